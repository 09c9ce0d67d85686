"""Where to cut a blank: candidate spans ranked by a model learned from blanks that people cut.

The model is a conditional logit: every candidate of a sentence gets the sum of the weights of its features, and a
softmax over the sentence turns the sums into the chance that a person would cut there. tools/learn_blanks.py learns it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp
from pathlib import Path

import msgspec

from quizgen.chinese.words import Word
from quizgen.items.blank_features import BOTH, FIRST, LAST, OUTLINE, both_facts, first_facts, last_facts, outline_facts
from quizgen.items.blank_parts import Part
from quizgen.items.blank_spans import candidates, tokens
from quizgen.items.blank_view import Eye, View

WEIGHTS = Path(__file__).with_name("blank_weights.json")

# Weights stand in the file in hundredths.
SCALE = 100

# Features of both ends are summed for the candidates that look best by each end and their outline alone: the winner of
# all is among them in 98 of 100 sentences, and 30 instead of 20 gain less than half a point in the first three.
_LIKELY = 20

# A span that half-covers several good ones is worth a little less than a good one itself: 0, 0.2, 0.5 and 1.5 met the
# person's blank first in 57.5, 58.0, 57.8 and 57.0 of 100 left-out sentences.
_OWN = 0.2


class Blank(msgspec.Struct, frozen=True, gc=False):
    """Characters start..end (half-open) of the text that was given. score: 0..1, the chance that a person cuts here."""

    start: int
    end: int
    score: float


# Characters start..end of the text, and the chance that a person cuts there.
_Chance = tuple[int, int, float]


def rank_blanks(text: str, limit: int = 10, known: Iterable[Word] | None = None) -> list[Blank]:
    """The best places to cut a blank in text, a sentence or a short passage; best first, at most limit.

    No blank cuts a word, a number, a title or a quotation, and no two overlap by half or more (intersection over
    union). known: the words of text, where they have been found already.
    """
    found = tokens(text, known)
    spans = candidates(found)
    if not spans or limit < 1:
        return []
    best = _likely(View(text, found, eye()), spans)
    top = best[0][0]
    odds = [exp(score - top) for score, _, _ in best]
    total = sum(odds)
    return _thin([(found[a][0], found[b - 1][1], x / total) for x, (_, a, b) in zip(odds, best, strict=True)], limit)


# operator.getitem would look the method up anew for each fact: a sixth more time for a sum.
_look_up = dict.__getitem__


def _likely(view: View, spans: list[tuple[int, int]]) -> list[tuple[float, int, int]]:
    """The spans that may win, each after the sum of all its weights; best first."""
    # Written without calls in between: this is where ranking spends its time.
    firsts = {first: sum(map(_look_up, FIRST, first_facts(view, first))) for first in {first for first, _ in spans}}
    ends = {end: sum(map(_look_up, LAST, last_facts(view, end))) for end in {end for _, end in spans}}
    outline = OUTLINE[0].__getitem__
    rough = [(firsts[a] + ends[b] + outline(outline_facts(view, a, b)[0]), a, b) for a, b in spans]
    rough.sort(reverse=True)
    likely = [(score + sum(map(_look_up, BOTH, both_facts(view, a, b))), a, b) for score, a, b in rough[:_LIKELY]]
    likely.sort(reverse=True)
    return likely


def _weigh(names: list[str]) -> float:
    return sum(filter(None, map(weights().get, names)))


Part.weigh = _weigh


def use_weights(learned: Mapping[str, float]) -> None:
    """Rank by these weights from now on, as if the file held them: for learning and measuring."""
    for part in Part.all:
        part.clear()
    eye.cache_clear()
    weights().clear()
    weights().update(learned)


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature, "kind=value"; one that is not there counts 0."""
    tables = msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, dict[str, int]])
    return {
        (f"{kind}={value}" if value else kind): weight / SCALE
        for kind, table in tables.items()
        for value, weight in table.items()
    }


@cache
def eye() -> Eye:
    """What tokens look like to the features that have a weight."""
    return Eye(weights())


def overlap(a: Blank, b: Blank) -> float:
    """Intersection over union of their characters, 0..1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _thin(spans: list[_Chance], limit: int) -> list[Blank]:
    """The spans that together most likely meet the person's: each takes the chance of all that it overlaps by half."""
    near = _neighbours(spans)
    chance = [span[2] for span in spans]
    mass = [sum([chance[n] for n in some]) + _OWN * own for some, own in zip(near, chance, strict=True)]
    free, score = list(range(len(spans))), 1.0
    chosen: list[Blank] = []
    while free and len(chosen) < limit:
        best = max(free, key=mass.__getitem__)
        start, end, own = spans[best]
        score = min(mass[best] - _OWN * own, score)
        chosen.append(Blank(start, end, max(score, 0.0)))
        gone = set(near[best])
        free = [k for k in free if k not in gone]
        for taken in near[best]:
            if own := chance[taken]:
                chance[taken] = 0.0
                for other in near[taken]:
                    mass[other] -= own
    return chosen


def _neighbours(spans: list[_Chance]) -> list[list[int]]:
    """For each span, the numbers of those that overlap it by half or more, itself among them."""
    near = [[k] for k in range(len(spans))]
    for k, (start, end, _) in enumerate(spans):
        for n, (other_start, other_end, _) in enumerate(spans[:k]):
            if start < other_end and other_start < end:
                shared = (end if end < other_end else other_end) - (start if start > other_start else other_start)
                if 3 * shared >= end - start + other_end - other_start:
                    near[k].append(n)
                    near[n].append(k)
    return near
