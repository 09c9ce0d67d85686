"""Which kind of file it is: by content first, then by suffix."""

import re
from enum import Enum
from typing import TYPE_CHECKING

from quizgen.errors import SourceError

if TYPE_CHECKING:
    from quizgen.reading.archives import Archive


class Kind(Enum):
    """The kinds of files that quizgen reads."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    WEB_ARCHIVE = "web archive"
    DOCX = "Word document"
    PDF = "PDF"
    EPUB = "EPUB"


SUFFIXES = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.MARKDOWN,
    ".markdown": Kind.MARKDOWN,
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".mht": Kind.WEB_ARCHIVE,
    ".mhtml": Kind.WEB_ARCHIVE,
    ".docx": Kind.DOCX,
    ".docm": Kind.DOCX,
    ".pdf": Kind.PDF,
    ".epub": Kind.EPUB,
}
_COMMENT = r"<!--(?:(?!-->).){0,2000}-->"
_PAGE = re.compile(
    rf"\s*(?:<\?xml[^>]{{0,200}}>\s*)?(?:{_COMMENT}\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_HEADER = rb"[\w-]{1,80}:[^\n]*\n(?:[ \t][^\n]*\n)*"
_ARCHIVE_HEAD = re.compile(rb"\A(?:" + _HEADER + rb"){0,20}?Content-Type:\s*multipart/related", re.I)
# What people hand in by mistake, by its first bytes, with what to do about it.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office file (.doc, .wps, .xls); save it as .docx first"),
    (b"{\\rtf", "is an RTF file; save it as .docx first"),
    (b"\x89PNG", "is a picture; quizgen reads text, so put it through text recognition (OCR) first"),
    (b"\xff\xd8\xff", "is a picture; quizgen reads text, so put it through text recognition (OCR) first"),
    (b"GIF8", "is a picture; quizgen reads text, so put it through text recognition (OCR) first"),
    (b"BM\x00", "is a picture; quizgen reads text, so put it through text recognition (OCR) first"),
    (b"\x1f\x8b", "is packed with gzip; unpack it first"),
    (b"Rar!", "is a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it first"),
    (b"SQLite format 3\0", "is a database, not a document"),
)
_ZIPPED = (
    ("xl/", "is a spreadsheet; save the text as .docx or .txt first"),
    ("ppt/", "is a presentation; save its text as .docx or .txt first"),
    ("content.xml", "is an OpenDocument file; save it as .docx first"),
)


def kind_of_bytes(data: bytes) -> Kind | None:
    """The kind that the first bytes (for a zip: the parts) show; None for what can only be text.

    Raises SourceError for files of other kinds and damaged archives.
    """
    if data.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        from quizgen.reading.archives import Archive  # here: most documents are none

        return _kind_of_zip(Archive(data))
    for head, message in _OTHERS:
        if data.startswith(head):
            raise SourceError(message)
    return Kind.WEB_ARCHIVE if _ARCHIVE_HEAD.match(data[:8192]) else None


def kind_of_text(text: str, suffix: str) -> Kind:
    """The kind of a text: HTML when it begins as a page does, else what the suffix says."""
    if _PAGE.match(text):
        return Kind.HTML
    kind = SUFFIXES.get(suffix.lower(), Kind.TEXT)
    if kind in (Kind.PDF, Kind.DOCX, Kind.EPUB):
        raise SourceError(f"is named {suffix} but is no {kind.value}")
    return kind


def _kind_of_zip(archive: "Archive") -> Kind:
    names = archive.names()
    if "word/document.xml" in names or any(name.startswith("word/document") for name in names):
        return Kind.DOCX
    if "META-INF/container.xml" in names or "mimetype" in names[:1]:
        return Kind.EPUB
    for start, message in _ZIPPED:
        if any(name.startswith(start) for name in names):
            raise SourceError(message)
    raise SourceError("is a zip archive but neither .docx nor .epub; unpack it first")
