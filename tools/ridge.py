"""Ridge regression on 0/1 features, for the judgements that are learned from ratings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from conditional_logit import Array, Sparse

_STEPS, _ENOUGH = 200, 1e-6


@dataclass(frozen=True)
class Rows:
    """Rows of features, as a 0/1 matrix with a name for each column."""

    names: list[str]
    matrix: Sparse

    def times(self, weights: Array) -> Array:
        """The sum of the weights of each row's features."""
        return self.matrix.times(weights)


def rows_of(features: Sequence[Sequence[str]], least: int) -> Rows:
    """The rows without the features that fewer than so many rows have."""
    counts = Counter(name for row in features for name in row)
    names = sorted(name for name, count in counts.items() if count >= least)
    number = {name: at for at, name in enumerate(names)}
    kept = [[number[name] for name in row if name in number] for row in features]
    starts = np.concatenate([[0], np.cumsum([len(row) for row in kept])])
    columns = np.array([column for row in kept for column in row], dtype=np.int64)
    return Rows(names, Sparse(columns, starts))


def fit(rows: Rows, wanted: Array, penalty: float, counted: Array | None = None) -> tuple[Array, float]:
    """The weights, and the mean of what is wanted, with which the rows that are counted (1, else 0) come nearest to it,
    the weights held down by the penalty: the normal equations, solved by conjugate gradients."""
    use = np.ones(len(wanted)) if counted is None else counted
    constant = float((wanted * use).sum() / use.sum())
    size = len(rows.names)

    def apply(weights: Array) -> Array:
        return rows.matrix.transposed_times(rows.times(weights) * use, size) + penalty * weights

    weights = np.zeros(size)
    residual = rows.matrix.transposed_times((wanted - constant) * use, size)
    step, square = residual.copy(), float(residual @ residual)
    first = square
    for _ in range(_STEPS):
        if square <= _ENOUGH * first:
            break
        applied = apply(step)
        length = square / float(step @ applied)
        weights += length * step
        residual -= length * applied
        new = float(residual @ residual)
        step, square = residual + new / square * step, new
    return weights, constant


def area(scores: Array, right: Array) -> float:
    """How often a right row scores above a wrong one: the area under the curve."""
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    hits = right.sum()
    return float((ranks[right].sum() - hits * (hits + 1) / 2) / (hits * (len(right) - hits)))
