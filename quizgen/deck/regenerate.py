"""Make a deck again from its source without losing what people did to it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import msgspec

from quizgen.chinese.sentences import clauses, sentences
from quizgen.deck.deck import Deck
from quizgen.deck.twins import twins
from quizgen.document.anchor import find_again
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.ids import in_section, is_edited, stamped
from quizgen.items.item import Item, Status
from quizgen.outline.outline import Outline

# A sentence is the old one reworded when it shares so much of its characters (0..100, rapidfuzz's ratio); below that
# it is another sentence. Found by rewording sentences of the samples: one changed clause in three stays above 60.
NEAR = 60.0
NO_SENTENCE = "-"
# One corrected character in a speech of 6,000 moves the scores of other items by up to 0.02.
SAME_SCORE = 0.05


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


def regenerate(
    old: Deck, new: Deck, document: Document, outline: Outline, commented: Collection[str] = ()
) -> tuple[Deck, Changes]:
    """old, brought up to new, which has just been made from document.

    What a person touched (edited, accepted, rejected, remarked, written; commented: ids with a comment in the file)
    stays as it is, its span moved to where its quote stands now; where the quote is gone the item is marked stale with
    the nearest sentence. An untouched draft takes its new form under its old id, or is dropped when the recipe no
    longer makes it. Candidates that ask what an item of old asks, rejected ones too, do not come in again.
    """
    changes = Changes()
    touched = touched_by_hand(old) | set(commented)
    by_id, fresh = twins(old.items, new.items, touched, document)
    source = _Source(document, outline)
    kept: list[Item] = []
    for item in old.items:
        twin = by_id.get(item.id)
        if item.id in touched:
            kept.append(_counted(item, source.anchored(item, twin), changes))
        elif twin is not None:
            kept.append(_counted(item, _renewed(item, twin), changes))
        elif item.quote and item.quote in document.text:
            changes.dropped.append(item.id)
        else:
            kept.append(_counted(item, source.anchored(item, None), changes))
    changes.added.extend(item.id for item in fresh)
    items = _in_order(kept, fresh) if _by_place(old.items) else _put_between(kept, fresh)
    return _with_head(old, new, items), changes


def touched_by_hand(deck: Deck) -> set[str]:
    """The ids of the items that a person has done something to."""
    return {item.id for item in deck.items if not _untouched(item)}


def _untouched(item: Item) -> bool:
    return item.status is Status.DRAFT and not item.note and not is_edited(item)


def _counted(before: Item, after: Item, changes: Changes) -> Item:
    """after, noted under what happened to it."""
    if after == before:
        changes.kept.append(before.id)
    elif after.stale and after.stale != before.stale:
        changes.stale.append(before.id)
    elif msgspec.structs.replace(after, span=before.span, section=before.section, made=before.made) == before:
        changes.moved.append(before.id)
    else:
        changes.updated.append(before.id)
    return after


class _Source:
    """The document as it is now, for finding old quotes in it."""

    def __init__(self, document: Document, outline: Outline):
        self.document, self.outline = document, outline

    def anchored(self, item: Item, twin: Item | None) -> Item:
        """item with its span, section and staleness as the document stands now."""
        elsewhere = bool(item.document) and item.document != self.document.title
        if not item.quote or elsewhere:  # an item of another document of a merged deck
            return item
        if twin is not None and twin.quote == item.quote:
            return in_section(msgspec.structs.replace(item, span=twin.span, stale=""), twin.section)
        span = find_again(self.document.text, item.quote, item.span[0] if item.span else 0)
        if span is None:
            return msgspec.structs.replace(item, stale=self._nearest(item.quote) or NO_SENTENCE)
        node = self.outline.innermost(span)
        found = msgspec.structs.replace(item, span=(span.start, span.end), stale="")
        return found if node is None else in_section(found, self.outline.paths[node])

    @cached_property
    def _sentences(self) -> list[str]:
        return [self.document.quote(span) for span in sentences(self.document.text)]

    def _nearest(self, quote: str) -> str:
        """The sentence, or clauses of one, that looks most like quote; "" when none comes near."""
        from rapidfuzz import fuzz, process

        best = process.extractOne(quote, self._sentences, scorer=_likeness, score_cutoff=NEAR)
        if best is None:
            return ""
        sentence = best[0]
        if fuzz.ratio(quote, sentence) >= NEAR:
            return sentence
        part = fuzz.partial_ratio_alignment(quote, sentence)
        assert part is not None
        touched = [span for span in clauses(sentence) if span.overlaps(Span(part.dest_start, part.dest_end))]
        return sentence[touched[0].start : touched[-1].end]


def _likeness(quote: str, sentence: str, *, score_cutoff: float | None = None) -> float:
    """How much a sentence looks like quote (0..100), or the part of a longer sentence that looks most like it."""
    from rapidfuzz import fuzz

    scorer = fuzz.partial_ratio if len(sentence) > len(quote) else fuzz.ratio
    return scorer(quote, sentence, score_cutoff=score_cutoff)


def _renewed(item: Item, twin: Item) -> Item:
    """An untouched draft as it is made now. A score that hardly moves (it hangs on the whole document) stays."""
    if abs(item.score - twin.score) < SAME_SCORE:
        twin = stamped(msgspec.structs.replace(twin, score=item.score))
    return msgspec.structs.replace(twin, id=item.id)


def _with_head(old: Deck, new: Deck, items: list[Item]) -> Deck:
    """The deck with the facts of the new source; its title stays, since a person may have given it, and so do
    sections that items still stand in."""
    there = {section.path for section in new.sections}
    used = {item.section for item in items}
    same = old.sha256 == new.sha256
    more = [s for s in old.sections if s.path not in there and (same or s.path in used)]
    unchanged = same and there <= {section.path for section in old.sections}
    sections = old.sections if unchanged else (*new.sections, *more)
    return msgspec.structs.replace(new, title=old.title or new.title, sections=sections, items=tuple(items))


def _place(item: Item) -> tuple[int, int] | None:
    return None if item.stale else item.span


def _by_place(items: Iterable[Item]) -> bool:
    """True when the items stand in the order of the source; a person may have given them another."""
    places = [place for item in items if (place := _place(item)) is not None]
    return all(a <= b for a, b in pairwise(places))


def _in_order(kept: Iterable[Item], fresh: Iterable[Item]) -> list[Item]:
    """By place in the source; an item without a place stays behind the one it followed."""
    last, keyed = (-1, -1), []
    for number, item in enumerate((*kept, *fresh)):
        last = _place(item) or last
        keyed.append((last, number, item))
    return [item for _, _, item in sorted(keyed, key=lambda row: row[:2])]


def _put_between(kept: list[Item], fresh: Iterable[Item]) -> list[Item]:
    """The kept items in the order they have, each fresh one behind the last that stands before it in the source."""
    items = list(kept)
    for item in fresh:
        before = [i for i, other in enumerate(items) if (_place(other) or (-1, -1)) <= (item.span or (0, 0))]
        items.insert(before[-1] + 1 if before else 0, item)
    return items
