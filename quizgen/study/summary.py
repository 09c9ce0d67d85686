"""What a sitting came to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from quizgen.items.item import Item, Kind
from quizgen.study.event import Mode
from quizgen.study.schedule import upcoming
from quizgen.study.session import Answered, Session


@dataclass(frozen=True, slots=True)
class Score:
    """Marks earned out of how many items, and how many of them were fully right."""

    name: str
    marks: float
    right: int
    items: int

    @property
    def share(self) -> float:
        """Marks per item, 0..1."""
        return self.marks / self.items if self.items else 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """The first answer to each item counts; missed holds the last answer to each item that was ever missed.

    unanswered: items of an exam that were not reached. next_due: (days from today, how many items), soonest first.
    """

    total: Score
    sections: tuple[Score, ...]
    kinds: tuple[Score, ...]
    missed: tuple[Answered, ...]
    unanswered: tuple[Item, ...]
    next_due: tuple[tuple[int, int], ...]


def summarize(session: Session, section_of: Callable[[Item], str]) -> Summary:
    """The summary of a session so far. section_of: the name under which an item's section is counted."""
    first: dict[str, Answered] = {}
    missed: dict[str, Answered] = {}
    for answer in session.answers:
        first.setdefault(answer.item.id, answer)
        if not answer.right:
            missed.setdefault(answer.item.id, answer)
    unanswered = tuple(i for i in session.asked if i.id not in first) if session.request.mode is Mode.EXAM else ()
    rows = [(a.item, a.mark) for a in first.values()] + [(item, 0.0) for item in unanswered]
    return Summary(
        total=_score("", rows),
        sections=_by(rows, section_of),
        kinds=tuple(s for kind in Kind for s in _by([r for r in rows if r[0].kind is kind], lambda i: i.kind.value)),
        missed=tuple(missed.values()),
        unanswered=unanswered,
        next_due=_next_due(session),
    )


def _by(rows: Sequence[tuple[Item, float]], name: Callable[[Item], str]) -> tuple[Score, ...]:
    groups: dict[str, list[tuple[Item, float]]] = {}
    for item, mark in rows:
        groups.setdefault(name(item), []).append((item, mark))
    return tuple(_score(key, group) for key, group in groups.items())


def _score(name: str, rows: Sequence[tuple[Item, float]]) -> Score:
    return Score(name, sum(mark for _, mark in rows), sum(mark >= 1 for _, mark in rows), len(rows))


def _next_due(session: Session) -> tuple[tuple[int, int], ...]:
    """Items by the days until they are due; 0 for later today."""
    if session.request.mode is not Mode.DUE:
        return ()
    latest = {answer.item.id: answer.memory for answer in session.answers}
    return upcoming(latest.values(), session.now())
