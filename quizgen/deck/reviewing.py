"""What a reviewer decides about items, as changes of a deck."""

from collections.abc import Container
from enum import StrEnum

import msgspec

from quizgen.deck.check import check_deck
from quizgen.deck.deck import Deck
from quizgen.deck.regenerate import NO_SENTENCE
from quizgen.deck.twins import is_successor
from quizgen.document.anchor import find_again
from quizgen.document.document import Document
from quizgen.items.item import Item, Status


class Only(StrEnum):
    """Which items to look at."""

    DRAFT = "draft"
    FLAWED = "flawed"
    STALE = "stale"


def to_review(deck: Deck, only: Only, document: Document | None) -> tuple[str, ...]:
    """The ids of the items to look at, in deck order; rejected ones are decided already."""
    flawed = problems(deck, document) if only is Only.FLAWED else {}
    return tuple(item.id for item in deck.items if item.status is not Status.REJECTED and _wanted(item, only, flawed))


def accepted(item: Item) -> Item:
    """The item, approved. A stale one then stands for itself: what it quoted is no longer in the source."""
    if item.stale:
        item = msgspec.structs.replace(item, stale="", quote="", span=None)
    return msgspec.structs.replace(item, status=Status.ACCEPTED)


def rejected(item: Item, reason: str) -> Item:
    """The item, put aside; reason becomes its note."""
    return msgspec.structs.replace(item, status=Status.REJECTED, note=reason or item.note)


def settled(item: Item, document: Document | None) -> Item:
    """An item that a person has just edited, with its span where its quote stands."""
    if document is None or not item.quote:
        return item
    span = find_again(document.text, item.quote, item.span[0] if item.span else 0)
    if span is None:
        return item
    return msgspec.structs.replace(item, span=(span.start, span.end), stale="")


def renewed(deck: Deck, item: Item, document: Document) -> Deck:
    """The deck with a stale item brought to the sentence that stands in the source now.

    Where an untouched draft asks the same of that sentence, its words come in under the item's id and it goes; else
    the item takes the nearest sentence as its quote. The item's status and note stay.
    """
    twin = next((other for other in deck.items if other.id != item.id and is_successor(item, other)), None)
    if twin is not None:
        kept = {"id": item.id, "status": item.status, "note": item.note, "extra": item.extra}
        items = tuple(other for other in deck.items if other.id != twin.id)
        return with_item(msgspec.structs.replace(deck, items=items), msgspec.structs.replace(twin, **kept))
    if not item.stale or item.stale == NO_SENTENCE:
        return deck
    return with_item(deck, settled(msgspec.structs.replace(item, quote=item.stale), document))


def with_item(deck: Deck, changed: Item) -> Deck:
    """The deck with the item of that id replaced."""
    items = tuple(changed if item.id == changed.id else item for item in deck.items)
    return msgspec.structs.replace(deck, items=items)


def accept_above(deck: Deck, score: float, document: Document | None) -> tuple[Deck, int]:
    """Accept the drafts of at least that score that have no flaw and are not stale; the deck and how many."""
    flawed = problems(deck, document)
    chosen = {
        item.id
        for item in deck.items
        if item.status is Status.DRAFT and item.score >= score and not item.stale and item.id not in flawed
    }
    items = tuple(accepted(item) if item.id in chosen else item for item in deck.items)
    return msgspec.structs.replace(deck, items=items), len(chosen)


def context(item: Item, document: Document | None, around: int = 60) -> tuple[str, str]:
    """Up to `around` characters of the source on either side of the item's quote, cut at line ends."""
    if document is None or item.span is None or item.stale:
        return "", ""
    start, end = item.span
    before = document.text[max(0, start - around) : start].rpartition("\n")[2]
    after = document.text[end : end + around].partition("\n")[0]
    return before, after


def problems(deck: Deck, document: Document | None) -> dict[str, list[str]]:
    """What check finds wrong with each item, as “name: sentence”, by id; that an item is stale is no flaw of it."""
    found: dict[str, list[str]] = {}
    for problem in check_deck(deck, "", {}, document):
        if problem.name != "stale":
            found.setdefault(problem.item, []).append(f"{problem.name}: {problem.sentence}")
    return found


def _wanted(item: Item, only: Only, flawed: Container[str]) -> bool:
    if only is Only.STALE:
        return bool(item.stale)
    if only is Only.FLAWED:
        return item.id in flawed
    return item.status is Status.DRAFT
