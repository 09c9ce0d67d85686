"""What a reviewer decides about items, as changes of a deck."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import msgspec

from quizgen.deck.deck import Deck
from quizgen.document.anchor import find_again
from quizgen.document.document import Document
from quizgen.items.flaws import Flaw, flaws
from quizgen.items.item import Item, Status


class Only(StrEnum):
    """Which items to look at."""

    DRAFT = "draft"
    FLAWED = "flawed"
    STALE = "stale"


def to_review(deck: Deck, only: Only, document: Document | None) -> tuple[str, ...]:
    """The ids of the items to look at, in deck order; rejected ones are decided already."""
    return tuple(item.id for item in deck.items if item.status is not Status.REJECTED and _wanted(item, only, document))


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


def with_item(deck: Deck, changed: Item) -> Deck:
    """The deck with the item of that id replaced."""
    items = tuple(changed if item.id == changed.id else item for item in deck.items)
    return msgspec.structs.replace(deck, items=items)


def accept_above(deck: Deck, score: float, document: Document | None) -> tuple[Deck, int]:
    """Accept the drafts of at least that score that have no flaw and are not stale; the deck and how many."""
    chosen = {
        item.id
        for item in deck.items
        if item.status is Status.DRAFT and item.score >= score and not item.stale and not flaws(item, document)
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


def flaw_sentences(found: Iterable[Flaw]) -> Sequence[str]:
    """Each flaw as “name: sentence”."""
    return [f"{flaw.name}: {flaw.sentence}" for flaw in found]


def _wanted(item: Item, only: Only, document: Document | None) -> bool:
    if only is Only.STALE:
        return bool(item.stale)
    if only is Only.FLAWED:
        return bool(flaws(item, document if not item.stale else None))
    return item.status is Status.DRAFT
