"""A file of any supported kind -> Document. The kind is found by content first, then by suffix."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from quizgen.document.document import Document
from quizgen.errors import SourceError
from quizgen.reading.finish import finish
from quizgen.reading.kinds import SUFFIXES, Kind, kind_of_bytes, kind_of_text
from quizgen.reading.options import DEFAULT, ReadOptions
from quizgen.reading.source import Source

supported_suffixes = tuple(SUFFIXES)


def read_file(path: Path, options: ReadOptions = DEFAULT) -> Document:
    """The document in a file. Without a title of its own it bears the file's name.

    Raises SourceError when the file cannot be read or holds no Chinese text.
    """
    try:
        if path.is_dir():
            raise SourceError("is a folder, not a document; name the files in it", path=path)
        with path.open("rb") as file:
            # One byte more than allowed shows that there is more, whatever the file system says of its size.
            data = file.read(options.max_size + 1)
    except FileNotFoundError:
        raise SourceError("there is no such file", path=path) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=path) from error
    return read_bytes(data, str(path), options)


def read_bytes(data: bytes, name: str = "", options: ReadOptions = DEFAULT) -> Document:
    """The document in data. name: of its file, for messages and Document.source; "" for standard input.

    Raises SourceError as read_file does.
    """
    path = Path(name)
    try:
        if len(data) > options.max_size:
            raise SourceError(f"is larger than {_size(options.max_size)}; allow more with --max-size")
        source = _source(data, path.suffix, options)
        return finish(source, name=path.name if name else "", title=path.stem if name else "")
    except SourceError as error:
        if error.path is None and name:
            raise SourceError(error.message, path=name, line=error.line, column=error.column) from error
        raise


def documents_in(folder: Path) -> Iterator[Path]:
    """The files of supported kinds in a folder and those inside it, in order of their names.

    Hidden files and the lock files of office programs (~$…) are left out. Raises SourceError when folder is none.
    """
    if not folder.is_dir():
        raise SourceError("is not a folder", path=folder)
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield path


def _source(data: bytes, suffix: str, options: ReadOptions) -> Source:
    """The blocks of a file of any kind. Readers are imported when a file of their kind comes."""
    kind = kind_of_bytes(data)
    if kind is Kind.DOCX:
        from quizgen.reading.docx import docx_source

        return docx_source(data)
    if kind is Kind.PDF:
        from quizgen.reading.pdf import pdf_source

        return pdf_source(data, options)
    if kind is Kind.EPUB:
        from quizgen.reading.epub import epub_source

        return epub_source(data)
    return _text_source(data, suffix, options, archive=kind is Kind.WEB_ARCHIVE)


def _text_source(data: bytes, suffix: str, options: ReadOptions, *, archive: bool) -> Source:
    from quizgen.reading.encodings import declared_charset, decode
    from quizgen.reading.mojibake import repair
    from quizgen.reading.text import text_source

    if not data.strip():
        raise SourceError("is empty: there is no text in it")
    if archive:
        from quizgen.reading.html import web_archive

        decoded = web_archive(data, options.encoding)
    else:
        decoded = decode(data, encoding=options.encoding, declared=declared_charset(data))
    kind = Kind.HTML if archive else kind_of_text(decoded.text, suffix)
    if kind is Kind.HTML:
        from quizgen.reading.html import html_source

        repaired = repair(decoded.text)
        return html_source(repaired.text, (*decoded.warnings, *repaired.warnings))
    source = text_source(decoded.text, markdown=kind is Kind.MARKDOWN)
    return msgspec.structs.replace(source, warnings=(*decoded.warnings, *source.warnings))


def _size(count: int) -> str:
    megabytes = count / (1024 * 1024)
    return f"{megabytes:g} MB" if megabytes >= 1 else f"{count:,} bytes"
