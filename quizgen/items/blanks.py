"""Where to cut a blank: candidate spans ranked by a model learned from blanks that people cut.

The model is a conditional logit: every candidate of a sentence gets the sum of the weights of its features, and a
softmax over the sentence turns the sums into the chance that a person would cut there. tools/learn_blanks.py learns it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from math import exp, log2
from pathlib import Path

import msgspec

from quizgen.chinese.words import words
from quizgen.document.span import Span
from quizgen.items.blank_features import Part, View, first_parts, last_parts, shape_part, span_parts
from quizgen.items.blank_spans import Token, candidates, tokens

WEIGHTS = Path(__file__).with_name("blank_weights.json")

# Weights stand in the file in hundredths.
SCALE = 100

# Features of both ends are summed for the candidates that look best by each end and their outline alone: the winner of
# all is among them in 98 of 100 sentences, and 30 instead of 20 gain less than half a point in the first three.
_LIKELY = 20

# A span that half-covers several good ones is worth a little less than a good one itself: 0, 0.2, 0.5 and 1.5 met the
# person's blank first in 57.5, 58.0, 57.8 and 57.0 of 100 left-out sentences.
_OWN = 0.2

# What the document says, in log-odds: the section's heading names the candidate; how often its rarest word is used.
# Set by hand and kept small: the items to learn from stand alone, without their documents.
_IN_HEADING, _PER_DOUBLING, _MOST_DOUBLINGS = 0.3, 0.05, 4.0


@dataclass(frozen=True, slots=True)
class Blank:
    """Characters start..end (half-open) of the text that was given. score: 0..1, the chance that a person cuts here."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Context:
    """What the document knows beyond the sentence: the heading of its section; how often each word occurs."""

    heading: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)


def count_words(text: str) -> Mapping[str, int]:
    """How often each word of two characters or more occurs in text: made once a document, for Context."""
    return Counter(text[start:end] for start, end, _ in words(text) if end - start > 1)


def rank_blanks(text: str, limit: int = 10, context: Context | None = None) -> list[Blank]:
    """The best places to cut a blank in text, a sentence or a short passage; best first, at most limit.

    No blank cuts a word, a number, a title or a quotation, and no two overlap by half or more (intersection over
    union). context adds what the document knows.
    """
    found = tokens(text)
    spans = candidates(found)
    if not spans or limit < 1:
        return []
    scored = _likely(View(text, found, vocabulary()), spans)
    if context is not None:
        scored = [(score + _known(context, found[first:end]), (first, end)) for score, (first, end) in scored]
    top = max(scored)[0]
    total = sum([exp(score - top) for score, _ in scored])
    best = sorted(scored, reverse=True)
    return _thin([Blank(found[a].start, found[b - 1].end, exp(score - top) / total) for score, (a, b) in best], limit)


def rank_sentences(
    text: str, sentences: Iterable[Span], limit: int = 10, context: Context | None = None
) -> list[list[Blank]]:
    """The same for many sentences of one text, in their order; each blank counts its characters in text."""
    return [
        [
            Blank(sentence.start + blank.start, sentence.start + blank.end, blank.score)
            for blank in rank_blanks(text[sentence.start : sentence.end], limit, context)
        ]
        for sentence in sentences
    ]


def _likely(view: View, spans: list[tuple[int, int]]) -> list[tuple[float, tuple[int, int]]]:
    """The spans that may win, each with the sum of all its weights."""
    firsts = {first: _sum(first_parts(view, first)) for first in {span[0] for span in spans}}
    ends = {end: _sum(last_parts(view, end)) for end in {span[1] for span in spans}}
    rough = [(firsts[first] + ends[end] + _sum([shape_part(view, first, end)]), (first, end)) for first, end in spans]
    return [
        (score + _sum(span_parts(view, first, end)), (first, end)) for score, (first, end) in nlargest(_LIKELY, rough)
    ]


def _sum(parts: list[Part]) -> float:
    return sum([_remembered.get(part) or _weigh(part) for part in parts])


# The same words and tags come again and again, so each part is summed once. Forgotten when full: some 50 MB.
_remembered: dict[Part, float] = {}
_MOST_REMEMBERED = 200_000


def _weigh(part: Part) -> float:
    """The summed weights of the features that a part makes of its facts; remembered."""
    weight, (names, facts) = weights().get, part
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    # Never 0, which would look as if it were not there.
    total = _remembered[part] = sum([weight(name, 0.0) for name in names(*facts)]) or 1e-9
    return total


def use_weights(learned: Mapping[str, float]) -> None:
    """Rank by these weights from now on, as if the file held them: for learning and measuring."""
    _remembered.clear()
    vocabulary.cache_clear()
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
def vocabulary() -> frozenset[str]:
    """Every word that a feature names."""
    return frozenset("|".join([name.partition("=")[2] for name in weights()]).split("|"))


def _known(context: Context, inside: list[Token]) -> float:
    long = [token.text for token in inside if len(token.text) > 1]
    named = bool(long) and all(word in context.heading for word in long)
    uses = min((context.counts.get(word, 0) for word in long), default=0)
    return _IN_HEADING * named + _PER_DOUBLING * min(log2(1 + uses), _MOST_DOUBLINGS)


def overlap(a: Blank, b: Blank) -> float:
    """Intersection over union of their characters, 0..1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared / (max(a.end, b.end) - min(a.start, b.start)) if shared > 0 else 0.0


def _thin(blanks: list[Blank], limit: int) -> list[Blank]:
    """The blanks that together most likely meet the person's: each takes the chance of all that it overlaps by half."""
    near = _neighbours(blanks)
    chance = [blank.score for blank in blanks]
    free = list(range(len(blanks)))
    chosen: list[Blank] = []
    while free and len(chosen) < limit:
        mass = {k: sum([chance[n] for n in near[k]]) for k in free}
        best = max(free, key=lambda k: mass[k] + _OWN * blanks[k].score)
        score = min(mass[best], chosen[-1].score if chosen else 1.0)
        chosen.append(Blank(blanks[best].start, blanks[best].end, score))
        for n in near[best]:
            chance[n] = 0.0
        free = [k for k in free if k not in near[best]]
    return chosen


def _neighbours(blanks: list[Blank]) -> list[list[int]]:
    """For each blank, the numbers of those that overlap it by half or more, itself among them."""
    near = [[k] for k in range(len(blanks))]
    for k, one in enumerate(blanks):
        for n in range(k):
            other = blanks[n]
            if one.start < other.end and other.start < one.end and overlap(one, other) >= 0.5:
                near[k].append(n)
                near[n].append(k)
    return near
