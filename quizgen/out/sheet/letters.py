"""Where the right options stand: letters spread evenly, no long run of one letter, the order of questions with it."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from quizgen.chinese import numerals
from quizgen.errors import RequestError
from quizgen.items.item import Item

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LONGEST_RUN = 3
_NUMERAL = re.compile(rf"[0-9０-９]+|[{numerals.CHARACTERS}]+")
_TRIES = 80

T = TypeVar("T")


def key_letters(item: Item, options: Sequence[str]) -> str:
    """The letters of the right options in printed order, such as B or ACD."""
    return "".join(LETTERS[i] for i, option in enumerate(options) if option in item.answers)


def arrange_single(items: Sequence[Item], rng: Random) -> list[tuple[str, ...]]:
    """The options of each single choice in the order to print.

    For questions with the same number of options, letters are used equally often (give or take one) and no more than
    LONGEST_RUN keys in a row are equal. Options that are numbers stay in rising order, as exam papers have them; only
    where these alone would make a longer run, one is shuffled after all.
    """
    rising = [_in_order(item.options) for item in items]
    fixed = [None if order is None else order.index(item.answers[0]) for item, order in zip(items, rising, strict=True)]
    for i in range(LONGEST_RUN, len(fixed)):
        if fixed[i] is not None and len({fixed[k] for k in range(i - LONGEST_RUN, i + 1)}) == 1:
            fixed[i] = rising[i] = None
    places = _even_places([len(item.options) for item in items], fixed, rng)
    return [order or _with_key_at(item, place, rng) for item, order, place in zip(items, rising, places, strict=True)]


def arrange_multiple(items: Sequence[Item], rng: Random) -> list[tuple[str, ...]]:
    """The options of each multiple answer: of a dozen random orders the one that keeps the letters most even."""
    used: Counter[str] = Counter()
    keys: list[str] = []
    orders = []
    for item in items:
        candidates = [tuple(rng.sample(item.options, len(item.options))) for _ in range(12)]
        recent = keys[-LONGEST_RUN:]

        def cost(order: tuple[str, ...], item: Item = item, recent: list[str] = recent) -> tuple[bool, int]:
            key = key_letters(item, order)
            return recent == [key] * LONGEST_RUN, sum((used[letter] + 1) ** 2 - used[letter] ** 2 for letter in key)

        best = min(candidates, key=cost)
        orders.append(best)
        keys.append(key_letters(item, best))
        used.update(keys[-1])
    return orders


def without_runs(questions: Sequence[T], key: Callable[[T], str]) -> list[T]:
    """The same questions, moved as little as needed so that no more than LONGEST_RUN neighbours have equal keys.

    Where one key has too great a majority for that, the rest of its run stays at the end.
    """
    waiting = list(questions)
    ordered: list[T] = []
    while waiting:
        recent = {key(question) for question in ordered[-LONGEST_RUN:]}
        barred = recent if len(ordered) >= LONGEST_RUN and len(recent) == 1 else set()
        ahead = Counter(key(question) for question in waiting)
        common, count = ahead.most_common(1)[0]
        # Once the others can only just part the commonest key, each of them must wait for a full run of it.
        others = len(waiting) - count
        must = common not in barred and count > LONGEST_RUN * others
        pick = next((q for q in waiting if (key(q) == common if must else key(q) not in barred)), waiting[0])
        waiting.remove(pick)
        ordered.append(pick)
    return ordered


def _even_places(sizes: Sequence[int], fixed: Sequence[int | None], rng: Random) -> list[int]:
    """For each question the index of its right option."""
    places: list[int] = []
    for _ in range(_TRIES):
        left = _quotas(sizes, fixed, rng)
        places = []
        for size, given in zip(sizes, fixed, strict=True):
            tail = places[-LONGEST_RUN:]
            barred = tail[0] if len(tail) == LONGEST_RUN and len(set(tail)) == 1 else None
            if given is None:
                free = [place for place in range(size) if left[size, place] > 0]
                open_ = [place for place in free if place != barred] or free
                # Squared, so that a letter with many uses left is not put off until only runs remain.
                place = rng.choices(open_, [left[size, place] ** 2 for place in open_])[0]
                left[size, place] -= 1
            else:
                place = given
            places.append(place)
        if longest_run(places) <= LONGEST_RUN:
            break
    return places


def _quotas(sizes: Sequence[int], fixed: Sequence[int | None], rng: Random) -> Counter[tuple[int, int]]:
    """How often each place is still to be used, by number of options: even, what is fixed taken into account."""
    left: Counter[tuple[int, int]] = Counter()
    used = Counter((size, given) for size, given in zip(sizes, fixed, strict=True) if given is not None)
    over_all: Counter[int] = Counter(given for given in fixed if given is not None)
    for size in sorted(set(sizes)):
        free = sum(s == size and given is None for s, given in zip(sizes, fixed, strict=True))
        for _ in range(free):
            place = min(range(size), key=lambda p: (left[size, p] + used[size, p], over_all[p], rng.random()))
            left[size, place] += 1
            over_all[place] += 1
    return left


def longest_run(keys: Sequence[object]) -> int:
    """How many equal keys stand next to one another at most."""
    longest = run = 0
    for i, key in enumerate(keys):
        run = run + 1 if i and key == keys[i - 1] else 1
        longest = max(longest, run)
    return longest


def _with_key_at(item: Item, place: int, rng: Random) -> tuple[str, ...]:
    others = [option for option in item.options if option not in item.answers]
    rng.shuffle(others)
    return (*others[:place], item.answers[0], *others[place:])


def _in_order(options: Sequence[str]) -> tuple[str, ...] | None:
    """The options by rising number when they differ in their numbers only ("3年", "5年"), else None."""
    if len({_NUMERAL.sub("#", option) for option in options}) != 1 or not _NUMERAL.search(options[0]):
        return None
    try:
        return tuple(sorted(options, key=lambda option: [numerals.parse(part) for part in _NUMERAL.findall(option)]))
    except RequestError:
        return None
