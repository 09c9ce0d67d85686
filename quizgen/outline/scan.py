"""Every place where a list's marker could stand: one pass over the text, nothing decided yet."""

import re
from dataclasses import dataclass
from enum import IntEnum

from quizgen.chinese import numerals
from quizgen.outline.markers import BY_START, HAN, Setting, Style


class Place(IntEnum):
    """What stands before a marker, the better place the higher."""

    INSIDE = 0  # a word
    CLAUSE = 1  # ，、
    WORD = 2  # one space
    SENTENCE = 3  # 。；：
    GAP = 4  # a wide gap, as between paragraphs that were run together
    LINE = 5  # a line's start, after a line that ends in no mark (a heading, or a sentence broken by the typesetting)
    PARAGRAPH = 6  # a line's start, or a wide gap, after a sentence's end


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible marker: characters start..end (half-open), its style and number, and where it stands."""

    start: int
    end: int
    style: Style
    number: int
    place: Place


_TRIGGER = re.compile("[" + "".join(re.escape(c) for c in sorted(BY_START)) + "]")
_BLANK = " \t\u3000\xa0"
_ENDS = "。！？!?；;：:…"
_CLOSERS = "”’」』）)》】"
_LEAST = {
    Setting.STRUCTURE: Place.SENTENCE,
    Setting.HEADED: Place.CLAUSE,
    Setting.ENCLOSED: Place.INSIDE,
    Setting.SPOKEN: Place.CLAUSE,
    Setting.BULLET: Place.GAP,
}
_MEASURE = "月日号名人位类级线年季次届度期批天产班组楼层岁市县村镇环等流审种家户代点倍成条"
# After the marker stands what a reference goes on with, or what closes: no item begins so.
_NO_ITEM = re.compile(r"[ \u3000]*[，。；：、）)》」』”’,;:?？!！]")
_AFTER_CODE = re.compile(
    r"[ \u3000]?第[零〇一二三四五六七八九十百\d]+[款项項目條条]"
    r"|[（(][一二三四五六七八九十\d]+[）)][项項目、，]"
    r"|[的所规規、，和与與至或及之中。；）》第]"
)
_AFTER_ENCLOSED = re.compile(r"[项項款目条條号號》]|[、和及至或][（(第]")
_BEFORE_ENCLOSED = "第附表图圖式案注款项項目条條号號课卷期部辑册集篇章节和及至或与、"
_AFTER_LAST = re.compile(r"[的一期阶关通机时刻几两\d阵防]")


def candidates(text: str) -> list[Candidate]:
    """All possible markers of text in order; the longest where two begin at the same character."""
    found: list[Candidate] = []
    reach = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        if start < reach or (start and text[start] in HAN and text[start - 1] in HAN):
            continue
        place = _place(text, start)
        candidate = _best(text, start, place)
        if candidate is not None:
            found.append(candidate)
            reach = candidate.end
    return found


def _best(text: str, start: int, place: Place) -> Candidate | None:
    best: Candidate | None = None
    for style in BY_START[text[start]]:
        if place < _LEAST[style.setting]:
            continue
        match = style.pattern.match(text, start)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        number = style.value(match[1])
        if number is None or _looks_only(text, match.start(), match.end(), style, number, place):
            continue
        best = Candidate(start, match.end(), style, number, place)
    return best


def _place(text: str, start: int) -> Place:
    before = start
    while before and text[before - 1] in _BLANK:
        before -= 1
    gap = text[before : min(start, before + 4)]
    if before == 0:
        return Place.PARAGRAPH
    if text[before - 1] == "\n":
        line = before
        while line and (text[line - 1] in _BLANK or text[line - 1] == "\n"):
            line -= 1
        return Place.PARAGRAPH if line == 0 or _ended(text, line) else Place.LINE
    if len(gap) > 1 or "\u3000" in gap or "\t" in gap:
        return Place.PARAGRAPH if _ended(text, before) else Place.GAP
    if _ended(text, before):
        return Place.SENTENCE
    if text[before - 1] in "，,、":
        return Place.CLAUSE
    return Place.WORD if gap else Place.INSIDE


def _ended(text: str, at: int) -> bool:
    """True when a sentence, or its part at ；：, ends right before at, a closing mark after it included."""
    while at and text[at - 1] in _CLOSERS:
        at -= 1
        if at and text[at - 1] in _ENDS:
            return True
        if at and text[at - 1] not in _CLOSERS:
            return False
    return at > 0 and text[at - 1] in _ENDS


def _looks_only(text: str, start: int, end: int, style: Style, number: int, place: Place) -> bool:
    """True when what follows shows that the marker is part of something else."""
    after = text[end : end + 1]
    if style.setting is Setting.STRUCTURE:
        if _AFTER_CODE.match(text, end):
            return True
        return place < Place.LINE and after not in _BLANK + "\n"
    if _NO_ITEM.match(text, end) or end == len(text):
        return True
    if style.setting is Setting.ENCLOSED:
        if _AFTER_ENCLOSED.match(text, end):
            return True
        return place <= Place.CLAUSE and start > 0 and text[start - 1] in _BEFORE_ENCLOSED
    if style.name in ("一、", "1、", "第一，"):
        return _counts_on(text, end, number, place)
    if style.name in ("一是", "一要"):
        return after == "否" or (after in HAN and text[end + 1 : end + 2] in "，,。；二三四五")
    if style.name == "首先" and number == 99:
        return _AFTER_LAST.match(text, end) is not None
    return False


_COUNT = re.compile(r"第?([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(.?)")


def _counts_on(text: str, end: int, number: int, place: Place) -> bool:
    """True for 三、四名 and 1、2月: two numbers in a row that count something."""
    match = _COUNT.match(text, end)
    if match is None or numerals.parse(match[1]) != number + 1:
        return False
    if match[2] in ("、", ".", "．"):
        return True
    return match[2] in _MEASURE or match[2] in DIGITS_AFTER or place < Place.LINE


DIGITS_AFTER = ("万", "千", "百", "亿")
