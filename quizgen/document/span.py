"""A range of characters."""

import msgspec

from quizgen.errors import RequestError


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """Characters start up to but not including end (half-open), counted in Unicode code points from 0.

    Raises RequestError when 0 <= start <= end does not hold.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise RequestError(f"a span must run from 0 upwards, not from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def shifted(self, by: int) -> "Span":
        """The same range, by characters further on."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: "Span") -> bool:
        """True when every character of other lies in this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when at least one character lies in both."""
        return self.start < other.end and other.start < self.end
