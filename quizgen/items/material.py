"""What all item builders work from: one document's text, outline, formulations and passages, each found once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from quizgen.chinese.words import tagged
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind
from quizgen.items import tales
from quizgen.items.haystack import haystack
from quizgen.items.passages import Passage, Refused, find_passages
from quizgen.items.usage import Usage
from quizgen.outline.outline import Outline

if TYPE_CHECKING:
    from quizgen.items.proposals import Proposals

LISTS = (FormulationKind.ENUMERATION, FormulationKind.NUMERAL_SUMMARY)

# Where words before the first node, after the last one and between nodes are filed.
PREFACE, CLOSE, BETWEEN = "前言", "结语", "其他"


class Occurrence(msgspec.Struct, frozen=True):
    """One place where a formulation stands; members are its parts at this place, empty where it has none here."""

    span: Span
    members: tuple[Span, ...]
    formulation: Formulation


class Material:
    """Everything known about one document when items are made from it."""

    def __init__(self, document: Document, outline: Outline, formulations: tuple[Formulation, ...]):
        self.document = document
        self.text = document.text
        self.outline = outline
        self.formulations = formulations
        self.words = tagged(document.text)
        # Wrong options found so far, by the span of their key: several kinds of item ask for them.
        self.proposed: dict[Span, Proposals] = {}
        # Candidates that suit a key with where they were found, by the key's words: many keys stand in several places.
        self.suited: dict[str, dict[str, dict[str, float]]] = {}

    @cached_property
    def _found(self) -> tuple[list[Passage], list[Refused]]:
        found, refused = find_passages(self.document, self.outline, self.words)
        told = {p: why for p in found if (why := tales.refusal(self.text, p.span))}
        return [p for p in found if p not in told], [*refused, *(Refused(p.span, *why) for p, why in told.items())]

    @property
    def passages(self) -> list[Passage]:
        """The pieces an item can ask about, in document order, none overlapping."""
        return self._found[0]

    @property
    def refused(self) -> list[Refused]:
        """The pieces no item can ask about."""
        return self._found[1]

    @cached_property
    def occurrences(self) -> list[Occurrence]:
        """Every place of every formulation, by start."""
        found = [
            Occurrence(p, _members_at(self.text, f, p), f)
            for f in self.formulations
            for p in f.occurrences or (f.span,)
        ]
        return sorted(found, key=lambda o: (o.span.start, -o.span.end, o.formulation.kind))

    @cached_property
    def _starts(self) -> list[int]:
        return [o.span.start for o in self.occurrences]

    def occurrences_in(self, span: Span) -> list[Occurrence]:
        """The formulations that lie in span."""
        first, last = bisect_left(self._starts, span.start), bisect_right(self._starts, span.end)
        return [o for o in self.occurrences[first:last] if o.span.end <= span.end]

    def section(self, span: Span, node: int | None) -> str:
        """The section path an item from span is filed under."""
        if node is not None:
            return self.outline.paths[node]
        nodes = self.outline.nodes
        if not nodes:
            return ""
        if span.end <= nodes[0].span.start:
            return PREFACE
        return CLOSE if span.start >= self._last_end else BETWEEN

    @cached_property
    def quoted_terms(self) -> dict[int, list[tuple[int, str]]]:
        """The document's terms in quotation marks by length, each once with its turn, in order."""
        kinds = (FormulationKind.QUOTED_TERM, FormulationKind.NUMERAL_SUMMARY)
        quoted = (
            f.text
            for f in self.formulations
            if f.kind in kinds and self.text[f.span.start - 1 : f.span.start] in "“「『"
        )
        return _by_length(quoted)

    @cached_property
    def titles(self) -> dict[int, list[tuple[int, str]]]:
        """The documents that it names in 《》 by length, each once with its turn, in order."""
        return _by_length(f.text for f in self.formulations if f.kind is FormulationKind.TITLE)

    def says(self, words: str) -> bool:
        """True when the document says these words somewhere."""
        return haystack(self.text).says(words)

    @cached_property
    def usage(self) -> Usage:
        """How the document uses its phrases."""
        return Usage(haystack(self.text), self.words)

    def list_members(self, head: str) -> tuple[str, ...]:
        """The members of its lists that end in head, each once, in order."""
        return self._members_by_head.get(head, ())

    @cached_property
    def _members_by_head(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for f in self.formulations:
            for member in f.members if f.kind in LISTS else ():
                found.setdefault(member[-1:], {})[member] = None
        return {head: tuple(members) for head, members in found.items()}

    @cached_property
    def _last_end(self) -> int:
        return max((n.span.end for n in self.outline.nodes), default=0)


def _by_length(texts: Iterable[str]) -> dict[int, list[tuple[int, str]]]:
    found: dict[int, list[tuple[int, str]]] = {}
    for turn, text in enumerate(dict.fromkeys(texts)):
        found.setdefault(len(text), []).append((turn, text))
    return found


def _members_at(text: str, formulation: Formulation, place: Span) -> tuple[Span, ...]:
    """Where a list's members stand at one of its places; () where they are spelled out elsewhere."""
    by = place.start - formulation.span.start
    if any(m.start + by < 0 for m in formulation.member_spans):
        return ()
    members = tuple(m.shifted(by) for m in formulation.member_spans) if by else formulation.member_spans
    alike = all(text[m.start : m.end] == words for m, words in zip(members, formulation.members, strict=True))
    return members if alike and all(place.contains(m) for m in members) else ()
