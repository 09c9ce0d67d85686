"""How often each of many phrases was met, in 12 bytes a phrase: the phrases themselves are not kept."""

from array import array
from bisect import bisect_left
from collections import Counter


class Tally:
    """The counts of a Counter, found again by the hash of each phrase. (That two of a million phrases have the same
    one happens once in some forty million documents.)"""

    def __init__(self, counts: Counter[str]) -> None:
        self._hashes = array("q", sorted(map(hash, counts)))
        self._counts = array("i", [1]) * len(counts)
        for phrase, count in counts.items():
            if count > 1:
                self._counts[bisect_left(self._hashes, hash(phrase))] = count

    def __getitem__(self, phrase: str) -> int:
        """How often phrase was met, 0 for never."""
        wanted = hash(phrase)
        at = bisect_left(self._hashes, wanted)
        return self._counts[at] if at < len(self._hashes) and self._hashes[at] == wanted else 0
