"""A file of any supported kind -> Document. The kind is found by content first, then by suffix."""

from pathlib import Path

from quizgen.document.document import Document
from quizgen.errors import SourceError
from quizgen.reading.finish import finish
from quizgen.reading.options import DEFAULT, ReadOptions
from quizgen.reading.text import text_source


def read_file(path: Path, options: ReadOptions = DEFAULT) -> Document:
    """The document in a file. Raises SourceError when it cannot be read or holds no Chinese text."""
    try:
        if path.is_dir():
            raise SourceError("is a folder; name the files in it", path=path)
        with path.open("rb") as file:
            data = file.read(options.max_size + 1)
    except FileNotFoundError:
        raise SourceError("there is no such file", path=path) from None
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror or error}", path=path) from error
    return read_bytes(data, str(path), options)


def read_bytes(data: bytes, name: str = "", options: ReadOptions = DEFAULT) -> Document:
    """The document in data. name: of its file, for messages and Document.source; "" for standard input."""
    try:
        if len(data) > options.max_size:
            raise SourceError(f"is larger than {options.max_size} bytes; allow more with --max-size", path=name or None)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("is not UTF-8 text; other encodings are not read yet", path=name or None) from error
    return finish(text_source(text), name=Path(name).name)
