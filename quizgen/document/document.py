"""The frozen text that everything else points into."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

import msgspec

from quizgen.document.span import Span
from quizgen.errors import RequestError


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What a document says about itself outside its text; "" where it does not say."""

    speaker: str = ""
    issuer: str = ""
    date: str = ""
    number: str = ""


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A line that the file's own format marks as a heading (Markdown #, a Word heading style). level: 1 = top."""

    span: Span
    level: int


@dataclass(frozen=True)
class Document:
    """A text, cleaned once and frozen: every span in quizgen is a range of `text`.

    source: the name of the file it came from, "" when there is none. warnings: what the reader wants the user to know
    (one sentence each). numbered: the characters at which a number stands that the file's own list style counts.
    """

    text: str
    title: str = ""
    source: str = ""
    facts: Facts = field(default_factory=Facts)
    headings: tuple[Heading, ...] = ()
    warnings: tuple[str, ...] = ()
    numbered: tuple[int, ...] = ()

    def __hash__(self) -> int:
        # The text says enough; hashing every heading too would cost each look-up by document the whole outline.
        return hash(self.text)

    @cached_property
    def sha256(self) -> str:
        """Digest of the text: as long as it is the same, every span stands."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def quote(self, span: Span) -> str:
        """The characters of span. Raises RequestError when it reaches past the text's end."""
        if span.end > len(self.text):
            raise RequestError(f"the span {span.start}..{span.end} reaches past the text's {len(self.text)} characters")
        return self.text[span.start : span.end]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column, both 1-based, of the character at offset (characters from 0)."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _line_starts(self) -> "array[int]":
        starts = array("i", [0])
        while (found := self.text.find("\n", starts[-1])) >= 0:
            starts.append(found + 1)
        return starts
