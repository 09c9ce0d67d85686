"""Count which words stand side by side in the statutes, reports and items' sentences: quizgen/items/word_ties.tsv."""

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from quizgen import pipeline
from quizgen.chinese.words import tagged
from quizgen.items.ties import LEAST, SHARES

_HEAD = (
    "# Made by tools/learn_merit.py: a word, and those that often follow it, with how closely they are tied (ties.py)."
)


@dataclass
class Counts:
    """How often each word, and each two in this order, stand in some texts."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        found = [(text[w.start : w.end], w.tag) for w in tagged(text).words(0, len(text))]
        self.words.update(word for word, _ in found)
        beside = pairwise(found)
        self.pairs.update((a, b) for (a, x), (b, y) in beside if not {x, y} & {"x", "m"})


def count(data: Path, folds: dict[str, int]) -> dict[int, Counts]:
    """By fold, the counts in data's statutes and reports; folds: of each file's name. In none of the folds, -1, those
    in the sentences of items."""
    found: dict[int, Counts] = defaultdict(Counts)
    for path in [*sorted((data / "laws").glob("*.md")), *sorted((data / "reports").glob("*.txt"))]:
        found[folds[path.name]].add(pipeline.read(path).text)
    sentences = {row["sentence"] for row in json.loads((data / "bank_items.json").read_text(encoding="utf8"))}
    for sentence in sorted(sentences):
        found[-1].add(sentence)
    return found


def ties(counts: Iterable[Counts]) -> list[str]:
    """The lines of the table: each first word with those that it is tied to, and how closely."""
    words, pairs = Counter[str](), Counter[tuple[str, str]]()
    for some in counts:
        words.update(some.words)
        pairs.update(some.pairs)
    found = defaultdict(list)
    for (one, other), times in sorted(pairs.items()):
        level = bisect_right(SHARES, times / min(words[one], words[other]))
        if times >= LEAST and level and max(len(one), len(other)) > 1:
            found[one].append(f"{other}:{level}")
    return [f"{word}\t{' '.join(others)}" for word, others in found.items()]


def write(rows: list[str], out: Path) -> None:
    """The table as the package keeps it."""
    out.write_text("\n".join([_HEAD, *rows]) + "\n", encoding="utf8")
