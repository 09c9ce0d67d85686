"""Does a text say these words, and how often? In a time that does not grow with the text."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from operator import add

# Below this many characters a plain search is as fast as a look-up. (Measured: a plain search goes through some
# 2,000 characters a microsecond, a look-up takes 3 to 5 microseconds.)
_SMALL = 8_000
# So many places of the rarest pair are looked at. Words of which no pair is rarer stand in a text of boilerplate, and
# what is not found in the first of these places is hardly in the others.
_MOST = 5_000


class Haystack:
    """A text prepared for many searches: where each pair of neighbouring characters stands, 4 bytes a character."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _places(self) -> dict[str, "array[int]"]:
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            found[pair].append(at)
        return dict(found)

    def has_pair(self, pair: str) -> bool:
        """True when these two characters stand side by side somewhere."""
        return pair in self._places

    def says(self, words: str) -> bool:
        """True when words stand in the text; the same as `words in text`."""
        if len(self.text) < _SMALL or len(words) < 2:
            return words in self.text
        return next(self.places(words), None) is not None

    def count(self, words: str, start: int, end: int) -> int:
        """How often words stand in start..end (characters, half-open), overlapping ones too."""
        if len(words) == 1 or end - start < _SMALL:
            return self.text.count(words, start, end)
        return sum(1 for _ in self.places(words, start, end))

    def places(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where words stand in start..end, in order, overlapping ones too; of common ones the first _MOST."""
        text, rarest, offset = self.text, None, 0
        end = len(text) if end is None else min(end, len(text))
        if len(words) == 1:
            yield from (m.start() for m in re.compile(re.escape(words)).finditer(text, start, end))
        for i in range(len(words) - 1):
            known = self._places.get(words[i : i + 2])
            if known is None:
                return
            if rarest is None or len(known) < len(rarest):
                rarest, offset = known, i
        if rarest is None:
            return
        for at in _between(rarest, start + offset, end - len(words) + offset)[:_MOST]:
            if text.startswith(words, at - offset):
                yield at - offset


def _between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """Those of places (in order) from first up to and with last."""
    low = bisect_left(places, first) if first > 0 else 0
    return places[low : bisect_right(places, last)]


@lru_cache(maxsize=3)
def haystack(text: str) -> Haystack:
    """The text prepared, remembered for the next step that asks about the same text."""
    return Haystack(text)
