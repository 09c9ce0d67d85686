"""Which items a session asks, and in which order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from quizgen.errors import RequestError
from quizgen.items.item import Item, Kind, Status
from quizgen.study.event import Mode
from quizgen.study.schedule import Memory, day, milliseconds

NEW_A_DAY = 20
REVIEWS_A_DAY = 200
MISSED_DAYS = 30
EXAM_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Request:
    """What a learner asks for.

    count: at most so many items, 0 for no limit (an exam has its number here). new_limit, review_limit: items a day in
    due mode. sections: section paths or their beginnings; kinds: empty means all. seed: decides every random order.
    missed_days: how far back the 错题本 reaches. minutes: the exam's clock, 0 for none.
    """

    mode: Mode = Mode.DUE
    count: int = 0
    new_limit: int = NEW_A_DAY
    review_limit: int = REVIEWS_A_DAY
    sections: tuple[str, ...] = ()
    kinds: frozenset[Kind] = frozenset()
    seed: int = 0
    missed_days: int = MISSED_DAYS
    minutes: float = 0.0


def matching(items: Iterable[Item], request: Request) -> tuple[Item, ...]:
    """The items that the section and kind filters leave, each id once, rejected ones left out.

    Raises RequestError when a section that was asked for holds no item, or nothing is left.
    """
    known = [item for item in {i.id: i for i in items}.values() if item.status is not Status.REJECTED]
    for wanted in request.sections:
        if not any(in_section(item, wanted) for item in known):
            raise RequestError(f"no item stands in a section “{wanted}”; `quizgen stats DECK` lists the sections")
    found = tuple(
        item
        for item in known
        if (not request.kinds or item.kind in request.kinds)
        and (not request.sections or any(in_section(item, wanted) for wanted in request.sections))
    )
    if not found:
        raise RequestError("no item of the deck fits what was asked for")
    return found


def in_section(item: Item, wanted: str) -> bool:
    """True when the item stands in the section with that path or below it."""
    return item.section == wanted or item.section.startswith(wanted.rstrip("/") + "/")


def choose(items: Sequence[Item], memories: Mapping[str, Memory], request: Request, now: datetime) -> tuple[Item, ...]:
    """The items to ask now, in order: in due mode what is due, the longest overdue first, then new ones in the deck's
    order; siblings of one sentence wait for another session. Suspended items are never asked."""
    active = [item for item in items if not memories[item.id].suspended]
    if request.mode is Mode.DUE:
        return _due(active, memories, request, now)
    if request.mode is Mode.ALL:
        return _limited(active, request.count)
    if request.mode is Mode.WRONG:
        missed = [item for item in active if memories[item.id].is_missed(now, request.missed_days)]
        return _limited(sorted(missed, key=lambda item: memories[item.id].missed), request.count)
    mixed = Random(request.seed).sample(active, len(active))
    first = _without_siblings(mixed, [])
    # An exam has as many items as were asked for, even where only siblings are left to fill it.
    rest = [item for item in mixed if item not in first]
    return _limited([*first, *rest], request.count)


def _due(items: Sequence[Item], memories: Mapping[str, Memory], request: Request, now: datetime) -> tuple[Item, ...]:
    today = day(milliseconds(now), now.tzinfo)
    started = sum(m.first > 0 and day(m.first, now.tzinfo) == today for m in memories.values())
    reviewed = sum(m.last > 0 and day(m.last, now.tzinfo) == today for m in memories.values()) - started
    due = sorted(
        (item for item in items if memories[item.id].is_due(now)),
        key=lambda item: (memories[item.id].due, item.id),
    )
    # Items that were missed today come back whatever the limit: they are part of a review already counted.
    again = [item for item in due if memories[item.id].learning]
    reviews = [item for item in due if not memories[item.id].learning]
    chosen = _without_siblings(again, [])
    chosen += _without_siblings(reviews, chosen)[: max(request.review_limit - reviewed, 0)]
    fresh = [item for item in items if memories[item.id].new]
    chosen += _without_siblings(fresh, chosen)[: max(request.new_limit - started, 0)]
    return _limited(chosen, request.count)


def _without_siblings(items: Sequence[Item], beside: Sequence[Item]) -> list[Item]:
    """items without those that share a sentence with one before them, or with one in beside."""
    chosen: list[Item] = []
    for item in items:
        if not any(_siblings(item, other) for other in (*beside, *chosen)):
            chosen.append(item)
    return chosen


def _siblings(one: Item, other: Item) -> bool:
    """True when both are about the same sentence: the same quote, or quotes that overlap in one text."""
    if one.quote and one.quote == other.quote:
        return True
    if one.span is None or other.span is None:
        return False
    start, end = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    # Items of several documents may be asked together: only where the words agree is it the same place.
    return start < end and _slice(one, start, end) == _slice(other, start, end)


def _slice(item: Item, start: int, end: int) -> str:
    """The words of the item's quote at a range of its document (characters, half-open)."""
    first = item.span[0] if item.span else 0
    return item.quote[start - first : end - first]


def _limited(items: Sequence[Item], count: int) -> tuple[Item, ...]:
    return tuple(items[:count] if count else items)


def mode_and_count(name: str, spot_check: int, items: int, minutes: float) -> tuple[Mode, int]:
    """The mode and the number of items (0: no limit) that --mode, --random, --items and --minutes ask for.

    Raises RequestError for a mode that is not there, or options that do not go together.
    """
    if spot_check and (name != Mode.DUE or items):
        raise RequestError("--random N is a mode of its own; leave out --mode and --items")
    if minutes and name != Mode.EXAM:
        raise RequestError("--minutes is the clock of an exam; add --mode exam")
    if spot_check:
        return Mode.RANDOM, spot_check
    if name not in set(Mode) - {Mode.RANDOM}:
        raise RequestError(f"there is no mode “{name}”; choose due, all, wrong or exam")
    return Mode(name), items or (EXAM_ITEMS if name == Mode.EXAM else 0)
