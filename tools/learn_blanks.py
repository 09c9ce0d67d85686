"""Learn the weights of quizgen/items/blanks.py from blanks that people cut.

    python tools/learn_blanks.py DATA      DATA holds law_items.json and bank_items.json

A conditional logit: the chance of a candidate is the softmax of the summed weights of its features over all candidates
of its sentence; the weights make the candidate nearest to the person's blank as likely as possible, held down by an L2
penalty. First all features are weighed, then the most useful are kept and weighed again. Before the weights are
written, cross-validation prints how often the first and first three meet the person's blank in sentences that were
left out (with all that resemble them). Deterministic.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import md5
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quizgen.items import blanks
from quizgen.items.blank_features import first_parts, last_parts, shape_part, span_parts
from quizgen.items.blank_parts import PartFacts
from quizgen.items.blank_spans import candidates, tokens
from quizgen.items.blank_view import View

Array = NDArray[np.float64]
Rows = NDArray[np.int64]

# Tuned by cross-validation: the penalty, and the weight of statute sentences, which are few.
PENALTY, LAW_WEIGHT = 4.0, 3.0
STEPS, STEPS_AGAIN = 35, 15
MIN_SENTENCES = 3
KEPT_FEATURES = 25_000
FOLDS = 5

POLICY = re.compile("党|社会主义|坚持|改革|依法|建设|革命|制度|政治")
# Statute sentences in the bank are led in by their statute's name; without it they teach what a statute looks like.
LEAD = re.compile(
    r"(?:\d+[.、．])?\s*(?:根据|依据|按照|依照)?《[^》]*(?:法|条例|办法|规定|规则|法典|细则|宪法)》"
    r"(?:[（(][^）)]*[）)])?(?:第[^，,]{1,12}条)?(?:的?有?关?规定)?[，,]"
)


@dataclass(frozen=True)
class Example:
    """A sentence and the person's blank in it (characters, half-open). kind: "law", "bank", or "led" for a bank
    sentence whose lead-in was taken off, which is learned from but not measured."""

    sentence: str
    start: int
    end: int
    kind: str


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
    """All candidates of all examples: their features by first token, by end, and by both; their overlap with the
    person's blank; where each example's candidates begin."""

    names: list[str]
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
        by_first, by_end = self.firsts.times(weights), self.ends.times(weights)
        return self.spans.times(weights) + by_first[self.first_of] + by_end[self.end_of]

    def gradient(self, values: Array) -> Array:
        """What a change of each candidate's score means for each weight."""
        width = len(self.names)
        total = self.spans.transposed_times(values, width)
        for matrix, of in ((self.firsts, self.first_of), (self.ends, self.end_of)):
            total += matrix.transposed_times(bin_sums(of, values, len(matrix.starts) - 1), width)
        return total


def bin_sums(numbers: Rows, values: Array, count: int) -> Array:
    """For each number below count, the sum of the values that stand beside it."""
    return np.bincount(numbers, values, minlength=count).astype(np.float64)


def load(data: Path) -> list[Example]:
    """The examples in data's two files, and the led-in ones again without their lead-in."""
    found = []
    for kind in ("law", "bank"):
        for row in json.loads((data / f"{kind}_items.json").read_text(encoding="utf8")):
            found.append(Example(row["sentence"], row["start"], row["end"], kind))
    for example in list(found):
        lead = LEAD.match(example.sentence) if example.kind == "bank" else None
        if lead and example.start >= lead.end():
            cut = lead.end()
            found.append(Example(example.sentence[cut:], example.start - cut, example.end - cut, "led"))
    return found


def group(examples: list[Example]) -> list[int]:
    """A number for each example; those that share two fifths of their runs of six characters have the same."""
    runs = [_runs(example.sentence) for example in examples]
    holders = defaultdict(list)
    for number, some in enumerate(runs):
        for run in some:
            holders[run].append(number)
    shared = Counter(
        (one, other)
        for numbers in holders.values()
        if len(numbers) <= 40
        for at, one in enumerate(numbers)
        for other in numbers[at + 1 :]
    )
    parent = list(range(len(examples)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for (one, other), count in shared.items():
        if count >= 0.4 * min(len(runs[one]), len(runs[other])):
            parent[root(one)] = root(other)
    return [root(number) for number in range(len(examples))]


def _runs(sentence: str) -> set[str]:
    plain = re.sub(r"[\s，。；：、“”《》（）()！？—,.;:]", "", sentence)
    return {plain[at : at + 6] for at in range(max(1, len(plain) - 5))}


@dataclass(frozen=True)
class Parts:
    """The parts (see blank_features) of a sentence's candidates: by first token, by end, and by both; and where each
    candidate stands (characters, half-open)."""

    firsts: dict[int, list[PartFacts]]
    ends: dict[int, list[PartFacts]]
    spans: list[tuple[int, int, list[PartFacts]]]
    places: list[tuple[int, int]]

    def different(self) -> set[PartFacts]:
        """All of them, each once."""
        lists = [*self.firsts.values(), *self.ends.values(), *(parts for _, _, parts in self.spans)]
        return {part for parts in lists for part in parts}


def parts_of(sentence: str) -> Parts:
    """What the model sees of a sentence."""
    found = tokens(sentence)
    runs = candidates(found)
    view = View(sentence, found)
    return Parts(
        {first: first_parts(view, first) for first in sorted({run[0] for run in runs})},
        {end: last_parts(view, end) for end in sorted({run[1] for run in runs})},
        [(a, b, [shape_part(view, a, b), *span_parts(view, a, b)]) for a, b in runs],
        [(found[first].start, found[end - 1].end) for first, end in runs],
    )


def vocabulary(examples: list[Example]) -> list[str]:
    """The features that occur in enough sentences."""
    seen: Counter[str] = Counter()
    for example in examples:
        seen.update({name for make, facts in parts_of(example.sentence).different() for name in make.names(*facts)})
    return sorted(name for name, count in seen.items() if count >= MIN_SENTENCES)


def build(examples: list[Example], names: list[str]) -> Problem:
    """The problem over the named features."""
    number = {name: at for at, name in enumerate(names)}

    @lru_cache(maxsize=500_000)
    def columns(part: PartFacts) -> list[int]:
        make, facts = part
        return [number[name] for name in make.names(*facts) if name in number]

    def row(parts: list[PartFacts]) -> list[int]:
        return [column for part in parts for column in columns(part)]

    rows: tuple[list[list[int]], list[list[int]], list[list[int]]] = ([], [], [])
    first_of, end_of, overlaps, bounds, places = [], [], [], [0], []
    for example in examples:
        parts = parts_of(example.sentence)
        first_at = {first: len(rows[0]) + at for at, first in enumerate(parts.firsts)}
        end_at = {end: len(rows[1]) + at for at, end in enumerate(parts.ends)}
        rows[0].extend(row(some) for some in parts.firsts.values())
        rows[1].extend(row(some) for some in parts.ends.values())
        rows[2].extend(row(some) for _, _, some in parts.spans)
        first_of += [first_at[first] for first, _, _ in parts.spans]
        end_of += [end_at[end] for _, end, _ in parts.spans]
        overlaps += [overlap(place, (example.start, example.end)) for place in parts.places]
        bounds.append(len(first_of))
        places.append(parts.places)
    firsts, ends, spans = (sparse(some) for some in rows)
    sides = np.array(first_of), np.array(end_of), np.array(overlaps), np.array(bounds)
    return Problem(names, firsts, ends, spans, *sides, places)


def sparse(rows: list[list[int]]) -> Sparse:
    """The matrix with these rows of column numbers."""
    columns = np.fromiter((column for row in rows for column in row), dtype=np.int64)
    return Sparse(columns, np.concatenate([[0], np.cumsum([len(row) for row in rows])]))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two half-open ranges."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def softmax(problem: Problem, scores: Array) -> Array:
    """The chance of each candidate within its sentence."""
    of = np.repeat(np.arange(len(problem.places)), np.diff(problem.bounds))
    highest = np.full(len(problem.places), -np.inf)
    np.maximum.at(highest, of, scores)
    powers: Array = np.exp(scores - highest[of])
    chances: Array = powers / bin_sums(of, powers, len(problem.places))[of]
    return chances


def learn(problem: Problem, weight_of: Array, start: Array, steps: int) -> Array:
    """The weights that make the nearest candidates likeliest; weight_of: how much each example counts (0: left out)."""
    count = len(problem.places)
    of = np.repeat(np.arange(count), np.diff(problem.bounds))
    nearest = np.zeros(count)
    np.maximum.at(nearest, of, problem.overlap)
    right = (problem.overlap >= 0.5) & (problem.overlap >= nearest[of] - 1e-9)
    weight = np.where(nearest >= 0.5, weight_of, 0.0)

    def cost(weights: Array) -> tuple[float, Array]:
        chance = softmax(problem, problem.scores(weights))
        hit = np.maximum(bin_sums(of, chance * right, count), 1e-300)
        change = (chance - chance * right / hit[of]) * weight[of]
        value = -(weight * np.log(hit)).sum() + PENALTY / 2 * weights @ weights
        return float(value), problem.gradient(change) + PENALTY * weights

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


def most_useful(problem: Problem, weights: Array) -> Rows:
    """The columns whose weights do most: large, and often there."""
    uses = sum(
        np.bincount(matrix.columns, minlength=len(weights)) for matrix in (problem.firsts, problem.ends, problem.spans)
    )
    return np.sort(np.argsort(-np.abs(weights) * np.sqrt(uses), kind="stable")[:KEPT_FEATURES])


def restrict(problem: Problem, kept: Rows) -> Problem:
    """The same problem with only these columns."""
    new = np.full(len(problem.names), -1)
    new[kept] = np.arange(len(kept))

    def cut(matrix: Sparse) -> Sparse:
        here = new[matrix.columns] >= 0
        before = np.concatenate([[0], np.cumsum(here)])
        return Sparse(new[matrix.columns[here]], before[matrix.starts])

    return replace(
        problem,
        names=[problem.names[at] for at in kept],
        firsts=cut(problem.firsts),
        ends=cut(problem.ends),
        spans=cut(problem.spans),
    )


def learn_small(problem: Problem, weight_of: Array) -> dict[str, int]:
    """Weights, in hundredths, of the most useful features only."""
    weights = learn(problem, weight_of, np.zeros(len(problem.names)), STEPS)
    kept = most_useful(problem, weights)
    small = restrict(problem, kept)
    rounded = np.rint(learn(small, weight_of, weights[kept], STEPS_AGAIN) * blanks.SCALE).astype(int)
    return {name: int(weight) for name, weight in zip(small.names, rounded, strict=True) if weight}


def hits(examples: list[Example], numbers: list[int], found: Callable[[str], list[blanks.Blank]]) -> Iterator[str]:
    """A line for each set: how often our first, and one of our first three, meets the person's blank."""
    met: dict[str, list[tuple[bool, bool]]] = {}
    for number in numbers:
        example = examples[number]
        if example.kind == "led":
            continue
        right = [
            overlap((blank.start, blank.end), (example.start, example.end)) >= 0.5 for blank in found(example.sentence)
        ]
        for name in (example.kind, *(["policy"] if example.kind == "bank" and POLICY.search(example.sentence) else [])):
            met.setdefault(name, []).append((any(right[:1]), any(right[:3])))
    for name, pairs in met.items():
        first, three = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
        yield f"{name:8} first {first:.3f}  first three {three:.3f}  of {len(pairs)}"


def cross_validate(examples: list[Example], problem: Problem, weight_of: Array) -> None:
    """Print how well blanks in sentences unlike any that were learned from are met, by the package's own ranking."""
    fold = np.array([int(md5(str(g).encode()).hexdigest(), 16) % FOLDS for g in group(examples)])
    found: dict[str, list[blanks.Blank]] = {}
    for left_out in range(FOLDS):
        learned = learn_small(problem, np.where(fold == left_out, 0.0, weight_of))
        blanks.use_weights({name: weight / blanks.SCALE for name, weight in learned.items()})
        for number in np.flatnonzero(fold == left_out):
            found[examples[number].sentence] = blanks.rank_blanks(examples[number].sentence)
    for line in hits(examples, list(range(len(examples))), found.__getitem__):
        print(line, flush=True)


def write(weights: dict[str, int]) -> None:
    """The weights by kind, one kind a line."""
    tables: dict[str, dict[str, int]] = {}
    for name, weight in sorted(weights.items()):
        kind, _, value = name.partition("=")
        tables.setdefault(kind, {})[value] = weight
    lines = [
        f'"{kind}":{json.dumps(table, ensure_ascii=False, separators=(",", ":"))}' for kind, table in tables.items()
    ]
    blanks.WEIGHTS.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf8")


def main() -> None:
    """Cross-validate, then learn from everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--no-validation", action="store_true", help="write the weights at once")
    arguments = parser.parse_args()
    examples = load(arguments.data)
    problem = build(examples, vocabulary(examples))
    print(f"{len(examples)} examples, {len(problem.overlap)} candidates, {len(problem.names)} features", flush=True)
    weight_of = np.array([LAW_WEIGHT if example.kind == "law" else 1.0 for example in examples])
    if not arguments.no_validation:
        cross_validate(examples, problem, weight_of)
    write(learn_small(problem, weight_of))
    print(f"{blanks.WEIGHTS.name}: {blanks.WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
