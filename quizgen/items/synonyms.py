"""Words that say the same: what a fair marker accepts (synonyms.txt), and what is too near to ask for
(near_synonyms.txt)."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from quizgen.items.swaps import table_lines

Groups = Mapping[str, frozenset[int]]

# The differing words may share so many characters with one another on each side (不得, 不准).
_MARGIN = 3


def synonyms(option: str, key: str) -> bool:
    """True when the two differ only by words that a fair marker takes for one another (synonyms.txt)."""
    if option == key:
        return True
    return has_synonym(option) and has_synonym(key) and _differ_by(option, key, _groups("synonyms.txt"))


def nearly_same(option: str, key: str) -> bool:
    """True when the two differ only by words so near that a marker who is asked accepts both (near_synonyms.txt)."""
    return _differ_by(option, key, _groups("near_synonyms.txt"))


def common_start(one: str, other: str) -> int:
    """How many characters the two begin with together."""
    size = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        size += 1
    return size


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters the two begin with together, and how many of what is left they end with."""
    start = common_start(one, other)
    return start, common_start(one[start:][::-1], other[start:][::-1])


@lru_cache(maxsize=20_000)
def has_synonym(text: str) -> bool:
    """True when a word of synonyms.txt stands in text: most texts need not be compared word by word."""
    known = _synonyms()
    return any(first in known and text.startswith(known[first], at) for at, first in enumerate(text))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """The words of synonyms.txt by their first characters."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for word in _groups("synonyms.txt"):
        found[word[0]] += (word,)
    return found


@cache
def _groups(name: str) -> Groups:
    """For each word the numbers of the groups of a table that it stands in."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(table_lines(name)):
        for word in line.split():
            found[word].add(number)
    return {word: frozenset(of) for word, of in found.items()}


def _differ_by(option: str, key: str, groups: Groups) -> bool:
    """True when a word of one group stands in option where another of it stands in key, and all else is the same."""
    start, end = common_ends(option, key)
    for left, right in product(range(min(start, _MARGIN) + 1), range(min(end, _MARGIN) + 1)):
        mine = groups.get(key[start - left : len(key) - end + right])
        if mine and not mine.isdisjoint(groups.get(option[start - left : len(option) - end + right], ())):
            return True
    return False
