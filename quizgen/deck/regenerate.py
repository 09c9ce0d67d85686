"""Make a deck again from its source without losing what people did to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from quizgen.chinese.sentences import sentences
from quizgen.deck.deck import Deck
from quizgen.document.anchor import find_again
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.ids import is_edited, mint, stamped
from quizgen.items.item import Item, Status
from quizgen.outline.outline import Outline

# A sentence is the old one reworded when it shares so much of its characters (0..100, rapidfuzz's ratio); below that
# it is another sentence. Found by rewording sentences of the samples: one changed clause in three stays above 60.
NEAR = 60.0
NO_SENTENCE = "-"


@dataclass
class Changes:
    """What making again did, as ids by what happened to the item."""

    kept: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.updated or self.moved or self.added or self.stale or self.dropped)


def regenerate(old: Deck, new: Deck, document: Document, outline: Outline) -> tuple[Deck, Changes]:
    """old, brought up to new, which has just been made from document.

    What a person touched (edited, accepted, rejected, remarked, written) stays as it is, its span moved to where its
    quote stands now; where the quote is gone the item is marked stale with the nearest sentence. An untouched draft
    takes its new form under its old id, or is dropped when the recipe no longer makes it. Candidates that ask what an
    item of old asks, rejected ones too, do not come in again.
    """
    changes = Changes()
    matcher = _Matcher(new.items)
    kept: list[Item] = []
    for item in old.items:
        twin = matcher.take(item)
        if twin is not None and _untouched(item):
            found = _renewed(item, twin)
            (changes.kept if found == item else changes.updated).append(item.id)
            kept.append(found)
        elif twin is None and _untouched(item) and _stands(item, document):
            changes.dropped.append(item.id)
        else:
            kept.append(_anchored(item, document, outline, changes))
    taken = {item.id for item in old.items}
    added = [_fresh(item, taken) for item in matcher.rest()]
    changes.added.extend(item.id for item in added)
    return msgspec.structs.replace(new, items=tuple(_in_order([*kept, *added]))), changes


class _Matcher:
    """The new candidates, each given away once to the old item that asks the same."""

    def __init__(self, candidates: Iterable[Item]):
        self._left = {item.id: item for item in candidates}
        self._same: dict[tuple[str, ...], list[str]] = {}
        for item in self._left.values():
            self._same.setdefault(_question(item), []).append(item.id)

    def take(self, item: Item) -> Item | None:
        """The candidate for item: the one with its id, or one that asks the same of the same words."""
        for key in [item.id, *self._same.get(_question(item), [])]:
            if key in self._left:
                return self._left.pop(key)
        return None

    def rest(self) -> list[Item]:
        return list(self._left.values())


def _question(item: Item) -> tuple[str, ...]:
    return (item.kind, item.quote, item.prompt if not item.quote else "", *sorted(item.answers))


def _untouched(item: Item) -> bool:
    return item.status is Status.DRAFT and not item.note and not is_edited(item)


def _stands(item: Item, document: Document) -> bool:
    return bool(item.quote) and item.quote in document.text


def _renewed(item: Item, twin: Item) -> Item:
    """The twin under the old id; the fingerprint does not hang on the id."""
    return msgspec.structs.replace(twin, id=item.id)


def _fresh(item: Item, taken: set[str]) -> Item:
    """A candidate whose id is used by an item that has become something else gets the next one."""
    if item.id in taken:
        item = msgspec.structs.replace(item, id=mint(item.id, item.kind, item.quote, (), taken))
    taken.add(item.id)
    return item


def _anchored(item: Item, document: Document, outline: Outline, changes: Changes) -> Item:
    """item with its span, section and staleness as the document stands now."""
    if not item.quote:
        changes.kept.append(item.id)
        return item
    near = item.span[0] if item.span else 0
    span = find_again(document.text, item.quote, near)
    if span is None:
        found = msgspec.structs.replace(item, stale=_nearest(item.quote, document) or NO_SENTENCE)
        (changes.kept if found == item else changes.stale).append(item.id)
        return found
    node = outline.innermost(span)
    section = item.section if node is None else outline.paths[node]
    found = msgspec.structs.replace(item, span=(span.start, span.end), section=section, stale="")
    if found == item:
        changes.kept.append(item.id)
        return item
    changes.moved.append(item.id)
    # A move is not an edit: what nobody edited stays so.
    return found if is_edited(item) else stamped(found)


def _nearest(quote: str, document: Document) -> str:
    """The sentence of document that looks most like quote; "" when none comes near."""
    from rapidfuzz import fuzz, process

    spans: tuple[Span, ...] = sentences(document.text)
    choices = [document.quote(span) for span in spans]
    best = process.extractOne(quote, choices, scorer=fuzz.ratio, score_cutoff=NEAR)
    return best[0] if best else ""


def _in_order(items: Iterable[Item]) -> list[Item]:
    """By place in the source; an item without a place stays behind the one it followed."""
    last, keyed = (-1, -1), []
    for number, item in enumerate(items):
        last = item.span if item.span is not None and not item.stale else last
        keyed.append((last, number, item))
    return [item for _, _, item in sorted(keyed, key=lambda row: row[:2])]
