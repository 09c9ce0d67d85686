"""Learn quizgen/items/option_weights.tsv from wrong options that were rated (rated_options.tsv).

    python tools/learn_options.py DATA [--ratings FILE] [--dry] [--out DIR]

DATA holds the documents, in laws and reports. rated_options.tsv holds no words of theirs, only where they stand: the
document's name, a passage (characters, half-open), a check sum of the passage, the key (counted from the passage's
start), and for each option a check sum and what each rater gave it: 0 (ridiculous), 1 (weak), 2 (good), 3 (very
tempting), x (may be right too). The options are found again among the candidates for the key.

Ridge regression on the mean rating, x being as bad as 0. Prints the cross-validation, whole documents held out, beside
the learned order of tempting words (distractor_weights.tsv).
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.items.candidates import gather
from quizgen.items.document_index import index_of
from quizgen.items.key import Key
from quizgen.items.material import Material
from quizgen.items.option_features import Gap, features
from quizgen.items.proof import Proof
from quizgen.items.ranking import rank

RATINGS = Path(__file__).with_name("rated_options.tsv")
ITEMS = Path(__file__).parent.parent / "quizgen" / "items"
FOLDS = 8
PENALTY = 30.0
# A feature counts when so many options have it.
FEWEST = 10
# Options of one key from which the best are taken, and so many of them, where the measure is what an item would show.
LEAST, SHOWN = 4, 3

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Rated:
    """One option. place: its place in the learned order; key: the number of its key."""

    document: str
    key: int
    rating: float
    place: int
    names: tuple[str, ...]


def check_sum(words: str) -> str:
    """What tells words from others without showing them."""
    return sha1(words.encode()).hexdigest()[:8]


def found_again(data: Path, ratings: Path) -> Iterator[Rated]:
    """The rated options that are still candidates and not proved right; says how many are not."""
    known = {path.name: path for folder in ("laws", "reports") for path in sorted((data / folder).glob("*"))}
    materials: dict[str, Material] = {}
    lost: Counter[str] = Counter()
    for number, line in enumerate(ratings.read_text("utf-8").splitlines()):
        name, place, sum_of, at, *rated = line.split("\t")
        if name in known and name not in materials:
            document = pipeline.read(known[name])
            outline = pipeline.outline(document)
            materials = {name: Material(document, outline, find_formulations(document, outline))}
        passage = _span(place)
        if name not in materials or check_sum(materials[name].text[passage.start : passage.end]) != sum_of:
            lost["keys"] += 1
            continue
        ratings = dict(each.split(":") for each in rated)
        options = list(_options(name, number, materials[name], passage, _span(at).shifted(passage.start), ratings))
        lost["options"] += len(ratings) - len(options)
        yield from options
    print(f"left out: {lost['keys']} keys that are not there any more, {lost['options']} options not proposed any more")


def _options(
    name: str, number: int, material: Material, passage: Span, answer: Span, ratings: dict[str, str]
) -> Iterator[Rated]:
    key = Key(index_of(material.document), answer)
    candidates = gather(key)
    order = rank(key, candidates)
    others = [text for _, text in _like(material, len(key.text)) if text not in candidates]
    proof, gap = Proof(key.index, answer), Gap(material, passage, answer)
    for place, text in enumerate([*others, *order]):
        given = ratings.get(check_sum(text))
        if given is not None and proof.against(text) is None:
            rating = sum(0 if r == "x" else int(r) for r in given) / len(given)
            yield Rated(name, number, rating, place, tuple(f for group in features(gap, text) for f in group))


def _like(material: Material, size: int) -> list[tuple[int, str]]:
    """What the document puts in quotation marks or names in 《》, the most like in length first."""
    named = [text for known in (material.quoted_terms, material.titles) for of in known.values() for _, text in of]
    return sorted((abs(len(text) - size), text) for text in set(named))


def _span(text: str) -> Span:
    start, _, end = text.partition("-")
    return Span(int(start), int(end))


def table(options: list[Rated], names: list[str]) -> Array:
    """A row for each option, 1 where it has the feature."""
    at = {name: i for i, name in enumerate(names)}
    found = np.zeros((len(options), len(names)))
    for row, option in enumerate(options):
        for name in option.names:
            if name in at:
                found[row, at[name]] = 1
    return found


def fit(rows: Array, ratings: Array) -> Array:
    """The weights of the features."""
    return np.linalg.solve(rows.T @ rows + PENALTY * np.eye(rows.shape[1]), rows.T @ ratings)


def held_out(options: list[Rated], rows: Array, ratings: Array) -> Array:
    """What is expected of each option by weights that were learned without its document."""
    documents = sorted({option.document for option in options})
    turn = np.random.RandomState(0).permutation(len(documents))
    fold = np.array([turn[documents.index(option.document)] % FOLDS for option in options])
    expected = np.zeros(len(options))
    for each in range(FOLDS):
        expected[fold == each] = rows[fold == each] @ fit(rows[fold != each], ratings[fold != each])
    return expected


def show(name: str, options: list[Rated], ratings: Array, score: Array) -> None:
    """How well a score tells good options from others, and the best of each key, and the keys that have good ones."""
    of_key: dict[int, list[int]] = {}
    for row, option in enumerate(options):
        of_key.setdefault(option.key, []).append(row)
    best = [sorted(rows, key=lambda n: -score[n])[:SHOWN] for rows in of_key.values() if len(rows) >= LEAST]
    best.sort(key=lambda rows: -score[rows].sum())
    parts = [f"{name:28} good from others {_auc(score, ratings >= 1.5):.3f}"]
    for what, some in (("best three", best), ("of the better half", best[: len(best) // 2])):
        shown = ratings[[n for rows in some for n in rows]]
        parts.append(f"{what}: mean {shown.mean():.3f}, bad {(shown < 0.5).mean():.3f}")
    print("  ".join(parts))


def _auc(score: Array, good: NDArray[np.bool_]) -> float:
    """How often a good one is above another."""
    _, where, times = np.unique(score, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(times) - (times - 1) / 2)[where]
    many = int(good.sum())
    return float((ranks[good].sum() - many * (many + 1) / 2) / (many * (len(good) - many)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--ratings", type=Path, default=RATINGS)
    parser.add_argument("--out", type=Path, default=ITEMS, help="where the weights are written")
    parser.add_argument("--dry", action="store_true", help="print the cross-validation only, write nothing")
    asked = parser.parse_args()
    options = list(found_again(asked.data, asked.ratings))
    times = Counter(name for option in options for name in set(option.names))
    names = sorted(name for name, count in times.items() if count >= FEWEST)
    rows, ratings = table(options, names), np.array([option.rating for option in options])
    print(f"{len(options)} options of {len({o.key for o in options})} keys, {len(names)} features")
    show("learned order of words", options, ratings, np.array([-float(o.place) for o in options]))
    show("expected rating", options, ratings, held_out(options, rows, ratings))
    if not asked.dry:
        weights = zip(names, fit(rows, ratings), strict=True)
        head = "# Made by tools/learn_options.py: what each feature of a wrong option adds to its expected rating.\n"
        lines = [f"{name}\t{weight:.3f}\n" for name, weight in weights if abs(weight) >= 0.0005]
        (asked.out / "option_weights.tsv").write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
