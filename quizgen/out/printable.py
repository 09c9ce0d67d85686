"""What may be printed at all, and how wide it is."""

import re
import unicodedata

_NOT_PRINTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def printable(text: str) -> str:
    """The text without control characters, which no font has and no Word file may hold; a tab becomes a space and
    every kind of line end "\\n"."""
    return _NOT_PRINTED.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))


def width(text: str) -> float:
    """The width of text in ems: 1 for a Chinese character, about half for others."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)
