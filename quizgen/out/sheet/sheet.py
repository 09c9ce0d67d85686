"""What stands on a test sheet, fixed before anything is typeset: every format writes the same value."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from quizgen.items.item import BLANK, Item, Kind


class KeyLevel(StrEnum):
    """How much of an answer key: letters only, with section and source sentence, or none at all."""

    SHORT = "short"
    FULL = "full"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """One item as printed. number: counted through the whole paper, from 1. options: in printed order. key: what a
    learner should have written, such as B, ACD or √; "" for a fill-in, whose answers are the item's."""

    number: int
    item: Item
    options: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one kind. numeral: 一 二 …; marks: for each blank of a fill-in, for each question otherwise."""

    kind: Kind
    numeral: str
    marks: Decimal
    questions: tuple[Question, ...]

    @property
    def total(self) -> Decimal:
        """All marks of the part."""
        if self.kind is Kind.FILL_IN:
            return self.marks * sum(question.item.prompt.count(BLANK) for question in self.questions)
        return self.marks * len(self.questions)


@dataclass(frozen=True, slots=True)
class Paper:
    """One variant. name: A, B, …, or "" where there is only one."""

    name: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> Decimal:
        """All marks of the paper."""
        return sum((part.total for part in self.parts), Decimal(0))

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in printed order."""
        return tuple(question for part in self.parts for question in part.questions)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything to be printed. notes: the instructions, one sentence or so each. sections: path -> words that name it,
    ancestors included. remarks: what the user should know (English, one sentence each), not printed."""

    title: str
    subtitle: str
    notes: tuple[str, ...]
    papers: tuple[Paper, ...]
    sections: dict[str, str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
