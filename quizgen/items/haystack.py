"""Does a text say these words, and how often? In a time that does not grow with the text."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, islice
from operator import add
from typing import NamedTuple

# Up to this many characters the places of each pair are kept in a list of their own, which makes a look-up twice as
# fast and takes five times the memory.
_SMALL = 40_000
# So many places of the rarest pair are looked at. Words of which no pair is rarer stand in a text of boilerplate, and
# what is not found in the first of these places is hardly in the others.
_MOST = 5_000
# So many answers are remembered: two of five questions come again.
_REMEMBERED = 8_000

_SPACE = re.compile(r"\s+")


# Places of a pair of characters: the numbers first up to but not including last of these, in order.
_Places = tuple[Sequence[int], int, int]


class _Row(NamedTuple):
    """The pairs that begin with one character: the characters behind it, each once; where the places of each begin in
    places, and at last their number; the places, by the character behind and then in order."""

    behind: str
    starts: "array[int]"
    places: "array[int]"


class Haystack:
    """A text prepared for many searches, by where each pair of neighbouring characters stands; for a long one that
    takes 4 bytes a character."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._is_small = len(text) < _SMALL
        self._said: dict[str, bool] = {}
        self._few: dict[str, int] = {}
        self._counted: dict[str, int] = {}

    @cached_property
    def _rows(self) -> dict[str, _Row]:
        """The pairs of a long text, by their first characters."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for at, character in enumerate(self.text[:-1]):
            found[character].append(at)
        rows, following = dict[str, _Row](), self.text[1:].__getitem__
        while found:
            character, at_all = found.popitem()
            places = array("i", sorted(at_all, key=following))
            counts = Counter(map(following, places))
            rows[character] = _Row("".join(counts), array("i", accumulate(counts.values(), initial=0)), places)
        return rows

    @cached_property
    def _pairs(self) -> dict[str, _Places]:
        """Where each pair of a short text stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, pair in enumerate(map(add, self.text, self.text[1:])):
            found[pair].append(at)
        return {pair: (places, 0, len(places)) for pair, places in found.items()}

    def has_pair(self, pair: str) -> bool:
        """True when these two characters stand side by side somewhere."""
        if self._is_small:
            return pair in self._pairs
        row = self._rows.get(pair[:1])
        return row is not None and len(pair) == 2 and pair[1] in row.behind

    def _has_pairs(self, words: str) -> bool:
        return all(map(self._pairs.__contains__, map(add, words, words[1:])))

    def says(self, words: str) -> bool:
        """True when words stand in the text; the same as `words in text`."""
        known = self._said.get(words)
        if known is None:
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            known = self._said[words] = self._stands(words)
        return known

    def _stands(self, words: str) -> bool:
        if len(words) < 2:
            return words in self.text
        if len(words) == 2:
            return self.has_pair(words)
        return next(self._look_up(words, 0, len(self.text)), None) is not None

    def says_oftener(self, words: str, times: int) -> bool:
        """True when words stand in more than so many places."""
        return sum(1 for _ in islice(self.places(words), times + 1)) > times

    def few(self, words: str, most: int) -> int:
        """In how many places words stand, at most so many; remembered, so always to be asked with the same most."""
        known = self._few.get(words)
        if known is None:
            if len(self._few) >= _REMEMBERED:
                self._few.clear()
            known = self._few[words] = len(list(islice(self.places(words), most)))
        return known

    def says_spaced(self, words: str) -> bool:
        """True when words, which hold no white space, stand in the text with or without white space in between."""
        if self.says(words):
            return True
        pairs = list(map(add, words, words[1:]))
        if not all(self.has_pair(pair) or pair in self._parted for pair in pairs):
            return False
        for size, pair in enumerate(pairs, 1):
            for at in self._parted.get(pair, ())[:_MOST]:
                around = self._before(at + 1, size) + self._after(at + 1, len(words) - size)
                if around == words:
                    return True
        return False

    @cached_property
    def _parted(self) -> dict[str, "array[int]"]:
        """Pairs of characters with only white space in between: where the first one stands."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for start, end in (match.span() for match in _SPACE.finditer(self.text)):
            if start > 0 and end < len(self.text):
                found[self.text[start - 1] + self.text[end]].append(start - 1)
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
        if self._is_small and start <= 0 and end >= len(self.text):
            return self._count_all(words)
        if self._is_small:
            return self.text.count(words, start, end) if self._has_pairs(words) else 0
        return sum(1 for _ in self.places(words, start, end))

    def _count_all(self, words: str) -> int:
        known = self._counted.get(words)
        if known is None:
            if len(self._counted) >= _REMEMBERED:
                self._counted.clear()
            known = self._counted[words] = self.text.count(words) if self._has_pairs(words) else 0
        return known

    def places(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where words stand in start..end, in order, overlapping ones too; of common ones the first _MOST."""
        end = len(self.text) if end is None else min(end, len(self.text))
        if len(words) == 1:
            return (m.start() for m in re.compile(re.escape(words)).finditer(self.text, start, end))
        return self._look_up(words, start, end)

    def _look_up(self, words: str, start: int, end: int) -> Iterator[int]:
        places_of = self._pairs.get if self._is_small else self._places_of
        rarest, fewest, offset = None, len(self.text), 0
        for i, pair in enumerate(map(add, words, words[1:])):
            found = places_of(pair)
            if found is None:
                return
            if (size := found[2] - found[1]) < fewest:
                rarest, fewest, offset = found, size, i
        if rarest is None:
            return
        places, first, last = rarest
        if start > 0:
            first = bisect_left(places, start + offset, first, last)
        if end < len(self.text):
            last = bisect_right(places, end - len(words) + offset, first, last)
        startswith, several = self.text.startswith, places[first : min(last, first + _MOST)]
        if len(words) == 2:
            yield from several
            return
        for at in several:
            if startswith(words, at - offset):
                yield at - offset

    def _places_of(self, pair: str) -> _Places | None:
        """Where a pair of a long text stands."""
        row = self._rows.get(pair[0])
        at = -1 if row is None else row.behind.find(pair[1])
        return None if row is None or at < 0 else (row.places, row.starts[at], row.starts[at + 1])


@lru_cache(maxsize=3)
def haystack(text: str) -> Haystack:
    """The text prepared, remembered for the next step that asks about the same text."""
    return Haystack(text)
