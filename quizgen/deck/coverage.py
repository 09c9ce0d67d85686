"""Which parts of a source's outline a deck asks about."""

from bisect import bisect_left

import msgspec

from quizgen.deck.deck import Deck
from quizgen.deck.select import usable
from quizgen.outline.outline import Outline


class Coverage(msgspec.Struct, frozen=True, gc=False):
    """How many items lie in one outline node (its children's included); leaf: it has no children."""

    path: str
    heading: str
    level: int
    leaf: bool
    items: int


def coverage(deck: Deck, outline: Outline) -> tuple[Coverage, ...]:
    """One line a node, in document order: an item counts where its span touches the node, unless it is rejected or
    stale."""
    spans = sorted(item.span for item in usable(deck).items if item.span)
    starts = [start for start, _ in spans]
    longest = max((end - start for start, end in spans), default=0)
    leaves = set(outline.leaves)
    found = []
    for i, node in enumerate(outline.nodes):
        near = spans[bisect_left(starts, node.span.start - longest) : bisect_left(starts, node.span.end)]
        touching = sum(end > node.span.start for _, end in near)
        found.append(Coverage(outline.paths[i], node.heading, node.level, i in leaves, touching))
    return tuple(found)
