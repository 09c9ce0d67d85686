"""The better known words of the dictionary by their first and last characters (common_words.txt)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter

from quizgen.items.swaps import read_table

# Of the words of the dictionary that begin or end alike so many are remembered.
_KNOWN = 10


class CommonWords:
    """The better known words of the dictionary with their tags, found by first or last character, most frequent first.

    Only the characters that are asked for are looked up: a deck asks for a tenth of them, and starts the sooner.
    """

    def __init__(self) -> None:
        found = read_table("common_words.txt").split()
        self._words, self._tags = found[::2], found[1::2]
        self._starts = "".join(map(itemgetter(0), self._words))
        self._ends = "".join(map(itemgetter(-1), self._words))
        self._known: dict[tuple[bool, str], list[tuple[str, str]]] = {}

    def ending(self, character: str) -> list[tuple[str, str]]:
        """The words that end in character."""
        return self._having(character, at_end=True)

    def starting(self, character: str) -> list[tuple[str, str]]:
        """The words that begin with character."""
        return self._having(character, at_end=False)

    def starts(self) -> Iterator[str]:
        """The characters that words begin with, each once."""
        return iter(dict.fromkeys(self._starts))

    def _having(self, character: str, *, at_end: bool) -> list[tuple[str, str]]:
        known = self._known.get((at_end, character))
        if known is None:
            line, at = self._ends if at_end else self._starts, list[int]()
            found = line.find(character)
            while found >= 0:
                at.append(found)
                found = line.find(character, found + 1)
            known = self._known[at_end, character] = [(self._words[i], self._tags[i]) for i in at]
        return known


@cache
def common_words() -> CommonWords:
    """Built once, when the first key asks."""
    return CommonWords()


@lru_cache(maxsize=2_000)
def known_by_ending(character: str, size: int, tag: str) -> list[str]:
    """The better known words that end in character, so long, with a tag that begins with `tag`."""
    return [w for w, t in common_words().ending(character) if len(w) == size and t[0] == tag][:_KNOWN]


@lru_cache(maxsize=2_000)
def known_by_start(character: str, size: int, tag: str) -> list[str]:
    """The same for words that begin with character."""
    return [w for w, t in common_words().starting(character) if len(w) == size and t[0] == tag][:_KNOWN]
