"""What stands on a handout: lines of runs, and the answers where there are blanks. Every format writes this value."""

from dataclasses import dataclass
from enum import StrEnum

from quizgen.document.span import Span


class Mark(StrEnum):
    """How a run is set: plain; heading (黑体); term: a formulation to learn; blank: a line to write its words on."""

    PLAIN = "plain"
    HEADING = "heading"
    TERM = "term"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way. number: of a blank, from 1; 0 otherwise."""

    text: str
    mark: Mark = Mark.PLAIN
    number: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. level: of the outline node it begins, 0 where it begins none. indent: ems from the margin."""

    level: int
    runs: tuple[Run, ...]
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Handout:
    """The whole. subtitle: "" for none. answers: of the blanks in order. indented: paragraphs begin two characters in,
    as running text does; an outline has its headings on lines of their own instead. remarks: for the user, not
    printed."""

    title: str
    subtitle: str
    lines: tuple[Line, ...]
    answers: tuple[str, ...] = ()
    indented: bool = False
    remarks: tuple[str, ...] = ()

    def stands_alone(self, line: Line) -> bool:
        """True for a heading on a line of its own."""
        return not self.indented and line.level > 0

    def keeps_next(self, index: int) -> bool:
        """True for a heading whose text follows: a page does not end between them."""
        following = self.lines[index + 1 : index + 2]
        return self.stands_alone(self.lines[index]) and any(not self.stands_alone(line) for line in following)


@dataclass(frozen=True, slots=True)
class Heading:
    """A node of the outline as a handout needs it: where it stands with everything under it, how deep (1 = top), and
    where the words that name it end."""

    span: Span
    level: int
    end: int


@dataclass(frozen=True, slots=True)
class Term:
    """A formulation as a handout needs it: where its words stand, each time, and how much they matter (0..1)."""

    places: tuple[Span, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a handout needs it: its words, headings in order, formulations, and a line about its origin."""

    title: str
    origin: str
    text: str
    headings: tuple[Heading, ...] = ()
    terms: tuple[Term, ...] = ()
