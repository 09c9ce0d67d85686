"""Lines with their places on pages -> paragraphs: what is a running head, and which lines belong together."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.reading.marks import starts_with_marker
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
_TITLE = 1.25  # times the size of the text: a title's letters are at least so large


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line and its box in points from the lower left corner; the box is as high as the font."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def size(self) -> float:
        """The height of the font's letters, in points."""
        return max(1.0, self.top - self.bottom)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's width and height in points, and its lines in reading order."""

    width: float
    height: float
    lines: tuple[PdfLine, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the text of a column begins and ends, how far apart its lines stand (points), and whether paragraphs begin
    with an indent."""

    left: float
    right: float
    pitch: float
    indented: bool


def layout_blocks(pages: list[Page]) -> list[Block]:
    """The paragraphs of all pages, without running heads and page numbers; a table's row is one block."""
    pages = [replace(page, lines=_without_heads(page, heads)) for heads in [_running_heads(pages)] for page in pages]
    columns = [_columns(page) for page in pages]
    paragraphs: list[list[PdfLine]] = []
    before: tuple[PdfLine, _Column, int] | None = None
    for number, page in enumerate(pages):
        for line in page.lines:
            column = _column_of(line, columns[number])
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


def _columns(page: Page) -> list[_Column]:
    """The columns of a page, left to right: one, or two where the lines keep to their halves."""
    middle = page.width / 2
    left = [line for line in page.lines if line.right < middle * 1.05]
    right = [line for line in page.lines if line.left > middle * 0.95]
    long_left = [line for line in left if line.right - line.left > page.width * 0.25]
    two = len(long_left) >= 5 and len(right) >= 5 and len(left) + len(right) > 0.8 * len(page.lines)
    groups = [left, right] if two else [list(page.lines)]
    return [_column(group) for group in groups if group]


def _column(lines: list[PdfLine]) -> _Column:
    rights = sorted(line.right for line in lines)
    right = rights[-1 - len(rights) // 20]
    size = sorted(line.size for line in lines)[len(lines) // 2]
    # The left edge is where the lines after full lines begin; centred lines and indents lie to its right.
    after_full = [b.left for a, b in pairwise(lines) if a.right > right - 2 * size]
    left = min(after_full or [line.left for line in lines])
    first = sum(left + size < line.left < left + 3.5 * size for line in lines)
    steps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 4 * size)
    # The lower quarter: pages of one-line paragraphs have more wide steps than narrow ones.
    pitch = steps[len(steps) // 4] if len(steps) > 4 else 2.5 * size
    return _Column(left, right, pitch, indented=first >= max(2, len(lines) // 12))


def _column_of(line: PdfLine, columns: list[_Column]) -> _Column:
    return next((c for c in columns if line.left < c.right), columns[-1])


def _continues(
    paragraph: list[PdfLine], before: tuple[PdfLine, _Column, int], line: PdfLine, column: _Column, page: int
) -> bool:
    """True when line goes on where the line before it broke off."""
    last, old, old_page = before
    em = last.size
    if "\t" in last.text or "\t" in line.text:
        return False
    # A line may stop short by a character or two; by more where a quotation or number could not be broken.
    if last.right < old.right - (4.5 if _runs_on(last, line) else 2.2) * em:
        return False
    if abs(line.size - last.size) > 0.15 * em:
        return False
    if page == old_page and last.bottom - line.bottom > _PARAGRAPH_GAP * max(column.pitch, 1.3 * em):
        return False
    at_left = line.left < column.left + 0.8 * em
    if at_left and column.indented:
        return True
    if starts_with_marker(line.text):
        return False
    if len(paragraph) > 1:
        return abs((line.left - column.left) - (last.left - old.left)) < 0.8 * em
    hanging = starts_with_marker(paragraph[0].text) and line.left > last.left
    return at_left or hanging or not _SENTENCE_END.search(last.text)


def _runs_on(last: PdfLine, line: PdfLine) -> bool:
    """True when by their words alone the second line could go on with the first."""
    return not _SENTENCE_END.search(last.text) and not starts_with_marker(line.text) and line.left <= last.left


def _text(lines: list[PdfLine]) -> str:
    parts = [lines[0].text]
    for line in lines[1:]:
        parts.append(glue(parts[-1], line.text) + line.text)
    return "".join(parts).replace("\t", " | ").strip()
