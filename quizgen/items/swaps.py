"""Which words people exchange for which: tables, and their use on whole keys and on parts of keys."""

from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Swap(NamedTuple):
    """A word that stands in for another: where the pair comes from ("family" or "learned") and how strong it is."""

    word: str
    source: str
    strength: float


@cache
def swaps() -> dict[str, tuple[Swap, ...]]:
    """For each word the words that people put in its place, strongest first."""
    found: defaultdict[str, dict[str, Swap]] = defaultdict(dict)
    for word, other, strength in _family_pairs():
        found[word][other] = Swap(other, "family", strength)
    for line in _lines("swaps.tsv"):
        word, other, count = line.split("\t")
        for a, b in ((word, other), (other, word)):
            known = found[a].get(b)
            if known is None:
                found[a][b] = Swap(b, "learned", float(count))
    return {w: tuple(sorted(of.values(), key=lambda s: -s.strength)) for w, of in found.items()}


def _family_pairs() -> list[tuple[str, str, float]]:
    """Members of one family; nearer neighbours in the line are stronger (families are written in order of rank)."""
    pairs = []
    for line in _lines("families.txt"):
        family = line.split()
        for i, word in enumerate(family):
            pairs += [(word, other, 1 / abs(i - j)) for j, other in enumerate(family) if i != j]
    return pairs


def _lines(name: str) -> list[str]:
    text = (files("quizgen.items") / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def part_swaps(key: str, longest: int = 12) -> list[tuple[str, str, Swap]]:
    """(part of key, key with that part exchanged, the swap) for every part of key that the tables know.

    Longer parts come first; a part inside a longer known part is tried too. The whole key counts as a part.
    """
    known, found = swaps(), []
    for size in range(min(len(key), longest), 0, -1):
        for at in range(len(key) - size + 1):
            part = key[at : at + size]
            if part in known and (size > 1 or len(key) <= 3):
                found += [(part, key[:at] + swap.word + key[at + size :], swap) for swap in known[part][:20]]
    return found
