"""A web page -> Source: the part of the page that is the document, with its title."""

import re
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import TYPE_CHECKING

from quizgen.document.document import Facts
from quizgen.errors import SourceError
from quizgen.reading.characters import plain_characters
from quizgen.reading.dates import iso_date
from quizgen.reading.encodings import Decoded, decode
from quizgen.reading.html_blocks import Piece, page_pieces
from quizgen.reading.html_tree import parse_html
from quizgen.reading.lines import split_gaps
from quizgen.reading.marks import starts_with_marker
from quizgen.reading.source import Block, Source
from quizgen.reading.wraps import Line, join_wrapped

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SITE = re.compile(r"\s*(?:[-—–_|｜]{1,5})\s*")
_PROSE = re.compile("[。！？；]")
_SHARE = 0.9  # of a page's own words: the smallest element with so much of them is the document
_LONGEST_MENU = 30  # characters
_DATA_URI = re.compile(r"data:[\w/+.;=-]{0,100}base64,[A-Za-z0-9+/=\s%]{64,}")


def html_source(text: str, warnings: tuple[str, ...] = ()) -> Source:
    """The document in a page. Raises SourceError when the page is none or nests too deep."""
    root = parse_html(_DATA_URI.sub("data:,", text))
    pieces = [piece for piece in page_pieces(root) if piece.text.strip()]
    main = _main_pieces(pieces)
    title = _title(root, pieces, main)
    return Source(_blocks(main), title, _facts(root), warnings)


def web_archive(data: bytes, encoding: str = "") -> Decoded:
    """The page in a web archive (.mht, .mhtml: a page and its pictures as one message)."""
    message = message_from_bytes(data, policy=policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return decode(payload, encoding=encoding, declared=str(part.get_param("charset") or ""))
    raise SourceError("is a web archive without a page in it")


def plain_blocks(root: "HtmlElement") -> tuple[Block, ...]:
    """All blocks of a page that is nothing but document (a chapter of an e-book)."""
    return _blocks([piece for piece in page_pieces(root) if piece.text.strip()])


def _blocks(pieces: list[Piece]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    lines: list[Line] = []
    for piece in pieces:
        text = plain_characters(piece.text).replace("\n", " ")
        content = text.strip()
        if not content:
            continue
        if not piece.broken:
            blocks += _paragraphs(lines)
            lines = []
        if piece.level:
            blocks.append(Block(content, level=piece.level))
        else:
            lines.append(Line(content, len(text) - len(text.lstrip()), after_blank=not piece.broken))
    return (*blocks, *_paragraphs(lines))


def _paragraphs(lines: list[Line]) -> list[Block]:
    return [Block(text) for line in join_wrapped(lines) for text in split_gaps(line.text)]


def _main_pieces(pieces: list[Piece]) -> list[Piece]:
    """The pieces of the smallest element that holds nearly all of the page's own words, and other pieces that are
    sentences or stand right above it (title, source, date)."""
    weights = [_weight(piece) for piece in pieces]
    total = sum(weights)
    if not total:
        return pieces
    sums: Counter[HtmlElement] = Counter()
    for piece, weight in zip(pieces, weights, strict=True):
        element: HtmlElement | None = piece.element
        while weight and element is not None:
            sums[element] += weight
            element = element.getparent()
    main = next(iter(sums))
    best = [element for element, weight in sums.items() if weight >= total * _SHARE]
    main = _around(max(best, key=_depth), pieces)
    inside = {id(piece) for piece in pieces if _within(piece.element, main)}
    first = next(n for n, piece in enumerate(pieces) if id(piece) in inside)
    kept = [
        piece
        for n, piece in enumerate(pieces)
        if (id(piece) in inside or (first - 12 <= n < first) or _PROSE.search(piece.text)) and not _is_menu(piece)
    ]
    return kept or pieces


def _around(element: "HtmlElement", pieces: list[Piece]) -> "HtmlElement":
    """element, or where it is one paragraph alone, what stands around it: a short text's paragraphs are one page."""
    parent = element.getparent()
    if parent is None or sum(_within(piece.element, element) for piece in pieces) > 1:
        return element
    return parent


def _weight(piece: Piece) -> int:
    """How much a piece counts as the page's own words: its characters outside links."""
    own = len(piece.text) - piece.linked
    return own if own >= 8 or piece.level or starts_with_marker(piece.text.strip()) else 0


def _is_menu(piece: Piece) -> bool:
    text = piece.text.strip()
    most = piece.linked * 10 >= len(re.sub(r"\s", "", text)) * 7
    return bool(text) and most and not piece.level and (piece.item or len(text) <= _LONGEST_MENU)


def _depth(element: "HtmlElement") -> int:
    return sum(1 for _ in element.iterancestors())


def _within(element: "HtmlElement", outer: "HtmlElement") -> bool:
    return element is outer or any(ancestor is outer for ancestor in element.iterancestors())


def _title(root: "HtmlElement", pieces: list[Piece], main: list[Piece]) -> str:
    """The page's title without the site's name: the part of <title> that the page shows, else its only top heading."""
    named = (root.findtext(".//title") or "")[:500]
    shown = [re.sub(r"\s", "", piece.text) for piece in main if not piece.linked]
    whole = plain_characters(named).replace("\n", " ").strip()
    for part in (whole, *_SITE.split(whole)):
        wanted = re.sub(r"\s", "", part)
        if len(wanted) >= 4 and wanted in shown:
            return part
    tops = [piece.text.strip() for piece in pieces if piece.level == 1]
    if len(tops) == 1:
        return tops[0]
    return ""


def _facts(root: "HtmlElement") -> Facts:
    found = {
        (meta.get("name") or meta.get("property") or "").lower(): meta.get("content") or ""
        for meta in root.iterfind(".//meta")
    }
    date = found.get("pubdate") or found.get("article:published_time") or found.get("publishdate") or ""
    return Facts(date=iso_date(date))
