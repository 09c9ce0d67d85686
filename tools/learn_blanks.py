"""Learn the weights of quizgen/items/blanks.py from blanks that people cut.

    python tools/learn_blanks.py DATA [--lessons FILE]      DATA holds law_items.json and bank_items.json

A conditional logit: the chance of a candidate is the softmax of the summed weights of its features over all candidates
of its sentence; the weights make the candidate nearest to the person's blank as likely as possible, held down by an L2
penalty. FILE, made by tools/teach_blanks.py, holds what a larger model that was taught by the same blanks thinks of
these sentences and of many others: weights are learned that come near to that, too, and the mean of both is kept. First
all features are weighed, then the most useful are kept and weighed again. Before the weights are written,
cross-validation prints how often the first and first three meet the person's blank in sentences that were left out
(with all that resemble them). Deterministic.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from blank_examples import Example, folds, left_in, load
from blank_problem import build, most_useful, overlap
from conditional_logit import Array, Lesson, Problem, learn, restrict

from quizgen.items import blanks

# Tuned by cross-validation: the penalty; the weight of statute sentences, which are few; what part of it goes to the
# teacher's chances instead of the person's blank, and how much the chances in a sentence without one count.
PENALTY, LAW_WEIGHT = 4.0, 3.0
TAUGHT_SHARE, READ_WEIGHT = 0.5, 0.5
STEPS, STEPS_AGAIN = 35, 15
KEPT_FEATURES = 25_000
FOLDS = 5

POLICY = re.compile("党|社会主义|坚持|改革|依法|建设|革命|制度|政治")


@dataclass(frozen=True)
class Lessons:
    """The examples, those in which people cut first, and what the teacher thinks of each one's candidates: rows of
    chances, of the teacher taught from everything, then of those taught with one fold left out each."""

    examples: list[Example]
    chances: Array | None

    def lessons(self, problem: Problem, left_out: int | None, fold: list[int]) -> list[Lesson]:
        """What to learn from when a fold (None: nothing) is left out: the people's blanks, and half of them with the
        teacher's chances."""
        kept = np.array(left_in(self.examples, fold, -1 if left_out is None else left_out), dtype=np.float64)
        read = np.array([example.kind == "read" for example in self.examples])
        law = np.array([example.kind == "law" for example in self.examples])
        own = np.where(read, 0.0, kept * np.where(law, LAW_WEIGHT, 1.0))
        alone = Lesson(own, np.zeros(len(problem.overlap)), np.zeros(len(own)))
        if self.chances is None:
            return [alone]
        taught = np.where(read, kept * READ_WEIGHT, own * TAUGHT_SHARE)
        chances = self.chances[0 if left_out is None else left_out + 1]
        return [alone, Lesson(own * (1 - TAUGHT_SHARE), chances, taught)]


def load_lessons(data: Path, lessons: Path | None) -> Lessons:
    """The examples in data, and with them what the lessons hold."""
    examples = load(data)
    if lessons is None:
        return Lessons(examples, None)
    with np.load(lessons) as held:
        if [example.sentence for example in examples] != held["sentences"][: len(examples)].tolist():
            raise SystemExit(f"{lessons} was made from other items than those in {data}: make it again")
        others = zip(
            held["sentences"][len(examples) :].tolist(), held["sources"][len(examples) :].tolist(), strict=True
        )
        examples += [Example(sentence, 0, 0, "read", source) for sentence, source in others]
        return Lessons(examples, held["chances"].astype(np.float64))


def learn_small(problem: Problem, lessons: list[Lesson]) -> dict[str, int]:
    """Weights, in hundredths, of the most useful features only: the mean of what each lesson teaches."""
    learned = [learn(problem, lesson, np.zeros(len(problem.names)), STEPS, PENALTY) for lesson in lessons]
    kept = most_useful(problem, np.mean(learned, axis=0), KEPT_FEATURES)
    small = restrict(problem, kept)
    again = [
        learn(small, lesson, weights[kept], STEPS_AGAIN, PENALTY)
        for lesson, weights in zip(lessons, learned, strict=True)
    ]
    rounded = np.rint(np.mean(again, axis=0) * blanks.SCALE).astype(int)
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


def cross_validate(lessons: Lessons, problem: Problem, fold: list[int]) -> None:
    """Print how well blanks in sentences unlike any that were learned from are met, by the package's own ranking."""
    found: dict[str, list[blanks.Blank]] = {}
    for left_out in range(FOLDS):
        learned = learn_small(problem, lessons.lessons(problem, left_out, fold))
        blanks.use_weights({name: weight / blanks.SCALE for name, weight in learned.items()})
        for example, out in zip(lessons.examples, fold, strict=False):
            if out == left_out:
                found[example.sentence] = blanks.rank_blanks(example.sentence)
    for line in hits(lessons.examples[: len(fold)], found.__getitem__):
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
    parser.add_argument("--lessons", type=Path, help="what a teacher thinks, from tools/teach_blanks.py")
    parser.add_argument("--out", type=Path, default=blanks.WEIGHTS, help="where the weights go")
    parser.add_argument("--no-validation", action="store_true", help="write the weights at once")
    arguments = parser.parse_args()
    lessons = load_lessons(arguments.data, arguments.lessons)
    fold = folds([example for example in lessons.examples if example.kind != "read"], FOLDS)
    problem = build(lessons.examples)
    size = f"{len(fold)} examples and {len(lessons.examples) - len(fold)} other sentences"
    print(f"{size}, {len(problem.overlap)} candidates, {len(problem.names)} features", flush=True)
    if not arguments.no_validation:
        if lessons.chances is not None and len(lessons.chances) <= FOLDS:
            parser.error(f"{arguments.lessons} holds no teachers for the validation: give --no-validation")
        cross_validate(lessons, problem, fold)
    write(learn_small(problem, lessons.lessons(problem, None, fold)), arguments.out)
    print(f"{arguments.out.name}: {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
