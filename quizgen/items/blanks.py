"""Where to cut a blank: candidate spans ranked by a model learned from blanks that people cut.

The model is a conditional logit: every candidate of a sentence gets the sum of the weights of its features, and a
softmax over the sentence turns the sums into the chance that a person would cut there.
"""

from dataclasses import dataclass
from functools import cache
from heapq import nlargest
from math import exp
from pathlib import Path

import msgspec

from quizgen.items.blank_features import View, first_features, last_features, span_features
from quizgen.items.blank_spans import candidates, tokens

WEIGHTS = Path(__file__).with_name("blank_weights.json")

# Only the likeliest candidates are compared with one another; the rest share less than a hundredth of the chance.
_CONTENDERS = 30


@dataclass(frozen=True, slots=True)
class Blank:
    """Characters start..end (half-open) of the text that was given. score: 0..1, the chance that a person cuts here."""

    start: int
    end: int
    score: float


def rank_blanks(text: str, limit: int = 10) -> list[Blank]:
    """The best places to cut a blank in text, a sentence or a short passage; best first, at most limit.

    No blank cuts a word, a number, a title or a quotation, and no two overlap by half or more.
    """
    found = tokens(text)
    spans = candidates(found)
    if not spans or limit < 1:
        return []
    scores = _scores(View(text, found), spans)
    best = nlargest(_CONTENDERS, zip(scores, spans, strict=True))
    top = best[0][0]
    total = sum(exp(score - top) for score in scores)
    return _thin(
        [Blank(found[first].start, found[end - 1].end, exp(score - top) / total) for score, (first, end) in best], limit
    )


def _scores(view: View, spans: list[tuple[int, int]]) -> list[float]:
    weight = weights().get
    firsts = {first: _sum(first_features(view, first)) for first in {span[0] for span in spans}}
    ends = {end: _sum(last_features(view, end)) for end in {span[1] for span in spans}}
    return [
        firsts[first] + ends[end] + sum([weight(name, 0.0) for name in span_features(view, first, end)])
        for first, end in spans
    ]


def _sum(names: list[str]) -> float:
    weight = weights().get
    return sum([weight(name, 0.0) for name in names])


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature; one that is not there counts 0."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, float])


def overlap(a: Blank, b: Blank) -> float:
    """Intersection over union of their characters, 0..1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _thin(blanks: list[Blank], limit: int) -> list[Blank]:
    """The blanks that together most likely meet the person's: each takes the chance of all that it overlaps by half."""
    near = [[k for k, other in enumerate(blanks) if overlap(blank, other) >= 0.5] for blank in blanks]
    chance = [blank.score for blank in blanks]
    free = set(range(len(blanks)))
    chosen: list[Blank] = []
    while free and len(chosen) < limit:
        mass = {k: sum(chance[n] for n in near[k]) for k in sorted(free)}
        best = max(mass, key=lambda k: (mass[k], blanks[k].score))
        chosen.append(Blank(blanks[best].start, blanks[best].end, min(mass[best], 1.0)))
        for n in near[best]:
            chance[n] = 0.0
        free.difference_update(near[best])
    return chosen
