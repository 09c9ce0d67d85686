"""Put the banks of several people together: nothing is lost in silence."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

import msgspec

from quizgen.deck.deck import Deck, Section
from quizgen.items.ids import mint
from quizgen.items.item import Item, Status

_NOT_CONTENT = ("id", "status", "note", "span", "stale", "made", "score")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two items with one id and different content; both are kept, the second under `second.id`."""

    first: Item
    second: Item
    fields: tuple[str, ...]


@dataclass
class Merged:
    """The deck, and what a person should look at."""

    deck: Deck
    conflicts: list[Conflict] = field(default_factory=list)
    shared: int = 0


def merge(decks: Sequence[Deck]) -> Merged:
    """One deck with the items of all, in the order of the decks.

    The same id and content is one item; what one person decided (accepted, rejected, a note) counts where the other
    has not. The same id with different content is a conflict: both stay, the later one under an id of its own with a
    note that names the first. Merging again the same decks gives the same result.
    """
    titles = list(dict.fromkeys(deck.title for deck in decks))
    # Versions of one document are one source too: made again, the deck follows the newest.
    one_source = len(titles) == 1
    merged = Merged(Deck(title=" + ".join(titles)))
    items: dict[str, Item] = {}
    for deck in decks:
        for item in deck.items:
            _add(items, item if one_source else _placed(item, deck), merged)
    sections = [s if one_source else _under(deck.title, s) for deck in decks for s in deck.sections]
    merged.deck = msgspec.structs.replace(
        decks[0] if one_source else merged.deck,
        sections=tuple(dict.fromkeys(sections)),
        items=tuple(items.values()),
    )
    return merged


def _add(items: dict[str, Item], item: Item, merged: Merged) -> None:
    first = items.get(item.id)
    if first is None:
        items[item.id] = item
        return
    different = _different(first, item)
    if not different:
        items[item.id] = _decided(first, item)
        merged.shared += 1
        return
    second = msgspec.structs.replace(item, id=_second_id(item), note=_note(item, first))
    if second.id not in items:
        items[second.id] = second
        merged.conflicts.append(Conflict(first, second, different))


def _different(a: Item, b: Item) -> tuple[str, ...]:
    """The fields in which two items differ, but for those a decision fills in, and where in the source they stand;
    opposite decisions differ too."""
    fields = [n for n in a.__struct_fields__ if n not in _NOT_CONTENT and getattr(a, n) != getattr(b, n)]
    if {a.status, b.status} == {Status.ACCEPTED, Status.REJECTED}:
        fields.append("status")
    if a.note and b.note and a.note != b.note:
        fields.append("note")
    return tuple(fields)


def _decided(a: Item, b: Item) -> Item:
    status = b.status if a.status is Status.DRAFT else a.status
    return msgspec.structs.replace(a, status=status, note=a.note or b.note)


def _second_id(item: Item) -> str:
    """An id that hangs on the content too, so that merging again finds the same item again."""
    content = sha256(msgspec.json.encode(item, order="sorted")).hexdigest()
    return mint(content, item.kind, item.id, ())


def _note(item: Item, first: Item) -> str:
    remark = f"与 {first.id} 冲突，请二选一"
    return f"{item.note}；{remark}" if item.note else remark


def _placed(item: Item, deck: Deck) -> Item:
    """An item that says which document it is from, now that the deck no longer does."""
    title = item.document or deck.title
    section = f"{deck.title.replace('/', '／')}/{item.section}".rstrip("/")
    return msgspec.structs.replace(item, document=title, section=section)


def _under(title: str, section: Section) -> Section:
    return Section(path=f"{title.replace('/', '／')}/{section.path}", heading=section.heading)
