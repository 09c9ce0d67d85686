"""What the log says about a learner's work: days, retention, accuracy, forecast, the hardest items, the streak."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

import msgspec

from quizgen.items.item import Item
from quizgen.study.event import Event
from quizgen.study.progress import Progress
from quizgen.study.schedule import AGAIN, Memory, day, effective_answers, milliseconds, retrievability

DAYS_BACK = 14
DAYS_AHEAD = 14
HARDEST = 10


class Day(msgspec.Struct, frozen=True):
    """One day's work: answers, how many fully right, how many items met for the first time, and the minutes spent."""

    date: date
    answers: int
    right: int
    new: int
    minutes: float


class Group(msgspec.Struct, frozen=True):
    """Answers of one section or kind: how many, how many fully right, and marks per answer (0..1)."""

    name: str
    answers: int
    right: int
    accuracy: float


class Due(msgspec.Struct, frozen=True):
    """How many items are due on a day; what is overdue stands under today."""

    date: date
    items: int


class Hard(msgspec.Struct, frozen=True):
    """An item that was missed: how often of how many answers, and how often it was forgotten once learnt."""

    item: str
    prompt: str
    missed: int
    answers: int
    lapses: int


class Marked(msgspec.Struct, frozen=True):
    """An item that was flagged (note) or suspended."""

    item: str
    prompt: str
    suspended: bool
    note: str | None


class Statistics(msgspec.Struct, frozen=True):
    """Everything `quizgen stats` shows. retention: the share of reviews of learnt items, a day or more after the last,
    that were remembered (rated 2 to 4); None before the first. recalled: of the items being learnt, how many would be
    recalled now by FSRS's estimate. streak, longest: days in a row with an answer, the
    present run and the longest."""

    answers: int
    items: int
    learning: int
    minutes: float
    retention: float | None
    recalled: float
    streak: int
    longest: int
    days: tuple[Day, ...]
    sections: tuple[Group, ...]
    kinds: tuple[Group, ...]
    forecast: tuple[Due, ...]
    hardest: tuple[Hard, ...]
    marked: tuple[Marked, ...]


def statistics(progress: Progress, now: datetime, items: Sequence[Item] | None = None) -> Statistics:
    """The statistics of some items (a deck's), or of everything ever answered."""
    only = None if items is None else {item.id: item for item in items}
    answers = [a for a in effective_answers(progress.events()) if only is None or a.item in only]
    memories = {i: m for i, m in progress.all_memories().items() if only is None or i in only}
    prompts = progress.prompts() | {item.id: item.prompt for item in items or ()}
    learning = [m for m in memories.values() if not m.new and not m.suspended]
    run, longest = _streaks({day(a.time, now.tzinfo) for a in answers}, _today(now))
    return Statistics(
        answers=len(answers),
        items=len({a.item for a in answers}),
        learning=len(learning),
        minutes=round(sum(a.duration for a in answers) / 60_000, 1),
        retention=_retention(answers, now),
        recalled=round(sum(retrievability(m, now) for m in learning), 1),
        streak=run,
        longest=longest,
        days=_days(answers, now),
        sections=_groups(answers, lambda a: only[a.item].section if only else a.section),
        kinds=_groups(answers, lambda a: a.kind.value),
        forecast=_forecast(memories.values(), now),
        hardest=_hardest(answers, memories, prompts),
        marked=tuple(
            Marked(m.item, prompts.get(m.item, ""), m.suspended, m.flag)
            for m in memories.values()
            if m.suspended or m.flag is not None
        ),
    )


def _today(now: datetime) -> date:
    return day(milliseconds(now), now.tzinfo)


def _days(answers: Iterable[Event], now: datetime) -> tuple[Day, ...]:
    """The last DAYS_BACK days, empty ones too, oldest first."""
    met: set[str] = set()
    found = {_today(now) - timedelta(days=back): [0, 0, 0, 0] for back in reversed(range(DAYS_BACK))}
    for answer in answers:
        row = found.get(day(answer.time, now.tzinfo), [0, 0, 0, 0])
        row[0] += 1
        row[1] += answer.mark >= 1
        row[2] += answer.item not in met
        row[3] += answer.duration
        met.add(answer.item)
    return tuple(Day(when, row[0], row[1], row[2], round(row[3] / 60_000, 1)) for when, row in found.items())


def _retention(answers: Iterable[Event], now: datetime) -> float | None:
    last: dict[str, date] = {}
    kept = asked = 0
    for answer in answers:
        if not answer.scheduled:
            continue
        when = day(answer.time, now.tzinfo)
        if last.get(answer.item, when) < when:
            asked += 1
            kept += answer.rating > AGAIN
        last[answer.item] = when
    return kept / asked if asked else None


def _groups(answers: Sequence[Event], name: Callable[[Event], str]) -> tuple[Group, ...]:
    rows: dict[str, list[float]] = {}
    for answer in answers:
        rows.setdefault(name(answer), []).append(answer.mark)
    return tuple(
        Group(key, len(marks), sum(mark >= 1 for mark in marks), sum(marks) / len(marks))
        for key, marks in sorted(rows.items())
    )


def _forecast(memories: Iterable[Memory], now: datetime) -> tuple[Due, ...]:
    today = _today(now)
    counts = [0] * DAYS_AHEAD
    for memory in memories:
        if not memory.new and not memory.suspended:
            ahead = max((day(memory.due, now.tzinfo) - today).days, 0)
            if ahead < DAYS_AHEAD:
                counts[ahead] += 1
    return tuple(Due(today + timedelta(days=i), count) for i, count in enumerate(counts))


def _hardest(answers: Iterable[Event], memories: Mapping[str, Memory], prompts: Mapping[str, str]) -> tuple[Hard, ...]:
    """Most often missed first; among equals the one with fewer answers, then by id."""
    missed: dict[str, int] = {}
    total: dict[str, int] = {}
    for answer in answers:
        total[answer.item] = total.get(answer.item, 0) + 1
        missed[answer.item] = missed.get(answer.item, 0) + (answer.mark < 1)
    worst = sorted((i for i in missed if missed[i]), key=lambda i: (-missed[i], total[i], i))[:HARDEST]
    return tuple(Hard(i, prompts.get(i, ""), missed[i], total[i], memories[i].lapses) for i in worst)


def _streaks(days: set[date], today: date) -> tuple[int, int]:
    """The run that reaches to today or yesterday, and the longest."""
    one = timedelta(days=1)
    longest = 0
    for start in days:
        if start - one not in days:
            end = start
            while end + one in days:
                end += one
            longest = max(longest, (end - start).days + 1)
    at = today if today in days else today - one
    run = 0
    while at in days:
        run, at = run + 1, at - one
    return run, longest
