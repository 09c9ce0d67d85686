"""Conditional logit: weights that make the right one of several candidates as likely as possible.

The chance of a candidate is the softmax of the summed weights of its features over all candidates of its sentence; the
weights are held down by an L2 penalty. Besides the right candidates that people name, there may be taught chances, to
which the model's are to come near.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Sparse:
    """A 0/1 matrix by rows: the columns of row r are columns[starts[r]:starts[r + 1]]."""

    columns: Rows
    starts: Rows

    def times(self, weights: Array) -> Array:
        """The sum of the weights of each row's columns."""
        sums: Array = np.concatenate([[0.0], np.cumsum(weights[self.columns])])
        result: Array = sums[self.starts[1:]] - sums[self.starts[:-1]]
        return result

    def transposed_times(self, values: Array, width: int) -> Array:
        """For each column, the sum of the values of the rows that have it."""
        return bin_sums(self.columns, np.repeat(values, np.diff(self.starts)), width)


@dataclass(frozen=True)
class Problem:
    """All candidates of all examples: their facts by first token, by end, and by both, and the features of each fact;
    their overlap with the person's blank; where each example's candidates begin."""

    names: list[str]
    facts: Sparse
    firsts: Sparse
    ends: Sparse
    spans: Sparse
    first_of: Rows
    end_of: Rows
    overlap: Array
    bounds: Rows
    places: list[list[tuple[int, int]]]

    def scores(self, weights: Array) -> Array:
        """The summed weights of each candidate."""
        known = self.facts.times(weights)
        by_first, by_end = self.firsts.times(known), self.ends.times(known)
        return self.spans.times(known) + by_first[self.first_of] + by_end[self.end_of]

    def gradient(self, values: Array) -> Array:
        """What a change of each candidate's score means for each weight."""
        count = len(self.facts.starts) - 1
        total = self.spans.transposed_times(values, count)
        for matrix, of in ((self.firsts, self.first_of), (self.ends, self.end_of)):
            total += matrix.transposed_times(bin_sums(of, values, len(matrix.starts) - 1), count)
        return self.facts.transposed_times(total, len(self.names))

    def uses(self) -> Array:
        """How many rows of the three kinds have each feature."""
        rows = sum(
            np.bincount(m.columns, minlength=len(self.facts.starts) - 1) for m in (self.firsts, self.ends, self.spans)
        )
        return self.facts.transposed_times(np.asarray(rows, dtype=np.float64), len(self.names))


def bin_sums(numbers: Rows, values: Array, count: int) -> Array:
    """For each number below count, the sum of the values that stand beside it."""
    return np.bincount(numbers, values, minlength=count).astype(np.float64)


def softmax(problem: Problem, scores: Array) -> Array:
    """The chance of each candidate within its sentence."""
    of = np.repeat(np.arange(len(problem.places)), np.diff(problem.bounds))
    highest = np.full(len(problem.places), -np.inf)
    np.maximum.at(highest, of, scores)
    powers: Array = np.exp(scores - highest[of])
    chances: Array = powers / bin_sums(of, powers, len(problem.places))[of]
    return chances


@dataclass(frozen=True)
class Lesson:
    """What is learned from: how much each example's own blank counts (0: left out), the taught chance of each
    candidate, and how much each example's taught chances count."""

    own: Array
    chances: Array
    taught: Array


def learn(problem: Problem, lesson: Lesson, start: Array, steps: int, penalty: float) -> Array:
    """The weights that make the nearest candidates likeliest, and all chances like the taught ones, from start on.

    A candidate that overlaps the person's blank by less than half is never right.
    """
    count = len(problem.places)
    of = np.repeat(np.arange(count), np.diff(problem.bounds))
    nearest = np.zeros(count)
    np.maximum.at(nearest, of, problem.overlap)
    right = (problem.overlap >= 0.5) & (problem.overlap >= nearest[of] - 1e-9)
    weight = np.where(nearest >= 0.5, lesson.own, 0.0)
    taught = lesson.taught[of]
    wanted = taught * lesson.chances

    def cost(weights: Array) -> tuple[float, Array]:
        chance = softmax(problem, problem.scores(weights))
        hit = np.maximum(bin_sums(of, chance * right, count), 1e-300)
        change = (chance - chance * right / hit[of]) * weight[of] + taught * chance - wanted
        value = -(weight * np.log(hit)).sum() - wanted @ np.log(np.maximum(chance, 1e-300))
        value += penalty / 2 * weights @ weights
        return float(value), problem.gradient(change) + penalty * weights

    return minimize(cost, start, steps)


def minimize(cost: Callable[[Array], tuple[float, Array]], at: Array, steps: int) -> Array:
    """Limited-memory BFGS (Nocedal & Wright, algorithm 7.5) with a backtracking line search."""
    value, slope = cost(at)
    memory: list[tuple[Array, Array]] = []
    for _ in range(steps):
        direction = -_newton(slope, memory)
        length = 1.0 if memory else 1.0 / float(np.abs(slope).max())
        descent = float(direction @ slope)
        while True:
            new = at + length * direction
            new_value, new_slope = cost(new)
            if new_value <= value + 1e-4 * length * descent or length < 1e-10:
                break
            length /= 2
        memory = [*memory[-7:], (new - at, new_slope - slope)]
        at, value, slope = new, new_value, new_slope
    return at


def _newton(slope: Array, memory: list[tuple[Array, Array]]) -> Array:
    """The slope times the inverse curvature that the last steps have shown."""
    result, factors = slope.copy(), []
    for step, change in reversed(memory):
        factor = (step @ result) / (change @ step)
        result -= factor * change
        factors.append(factor)
    if memory:
        step, change = memory[-1]
        result *= (step @ change) / (change @ change)
    for (step, change), factor in zip(memory, reversed(factors), strict=True):
        result += step * (factor - (change @ result) / (change @ step))
    return result


def restrict(problem: Problem, kept: Rows) -> Problem:
    """The same problem with only these columns."""
    new = np.full(len(problem.names), -1)
    new[kept] = np.arange(len(kept))

    here = new[problem.facts.columns] >= 0
    before = np.concatenate([[0], np.cumsum(here)])
    facts = Sparse(new[problem.facts.columns[here]], before[problem.facts.starts])
    return replace(problem, names=[problem.names[at] for at in kept], facts=facts)
