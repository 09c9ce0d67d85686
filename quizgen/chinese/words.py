"""Words with their part of speech, and how common a word is in general.

Words come from rjieba (jieba in Rust: the same dictionary and tags, fast on any text); frequencies come straight from
the dictionary file that the jieba package ships, read as lines and bisected.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

# The sum of all frequencies in jieba 0.42.1's dict.txt.
TOTAL_FREQUENCY = 60_101_967


class Word(NamedTuple):
    """Characters start..end (half-open) of the text that was given, and jieba's part-of-speech tag ("n", "v", "m"…)."""

    start: int
    end: int
    tag: str


def words(text: str) -> list[Word]:
    """All of text as words in order, without gaps: white space and punctuation are words too (tag "x")."""
    import rjieba  # here, because the quiz and --help need no words and must start at once

    found, at = [], 0
    for word, tag in rjieba.tag(text):
        found.append(Word(at, at + len(word), tag))
        at += len(word)
    return found


@lru_cache(maxsize=100_000)
def entry(word: str) -> tuple[int, str] | None:
    """Frequency and part-of-speech tag of word in jieba's dictionary; None when it is not there."""
    lines, key = dictionary(), word.encode() + b" "
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return None
    _, frequency, tag = lines[at].decode().split(" ")
    return int(frequency), tag


def rarity(word: str) -> float:
    """How rare a word is in general: -log of its share of all words (natural log); a word that is not in the
    dictionary counts as seen once."""
    found = entry(word)
    return log(TOTAL_FREQUENCY / max(found[0] if found else 1, 1))


@cache
def dictionary() -> list[bytes]:
    """The lines of jieba's dictionary, "word frequency tag" in UTF-8, in byte order: a look-up is a bisection.

    The file is sorted but for some 30 of its 349,046 lines, so sorting costs next to nothing (35 ms with the reading,
    where jieba itself takes 500 ms to build its tables).
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the jieba package, which holds the dictionary, is not installed")
    return sorted((Path(spec.origin).parent / "dict.txt").read_bytes().splitlines())
