"""Words with their part of speech, and how common a word is in general.

Words come from rjieba (jieba in Rust: the same dictionary and tags, fast on any text); frequencies come straight from
the dictionary file that the jieba package ships, bisected as it is.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import NamedTuple

# The sum of all frequencies in jieba 0.42.1's dict.txt.
TOTAL_FREQUENCY = 60_101_967


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Word(NamedTuple):
    """Characters start..end (half-open) of the text that was given, and jieba's part-of-speech tag ("n", "v", "m"…)."""

    start: int
    end: int
    tag: str


def words(text: str) -> list[Word]:
    """All of text as words in order, without gaps: white space and punctuation are words too (tag "x")."""
    import rjieba  # here, because the quiz and --help need no words and must start at once

    found, at = [], 0
    # A lone surrogate (garbage that some decoders leave) has no UTF-8; any other sign of length one does as well.
    for word, tag in rjieba.tag(_LONE_SURROGATE.sub("\ufffd", text)):
        found.append(Word(at, at + len(word), tag))
        at += len(word)
    return found


class TaggedText:
    """The words of a whole text: where each starts and its tag, kept as one byte a character.

    Offsets are characters of the text that was given. Made once a document by `tagged`, then asked by every step that
    needs to know where words begin.
    """

    def __init__(self, text: str):
        import rjieba  # here for the same reason as in words()

        self._text = text
        self._marks = bytearray(len(text) + 1)  # the number of the tag where a word starts, 0 inside a word
        self._tags = ["", "end"]
        numbers: dict[str, int] = {}
        at = 0
        for piece in _pieces(text):
            for word, tag in rjieba.tag(_LONE_SURROGATE.sub("\ufffd", piece)):
                number = numbers.get(tag)
                if number is None:
                    number = numbers[tag] = len(self._tags)
                    self._tags.append(tag)
                self._marks[at] = number
                at += len(word)
        self._marks[len(text)] = 1

    def is_boundary(self, offset: int) -> bool:
        """True when no word reaches across offset."""
        return self._marks[offset] != 0

    def tag(self, offset: int) -> str:
        """The tag of the word that starts at offset; "" when none starts there, "end" at the text's end."""
        return self._tags[self._marks[offset]]

    def word_end(self, offset: int) -> int:
        """Where the word that starts at offset (or the one around it) ends."""
        offset += 1
        while not self._marks[offset]:
            offset += 1
        return offset

    def word_start(self, offset: int) -> int:
        """Where the word that ends at offset (or the one around it) starts; offset must be above 0."""
        offset -= 1
        while not self._marks[offset]:
            offset -= 1
        return offset

    def split(self) -> tuple["array[int]", list[str]]:
        """Where each word begins (and at last the text's length), and the tag of each."""
        tags = [self._tags[mark] for mark in self._marks if mark]
        return array("i", (i for i, mark in enumerate(self._marks) if mark)), tags[:-1]

    def words(self, start: int, end: int) -> list[Word]:
        """The words from start (a boundary) up to end; a word that reaches past end is left out."""
        found = []
        while start < end:
            stop = self.word_end(start)
            if stop <= end:
                found.append(Word(start, stop, self.tag(start)))
            start = stop
        return found


@lru_cache(maxsize=2)
def tagged(text: str) -> TaggedText:
    """The words of text, remembered for the next step that asks about the same text."""
    return TaggedText(text)


def _pieces(text: str, size: int = 20_000) -> Iterator[str]:
    """Text in pieces cut after a line or sentence end, so that the segmenter's own tables stay small."""
    start = 0
    while start < len(text):
        end = min(start + size, len(text))
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind("。", start, end))
            end = cut + 1 if cut > start else end
        yield text[start:end]
        start = end


@lru_cache(maxsize=100_000)
def entry(word: str) -> tuple[int, str] | None:
    """Frequency and part-of-speech tag of word in jieba's dictionary; None when it is not there."""
    if not word or " " in word or "\n" in word:
        return None
    line = dictionary().line(word.encode("utf-8", "surrogatepass"))
    if line is None:
        return None
    _, frequency, tag = line.decode().split(" ")
    return int(frequency), tag


def rarity(word: str) -> float:
    """How rare a word is in general: -log of its share of all words (natural log); a word that is not in the
    dictionary counts as seen once."""
    found = entry(word)
    return log(TOTAL_FREQUENCY / max(found[0] if found else 1, 1))


class Dictionary:
    """jieba's dictionary as it is on disk, one "word frequency tag" in UTF-8 a line.

    The lines stand in byte order but for some 30 of 349,046, so a word is looked for where it belongs: in one block
    found by bisection, the block before, the block after, and the first, where most of the strays are. That needs
    neither sorting nor an object a line: 8 ms with the reading, where jieba takes 500 ms to build its tables.
    """

    BLOCK = 1024  # bytes; every line is shorter

    def __init__(self, data: bytes) -> None:
        self.data = b"\n" + data  # so that every line has an end before it
        find, size = self.data.find, len(self.data)
        self._starts = [find(b"\n", at) for at in range(0, size - self.BLOCK, self.BLOCK)]
        self._first = [self.data[at + 1 : find(b" ", at)] for at in self._starts]
        self._starts.append(size)

    def line(self, word: bytes) -> bytes | None:
        """The line of word, without its end; None when it is not there."""
        needle = b"\n" + word + b" "
        block = bisect_right(self._first, word) - 1
        # A line that starts in a block may end in the next one's first bytes, which belong to the block too.
        end = self._starts[min(block + 2, len(self._starts) - 1)] + len(needle)
        at = self.data.find(needle, self._starts[max(block - 1, 0)], end)
        if at < 0:
            at = self.data.find(needle, 0, self._starts[1] + len(needle))
        return None if at < 0 else self.data[at + 1 : self.data.index(b"\n", at + 1)]


@cache
def dictionary() -> Dictionary:
    """jieba's dictionary, read when it is first asked for."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the jieba package, which holds the dictionary, is not installed")
    return Dictionary((Path(spec.origin).parent / "dict.txt").read_bytes())
