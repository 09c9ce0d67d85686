"""Which words are known to stand side by side: 缴纳税款, not 缴纳方式 (word_pairs.txt).

The table is made by tools/neighbour_words.py."""

from functools import cache

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
    return f" {second} " in _behind().get(first, "")


@cache
def _behind() -> dict[str, str]:
    pairs = (line.split("\t") for line in table_lines("word_pairs.txt"))
    return {word: f" {after} " for word, after in pairs}
