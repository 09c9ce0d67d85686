"""How much each formulation matters in its document."""

from math import log2

import msgspec

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

# What study groups ask for most, from reading their papers: summaries with their parts and definitions first, figures
# and dates last. Only the order matters; the steps are even.
BASE = {
    FormulationKind.NUMERAL_SUMMARY: 0.75,
    FormulationKind.DEFINITION: 0.7,
    FormulationKind.PARALLEL: 0.65,
    FormulationKind.DUTY: 0.6,
    FormulationKind.ENUMERATION: 0.55,
    FormulationKind.QUOTED_TERM: 0.5,
    FormulationKind.TITLE: 0.45,
    FormulationKind.NUMBER: 0.4,
    FormulationKind.DATE: 0.3,
}
SPELLED_OUT = 0.1
PER_DOUBLING = 0.05


def weighed(found: list[Formulation], document: Document) -> tuple[Formulation, ...]:
    """Each kind and text once, at its first place (for a summary: where its members are spelled out), with all its
    occurrences and its weight (0..1), in document order."""
    by_words: dict[tuple[FormulationKind, str], list[Formulation]] = {}
    summaries = {f.text for f in found if f.kind is FormulationKind.NUMERAL_SUMMARY}
    for f in found:
        if f.kind is FormulationKind.QUOTED_TERM and f.text in summaries:
            continue
        by_words.setdefault((f.kind, f.text), []).append(f)
    merged = [_merged(group) for group in by_words.values()]
    return tuple(sorted(merged, key=lambda f: (f.span.start, -f.span.end, f.kind)))


def _merged(group: list[Formulation]) -> Formulation:
    best = next((f for f in group if f.members), group[0])
    places: tuple[Span, ...] = tuple(sorted({f.span for f in group}))
    weight = BASE[best.kind] + SPELLED_OUT * bool(best.members) + PER_DOUBLING * log2(len(places))
    return msgspec.structs.replace(best, occurrences=places, weight=round(min(weight, 1.0), 3))
