"""Line breaks in the middle of sentences: OCR, mail and typewriters break lines where the paper ends."""

import re
import unicodedata
from itertools import pairwise

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.reading.marks import NUMERALS, starts_with_marker

_SENTENCE_END = re.compile(r"[。！？!?；;：:…]+[”’」』）)》]*$")
_OPEN_END = re.compile(r"[，、,“‘（(《〈【]$")
_CLOSING_START = re.compile(r"[，。、；：！？”’）》〉】]")
# 1.2万元; （二）号仓库: after a line that stops short these continue it and number nothing.
_CONTINUES = re.compile(
    r"[0-9０-９]+[.．][0-9０-９]+(?:万|亿|元|倍|米|公里|公斤|吨|平方|个|%|％)"
    rf"|[（(][{NUMERALS}]+[）)](?:号|款|项|条)"
)
# A marker cut in two: （ / 一）, 第十 / 二条.
_CUT_BEFORE = lazily(rf"[（(]$|第\s?[{NUMERALS}0-9]{{0,6}}$")
_CUT_AFTER = lazily(rf"[{NUMERALS}0-9]{{1,6}}\s?[）)]|[{NUMERALS}0-9]{{0,6}}\s?[编編章节節条條款项項目]")
_ORDER = "一二三四五六七八九十"
# 三、四名护林员 likewise, unless a 二、 opens a line elsewhere.
_COUNTED = lazily(rf"([{_ORDER}])、([{_ORDER}])(?=[^、，。{NUMERALS}])")
_NARROWEST = 24  # cells: below it a column of short lines is a list or a table, not wrapped prose
_OPENED = 0.95  # of the paragraphs: scans lose an indent now and then
_RAGGED = 0.7
_SLACK = 6  # cells: punctuation that may not begin a line draws up to three characters down with it


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line without outer white space. indent: characters of white space before it; after_blank: an empty line
    stood before it."""

    text: str
    indent: int = 0
    after_blank: bool = False


def join_wrapped(lines: list[Line]) -> list[Line]:
    """The same lines, with those joined again that a page's edge broke in the middle of a sentence."""
    width = _wrap_width(lines)
    opened = _opened(lines, width) if width else 0.0
    items = {line.text[0] for line in lines if line.text[1:2] == "、"}
    joined: list[list[str]] = []
    heads: list[Line] = []
    for number, line in enumerate(lines):
        if number and _continues(lines[number - 1], line, width, opened, items):
            joined[-1].append(glue(joined[-1][-1], line.text) + line.text)
        else:
            joined.append([line.text])
            heads.append(line)
    return [Line("".join(parts), head.indent, head.after_blank) for parts, head in zip(joined, heads, strict=True)]


def _continues(line: Line, following: Line, width: int, opened: float, items: set[str]) -> bool:
    """True when following is the rest of line's sentence. opened: see _opened. items: what opens a line with 、."""
    if following.after_blank or following.indent > line.indent or (opened and following.indent):
        return False
    if _CLOSING_START.match(following.text):
        return True
    if _CUT_BEFORE.search(line.text[-8:]) and _CUT_AFTER.match(following.text):
        return True
    if opened and not following.indent and cells(line.text) >= width - _SLACK:
        # A heading may stand without the indent that every paragraph has.
        plain = not _SENTENCE_END.search(line.text[-8:]) or not starts_with_marker(following.text)
        return plain or opened == 1
    if _SENTENCE_END.search(line.text[-8:]):
        return False
    if _CONTINUES.match(following.text) or _counts(following.text, items):
        return _ideograph(line.text[-1]) or line.text[-1].isdecimal()
    if starts_with_marker(following.text):
        return False
    if _OPEN_END.search(line.text):
        return True
    # Where paragraphs open alike, a line full of digits and letters may stop well short of the others.
    return bool(width) and cells(line.text) >= (width * _RAGGED if opened else width - _SLACK)


def _counts(text: str, items: set[str]) -> bool:
    """True when two numbers in a row open text which count something."""
    match = _COUNTED.match(text)
    if match is None:
        return False
    first, second = (_ORDER.index(match[n]) for n in (1, 2))
    return first < second and (not first or _ORDER[first - 1] not in items)


def _wrap_width(lines: list[Line]) -> int:
    """The width (in cells) at which the text was wrapped; 0 when it was not.

    Wrapped prose shows as many lines that stop without an end mark within a few cells of the same width.
    """
    widths = sorted(
        cells(line.text)
        for line, following in pairwise(lines)
        if not following.after_blank and not _SENTENCE_END.search(line.text[-8:])
    )
    if len(widths) < 3:
        return 0
    width = widths[-1 - len(widths) // 20]
    full = sum(width - _SLACK <= w <= width + 2 for w in widths)
    # Lines that run on beyond it, as paragraphs below headings of one length do, show that nothing was wrapped there.
    wider = sum(cells(line.text) > width + _SLACK for line in lines)
    return width if width >= _NARROWEST and full >= max(3, len(widths) // 2) and wider <= full // 4 else 0


def _opened(lines: list[Line], width: int) -> float:
    """The share of paragraphs that begin with an indent or after an empty line, 0 where too few do to tell.

    Where they do, a full line goes on with the next, whatever the two end and begin with.
    """
    after_short = [
        following.after_blank or following.indent > 0
        for line, following in pairwise(lines)
        if _SENTENCE_END.search(line.text[-8:]) and cells(line.text) + line.indent < width - 2 * _SLACK
    ]
    flush = sum(not line.indent and not line.after_blank for line in lines)
    share = sum(after_short) / max(1, len(after_short))
    return share if len(after_short) >= 3 and flush >= 3 and share >= _OPENED else 0.0


def cells(text: str) -> int:
    """How wide text is on paper: 2 for a full-width character, 1 for others."""
    return len(text) + sum(1 for c in text if c > "\u1100" and unicodedata.east_asian_width(c) in "WFA")


def glue(before: str, after: str) -> str:
    """What stands between two lines that belong together: a space between words of other scripts, else nothing."""
    return " " if before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalpha() else ""


def _ideograph(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff"
