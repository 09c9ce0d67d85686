"""A tree of HTML -> blocks: each paragraph, heading, list item and table row, with how much of it is links.

Own walk and not trafilatura, which was tried on pages of Chinese authorities: it lost data tables and the numbers of
ordered lists, and broke lines at links.
"""

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from quizgen.reading.marks import starts_with_marker
from quizgen.reading.ordinals import format_ordinal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "select",
        "option",
        "button",
        "textarea",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "nav",
        "footer",
        "aside",
        "rt",
        "rp",
        "dialog",
        "input",
        "title",
        "math",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "caption",
        "center",
        "address",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "details",
        "summary",
        "hr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "body",
        "html",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SOFT_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_WHITE = re.compile(r"[ \t\r\n]+")
_NOTE = re.compile(r"\s*[\[［(（〔]?\s*\d{1,3}\s*[\]］)）〕]?\s*|\s*[①-⑳]\s*")
_LIST_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LONGEST_CELL = 200  # characters: above it a table lays out a page


@dataclass(slots=True)
class Piece:
    """One block of a page. linked: how many of its characters are links; broken: <br> ended the piece before it."""

    text: str
    element: "HtmlElement"
    level: int = 0
    linked: int = 0
    broken: bool = False
    item: bool = False


@dataclass(slots=True)
class _Row:
    """The cells of a table row so far, each a list of pieces."""

    cells: list[list[Piece]] = field(default_factory=list)
    outer: list[Piece] = field(default_factory=list)


class _Walk:
    """The state of one walk over a tree, in document order and without recursion."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.rows: list[_Row] = []
        self.lists: list[list[int | str]] = []  # of each open list: its type and the next number
        self.text: list[str] = []
        self.linked = 0
        self.link_depth = 0
        self.level = 0
        self.prefix = ""
        self.broken = False
        self.item = False
        self.kept: HtmlElement | None = None  # the <pre> that is open, whose line ends count

    def add(self, text: str | None) -> None:
        if not text:
            return
        first, *more = text.split("\n") if self.kept is not None else [text]
        self._append(first)
        for line in more:
            if self.kept is not None:
                self.flush(self.kept, broken=True)
            self._append(line)

    def _append(self, text: str) -> None:
        self.text.append(text)
        if self.link_depth:
            self.linked += len(text.strip())

    def flush(self, element: "HtmlElement", *, broken: bool = False) -> None:
        """End the block so far."""
        text = _WHITE.sub(" ", _SOFT_BREAK.sub("", "".join(self.text))).strip(" ")
        if text.strip():
            if self.prefix and not starts_with_marker(text.strip()):
                text = self.prefix + (" " if text.strip()[0].isascii() else "") + text.strip()
            self.pieces.append(Piece(text, element, self.level, self.linked, self.broken, self.item))
            self.prefix, self.broken = "", False
        self.broken = broken and (self.broken or bool(text.strip()))
        self.text, self.linked = [], 0


def page_pieces(root: "HtmlElement") -> list[Piece]:
    """The blocks of a page in order, without what no reader sees."""
    from lxml import etree

    walk = _Walk()
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if _skipped(element, tag):
                events.skip_subtree()
                continue
            _open(walk, element, tag)
            walk.add(element.text)
        else:
            if not _skipped(element, tag):
                _close(walk, element, tag)
            if element is not root:
                walk.add(element.tail)
    walk.flush(root)
    return walk.pieces


def _skipped(element: "HtmlElement", tag: str) -> bool:
    if not tag or tag in _SKIPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if tag == "sup":
        text = "".join(islice(element.itertext(), 5))[:20]
        return bool(_NOTE.fullmatch(text)) and (not text.strip().isdecimal() or element.find(".//a") is not None)
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def _open(walk: _Walk, element: "HtmlElement", tag: str) -> None:
    if tag == "br":
        walk.flush(element.getparent(), broken=True)
    elif tag == "a":
        walk.link_depth += 1
    elif tag == "tr":
        walk.flush(element)
        walk.rows.append(_Row(outer=walk.pieces))
    elif tag in ("td", "th"):
        walk.flush(element)
        walk.pieces = []
    elif tag in _BLOCKS:
        walk.flush(element)
        if tag[0] == "h" and tag[1:].isdigit():
            walk.level = int(tag[1])
        elif tag in ("ol", "ul"):
            start = element.get("start", "1")
            kind = _LIST_TYPES.get(element.get("type", "1"), "decimal") if tag == "ol" else "bullet"
            walk.lists.append([kind, int(start) if re.fullmatch(r"\d{1,6}", start) else 1])
        elif tag == "li":
            walk.prefix, walk.item = _item_prefix(walk, element), True
        elif tag == "pre":
            walk.kept = element


def _close(walk: _Walk, element: "HtmlElement", tag: str) -> None:
    if tag == "a":
        walk.link_depth = max(0, walk.link_depth - 1)
    elif tag in ("td", "th"):
        walk.flush(element)
        if walk.rows:
            walk.rows[-1].cells.append(walk.pieces)
            walk.pieces = []
    elif tag == "tr" and walk.rows:
        walk.flush(element)
        row = walk.rows.pop()
        row.cells.append(walk.pieces)
        walk.pieces = row.outer
        walk.pieces.extend(_join_row(row, element))
    elif tag in _BLOCKS:
        walk.flush(element)
        if tag[0] == "h" and tag[1:].isdigit():
            walk.level = 0
        elif tag in ("ol", "ul") and walk.lists:
            walk.lists.pop()
        elif tag == "li":
            walk.prefix, walk.item = "", False
        elif tag == "pre":
            walk.kept = None


def _item_prefix(walk: _Walk, element: "HtmlElement") -> str:
    """The number or bullet that a browser shows before a list item."""
    if not walk.lists or walk.lists[-1][0] == "bullet":
        return "• "
    state = walk.lists[-1]
    value = element.get("value", "")
    number = int(value) if re.fullmatch(r"\d{1,6}", value) else int(state[1])
    state[1] = number + 1
    return format_ordinal(number, str(state[0])) + "."


def _join_row(row: _Row, element: "HtmlElement") -> list[Piece]:
    """One piece for a row of data; the pieces one by one where the table only lays out the page."""
    cells = [cell for cell in row.cells if cell]
    data = len(cells) > 1 and all(len(cell) == 1 and len(cell[0].text) <= _LONGEST_CELL for cell in cells)
    if not data:
        return [piece for cell in cells for piece in cell]
    text = " | ".join(cell[0].text.strip() for cell in cells)
    return [Piece(text, element, linked=sum(cell[0].linked for cell in cells))]
