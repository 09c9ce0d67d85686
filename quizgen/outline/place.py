"""What stands before a marker."""

from enum import IntEnum

_BLANK = " \t\u3000\xa0"
_STOPS = "。！？!?…"
_ENDS = _STOPS + "；;：:"
_CLOSERS = "”’」』）)》】"


class Place(IntEnum):
    """What stands before a marker, the better place the higher."""

    INSIDE = 0  # a word
    CLAUSE = 1  # ，、
    WORD = 2  # one space
    SENTENCE = 3  # 。；
    COLON = 4  # ： in the same line: a list may well begin here
    GAP = 5  # a wide gap, as between paragraphs that were run together
    LINE = 6  # a line's start, after a line that ends in no mark (a heading, or a sentence broken by typesetting)
    PARAGRAPH = 7  # a line's start or a gap, after a sentence's end


def place_of(text: str, start: int) -> Place:
    """What stands before the character at start."""
    before = start
    while before and text[before - 1] in _BLANK:
        before -= 1
    if before == 0:
        return Place.PARAGRAPH
    if text[before - 1] in "\n#":
        line = before
        while line and text[line - 1] in _BLANK + "\n#":
            line -= 1
        return Place.PARAGRAPH if line == 0 or text[line:before].count("\n") > 1 or ended(text, line) else Place.LINE
    gap = text[before : min(start, before + 4)]
    if len(gap) > 1 or "\u3000" in gap or "\t" in gap:
        return Place.PARAGRAPH if ended(text, before) else Place.GAP
    if ended(text, before):
        if gap and ended(text, before, _STOPS):
            return Place.PARAGRAPH
        return Place.COLON if text[before - 1] in "：:" else Place.SENTENCE
    if text[before - 1] in "，,、":
        return Place.CLAUSE
    return Place.WORD if gap else Place.INSIDE


def ended(text: str, at: int, marks: str = _ENDS) -> bool:
    """True when one of marks stands right before at, closing quotation marks and brackets after it left out."""
    least = max(0, at - 4)
    while at > least and text[at - 1] in _CLOSERS:
        at -= 1
    return at > 0 and text[at - 1] in marks
