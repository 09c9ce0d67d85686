"""What making a deck again did, in lines for the user."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizgen.cli.common import one_line

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck
    from quizgen.deck.regenerate import Changes
    from quizgen.items.item import Item

# Of one kind of change; the counts above are complete.
MOST_SHOWN = 20
_MARKS = {"added": "+", "dropped": "-", "updated": "~", "stale": "?"}


def change_lines(old: "Deck", new: "Deck", changes: "Changes", title: str) -> Iterator[str]:
    """Counts of everything that happened, then the items by what happened to them.

    title: of the document, which may not be the one the deck keeps.
    """
    by_name = {
        "kept": changes.kept, "moved": changes.moved, "updated": changes.updated, "added": changes.added,
        "stale": changes.stale, "dropped": changes.dropped,
    }  # fmt: skip
    counts = ", ".join(f"{len(ids)} {name}" for name, ids in by_name.items() if ids)
    yield "Changes: " + (counts if changes else f"none, {len(new.items)} items kept")
    if new.title != title:
        yield f"  the deck keeps its title “{one_line(new.title)}”; the document is called “{one_line(title)}”"
    items = {item.id: item for item in (*old.items, *new.items)}
    for name, mark in _MARKS.items():
        ids = by_name[name]
        for item_id in ids[:MOST_SHOWN]:
            yield from _item_lines(items[item_id], name, mark)
        if len(ids) > MOST_SHOWN:
            yield f"  {mark} … and {len(ids) - MOST_SHOWN} more {name}"
    standing = [item.id for item in new.items if item.stale and item.id not in changes.stale]
    if standing:
        yield f"  {len(standing)} more were stale before; quizgen review --only stale shows them"


def _item_lines(item: "Item", name: str, mark: str) -> Iterator[str]:
    if name != "stale":
        yield f"  {mark} {name} {item.id}: {one_line(item.prompt)}"
        return
    yield f"  {mark} stale {item.id}: {one_line(item.quote)}"
    yield "      now: " + ("nothing like it stands in the source" if item.stale == "-" else one_line(item.stale))
