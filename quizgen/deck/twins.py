"""Which newly made candidate asks what an item of the existing deck asks."""

from collections.abc import Collection, Iterable, Sequence

from quizgen.document.document import Document
from quizgen.items.ids import is_edited
from quizgen.items.item import Item, Kind, Status

# Two sentences are one, slightly corrected, when they share so much of their characters (0..100, rapidfuzz's ratio) and
# the same words are asked of both. A changed word in a sentence of twenty characters stays above 85; sentences of one
# statute that only follow the same pattern mostly lie below 75.
SAME = 80.0


def twins(
    old: Sequence[Item], new: Iterable[Item], touched: Collection[str], document: Document
) -> tuple[dict[str, Item], list[Item]]:
    """The candidate for each old item by the item's id, and the candidates that are new.

    First the one with the same id, then one that asks for the same words of the same sentence, then of the sentence
    as it was corrected. touched: ids of old items that a person has done something to; they keep away every candidate
    that asks what they ask, but for one whose sentence is gone: what is asked of the corrected one then comes in.
    """
    left = {item.id: item for item in new}
    found = {item.id: left.pop(item.id) for item in old if item.id in left}
    ranked = sorted(old, key=lambda item: item.id not in touched)
    for same in (_same_question, _corrected):
        by_answers: dict[tuple[str, ...], list[Item]] = {}
        for candidate in left.values():
            by_answers.setdefault(_asked(candidate), []).append(candidate)
        for item in ranked:
            for candidate in by_answers.get(_asked(item), ()):
                if candidate.id not in left or not same(item, candidate):
                    continue
                if item.id in touched and (item.status is Status.REJECTED or _stands(item, document)):
                    del left[candidate.id]
                    found.setdefault(item.id, candidate)
                elif item.id not in touched and item.id not in found:
                    found[item.id] = left.pop(candidate.id)
    return found, list(left.values())


def is_successor(item: Item, draft: Item) -> bool:
    """True for a draft that nobody touched and that asks what a stale item asks, of the corrected sentence."""
    if draft.status is not Status.DRAFT or draft.note or draft.stale or is_edited(draft):
        return False
    return _asked(draft) == _asked(item) and _corrected(item, draft)


def _asked(item: Item) -> tuple[str, ...]:
    return (item.kind, *sorted(item.answers))


def _stands(item: Item, document: Document) -> bool:
    return not item.quote or item.quote in document.text


def _same_question(item: Item, candidate: Item) -> bool:
    if item.kind is Kind.TRUE_FALSE or not item.quote:
        return item.prompt == candidate.prompt
    return item.quote == candidate.quote


def _corrected(item: Item, candidate: Item) -> bool:
    from rapidfuzz import fuzz

    if item.kind is Kind.TRUE_FALSE and fuzz.ratio(item.prompt, candidate.prompt) < SAME:
        return False
    if fuzz.ratio(item.quote, candidate.quote) >= SAME:
        return True
    # A longer or shorter piece of the same sentence, which stands unchanged.
    return bool(item.quote) and (item.quote in candidate.quote or candidate.quote in item.quote)
