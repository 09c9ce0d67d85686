"""How common a word is in general, and what part of speech: jieba's dictionary, read as it is on disk."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path

# The sum of all frequencies in jieba 0.42.1's dict.txt.
TOTAL_FREQUENCY = 60_101_967


class Dictionary:
    """One "word frequency tag" in UTF-8 a line.

    The lines stand in byte order but for some 30 of 349,046, so a word is looked for where it belongs: in one block
    found by bisection, the block before, the block after, and among the first lines, where most of the strays are.
    That needs neither sorting nor an object a line: 3 ms with the reading, where jieba takes 500 ms to build its
    tables.
    """

    BLOCK = 1024  # bytes; every line is shorter

    def __init__(self, data: bytes) -> None:
        self.data = data
        find, size = data.find, len(data)
        # A block begins with the line end before its first word.
        self._starts = [find(b"\n", at) for at in range(0, size - self.BLOCK, self.BLOCK)]
        self._first = [data[at + 1 : find(b" ", at)] for at in self._starts]
        self._starts.append(size)
        # Before this stand words with Latin letters, in no order.
        self._ordered = data.index("\n一 ".encode())

    def line(self, word: bytes) -> bytes | None:
        """The line of word, without its end; None when it is not there."""
        needle = b"\n" + word + b" "
        at = self._find(needle, word)
        if at < 0 and not self.data.startswith(needle[1:]):
            at = self.data.find(needle, 0, self._ordered + 1)
            if at < 0:
                return None
        return self.data[at + 1 : self.data.index(b"\n", at + 1)]

    def beginning(self, start: bytes) -> bytes:
        """The lines whose words begin with start, those of `head` left out."""
        needle = b"\n" + start
        at = self._find(needle, start)
        if at < 0:
            return b""
        find, startswith = self.data.find, self.data.startswith
        end = find(b"\n", at + 1)
        while startswith(needle, end):
            end = find(b"\n", end + 1)
        return self.data[at + 1 : end + 1]

    def head(self) -> bytes:
        """The first lines, up to where byte order begins."""
        return self.data[: self._ordered + 1]

    def _find(self, needle: bytes, word: bytes) -> int:
        """Where needle stands in the blocks around the one in which word belongs; -1 when it does not."""
        block = bisect_right(self._first, word) - 1
        # A line that starts in a block may end in the next one's first bytes, which belong to the block too.
        end = self._starts[min(block + 2, len(self._starts) - 1)] + len(needle)
        return self.data.find(needle, max(self._starts[max(block - 1, 0)], self._ordered), end)


@cache
def dictionary() -> Dictionary:
    """jieba's dictionary, read when it is first asked for."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the jieba package, which holds the dictionary, is not installed")
    return Dictionary((Path(spec.origin).parent / "dict.txt").read_bytes())


@lru_cache(maxsize=20_000)
def entry(word: str) -> tuple[int, str] | None:
    """Frequency and part-of-speech tag of word in jieba's dictionary; None when it is not there."""
    if not word or " " in word or "\n" in word:
        return None
    line = dictionary().line(word.encode("utf-8", "surrogatepass"))
    if line is None:
        return None
    _, frequency, tag = line.decode().split(" ")
    return int(frequency), tag


def entries(lines: bytes) -> Iterator[tuple[str, str, str]]:
    """Word, frequency and tag of each line."""
    parts = iter(lines.decode().split())
    return zip(parts, parts, parts, strict=True)


def rarity(word: str) -> float:
    """How rare a word is in general: -log of its share of all words (natural log); a word that is not in the
    dictionary counts as seen once."""
    found = entry(word)
    return log(TOTAL_FREQUENCY / max(found[0] if found else 1, 1))
