"""What the model of blanks sees of sentences, as one large problem of a conditional logit."""

from array import array
from collections.abc import Iterable

import numpy as np
from blank_examples import Example
from conditional_logit import Array, Problem, Rows, Sparse

from quizgen.items.blank_features import BOTH, FIRST, LAST, OUTLINE, both_facts, first_facts, last_facts, outline_facts
from quizgen.items.blank_parts import Facts, Part
from quizgen.items.blank_spans import candidates, tokens
from quizgen.items.blank_view import Eye, View

# A feature counts when it occurs in so many sentences of items, or in so many of all.
MIN_CUT, MIN_ALL = 3, 6


def build(examples: list[Example]) -> Problem:
    """The problem of all candidates of the examples."""
    facts = _FactTable()
    firsts, ends, spans = _Rows(), _Rows(), _Rows()
    first_of, end_of, overlaps, bounds, places = array("q"), array("q"), array("d"), array("q", [0]), []
    eye = Eye()
    for example in examples:
        found = tokens(example.sentence)
        runs = candidates(found)
        view = View(example.sentence, found, eye)
        used: set[int] = set()
        first_at, end_at = {}, {}
        for first in sorted({run[0] for run in runs}):
            first_at[first] = firsts.append(facts.numbers(FIRST, first_facts(view, first)), used)
        for end in sorted({run[1] for run in runs}):
            end_at[end] = ends.append(facts.numbers(LAST, last_facts(view, end)), used)
        for first, end in runs:
            known = outline_facts(view, first, end) + both_facts(view, first, end)
            spans.append(facts.numbers(OUTLINE + BOTH, known), used)
            first_of.append(first_at[first])
            end_of.append(end_at[end])
        places.append([(found[first].start, found[end - 1].end) for first, end in runs])
        overlaps.extend(overlap(place, (example.start, example.end)) for place in places[-1])
        bounds.append(len(first_of))
        facts.count(used, cut=not example.cuts)
    sides = np.array(first_of), np.array(end_of), np.array(overlaps), np.array(bounds)
    return Problem(*facts.table(), firsts.matrix(), ends.matrix(), spans.matrix(), *sides, places)


def marked_chances(examples: list[Example], problem: Problem) -> Array:
    """For each candidate, the chance that the marks give it: each of a passage's cuts gives its share to the
    candidates nearest to it, if they overlap it by half. 0 where nothing is marked."""
    found = np.zeros(len(problem.overlap))
    for example, places, begin in zip(examples, problem.places, problem.bounds, strict=False):
        here = found[begin : begin + len(places)]
        for start, end, share in example.cuts:
            overlaps = np.array([overlap(place, (start, end)) for place in places])
            if (best := overlaps.max(initial=0)) >= 0.5:
                nearest = overlaps >= best - 1e-9
                here[nearest] += share / nearest.sum()
        here /= here.sum() or 1.0
    return found


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two half-open ranges."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


class _Rows:
    """A 0/1 matrix that grows row by row."""

    def __init__(self) -> None:
        self.columns, self.starts = array("i"), array("q", [0])

    def append(self, row: list[int], used: set[int]) -> int:
        """The new row's number; its columns are added to used."""
        self.columns.extend(row)
        used.update(row)
        self.starts.append(len(self.columns))
        return len(self.starts) - 2

    def matrix(self) -> Sparse:
        return Sparse(np.array(self.columns), np.array(self.starts))


class _FactTable:
    """All different facts, numbered, with the features they make; and in how many sentences each feature occurs."""

    def __init__(self) -> None:
        self._fact_numbers: dict[tuple[Part, Facts], int] = {}
        self._features: list[list[int]] = []
        self._names: dict[str, int] = {}
        self._cut, self._all = array("i"), array("i")

    def numbers(self, parts: tuple[Part, ...], facts: tuple[Facts | None, ...]) -> list[int]:
        """The numbers of the facts of those parts that have something to say."""
        return [self._number(key) for key in zip(parts, facts, strict=True) if key[1] is not None]

    def _number(self, key: tuple[Part, Facts | None]) -> int:
        part, facts = key
        assert facts is not None
        number = self._fact_numbers.get((part, facts))
        if number is None:
            number = self._fact_numbers[part, facts] = len(self._features)
            self._features.append([self._names.setdefault(name, len(self._names)) for name in part.names(*facts)])
            missing = len(self._names) - len(self._all)
            self._cut.extend([0] * missing)
            self._all.extend([0] * missing)
        return number

    def count(self, used: Iterable[int], cut: bool) -> None:
        """Note that a sentence has these facts, and whether a person cut in it."""
        for feature in {feature for number in used for feature in self._features[number]}:
            self._all[feature] += 1
            self._cut[feature] += cut

    def table(self) -> tuple[list[str], Sparse]:
        """The names of the features that occur often enough, in order, and those of each fact."""
        cut, every = np.array(self._cut), np.array(self._all)
        often = (cut >= MIN_CUT) | (every >= MIN_ALL)
        names = sorted(name for name, at in self._names.items() if often[at])
        new: Rows = np.full(len(self._names), -1, dtype=np.int64)
        new[[self._names[name] for name in names]] = np.arange(len(names))
        rows = _Rows()
        for features in self._features:
            rows.append([int(new[at]) for at in features if new[at] >= 0], set())
        return names, rows.matrix()


def most_useful(problem: Problem, weights: Array, count: int) -> Rows:
    """The columns whose weights do most: large, and often there."""
    return np.sort(np.argsort(-np.abs(weights) * np.sqrt(problem.uses()), kind="stable")[:count])
