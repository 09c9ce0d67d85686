"""Which words are known to stand side by side: 缴纳税款, not 缴纳方式 (word_pairs.txt).

The table is made by tools/neighbour_words.py."""

from bisect import bisect_left
from functools import cache, lru_cache

from quizgen.items.swaps import table_lines

# Beside words of other sorts (particles, numbers, pronouns, adverbs), and beside these verbs, nearly anything stands.
_CONTENT = frozenset(["n", "v", "a", "b", "j", "l", "i", "s"])
_LOOSE = frozenset(
    ["应当", "应该", "可以", "不得", "必须", "能够", "可能", "需要", "会", "要", "应", "可", "能", "是", "有"]
)


def is_telling(word: str, tag: str) -> bool:
    """True for a word that does not go with every other."""
    return tag[:1] in _CONTENT and word not in _LOOSE


def known_pair(first: str, second: str) -> bool:
    """True when second is known to stand behind first."""
    return f" {second} " in _behind(first)


@lru_cache(maxsize=5_000)
def _behind(word: str) -> str:
    """The words known to stand behind a word, each with a space on either side."""
    lines, start = _lines(), f"{word}\t"
    at = bisect_left(lines, start)
    return f" {lines[at][len(start) :]} " if at < len(lines) and lines[at].startswith(start) else ""


@cache
def _lines() -> list[str]:
    """The table's lines, which stand in the order of their words: quicker to look up in than to take apart."""
    return table_lines("word_pairs.txt")
