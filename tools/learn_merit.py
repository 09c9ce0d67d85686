"""Learn the weights of quizgen/items/merit.py from blanks that were rated as strict examiners would.

    python tools/learn_merit.py DATA        DATA holds laws/ and reports/, in which the rated blanks stand

Ridge regression from the features of a blank on its rating (rated_cuts.tsv). One of them is how closely words are
tied, which is counted first (word_ties.tsv): for a rated blank, in other documents than its own. Before the weights are
written, they are learned without a sixth of the documents each time, and it is printed how well the merit then tells
the ratings in these, and how the blanks that it likes best of each passage were rated, beside those that the model of
blanks likes best. Deterministic.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import md5
from itertools import groupby
from pathlib import Path

import numpy as np
import word_ties
from conditional_logit import Array
from marked_cuts import Rated, load_ratings
from ridge import Rows, area, fit, rows_of

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.items import merit, merit_parts
from quizgen.items.blanks import rank_blanks
from quizgen.items.material import Material
from quizgen.items.ties import use_ties

# Tuned by cross-validation: a feature counts when so many rated blanks have it; how far weights are held down.
LEAST, PENALTY = 5, 30.0
FOLDS = 6
TIES = Path(merit.__file__).with_name("word_ties.tsv")
# What weighs less changes no rating by more than a hundredth.
SLIGHT = 0.005


@dataclass(frozen=True)
class Examples:
    """The rated blanks in rows: their features, ratings, folds (by document) and passages, and the chance that the
    model of blanks gives them."""

    rows: Rows
    ratings: Array
    folds: Array
    passages: Array
    chances: Array


def load(data: Path) -> Examples:
    """The rated blanks that stand in data."""
    features, found, lost = [], [], 0
    rated_passages = sorted(load_ratings(data), key=lambda rated: (_fold(rated.path), rated.path))
    counts = word_ties.count(data, {path.name: _fold(path) for path in data.glob("*/*")})
    known = None
    for number, (rated, material) in enumerate(_with_material(rated_passages)):
        fold = _fold(rated.path)
        if fold != known:
            use_ties(word_ties.ties(some for at, some in sorted(counts.items()) if at != fold))
            known = fold
        start = material.text.find(rated.passage)
        if start < 0:
            lost += 1
            continue
        passage = Span(start, start + len(rated.passage))
        judged = merit.Judged(material, passage)
        chances = {Span(start + blank.start, start + blank.end): blank.score for blank in rank_blanks(rated.passage)}
        kinds = {o.span: o.formulation.kind for o in material.occurrences_in(passage)}
        for first, last, rating in rated.places:
            place = Span(start + first, start + last)
            if judged.is_fit(place):
                features.append(judged.features(place, kinds.get(place)))
                found.append((rating, fold, number, chances.get(place, 0.0)))
    word_ties.write(word_ties.ties(some for _, some in sorted(counts.items())), TIES)
    if lost:
        print(f"{lost} rated passages are read otherwise now")
    ratings, folds, passages, liked = (np.array(column, dtype=np.float64) for column in zip(*found, strict=True))
    return Examples(rows_of(features, LEAST), ratings, folds, passages, liked)


def _fold(path: Path) -> int:
    """Of a document, with all that is rated in it."""
    return int(md5(path.name.encode()).hexdigest(), 16) % FOLDS


def _with_material(passages: Iterable[Rated]) -> Iterator[tuple[Rated, Material]]:
    """The passages, each with its document prepared."""
    for path, those in groupby(passages, key=lambda rated: rated.path):
        document = pipeline.read(path)
        outline = pipeline.outline(document)
        material = Material(document, outline, find_formulations(document, outline))
        yield from ((rated, material) for rated in those)


def report(name: str, scores: Array, examples: Examples) -> None:
    """Print how well scores tell the ratings, and the ratings of what they like best of each passage."""
    ratings, of = examples.ratings, defaultdict(list)
    for row, passage in enumerate(examples.passages):
        of[passage].append(row)
    best = ratings[[max(rows, key=scores.__getitem__) for rows in of.values()]]
    shares = "  ".join(f"{rating}: {(best == rating).mean():.3f}" for rating in range(4))
    print(
        f"{name:14} area 0|1-3 {area(scores, ratings > 0):.3f}  0-1|2-3 {area(scores, ratings > 1):.3f}"
        f"  first of {len(best)} passages {best.mean():.2f}  {shares}",
        flush=True,
    )


def cross_validate(examples: Examples) -> None:
    """Print how well the ratings in documents are told that were left out."""
    told = np.zeros(len(examples.ratings))
    for fold in range(FOLDS):
        out = examples.folds == fold
        weights, constant = fit(examples.rows, examples.ratings, PENALTY, (~out).astype(np.float64))
        told[out] = (examples.rows.times(weights) + constant)[out]
    report("blank model", examples.chances, examples)
    report("merit", told, examples)


def write(names: list[str], weights: Array, constant: float, out: Path) -> None:
    """The weights, one a line."""
    lines = ["# Made by tools/learn_merit.py: what each feature of a blank adds to its expected rating (merit.py)."]
    lines.append(f"{merit_parts.CONSTANT}\t{constant:.2f}")
    kept = zip(names, weights, strict=True)
    lines += [f"{name}\t{weight:.2f}" for name, weight in kept if abs(weight) >= SLIGHT]
    out.write_text("\n".join(lines) + "\n", encoding="utf8")


def main() -> None:
    """Cross-validate, then learn from everything and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path(merit.__file__).with_name("merit_weights.tsv"))
    arguments = parser.parse_args()
    examples = load(arguments.data)
    print(f"{len(examples.ratings)} rated blanks, {len(examples.rows.names)} features", flush=True)
    cross_validate(examples)
    weights, constant = fit(examples.rows, examples.ratings, PENALTY)
    write(examples.rows.names, weights, constant, arguments.out)


if __name__ == "__main__":
    main()
