"""A Word document (.docx) -> Source: its paragraphs with the numbers Word shows, its tables row by row.

Read from its XML and not with python-docx, whose paragraphs know neither list numbers nor tracked changes.
"""

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.errors import SourceError
from quizgen.reading.archives import Archive
from quizgen.reading.characters import plain_characters
from quizgen.reading.docx_parts import Numbering, Styles, W, number, value
from quizgen.reading.lines import split_gaps
from quizgen.reading.marks import starts_with_marker
from quizgen.reading.source import Block, Source
from quizgen.reading.wraps import Line, join_wrapped
from quizgen.reading.xml import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Not part of the text as it reads today: deleted and moved words, ruby, doubles for old programs.
_LEFT_OUT = frozenset((W + "del", W + "moveFrom", W + "rt", W + "pPr", _MC + "Fallback", W + "txbxContent"))
_NOTE = re.compile(r"\s*[\[［(（〔]\s*\d{1,3}\s*[\]］)）〕]\s*|\s*[①-⑳]\s*")
_LONGEST_CELL = 200  # characters: above it a table lays out a page
_DEEPEST = 60  # tables and content controls inside one another


def docx_source(data: bytes) -> Source:
    """The text of a Word document; headers, footers, notes, comments and its table of contents are left out.

    Raises SourceError for a damaged one.
    """
    archive = Archive(data)
    main = _target(archive, "_rels/.rels", "", "/officeDocument") or "word/document.xml"
    root = parse_xml(archive.xml(main), main)
    body = root.find(W + "body")
    if body is None:
        raise SourceError("is a Word document without a body: the file is damaged")
    folder, name = posixpath.split(main)
    relations = f"{folder}/_rels/{name}.rels"
    styles = Styles(_part(archive, _target(archive, relations, folder, "/styles")))
    numbering = Numbering(_part(archive, _target(archive, relations, folder, "/numbering")), styles)
    reader = _Reader(styles, numbering)
    blocks = tuple(reader.blocks(body, 0))
    return Source(blocks, " ".join(reader.titles))


def _target(archive: Archive, relations: str, folder: str, kind: str) -> str:
    """The name of the part that a part's relations name for a kind, "" for none."""
    if relations not in archive:
        return ""
    for relation in parse_xml(archive.xml(relations), relations).iterfind(_RELATION):
        if str(relation.get("Type", "")).endswith(kind) and relation.get("TargetMode") != "External":
            target = str(relation.get("Target", ""))
            name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            return name if name in archive else ""
    return ""


def _part(archive: Archive, name: str) -> "Element | None":
    return parse_xml(archive.xml(name), name) if name else None


class _Reader:
    """Walks the body in order, since list numbers count on."""

    def __init__(self, styles: Styles, numbering: Numbering):
        self._styles = styles
        self._numbering = numbering
        self.titles: list[str] = []

    def blocks(self, parent: "Element", depth: int) -> Iterator[Block]:
        """The blocks of a body, a cell, a text box or a content control."""
        if depth > _DEEPEST:
            raise SourceError(f"nests more than {_DEEPEST} tables or content controls inside one another")
        for element in parent:
            if element.tag == W + "p":
                yield from self._paragraph(element, depth)
            elif element.tag == W + "tbl":
                yield from self._table(element, depth)
            elif element.tag == W + "sdt":
                content = element.find(W + "sdtContent")
                gallery = value(element, f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
                if content is not None and "Table of Contents" not in gallery:
                    yield from self.blocks(content, depth + 1)
            elif (
                element.tag in (W + "ins", W + "moveTo", W + "customXml", W + "smartTag", _MC + "AlternateContent")
                or element.tag == _MC + "Choice"
            ):
                yield from self.blocks(element, depth + 1)

    def _paragraph(self, paragraph: "Element", depth: int) -> Iterator[Block]:
        properties = paragraph.find(W + "pPr")
        style = value(properties, W + "pStyle") or self._styles.default
        label = self._label(properties, style)
        text = plain_characters("".join(_run_text(paragraph)))
        if text.strip() and not self._styles.is_named(style, r"toc \d|toc heading|目录 ?\d?"):
            yield from self._lines(text, label, self._level(properties, style), style)
        for box in paragraph.iter(W + "txbxContent"):
            if not any(above.tag == _MC + "Fallback" for above in box.iterancestors()) and _nearest(box) is paragraph:
                yield from self.blocks(box, depth + 1)

    def _lines(self, text: str, label: str, level: int, style: str) -> Iterator[Block]:
        """The lines of one paragraph, which line breaks inside it part."""
        raw = [line for line in text.split("\n") if line.strip()]
        if self._styles.is_named(style, "title") and not label:
            self.titles.append(" ".join(line.strip() for line in raw))
        counted = label not in ("", "•", "——")
        if level:
            yield Block(_labelled(label, " ".join(line.strip() for line in raw)), level, numbered=counted)
            return
        lines = [Line(line.strip(), len(line) - len(line.lstrip())) for line in raw]
        for place, line in enumerate(join_wrapped(lines)):
            for part, piece in enumerate(split_gaps(line.text)):
                first = not place and not part
                yield Block(_labelled(label if first else "", piece), numbered=counted and first)

    def _level(self, properties: "Element | None", style: str) -> int:
        outline = number(value(properties, W + "outlineLvl"), -1)
        if 0 <= outline < 9:
            return outline + 1
        return 0 if outline == 9 else self._styles.level(style)

    def _label(self, properties: "Element | None", style: str) -> str:
        """The number that Word shows before a paragraph; counts it even when the paragraph is empty."""
        numbering = properties.find(W + "numPr") if properties is not None else None
        list_id, level = value(numbering, W + "numId"), number(value(numbering, W + "ilvl"), -1)
        if not list_id:
            list_id, styled = self._styles.list_of(style)
            level = level if level >= 0 else styled
        elif level < 0:
            level = 0
        return "" if list_id in ("", "0") else self._numbering.label(list_id, level, style)

    def _table(self, table: "Element", depth: int) -> Iterator[Block]:
        for row in table.iter(W + "tr"):
            if _nearest(row, W + "tbl") is not table:
                continue
            cells = []
            for cell in row.iter(W + "tc"):
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if _nearest(cell, W + "tr") is row and (merged is None or merged.get(W + "val") == "restart"):
                    cells.append(list(self.blocks(cell, depth + 1)))
            yield from _join_row([cell for cell in cells if cell])


def _join_row(cells: list[list[Block]]) -> Iterator[Block]:
    """One block for a row of data; the blocks one by one where the table only lays out the page."""
    texts = [" ".join(block.text.strip() for block in cell) for cell in cells]
    if len(cells) > 1 and all(len(text) <= _LONGEST_CELL for text in texts):
        yield Block(" | ".join(texts))
        return
    for cell in cells:
        yield from cell


def _labelled(label: str, text: str) -> str:
    """A paragraph with its number; a space where the two would run together (第一条 为了, 1.2 范围, 1. 5G网络)."""
    text = text.strip()
    if not label or (starts_with_marker(text) and label == "•"):
        return text
    apart = label[-1].isalnum() or label == "•" or (label[-1] in ".)" and text[0].isascii())
    return label + (" " if apart else "") + text


def _nearest(element: "Element", tag: str = W + "p") -> "Element | None":
    """The nearest element of a kind around element."""
    return next(element.iterancestors(tag), None)


def _run_text(paragraph: "Element") -> Iterator[str]:
    """The text of a paragraph as it reads, "\\n" for a line break."""
    stack = [iter(paragraph)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
        elif element.tag in (W + "t", _MATH + "t"):
            yield element.text or ""
        elif element.tag == W + "tab":
            yield "\t"
        elif element.tag in (W + "br", W + "cr"):
            yield "\n"
        elif element.tag == W + "noBreakHyphen":
            yield "-"
        elif element.tag == W + "r" and _unseen(element):
            continue
        elif element.tag not in _LEFT_OUT and isinstance(element.tag, str):
            stack.append(iter(element))


def _unseen(run: "Element") -> bool:
    """True for hidden text and for a note mark that someone typed as superscript."""
    properties = run.find(W + "rPr")
    if properties is None:
        return False
    hidden = properties.find(W + "vanish")
    if hidden is not None and hidden.get(W + "val", "1") not in ("0", "false"):
        return True
    if value(properties, W + "vertAlign") != "superscript":
        return False
    return bool(_NOTE.fullmatch("".join(part.text or "" for part in run.iter(W + "t"))))
