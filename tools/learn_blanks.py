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
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import md5
from pathlib import Path

import numpy as np
from blank_examples import Example, group, load
from conditional_logit import Array, Problem, Rows, learn, restrict, sparse

from quizgen.items import blanks
from quizgen.items.blank_features import BOTH, FIRST, LAST, OUTLINE, both_facts, first_facts, last_facts, outline_facts
from quizgen.items.blank_parts import Facts, Part
from quizgen.items.blank_spans import candidates, tokens
from quizgen.items.blank_view import View

# Tuned by cross-validation: the penalty, and the weight of statute sentences, which are few.
PENALTY, LAW_WEIGHT = 4.0, 3.0
STEPS, STEPS_AGAIN = 35, 15
MIN_SENTENCES = 3
KEPT_FEATURES = 25_000
FOLDS = 5

POLICY = re.compile("党|社会主义|坚持|改革|依法|建设|革命|制度|政治")


PartFacts = tuple[Part, Facts]


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
        {first: _said(FIRST, first_facts(view, first)) for first in sorted({run[0] for run in runs})},
        {end: _said(LAST, last_facts(view, end)) for end in sorted({run[1] for run in runs})},
        [(a, b, _said(OUTLINE + BOTH, outline_facts(view, a, b) + both_facts(view, a, b))) for a, b in runs],
        [(found[first].start, found[end - 1].end) for first, end in runs],
    )


def _said(parts: tuple[Part, ...], facts: tuple[Facts | None, ...]) -> list[PartFacts]:
    """The parts that have something to say, each with its facts."""
    return [(part, known) for part, known in zip(parts, facts, strict=True) if known is not None]


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


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two half-open ranges."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def most_useful(problem: Problem, weights: Array) -> Rows:
    """The columns whose weights do most: large, and often there."""
    uses = sum(
        np.bincount(matrix.columns, minlength=len(weights)) for matrix in (problem.firsts, problem.ends, problem.spans)
    )
    return np.sort(np.argsort(-np.abs(weights) * np.sqrt(uses), kind="stable")[:KEPT_FEATURES])


def learn_small(problem: Problem, weight_of: Array) -> dict[str, int]:
    """Weights, in hundredths, of the most useful features only."""
    weights = learn(problem, weight_of, np.zeros(len(problem.names)), STEPS, PENALTY)
    kept = most_useful(problem, weights)
    small = restrict(problem, kept)
    rounded = np.rint(learn(small, weight_of, weights[kept], STEPS_AGAIN, PENALTY) * blanks.SCALE).astype(int)
    return {name: int(weight) for name, weight in zip(small.names, rounded, strict=True) if weight}


def hits(examples: list[Example], numbers: list[int], found: Callable[[str], list[blanks.Blank]]) -> Iterator[str]:
    """A line for each set: how often our first, and one of our first three, meets the person's blank (± its
    standard error)."""
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
        shares = [sum(column) / len(pairs) for column in zip(*pairs, strict=True)]
        first, three = (f"{share:.3f} ±{(share * (1 - share) / len(pairs)) ** 0.5:.3f}" for share in shares)
        yield f"{name:8} first {first}  first three {three}  of {len(pairs)}"


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


def write(weights: dict[str, int], out: Path) -> None:
    """The weights by kind, one kind a line."""
    tables: dict[str, dict[str, int]] = {}
    for name, weight in sorted(weights.items()):
        kind, _, value = name.partition("=")
        tables.setdefault(kind, {})[value] = weight
    lines = [
        f'"{kind}":{json.dumps(table, ensure_ascii=False, separators=(",", ":"))}' for kind, table in tables.items()
    ]
    out.write_text("{" + ",\n".join(lines) + "}\n", encoding="utf8")


def main() -> None:
    """Cross-validate, then learn from everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=blanks.WEIGHTS, help="where the weights go")
    parser.add_argument("--no-validation", action="store_true", help="write the weights at once")
    arguments = parser.parse_args()
    examples = load(arguments.data)
    problem = build(examples, vocabulary(examples))
    print(f"{len(examples)} examples, {len(problem.overlap)} candidates, {len(problem.names)} features", flush=True)
    weight_of = np.array([LAW_WEIGHT if example.kind == "law" else 1.0 for example in examples])
    if not arguments.no_validation:
        cross_validate(examples, problem, weight_of)
    write(learn_small(problem, weight_of), arguments.out)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
