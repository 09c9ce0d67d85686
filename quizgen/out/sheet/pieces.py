"""A prompt cut into what is printed: text, blanks, gaps. And how wide things are, in ems of the text's size."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from quizgen.items.item import BLANK, Kind
from quizgen.out.sheet.sheet import Question

# Handwriting takes 7 to 8 mm a character, twice the 3.7 mm of a printed one in 10.5 pt.
EMS_A_WRITTEN_CHARACTER = 2
SHORTEST_BLANK, LONGEST_BLANK = 6, 60
_MARKS = re.compile(rf"({BLANK}|（\s*）|\(\s*\))")
_NOT_PRINTED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class PieceKind(StrEnum):
    """text: printed as it is; blank: a line to write on; gap: brackets to write a letter in."""

    TEXT = "text"
    BLANK = "blank"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a prompt. ems: width of a blank, 0 for everything else."""

    kind: PieceKind
    text: str = ""
    ems: int = 0


def pieces(question: Question) -> tuple[Piece, ...]:
    """The prompt of a question in order. Choices and statements without a gap get one at the end."""
    item = question.item
    found, answers = [], iter(item.answers)
    for text in filter(None, _MARKS.split(printable(item.prompt))):
        if text == BLANK and item.kind is Kind.FILL_IN:
            found.append(Piece(PieceKind.BLANK, ems=blank_ems(next(answers, ""))))
        elif text != BLANK and _MARKS.fullmatch(text) and item.kind is not Kind.FILL_IN:
            found.append(Piece(PieceKind.GAP))
        else:
            found.append(Piece(PieceKind.TEXT, text))
    if item.kind is not Kind.FILL_IN and all(piece.kind is not PieceKind.GAP for piece in found):
        found.append(Piece(PieceKind.GAP))
    return tuple(found)


def blank_ems(answer: str) -> int:
    """How long the line for an answer is: room for handwriting, in even steps so that it does not count the characters
    out."""
    wanted = EMS_A_WRITTEN_CHARACTER * ceil(width(answer)) + 2
    return min(max(4 * ceil(wanted / 4), SHORTEST_BLANK), LONGEST_BLANK)


def width(text: str) -> float:
    """The width of text in ems: 1 for a Chinese character, about half for others."""
    return sum(1.0 if unicodedata.east_asian_width(c) in "WFA" else 0.55 for c in text)


def columns(options: Sequence[str], ems: float) -> int:
    """In how many columns options fit side by side on a line of so many ems, for formats that cannot measure: all in a
    row, two, or one. A letter and a gap take 3.5 ems."""
    widest = max(width(option) for option in options) + 3.5
    return next((n for n in (len(options), 2) if n <= 5 and n * widest <= ems), 1)


def printable(text: str) -> str:
    """The text without control characters, which no font has and no Word file may hold; a tab becomes a space."""
    return _NOT_PRINTED.sub("", text.replace("\t", " ").replace("\r\n", "\n").replace("\r", "\n"))
