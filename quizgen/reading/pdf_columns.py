"""The columns of a page, told from where its lines begin and end."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quizgen.reading.wraps import cells

_FEWEST = 5  # lines make a column
_CROSSING = 0.25  # of a page's lines may run across the gutter: titles, summaries
_RIGHT = 0.15  # of them stand right of it at least: a last page's second column is short
_EDGE = 0.6  # of a column's lines begin at its left edge or one indent from it
_TURNS = 0.1  # of the lines at most follow one from the other side: cells of a table take turns all the time
# So many lines that end at the same point show where a text's edge is, if they are a fifth of all and fifteen
# characters long: items of a list may be as alike.
_FEWEST_FULL = 3
_FULL = 0.2
_NARROWEST = 15
_AT_EDGE = 0.35  # of a character
_DEEPEST = 3  # cuts, each from the right: up to four columns


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
class Column:
    """Where the text of a column begins and ends, how wide an ideograph is and how far apart lines stand (points).

    indented: paragraphs begin with an indent.
    """

    left: float
    right: float
    em: float
    pitch: float
    indented: bool


def document_columns(pages: Sequence[tuple[float, Sequence[PdfLine]]]) -> list[list[Column]]:
    """The columns of each page, given its width and lines; what one page does not show, the others tell.

    A page of short lines alone has its text's edge where the other pages have it, or as far from the right as the text
    begins from the left. Where most columns have indents, all have: one long paragraph does not show its own.
    """
    found = [find_columns(lines) for _, lines in pages]
    every = [column for columns in found for column in columns]
    indented = 2 * sum(column.indented for column in every) > len(every)
    reaches = sorted(
        line.right - columns[0].left
        for (_, lines), columns in zip(pages, found, strict=True)
        if len(columns) == 1
        for line in lines
        if line.text[-1].isalnum()
    )
    several = (column for columns in found if len(columns) > 1 for column in columns)
    narrow = list({(round(column.left), round(column.right)): column for column in several}.values())
    told = []
    for (width, _), columns in zip(pages, found, strict=True):
        known = [replace(column, indented=column.indented or indented) for column in columns]
        if len(known) == 1:
            known = [_as_elsewhere(known[0], narrow) or _to_edge(known[0], reaches, width)]
        told.append(known)
    return told


def _as_elsewhere(column: Column, narrow: Sequence[Column]) -> Column | None:
    """The only column of a page, where it is the first of two or more on other pages: the last page of a document."""
    for other in narrow:
        if abs(other.left - column.left) < column.em and column.right < other.right + column.em:
            return replace(column, right=max(column.right, other.right))
    return None


def _to_edge(column: Column, reaches: Sequence[float], width: float) -> Column:
    """The only column of a page, as wide as text may run. reaches: how far lines run on all such pages, in order."""
    usual = reaches[-1 - len(reaches) // 20] if reaches else 0.0
    near = _AT_EDGE * column.em
    exact = bisect_right(reaches, usual + near) - bisect_left(reaches, usual - near)
    if exact < max(_FEWEST_FULL, _FULL * len(reaches)) or usual < _NARROWEST * column.em:
        usual = max(usual, width - 2 * column.left)
    return replace(column, right=max(column.right, column.left + usual))


def find_columns(lines: Sequence[PdfLine]) -> list[Column]:
    """The columns of a page's lines, left to right; behind them one for the lines that run across, if there are."""
    groups = _split(list(lines), _DEEPEST)
    placed = {line for group in groups for line in group}
    across = [line for line in lines if line not in placed]
    return [_column(group) for group in [*groups, across] if group]


def column_of(line: PdfLine, columns: Sequence[Column]) -> Column:
    """The column that holds line: the narrowest it fits in, the last where it fits in none."""
    fitting = [c for c in columns if c.left - c.em < line.left and line.right < c.right + c.em]
    return min(fitting, key=lambda c: c.right - c.left, default=columns[-1])


def _split(lines: list[PdfLine], depth: int) -> list[list[PdfLine]]:
    """The lines of each column; those that run across a gutter are in none."""
    gutter = _gutter(lines) if depth else None
    if gutter is None:
        return [lines] if lines else []
    left = [line for line in lines if line.right <= gutter]
    right = [line for line in lines if line.left >= gutter]
    return _split(left, depth - 1) + _split(right, depth - 1)


def _gutter(lines: list[PdfLine]) -> float | None:
    """Where columns part: few lines run across, and those to the right begin at an edge of their own."""
    if len(lines) < 2 * _FEWEST:
        return None
    lefts = Counter(round(line.left) for line in lines)
    # Only where many lines begin can a column begin; the bound keeps the time in step with the lines.
    for edge in sorted(left for left, count in lefts.items() if count >= max(3, len(lines) // 50)):
        x = edge - 1.0
        left = sum(line.right <= x + 1 for line in lines)
        right = [line for line in lines if line.left >= x]
        across = len(lines) - left - len(right)
        enough = left >= _FEWEST and len(right) >= max(_FEWEST, _RIGHT * len(lines))
        if enough and across <= _CROSSING * len(lines) and _is_column(right, edge) and _keeps_sides(lines, x):
            return x
    return None


def _is_column(lines: list[PdfLine], edge: float) -> bool:
    size = sorted(line.size for line in lines)[len(lines) // 2]
    at_edge = sum(line.left - edge < 3 * size for line in lines)
    wide = sorted(line.right - line.left for line in lines)[len(lines) // 2]
    return at_edge >= _EDGE * len(lines) and wide > 5 * size


def _keeps_sides(lines: list[PdfLine], x: float) -> bool:
    sides = [line.left >= x for line in lines if line.right <= x + 1 or line.left >= x]
    return sum(a != b for a, b in pairwise(sides)) <= max(2, _TURNS * len(sides))


def _column(lines: list[PdfLine]) -> Column:
    # Marks may hang over the edge.
    rights = sorted(line.right for line in lines if line.text[-1].isalnum()) or [max(line.right for line in lines)]
    right = rights[-1 - len(rights) // 20]
    size = sorted(line.size for line in lines)[len(lines) // 2]
    # The left edge is where the lines after full lines begin; centred lines and indents lie to its right.
    after_full = [b.left for a, b in pairwise(lines) if a.right > right - 2 * size]
    left = min(after_full or [line.left for line in lines])
    first = sum(left + size < line.left < left + 3.5 * size for line in lines)
    steps = sorted(a.bottom - b.bottom for a, b in pairwise(lines) if 0 < a.bottom - b.bottom < 4 * size)
    # The lower quarter: pages of one-line paragraphs have more wide steps than narrow ones.
    pitch = steps[len(steps) // 4] if len(steps) > 4 else 2.5 * size
    widths = sorted(2 * (line.right - line.left) / cells(line.text) for line in lines if cells(line.text) > 12)
    em = widths[len(widths) // 2] if widths else size
    return Column(left, right, em, pitch, indented=first >= max(2, len(lines) // 12))
