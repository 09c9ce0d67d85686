"""Words with their part of speech, and how common a word is in general.

Words come from rjieba (jieba in Rust: the same dictionary and tags, fast on any text); frequencies come straight from
the dictionary file that the jieba package ships, bisected as it is.
"""

import re
from array import array
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import compress
from typing import NamedTuple

from quizgen.chinese.dictionary import TOTAL_FREQUENCY, dictionary, entry, rarity
from quizgen.chinese.segmenter import tag as segmented

__all__ = ["TOTAL_FREQUENCY", "TaggedText", "Word", "dictionary", "entry", "rarity", "tagged", "words"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Word(NamedTuple):
    """Characters start..end (half-open) of the text that was given, and jieba's part-of-speech tag ("n", "v", "m"…)."""

    start: int
    end: int
    tag: str


# As Word(…), in a third of the time: words are made by the hundred thousand.
_word: Callable[[tuple[int, int, str]], Word] = partial(tuple.__new__, Word)


def words(text: str) -> list[Word]:
    """All of text as words in order, without gaps: white space and punctuation are words too (tag "x")."""
    found, at = [], 0
    # A lone surrogate (garbage that some decoders leave) has no UTF-8; any other sign of length one does as well.
    for word, tag in segmented(_LONE_SURROGATE.sub("\ufffd", text)):
        end = at + len(word)
        found.append(_word((at, end, tag)))
        at = end
    return found


# No word reaches across these, nor are words told apart by what stands beyond them.
_PARTING = frozenset("，。；：、！？“”（）《》\n 　")


class TaggedText:
    """The words of a whole text: where each starts and its tag, kept as one byte a character.

    Offsets are characters of the text that was given. Made once a document by `tagged`, then asked by every step that
    needs to know where words begin.
    """

    def __init__(self, text: str):
        self._text = text
        self._marks = bytearray(len(text) + 1)  # the number of the tag where a word starts, 0 inside a word
        self._tags = ["", "end"]
        numbers: dict[str, int] = {}
        at, marks = 0, self._marks
        for piece in _pieces(text):
            for word, tag in segmented(_LONE_SURROGATE.sub("\ufffd", piece)):
                number = numbers.get(tag)
                if number is None:
                    number = numbers[tag] = len(self._tags)
                    self._tags.append(tag)
                marks[at] = number
                at += len(word)
        self._marks[len(text)] = 1
        self._asked, self._answer = (0, 0), tuple[Word, ...]()
        self._letters = bytes(ord(tag[:1] or "-") for tag in self._tags).ljust(256, b"-")

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

    def shape(self, start: int, end: int) -> str:
        """The first letters of the tags of the words from start (a boundary) up to end; a word that reaches past end is
        left out."""
        letters = self._marks[start:end].translate(self._letters, b"\0").decode("ascii")
        return letters if self._marks[end] else letters[:-1]

    def split(self) -> tuple["array[int]", bytes, list[str]]:
        """Where each word begins (and at last the text's length), the number of each one's tag, the tags by number."""
        marks = self._marks
        begins = array("i", compress(range(len(marks)), marks))
        return begins, bytes(marks[:-1].translate(None, b"\0")), self._tags

    def starts(self, start: int, end: int) -> list[int]:
        """Where the words begin that begin in start..end."""
        return list(compress(range(start, end), self._marks[start:end]))

    def words_apart(self, start: int, end: int) -> list[Word] | None:
        """The words from start up to end, counted from start, just as `words` finds them in that stretch alone; None
        where a character beside it might have made them others."""
        around = self._text[max(0, start - 1) : start] + self._text[end : end + 1]
        if not (self._marks[start] and self._marks[end] and _PARTING.issuperset(around)):
            return None
        return [_word((at - start, stop - start, tag)) for at, stop, tag in self.words(start, end)]

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words from start (a boundary) up to end; a word that reaches past end is left out."""
        # Three times of four one rule after the other asks about the same words.
        if self._asked != (start, end):
            self._asked, self._answer = (start, end), tuple(self._find(start, end))
        return self._answer

    def _find(self, start: int, end: int) -> list[Word]:
        marks, tags = self._marks, self._tags
        found = []
        while start < end:
            stop = start + 1
            while not marks[stop]:
                stop += 1
            if stop <= end:
                found.append(_word((start, stop, tags[marks[start]])))
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
