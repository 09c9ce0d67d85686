"""Lines with their places on pages -> paragraphs: what is a running head, and which lines belong together."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from quizgen.reading.marks import starts_with_marker
from quizgen.reading.pdf_columns import Column, PdfLine, column_of, document_columns
from quizgen.reading.source import Block
from quizgen.reading.wraps import glue

_NUMBER = re.compile(r"[0-9０-９一二三四五六七八九十百〇ivxlcIVXLC]+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:第?\s*[0-9０-９]{1,4}\s*页?|[ivxlc]{1,6})(?:\s*(?:[/／]|共)\s*[0-9]{1,4}\s*页?)?\W*", re.I
)
_SENTENCE_END = re.compile(r"[。！？!?；;：:…]+[”’」』）)》]*$")
_BAND = 0.12  # of a page's height: where running heads and page numbers stand
_EDGE = 0.07  # of a page's height: nearer to the edge than any text
_PARAGRAPH_GAP = 1.3  # times the usual distance of lines: more parts paragraphs
# What may not be parted by a line's end: a number or word, the marks that cling to a character, and what stands on
# either side of a quotation mark.
_UNBROKEN = re.compile(
    r"[“‘（(《〈【「『]*(?:[0-9A-Za-z.,%‰+-]+|.)(?:[，。、；：！？）)》〉】」』%‰][0-9A-Za-z.%]*|[“”‘’](?:[0-9A-Za-z.]+|.)?)*"
)
_TOLERANCE = 0.6  # of a character: marks, letters and digits differ in width
_TITLE = 1.25  # times the size of the text: a title's letters are at least so large


@dataclass(frozen=True, slots=True)
class Page:
    """A page's width and height in points, and its lines in reading order."""

    width: float
    height: float
    lines: tuple[PdfLine, ...]


def layout_blocks(pages: list[Page]) -> list[Block]:
    """The paragraphs of all pages, without running heads and page numbers; a table's row is one block."""
    pages = [replace(page, lines=_without_heads(page, heads)) for heads in [_running_heads(pages)] for page in pages]
    columns = document_columns([(page.width, page.lines) for page in pages])
    paragraphs: list[list[PdfLine]] = []
    before: tuple[PdfLine, Column, int] | None = None
    for number, page in enumerate(pages):
        for line in page.lines:
            column = column_of(line, columns[number])
            if before and _continues(paragraphs[-1], before, line, column, number):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
            before = (line, column, number)
    return [Block(text) for lines in paragraphs if (text := _text(lines))]


def layout_title(pages: list[Page]) -> str:
    """The lines in the largest letters at the top of the first page, "" when none are larger than the text."""
    lines = [line for line in pages[0].lines[:12] if line.top < pages[0].height * (1 - _EDGE / 2)]
    sizes = Counter(round(line.size) for page in pages[:5] for line in page.lines for _ in line.text)
    if not lines or not sizes:
        return ""
    body = sizes.most_common(1)[0][0]
    largest = max(line.size for line in lines)
    if largest < body * _TITLE:
        return ""
    first = next(n for n, line in enumerate(lines) if line.size >= largest * 0.95)
    found = [lines[first].text]
    for line in lines[first + 1 :]:
        if line.size < largest * 0.95:
            break
        found.append(line.text)
    return "".join(found) if len(found) <= 4 else ""


def _running_heads(pages: list[Page]) -> set[tuple[str, int]]:
    """Texts (digits aside) with their height on the page (in tenths of an inch) that come again page after page."""
    counts: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counts.update({_head_key(page, line) for line in page.lines if _in_band(page, line)})
    needed = max(2, min(len(pages) // 3, 10))
    return {key for key, count in counts.items() if count >= needed}


def _head_key(page: Page, line: PdfLine) -> tuple[str, int]:
    from_edge = min(page.height - line.top, line.bottom)
    return _NUMBER.sub("0", re.sub(r"\s", "", line.text)), round(from_edge / 7.2)


def _in_band(page: Page, line: PdfLine) -> bool:
    return line.bottom > page.height * (1 - _BAND) or line.top < page.height * _BAND


def _without_heads(page: Page, heads: set[tuple[str, int]]) -> tuple[PdfLine, ...]:
    kept = []
    for place, line in enumerate(page.lines):
        outer = place in (0, 1, len(page.lines) - 2, len(page.lines) - 1) and _in_band(page, line)
        if outer and (_head_key(page, line) in heads or _PAGE_NUMBER.fullmatch(line.text) or _alone_on_top(page, line)):
            continue
        kept.append(line)
    return tuple(kept)


def _alone_on_top(page: Page, line: PdfLine) -> bool:
    """True for a line in the margin above the text: a running head even where there is one page only."""
    below = [other.top for other in page.lines if other.top < line.bottom]
    near_edge = line.bottom > page.height * (1 - _EDGE)
    return near_edge and bool(below) and line.bottom - max(below) > 2 * line.size


def _continues(
    paragraph: list[PdfLine], before: tuple[PdfLine, Column, int], line: PdfLine, column: Column, page: int
) -> bool:
    """True when line goes on where the line before it broke off."""
    last, old, old_page = before
    em = last.size
    if "\t" in last.text or "\t" in line.text:
        return False
    ended = _SENTENCE_END.search(last.text) is not None
    if _had_room(last, old, line, ended=ended):
        return False
    if abs(line.size - last.size) > 0.15 * em:
        return False
    if page == old_page and last.bottom - line.bottom > _PARAGRAPH_GAP * max(column.pitch, 1.3 * em):
        return False
    at_left = line.left < column.left + 0.8 * em
    if at_left and column.indented:
        return True
    if starts_with_marker(line.text) and (ended or not at_left):
        return False
    if len(paragraph) > 1:
        return abs((line.left - column.left) - (last.left - old.left)) < 0.8 * em
    marked = starts_with_marker(paragraph[0].text)
    hanging = marked and line.left > last.left
    if marked and column.indented and not hanging:
        return False
    return at_left or hanging or not ended


def _had_room(last: PdfLine, column: Column, line: PdfLine, *, ended: bool) -> bool:
    """True when the words that line begins with would still have fitted into last: there a paragraph ended."""
    head = _UNBROKEN.match(line.text)
    width = sum(0.6 if c.isascii() else 1.0 for c in head.group()) if head else 1.0
    tolerance = -0.2 if ended and width == 1.0 else _TOLERANCE
    return last.right + (width + tolerance) * column.em < column.right


def _text(lines: list[PdfLine]) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        parts.append(glue(parts[-1], line.text) + line.text)
    return "".join(parts).replace("\t", " | ").strip()
