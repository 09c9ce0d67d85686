"""Which words people exchange for which: two tables, and their use on whole keys and on parts of keys.

families.txt is written by hand from general knowledge; swaps.tsv holds pairs of single words with a count, learned from
the option sets of items that people wrote (tools/learn_distractors.py).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple


class Table(dict[str, Mapping[str, float]]):
    """For each word its rivals, each with a figure."""

    @cached_property
    def longest(self) -> dict[str, int]:
        """By first character, how many characters the longest word has that begins with it."""
        found: dict[str, int] = {}
        for word in self:
            found[word[0]] = max(found.get(word[0], 0), len(word))
        return found

    @cached_property
    def longest_by_two(self) -> dict[str, int]:
        """The same by the first two characters, of words of two characters and more."""
        found: dict[str, int] = {}
        for word in self:
            if len(word) > 1:
                found[word[:2]] = max(found.get(word[:2], 0), len(word))
        return found


# One character alone says little in the middle of a key; at its edge (合并后, 高于) or in a short key it does.
_SHORT_KEY = 3


class Exchange(NamedTuple):
    """A key with one part exchanged: where the part stands in it, the part, what took its place, the new text, and the
    table's figure."""

    start: int
    part: str
    rival: str
    text: str
    strength: float


@cache
def families() -> Table:
    """For each word the other members of its families, with the sum over the lines of 1 / their distance in the line
    (ranks stand in order; who stands together in several lines is nearer)."""
    found: dict[str, dict[str, float]] = {}
    for line in table_lines("families.txt"):
        family = line.split()
        for i, word in enumerate(family):
            of = found.setdefault(word, {})
            for j, other in enumerate(family):
                if i != j:
                    of[other] = of.get(other, 0.0) + 1 / abs(i - j)
    return Table(found)


@cache
def learned() -> Table:
    """For each word the words that people put in its place, with how often they did."""
    found: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for line in table_lines("swaps.tsv"):
        word, other, count = line.split("\t")
        found[word][other] = found[other][word] = float(count)
    return Table(found)


@cache
def general_words() -> frozenset[str]:
    """Words that stand beside nearly anything (general_words.txt)."""
    return frozenset(word for line in table_lines("general_words.txt") for word in line.split())


def table_lines(name: str) -> list[str]:
    """The lines of a table beside this file, without its remarks."""
    return [line for line in read_table(name).splitlines() if line and not line.startswith("#")]


def read_table(name: str) -> str:
    """The text of a table beside this file."""
    return Path(__file__).with_name(name).read_text("utf-8")


def exchanges(key: str, table: Table, most: int = 12) -> Iterator[Exchange]:
    """The key with one of its parts exchanged, for every part that the table knows; the whole key is a part too.

    At most the strongest `most` rivals of a part.
    """
    size = len(key)
    for start in range(size):
        longest = table.longest.get(key[start], 0)
        for end in range(start + 1, min(size, start + longest) + 1):
            part = key[start:end]
            rivals = table.get(part)
            if rivals is None or (end - start == 1 and size > _SHORT_KEY and start > 0 and end < size):
                continue
            for rival in sorted(rivals, key=lambda r: (-rivals[r], r))[:most]:
                yield Exchange(start, part, rival, key[:start] + rival + key[end:], rivals[rival])
