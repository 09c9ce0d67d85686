"""Chinese text in a terminal: two cells a character, lines broken where Chinese breaks them, nothing obeyed."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

from rich.text import Text

# Lines longer than this many cells are hard to read, however wide the terminal is.
WIDEST = 92
# What may not begin a line, and what may not end one.
_NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—,.;:?!)]}%％·")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{")


@cache
def cell_width(character: str) -> int:
    """Cells a character may take. Those whose width depends on the font (“ … — ①) count as two: no line runs over."""
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def cells(text: str) -> int:
    """Cells that text may take, at most."""
    return sum(map(cell_width, text))


def clean(text: str) -> str:
    """text with everything that a terminal would obey instead of show made visible or left out: escape sequences,
    controls, marks that turn the direction of writing."""
    return "".join(c if _harmless(c) else "·" if c == "\x1b" else " " if c in "\t\r\n\v\f" else "" for c in text)


def wrap(text: Text, width: int | None) -> list[Text]:
    """text in lines of at most width cells; None leaves it on one line.

    Breaks fall between any two Chinese characters but never inside a word of letters or digits (unless it alone is
    wider than the line), never before closing punctuation and never after an opening mark.
    """
    if width is None:
        return [text]
    lines, start, used = [], 0, 0
    for begin, end in _pieces(text.plain):
        size = cells(text.plain[begin:end])
        if used and used + size > width:
            lines.append(text[start:begin])
            start, used = begin, 0
        if lines and not used and text.plain[begin:end].isspace():  # no line but the first begins with a space
            start = end
            continue
        while size > width:  # one piece wider than the line
            cut = _fitting(text.plain, begin, end, width)
            lines.append(text[start:cut])
            start = begin = cut
            size = cells(text.plain[begin:end])
        used += size
    lines.append(text[start:])
    for line in lines:
        line.rstrip()
    return lines


def indented(text: Text, width: int | None, first: str, rest: str) -> list[Text]:
    """text wrapped with `first` before its first line and `rest` before the others."""
    inner = None if width is None else max(width - cells(first), 4)
    lines = wrap(text, inner)
    return [Text(first if i == 0 else rest) + line for i, line in enumerate(lines)]


def flowed(segments: Sequence[Text], width: int | None, gap: str) -> list[Text]:
    """The segments one after the other, broken between them where a line is full, never inside one that fits."""
    lines: list[Text] = []
    for segment in segments:
        if lines and (width is None or cells(lines[-1].plain + gap + segment.plain) <= width):
            lines[-1] = lines[-1] + gap + segment
        else:
            lines += wrap(segment, width)
    return lines


def joined(lines: Sequence[Text]) -> Text:
    """The lines as one text."""
    return Text("\n").join(lines)


def _pieces(plain: str) -> Iterator[tuple[int, int]]:
    """The parts that must not be broken, as (start, end) in characters."""
    start = 0
    for at in range(1, len(plain)):
        before, after = plain[at - 1], plain[at]
        if before in _NOT_LAST or after in _NOT_FIRST or cell_width(after) == 0:
            continue
        if _in_word(before) and _in_word(after):
            continue
        yield start, at
        start = at
    if start < len(plain):
        yield start, len(plain)


def _in_word(character: str) -> bool:
    return character != " " and cell_width(character) == 1


def _fitting(plain: str, begin: int, end: int, width: int) -> int:
    """Where to cut plain[begin:end] so that the first part fits, at least one character on."""
    used = 0
    for at in range(begin, end):
        used += cell_width(plain[at])
        if used > width and at > begin:
            return at
    return end


def _harmless(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"} or character in "\u200d\ufe0f"
