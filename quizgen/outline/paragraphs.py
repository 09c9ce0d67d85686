"""Where paragraphs begin, also in text whose paragraphs were run together."""

import re
from bisect import bisect_left, bisect_right

import msgspec

from quizgen.outline.place import ended

_BLANKS = re.compile("[ \t\u3000\xa0\n]+")


class Paragraphs(msgspec.Struct, frozen=True):
    """Offsets (characters) at which paragraphs begin, the first one left out.

    starts: after line ends, wide gaps, and single spaces behind a sentence's end. firm: those of them that follow a
    sentence's end; a line broken within a sentence goes on.
    """

    length: int
    starts: tuple[int, ...]
    firm: tuple[int, ...]

    def end(self, at: int) -> int:
        """Where the paragraph that holds the character at ends."""
        return self._next(self.starts, at)

    def firm_end(self, at: int) -> int:
        """The same, where a line broken within a sentence goes on."""
        return self._next(self.firm, at)

    def number(self, at: int) -> int:
        """Which paragraph holds the character at, from 0, lines broken within a sentence taken as one."""
        return bisect_right(self.firm, at)

    def within(self, start: int, end: int) -> tuple[int, ...]:
        """Where paragraphs begin after start and before end."""
        return self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]

    def _next(self, starts: tuple[int, ...], at: int) -> int:
        i = bisect_right(starts, at)
        return starts[i] if i < len(starts) else self.length


def find_paragraphs(text: str) -> Paragraphs:
    """The paragraphs of text."""
    starts, firm = [], []
    for match in _BLANKS.finditer(text):
        blanks, at = match[0], match.start()
        after_sentence = ended(text, at)
        if after_sentence or len(blanks) > 1 or blanks not in " \xa0":
            if len(blanks) == 1 and blanks in " \xa0" and text[at - 1 : at] in "；;：:":
                continue
            starts.append(match.end())
            if after_sentence:
                firm.append(match.end())
    return Paragraphs(len(text), tuple(starts), tuple(firm))
