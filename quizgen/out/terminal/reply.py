"""What a learner says to the quiz: an answer, or a command."""

from dataclasses import dataclass
from enum import StrEnum

from quizgen.items.item import Item, Kind
from quizgen.study.grade import chosen_options
from quizgen.study.normalise import characters

# The note of a flag that a script sets without one.
UNSAID = "待查"


class Command(StrEnum):
    """The commands, each with its letter."""

    NEXT = ""
    RIGHT = "r"
    UNDO = "u"
    SUSPEND = "s"
    FLAG = "f"
    EDIT = "e"
    HELP = "?"
    LEAVE = "q"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer (typed text, or chosen options), a command with its words, or a rating 1..4."""

    command: Command | None = None
    text: str = ""
    chosen: tuple[str, ...] | None = None
    rating: int = 0


class TimeUpError(Exception):
    """The exam's clock has run out."""


def parse_command(line: str, item: Item | None) -> Reply | None:
    """The command that a line is: a letter alone, or `f` with its note. A letter that is an answer or an option of the
    item is no command; with a colon before it, it always is. None for anything else."""
    plain = characters(line.strip())
    forced = plain.startswith((":", "："))
    word, _, rest = plain.lstrip(":：").partition(" ")
    if word not in set(Command) - {Command.NEXT} or (rest and word != Command.FLAG):
        return None
    if not forced and item is not None and not rest and _answers(word, item):
        return None
    return Reply(Command(word), line.strip().lstrip(":：")[1:].strip() if rest else "")


def _answers(letter: str, item: Item) -> bool:
    if item.kind is Kind.FILL_IN:
        return any(characters(text) == letter for text in (*item.answers, *(a for some in item.accept for a in some)))
    # 错 may be typed as f, but has b, n and x too: f alone stays the flag.
    if item.kind is Kind.TRUE_FALSE and letter == Command.FLAG:
        return False
    return chosen_options(item, letter) is not None
