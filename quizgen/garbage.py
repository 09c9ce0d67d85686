"""Fewer searches for circular garbage while a deck is made: hardly anything here is circular, and every search goes
through all that is alive."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

# So many more objects before the next search; on decks of statutes the default of 700 costs 4 % of the time and
# 100,000 more than 1 %, where a whole deck leaves 0 to 5 objects of circular garbage.
SELDOM = (500_000, 20, 100)


class _Callers:
    """Who asked for fewer searches and is not done yet; the threshold is the whole process's."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._before = gc.get_threshold()

    def enter(self) -> None:
        with self._lock:
            if not self._inside:
                self._before = gc.get_threshold()
                if 0 < self._before[0] < SELDOM[0]:
                    gc.set_threshold(*SELDOM)
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and gc.get_threshold() == SELDOM:
                gc.set_threshold(*self._before)


_callers = _Callers()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Inside, garbage is searched seldom; afterwards, when no other thread is inside, as often as before. One who has
    switched the search off, or made it rarer, keeps that."""
    _callers.enter()
    try:
        yield
    finally:
        _callers.leave()
