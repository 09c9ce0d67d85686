"""A prompt cut into what is printed: text, blanks, gaps, and how many columns options need."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quizgen.items.item import BLANK, Kind
from quizgen.out.printable import blank_ems, printable, width
from quizgen.out.sheet.sheet import Question

_MARKS = re.compile(rf"({BLANK}|（\s*）|\(\s*\))")


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


def columns(options: Sequence[str], ems: float) -> int:
    """In how many columns options fit side by side on a line of so many ems, for formats that cannot measure: all in
    a row (six in two rows), two, or one. A letter and a gap take 2.6 ems."""
    widest = max(width(option) for option in options) + 2.6
    in_a_row = len(options) if len(options) <= 5 else 3
    return next((n for n in (in_a_row, 2) if n * widest <= ems), 1)
