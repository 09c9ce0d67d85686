"""Which items of a deck go out into the world."""

import msgspec

from quizgen.deck.deck import Deck
from quizgen.items.item import Status


def usable(deck: Deck, *, accepted_only: bool = False) -> Deck:
    """The deck without its rejected items, and without stale ones, whose sentence is no longer in the source; with
    accepted_only also without drafts, which nobody has looked at."""
    wanted = {Status.ACCEPTED} if accepted_only else {Status.ACCEPTED, Status.DRAFT}
    items = tuple(item for item in deck.items if item.status in wanted and not item.stale)
    return deck if len(items) == len(deck.items) else msgspec.structs.replace(deck, items=items)
