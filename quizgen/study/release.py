"""Waking suspended items, and taking flags off."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from quizgen.errors import RequestError
from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress
from quizgen.study.schedule import milliseconds


def release(progress: Progress, ids: Sequence[str], now: datetime, *, flags: bool) -> tuple[str, ...]:
    """Resume the suspended items among ids (all of them for no ids), or unflag the flagged ones; their ids.

    Raises RequestError for an id that is not suspended (or flagged).
    """
    held = [
        memory.item
        for memory in progress.all_memories().values()
        if (memory.flag is not None if flags else memory.suspended)
    ]
    for item in ids:
        if item not in held:
            raise RequestError(f"the item {item} is not {'flagged' if flags else 'suspended'}")
    chosen = tuple(dict.fromkeys(ids)) or tuple(held)
    for item in chosen:
        action = Action.FLAG if flags else Action.RESUME
        progress.record(Event(uid=uuid4().hex, item=item, time=milliseconds(now), action=action))
    return chosen
