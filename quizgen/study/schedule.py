"""When an item comes back: FSRS over the events of one item.

The schedule is always derived from the log, never moved by hand: the same events give the same memory. FSRS's clock
and dice stay out of it: times come with the events, and no interval is fuzzed.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from quizgen.study.event import Action, Event

if TYPE_CHECKING:
    from fsrs import Scheduler

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
# A missed item comes back after ten minutes; one that was known goes straight to days.
STEP = timedelta(minutes=10)
# At the end of a sitting, items that would be due within this time are asked without waiting (as Anki does).
AHEAD = timedelta(minutes=20)
# A learner's day ends at 4 in the morning, so that a late evening belongs to the day it began.
DAY_STARTS = timedelta(hours=4)


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """What the log says about one item. Times are milliseconds since 1970, UTC; 0: never.

    learning: due in minutes, not days. due: the next review. first, last: scheduled answers. reviews, lapses: how many
    scheduled answers, and how many of them forgot an item that had been learnt. missed, right: the last answer in any
    mode that was not fully right, and the last that was. seen: how many answers there are in all. flag: the note of a
    flagged item, None for an unflagged one.
    """

    item: str
    learning: bool = False
    stability: float = 0.0
    difficulty: float = 0.0
    due: int = 0
    first: int = 0
    last: int = 0
    reviews: int = 0
    lapses: int = 0
    missed: int = 0
    right: int = 0
    seen: int = 0
    suspended: bool = False
    flag: str | None = None

    @property
    def new(self) -> bool:
        """True while the schedule knows nothing about the item."""
        return self.reviews == 0

    def is_due(self, now: datetime) -> bool:
        """True when the item is to be reviewed: on its day for one that is due in days, to the minute for one that was
        just missed."""
        if self.new:
            return False
        if self.learning:
            return self.due <= milliseconds(now)
        return day(self.due, now.tzinfo) <= day(milliseconds(now), now.tzinfo)

    def is_missed(self, now: datetime, days: int) -> bool:
        """True for an item of the 错题本: missed within so many days, and not answered right on a later day."""
        if not self.missed or day(self.missed, now.tzinfo) <= day(milliseconds(now), now.tzinfo) - timedelta(days=days):
            return False
        return not (self.right and day(self.right, now.tzinfo) > day(self.missed, now.tzinfo))


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970 UTC of an aware datetime."""
    return int(moment.timestamp() * 1000)


def moment(time: int) -> datetime:
    """The datetime (UTC) of milliseconds since 1970."""
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=time)


def day(time: int, zone: tzinfo | None) -> date:
    """The learner's day that a time (milliseconds) falls on."""
    return (moment(time).astimezone(zone) - DAY_STARTS).date()


def effective_answers(events: Iterable[Event]) -> list[Event]:
    """The answers that count, in the order of the log: undone ones left out, overridden ones as overridden."""
    answers: dict[str, Event] = {}
    for event in events:
        if event.action is Action.ANSWER:
            answers[event.uid] = event
        elif event.action is Action.UNDO:
            answers.pop(event.target, None)
        elif event.action is Action.OVERRIDE and event.target in answers:
            old = answers[event.target]
            answers[event.target] = msgspec.structs.replace(old, mark=event.mark, rating=event.rating)
    return list(answers.values())


def remember(item: str, events: Iterable[Event]) -> Memory:
    """The memory that the events of one item, in the order of the log, come to."""
    events = list(events)
    answers = effective_answers(events)
    suspended, flag = False, None
    for event in events:
        if event.action in {Action.SUSPEND, Action.RESUME}:
            suspended = event.action is Action.SUSPEND
        elif event.action is Action.FLAG:
            flag = event.note or None
    return msgspec.structs.replace(
        _scheduled(item, [answer for answer in answers if answer.scheduled]),
        missed=next((a.time for a in reversed(answers) if a.mark < 1), 0),
        right=next((a.time for a in reversed(answers) if a.mark >= 1), 0),
        seen=len(answers),
        suspended=suspended,
        flag=flag,
    )


def retrievability(memory: Memory, now: datetime) -> float:
    """How likely the item is recalled now, 0..1, by FSRS."""
    if memory.new:
        return 0.0
    from fsrs import Card

    card = Card(card_id=0, stability=memory.stability, due=moment(memory.due), last_review=moment(memory.last))
    return float(_scheduler().get_card_retrievability(card, now.astimezone(UTC)))


def upcoming(memories: Iterable[Memory], now: datetime) -> tuple[tuple[int, int], ...]:
    """(days from today, how many items are due then), soonest first; what is overdue counts for today."""
    today = day(milliseconds(now), now.tzinfo)
    counts: dict[int, int] = {}
    for memory in memories:
        if not memory.new and not memory.suspended:
            days = max((day(memory.due, now.tzinfo) - today).days, 0)
            counts[days] = counts.get(days, 0) + 1
    return tuple(sorted(counts.items()))


def _scheduled(item: str, answers: list[Event]) -> Memory:
    if not answers:
        return Memory(item=item)
    from fsrs import Card, Rating, State  # here: the first question needs no scheduler

    # card_id and due are given because Card otherwise sleeps and reads the clock.
    card: Card = Card(card_id=0, due=moment(answers[0].time))
    lapses = 0
    for answer in answers:
        lapses += card.state is State.Review and answer.rating == AGAIN
        card, _ = _scheduler().review_card(card, Rating(max(answer.rating, AGAIN)), moment(answer.time))
    return Memory(
        item=item,
        learning=card.state is not State.Review,
        stability=card.stability or 0.0,
        difficulty=card.difficulty or 0.0,
        due=milliseconds(card.due),
        first=answers[0].time,
        last=answers[-1].time,
        reviews=len(answers),
        lapses=lapses,
    )


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler

    return Scheduler(learning_steps=(STEP,), relearning_steps=(STEP,), enable_fuzzing=False)
