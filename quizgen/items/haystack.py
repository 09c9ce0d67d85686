"""Does a text say these words, and how often? In a time that does not grow with the text."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from operator import add

# Up to this many characters a plain search is as fast as a look-up, once it is known that all pairs of neighbouring
# characters stand somewhere. (Measured: a plain search goes through some 2,000 characters a microsecond and finds what
# is there halfway; a look-up takes 3 to 5 microseconds, and its table as long to build as 1,000 searches.)
_SMALL = 40_000
# So many places of the rarest pair are looked at. Words of which no pair is rarer stand in a text of boilerplate, and
# what is not found in the first of these places is hardly in the others.
_MOST = 5_000

_PARTED = re.compile(r"(\S)\s+(?=(\S))")


class Haystack:
    """A text prepared for many searches: a long one by where each pair of neighbouring characters stands, 4 bytes a
    character; of a short one it is enough to know which pairs there are."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._is_small = len(text) < _SMALL

    @cached_property
    def _places(self) -> dict[str, "array[int]"]:
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            found[pair].append(at)
        return dict(found)

    @cached_property
    def _pairs(self) -> Container[str]:
        return set(map(add, self.text, self.text[1:])) if self._is_small else self._places.keys()

    def has_pair(self, pair: str) -> bool:
        """True when these two characters stand side by side somewhere."""
        return pair in self._pairs

    def _has_pairs(self, words: str) -> bool:
        return all(map(self._pairs.__contains__, map(add, words, words[1:])))

    def says(self, words: str) -> bool:
        """True when words stand in the text; the same as `words in text`."""
        if len(words) < 2:
            return words in self.text
        if len(words) == 2:
            return words in self._pairs
        if self._is_small:
            return self._has_pairs(words) and words in self.text
        return next(self.places(words), None) is not None

    def says_oftener(self, words: str, times: int) -> bool:
        """True when words stand in more than so many places."""
        return sum(1 for _ in islice(self.places(words), times + 1)) > times

    def says_spaced(self, words: str) -> bool:
        """True when words, which hold no white space, stand in the text with or without white space in between."""
        if self.says(words):
            return True
        for size, pair in enumerate(map(add, words, words[1:]), 1):
            for at in self._parted.get(pair, ())[:_MOST]:
                around = self._before(at + 1, size) + self._after(at + 1, len(words) - size)
                if around == words:
                    return True
        return False

    @cached_property
    def _parted(self) -> dict[str, "array[int]"]:
        """Pairs of characters with only white space in between: where the first one stands."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for match in _PARTED.finditer(self.text):
            found[match[1] + match[2]].append(match.start())
        return dict(found)

    def _before(self, end: int, size: int) -> str:
        """The last so many characters before end, white space apart."""
        found, reach = "", size
        while len(found) < size and reach < 2 * end:
            reach *= 2
            found = "".join(self.text[max(0, end - reach) : end].split())
        return found[-size:]

    def _after(self, start: int, size: int) -> str:
        """The first so many characters from start, white space apart."""
        found, reach = "", size
        while len(found) < size and reach < 2 * (len(self.text) - start):
            reach *= 2
            found = "".join(self.text[start : start + reach].split())
        return found[:size]

    def count(self, words: str, start: int, end: int) -> int:
        """How often words stand in start..end (characters, half-open); 人人 in 人人人 may count once."""
        if len(words) == 1:
            return self.text.count(words, start, end)
        if self._is_small:
            return self.text.count(words, start, end) if self._has_pairs(words) else 0
        return sum(1 for _ in self.places(words, start, end))

    def places(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where words stand in start..end, in order, overlapping ones too; of common ones the first _MOST."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if len(words) == 1:
            yield from (m.start() for m in re.compile(re.escape(words)).finditer(self.text, start, end))
        elif words and not self._is_small:
            yield from self._look_up(words, start, end)
        elif words and self._has_pairs(words):
            yield from self._search(words, start, end)

    def _search(self, words: str, start: int, end: int) -> Iterator[int]:
        at = self.text.find(words, start, end)
        while at >= 0:
            yield at
            at = self.text.find(words, at + 1, end)

    def _look_up(self, words: str, start: int, end: int) -> Iterator[int]:
        rarest, offset = None, 0
        for i, pair in enumerate(map(add, words, words[1:])):
            known = self._places.get(pair)
            if known is None:
                return
            if rarest is None or len(known) < len(rarest):
                rarest, offset = known, i
        for at in _between(rarest or (), start + offset, end - len(words) + offset)[:_MOST]:
            if self.text.startswith(words, at - offset):
                yield at - offset


def _between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of places (in order) from first up to and with last."""
    low = bisect_left(places, first) if first > 0 else 0
    return places[low : bisect_right(places, last)]


@lru_cache(maxsize=3)
def haystack(text: str) -> Haystack:
    """The text prepared, remembered for the next step that asks about the same text."""
    return Haystack(text)
