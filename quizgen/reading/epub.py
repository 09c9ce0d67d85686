"""An e-book (EPUB 2 or 3) -> Source: its chapters in reading order."""

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from quizgen.document.document import Facts
from quizgen.errors import SourceError
from quizgen.reading.archives import Archive
from quizgen.reading.dates import iso_date
from quizgen.reading.encodings import declared_charset, decode
from quizgen.reading.html import plain_blocks
from quizgen.reading.html_tree import parse_html
from quizgen.reading.source import Block, Source
from quizgen.reading.xml import parse_xml, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def epub_source(data: bytes) -> Source:
    """The text of all chapters; cover, navigation and table of contents are left out.

    Raises SourceError for a damaged or protected book.
    """
    archive = Archive(data)
    if "META-INF/encryption.xml" in archive and b"xmlenc#aes" in archive.read("META-INF/encryption.xml"):
        raise SourceError("is protected against copying (DRM); its text cannot be read")
    package_name = _package_name(archive)
    package = parse_xml(archive.xml(package_name), package_name)
    blocks: list[Block] = []
    warnings: list[str] = []
    for name in _chapters(package, posixpath.dirname(package_name)):
        if name not in archive:
            warnings.append(f"the chapter {name} is named in the book but missing from it")
            continue
        page = archive.xml(name)
        decoded = decode(page, declared=declared_charset(page)) if page.strip() else None
        if decoded:
            blocks += plain_blocks(parse_html(decoded.text))
            warnings += decoded.warnings
    metadata = {part: text_of(package.find(f".//{_DC}{part}")) for part in ("title", "creator", "publisher", "date")}
    facts = Facts(issuer=metadata["publisher"], date=iso_date(metadata["date"]))
    return Source(tuple(blocks), metadata["title"], facts, tuple(warnings))


def _package_name(archive: Archive) -> str:
    """The name of the package document, which lists the chapters."""
    container = parse_xml(archive.xml("META-INF/container.xml"), "META-INF/container.xml")
    root = container.find(f".//{_CONTAINER}rootfile")
    name = root.get("full-path", "") if root is not None else ""
    if not name:
        raise SourceError("is damaged: META-INF/container.xml names no package document")
    return str(name)


def _chapters(package: "Element", folder: str) -> list[str]:
    """The names of the chapters in reading order, each once."""
    pages = {}
    for item in package.iterfind(f".//{_OPF}manifest/{_OPF}item"):
        navigation = "nav" in (item.get("properties") or "").split()
        if item.get("media-type") in _PAGES and not navigation:
            pages[item.get("id")] = posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))
    contents = {
        posixpath.normpath(posixpath.join(folder, unquote((guide.get("href") or "").partition("#")[0])))
        for guide in package.iterfind(f".//{_OPF}guide/{_OPF}reference")
        if guide.get("type") in ("toc", "cover")
    }
    order = [pages.get(ref.get("idref")) for ref in package.iterfind(f".//{_OPF}spine/{_OPF}itemref")]
    return [name for name in dict.fromkeys(order) if name and name not in contents]
