"""What may be printed at all, how wide it is, and how Markdown keeps it text."""

import re
import unicodedata
from math import ceil

# Handwriting takes some 7 mm a character: 1.8 of the 3.7 mm that a printed one takes in 10.5 pt.
EMS_A_WRITTEN_CHARACTER = 1.8
SHORTEST_BLANK, LONGEST_BLANK = 6, 60
_NOT_PRINTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# Every ASCII punctuation mark may be escaped in CommonMark; these are the ones that mean something inside a line.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$&!^=@+-])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)


def printable(text: str) -> str:
    """The text without control characters, which no font has and no Word file may hold; a tab becomes a space and
    every kind of line end "\\n"."""
    return _NOT_PRINTED.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


def width(text: str) -> float:
    """The width of text in ems: 1 for a Chinese character, about half for others."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)


def blank_ems(answer: str) -> int:
    """How long an answer's line is: room for handwriting, in steps of two so that it hides the count of characters."""
    wanted = EMS_A_WRITTEN_CHARACTER * width(answer) + 1
    return min(max(2 * ceil(wanted / 2), SHORTEST_BLANK), LONGEST_BLANK)


def blank_spaces(ems: int) -> str:
    """A blank as spaces to underline, which may break over lines like the words around it; the last em does not break,
    so that no 、 begins a line."""
    return "\u3000" * (ems - 1) + "\u00a0" * 4


def markdown_text(words: str) -> str:
    """The words with every mark that Markdown knows escaped, line breaks kept."""
    escaped = _MARKUP.sub(r"\\\1", printable(words))
    return _NUMBERED.sub(r"\1\\\2", escaped).replace("\n", "\\\n")
