"""What to ask about in a passage: the spans to blank, from its formulations and from the blank model."""

import re
from dataclasses import dataclass
from itertools import pairwise

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.blanks import rank_blanks
from quizgen.items.material import LISTS, Material, Occurrence
from quizgen.items.passages import Passage

# So many single blanks are considered in a passage.
MOST = 4
LONGEST_BLANK = 14
_INNER = re.compile(r"[，。；：！？\n]")


@dataclass(frozen=True, slots=True)
class Target:
    """Spans of a passage that one item asks for, in order.

    score: 0..1, how well a person would like them asked. members: they are parts of a list, and may be given in any
    order. all_members: every part of that list, in order, empty when it is no list.
    """

    passage: Passage
    answers: tuple[Span, ...]
    score: float
    kind: FormulationKind | None = None
    all_members: tuple[Span, ...] = ()


def targets(material: Material, passage: Passage) -> list[Target]:
    """What can be asked in passage, best first."""
    occurrences = material.occurrences_in(passage.span)
    found = [*_lists(passage, occurrences), *_slogans(material.text, passage, occurrences)]
    found += _singles(material, passage, occurrences)
    return sorted(found, key=lambda t: (-t.score, t.answers))


def _lists(passage: Passage, occurrences: list[Occurrence]) -> list[Target]:
    found = []
    for o in occurrences:
        inside = [m for m in o.members if passage.span.contains(m)]
        if o.formulation.kind not in LISTS or len(inside) < len(o.members) or len(inside) < 3:
            continue
        if max(map(len, inside)) > LONGEST_BLANK:
            continue
        score = 0.55 + 0.3 * o.formulation.weight
        chosen = inside if len(inside) <= 3 else inside[1::2][:3]
        if len(inside) == 3:
            chosen = inside[1:]
        found.append(Target(passage, tuple(chosen), score, o.formulation.kind, tuple(inside)))
    return found


def _slogans(text: str, passage: Passage, occurrences: list[Occurrence]) -> list[Target]:
    """基础在学，关键在做: what differs between the limbs."""
    found = []
    for o in occurrences:
        if o.formulation.kind is not FormulationKind.PARALLEL or not 2 <= len(o.members) <= 4:
            continue
        blanks = _differing(text, o.members)
        if blanks:
            found.append(Target(passage, tuple(blanks), 0.5 + 0.35 * o.formulation.weight, o.formulation.kind))
    return found


def _differing(text: str, limbs: tuple[Span, ...]) -> list[Span]:
    """The end of each limb after the words that all share, or its beginning before them."""
    words = [text[m.start : m.end] for m in limbs]
    for size in range(min(map(len, words)) - 1, 0, -1):
        for at in range(1, len(words[0]) - size):
            shared = words[0][at : at + size]
            places = [w.find(shared) for w in words]
            if all(p > 0 and p + size < len(w) for p, w in zip(places, words, strict=True)):
                return [Span(m.start + p + size, m.end) for m, p in zip(limbs, places, strict=True)]
    return []


def _singles(material: Material, passage: Passage, occurrences: list[Occurrence]) -> list[Target]:
    span, text = passage.span, material.text
    weights = {o.span: o.formulation for o in occurrences}
    found = []
    blanks = rank_blanks(text[span.start : span.end], limit=MOST)
    top = max((b.score for b in blanks), default=0.0)
    for rank, blank in enumerate(blanks):
        place = Span(span.start + blank.start, span.start + blank.end)
        if len(place) > LONGEST_BLANK or _INNER.search(text, place.start, place.end):
            continue
        formulation = weights.get(place)
        score = 0.62 - 0.07 * rank + (0.15 * formulation.weight if formulation else 0) + 0.0 * top
        found.append(Target(passage, (place,), score, formulation.kind if formulation else None))
    taken = {t.answers[0] for t in found}
    for place, formulation in weights.items():
        if (
            place in taken
            or len(place) > LONGEST_BLANK
            or formulation.kind in (FormulationKind.DUTY, FormulationKind.PARALLEL)
        ):
            continue
        if formulation.kind in LISTS and formulation.members:
            continue
        found.append(Target(passage, (place,), 0.35 + 0.3 * formulation.weight, formulation.kind))
    return found


def is_apart(answers: tuple[Span, ...]) -> bool:
    """True when no two spans touch or overlap."""
    return all(a.end < b.start for a, b in pairwise(sorted(answers)))
