"""The number a blank has for life.

Anki knows a card by its note and its blank's number, so a number that moves takes the learner's history to another
blank. Numbers are therefore given once, in order, and remembered (see `state`): a new blank gets the next free
number wherever it stands, and a number whose blank was taken out is never given again.
"""

from collections.abc import Callable, Iterator

import msgspec
from rapidfuzz.fuzz import ratio

from quizgen.items.item import BLANK, Item
from quizgen.out.anki.markup import plain

# Enough to tell two blanks of one sentence apart; people rarely put two within one clause of that length.
_CONTEXT = 6
# rapidfuzz's scale of 0..100; a typo in a four-character word leaves 75.
_SIMILAR = 60


class Blank(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A blank as it stood when it was last exported: its number, its answer and the words next to it."""

    number: int
    answer: str
    before: str
    after: str


def filled(item: Item) -> str:
    """A fill-in's prompt with all answers in place."""
    pieces = item.prompt.split(BLANK)
    return "".join(piece + answer for piece, answer in zip(pieces, (*item.answers, ""), strict=True))


def place_blanks(item: Item) -> tuple[Blank, ...]:
    """The item's blanks in order, not numbered yet (0). The context is the sentence with all answers in place."""
    sentence = filled(item)
    found: list[Blank] = []
    position = 0
    for piece, answer in zip(item.prompt.split(BLANK), item.answers, strict=False):
        start = position + len(piece)
        position = start + len(answer)
        before, after = sentence[max(0, start - _CONTEXT) : start], sentence[position : position + _CONTEXT]
        found.append(Blank(0, plain(answer), plain(before), plain(after)))
    return tuple(found)


def number_blanks(blanks: tuple[Blank, ...], known: tuple[Blank, ...], highest: int) -> tuple[Blank, ...]:
    """The blanks with their numbers.

    known: the blanks of the last export. highest: the largest number ever given in this note, 0 for a new one.
    """
    if not known:
        return tuple(Blank(highest + i, b.answer, b.before, b.after) for i, b in enumerate(blanks, start=1))
    numbers = _match(blanks, known)
    result = []
    for i, blank in enumerate(blanks):
        if i not in numbers:
            highest = numbers[i] = highest + 1
        result.append(Blank(numbers[i], blank.answer, blank.before, blank.after))
    return tuple(result)


def _match(blanks: tuple[Blank, ...], known: tuple[Blank, ...]) -> dict[int, int]:
    """Index of a blank -> number of the known blank that it continues. The surest signs are looked for first."""
    numbers: dict[int, int] = {}
    left = list(known)
    for same in _signs():
        for i, blank in enumerate(blanks):
            if i in numbers:
                continue
            old = next((candidate for candidate in left if same(candidate, blank)), None)
            if old is not None:
                numbers[i] = old.number
                left.remove(old)
    return numbers


def _signs() -> Iterator[Callable[[Blank, Blank], bool]]:
    yield lambda old, new: (old.answer, old.before, old.after) == (new.answer, new.before, new.after)
    yield lambda old, new: old.answer == new.answer and (old.before == new.before or old.after == new.after)
    yield lambda old, new: old.answer == new.answer
    yield lambda old, new: (old.before, old.after) == (new.before, new.after)
    yield lambda old, new: old.before == new.before or old.after == new.after
    yield lambda old, new: ratio(old.answer, new.answer) >= _SIMILAR
