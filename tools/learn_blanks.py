"""Learn the weights of quizgen/items/blanks.py from blanks that people cut.

    python tools/learn_blanks.py DATA      DATA holds law_items.json, bank_items.json, laws/*.md and reports/*.txt

A conditional logit: the chance of a candidate is the softmax of the summed weights of its features over all candidates
of its sentence. The weights make the candidate nearest to the blank of a person's item as likely as possible; in the
passages of tools/marked_cuts.tsv and tools/rated_cuts.tsv, which are found again in the statutes and reports, they make
the chances like those of the places where readers would cut. An L2 penalty holds them down. First all features are
weighed, then the most useful are kept and weighed again. Before the weights are written, cross-validation prints how
often the first and first three meet the person's blank in sentences that were left out (with all that resemble them).
Deterministic.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from blank_examples import Example, folds, group, left_in, load
from blank_problem import build, marked_chances, most_useful, overlap
from conditional_logit import Array, Lesson, Problem, learn, restrict
from marked_cuts import MARKED, RATED, load_marks

from quizgen.items import blanks

# Tuned by cross-validation: the penalty, and how much an example of each kind counts (statutes' items are few).
# MEAN: the parts of what the items alone teach, and of what they teach with the marks. The larger the second part, the
# more often statutes are met (by .7 instead of .5: .41 and .67 for .37 and .63); but short rules of our own writing,
# labelled in tests/quality, are met less often from .36 on.
PENALTY = 6.0
WEIGHTS = {"law": 3.0, "bank": 1.0, "led": 1.0, "marked": 0.3, "rated": 6.0}
MEAN = np.array([0.67, 0.33])
STEPS, STEPS_AGAIN = 35, 15
KEPT_FEATURES = 25_000
FOLDS = 5

POLICY = re.compile("党|社会主义|坚持|改革|依法|建设|革命|制度|政治")


@dataclass(frozen=True)
class Lessons:
    """All that is learned from: the examples, their groups of resembling ones and folds, and their problem."""

    examples: list[Example]
    groups: list[int]
    fold: list[int]
    problem: Problem
    chances: Array

    def without(self, left_out: int) -> list[Lesson]:
        """What there is to learn when a fold (-1: nothing) is left out: the items alone, and with them the marks."""
        kept = left_in(self.examples, self.groups, self.fold, left_out)
        counts = np.array([WEIGHTS[example.kind] for example in self.examples]) * kept
        read = np.array([bool(example.cuts) for example in self.examples])
        own = np.where(read, 0.0, counts)
        return [Lesson(own, self.chances, marks) for marks in (np.zeros(len(own)), counts - own)]


def load_lessons(data: Path, marks: list[Path]) -> Lessons:
    """The items and marked sentences of data, and their problem; prints what there is."""
    items = load(data)
    marked, missing = load_marks(data, marks)
    examples = items + marked
    problem = build(examples)
    print(f"{len(items)} examples and {len(marked)} marked passages ({missing} more are not in {data})")
    print(f"{len(problem.overlap)} candidates, {len(problem.names)} features", flush=True)
    groups = group(examples)
    return Lessons(examples, groups, folds(groups, FOLDS), problem, marked_chances(examples, problem))


def learn_small(problem: Problem, lessons: list[Lesson]) -> dict[str, int]:
    """Weights, in hundredths, of the most useful features only: the mean of what each lesson teaches."""
    learned = [learn(problem, lesson, np.zeros(len(problem.names)), STEPS, PENALTY) for lesson in lessons]
    kept = most_useful(problem, MEAN @ np.array(learned), KEPT_FEATURES)
    small = restrict(problem, kept)
    again = [
        learn(small, lesson, weights[kept], STEPS_AGAIN, PENALTY)
        for lesson, weights in zip(lessons, learned, strict=True)
    ]
    rounded = np.rint(MEAN @ np.array(again) * blanks.SCALE).astype(int)
    return {name: int(weight) for name, weight in zip(small.names, rounded, strict=True) if weight}


def hits(examples: list[Example], found: Callable[[str], list[blanks.Blank]]) -> Iterator[str]:
    """A line for each set: how often our first, and one of our first three, meets the person's blank (± its
    standard error)."""
    met: dict[str, list[tuple[bool, bool]]] = {}
    for example in examples:
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


def cross_validate(lessons: Lessons) -> None:
    """Print how well blanks in sentences unlike any that were learned from are met, by the package's own ranking."""
    items = [example for example in lessons.examples if not example.cuts]
    found: dict[str, list[blanks.Blank]] = {}
    for left_out in range(FOLDS):
        learned = learn_small(lessons.problem, lessons.without(left_out))
        blanks.use_weights({name: weight / blanks.SCALE for name, weight in learned.items()})
        for example, out in zip(items, lessons.fold, strict=False):
            if out == left_out:
                found[example.sentence] = blanks.rank_blanks(example.sentence)
    for line in hits(items, found.__getitem__):
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
    parser.add_argument("--marks", type=Path, nargs="*", default=[MARKED, RATED], help="files of marked cuts")
    parser.add_argument("--out", type=Path, default=blanks.WEIGHTS, help="where the weights go")
    parser.add_argument("--no-validation", action="store_true", help="write the weights at once")
    arguments = parser.parse_args()
    lessons = load_lessons(arguments.data, arguments.marks)
    if not arguments.no_validation:
        cross_validate(lessons)
    write(learn_small(lessons.problem, lessons.without(-1)), arguments.out)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
