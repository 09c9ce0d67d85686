"""The right answer at its place."""

from functools import cached_property
from itertools import accumulate, pairwise

from quizgen.chinese.words import words
from quizgen.document.span import Span
from quizgen.items.document_index import LIST_MARKS, DocumentIndex
from quizgen.items.kinds import kind_of
from quizgen.items.numbers import Numeral, find_numerals


class Key:
    """The right answer: its text, words, what stands before and after it, and what kind of thing it names."""

    def __init__(self, index: DocumentIndex, span: Span) -> None:
        self.index, self.span = index, span
        self.text = index.text[span.start : span.end]
        self.range = index.word_range(span)
        if self.range:
            first, last = self.range
            self.surface = [index.word(at) for at in range(first, last)]
            self.tags = [index.tag(at) for at in range(first, last)]
        else:
            own = words(self.text)
            self.surface, self.tags = [self.text[w.start : w.end] for w in own], [w.tag for w in own]
        self.before = index.text[max(0, span.start - 12) : span.start]
        self.after = index.text[span.end : span.end + 12]
        self.kind = kind_of(self.text)

    @cached_property
    def nearby(self) -> str:
        """The text around the key, 250 characters to each side."""
        return self.index.text[max(0, self.span.start - 250) : self.span.end + 250]

    @cached_property
    def numerals(self) -> tuple[Numeral, ...]:
        """The numbers in it."""
        return find_numerals(self.text, self.after)

    @cached_property
    def numeric(self) -> bool:
        """True when most of the key is numbers and their units (三年以上七年以下, but not 自登记之日起一年内)."""
        return 2 * sum(n.end - n.start + len(n.unit) for n in self.numerals) >= len(self.text)

    @cached_property
    def bounds(self) -> list[int]:
        """Where the key's words begin and end, in characters of the key."""
        return [0, *accumulate(map(len, self.surface))]

    @cached_property
    def members(self) -> list[str]:
        """The parts of a key that is itself a list (A、B和C), else the key alone."""
        if LIST_MARKS.isdisjoint(self.surface):
            return [self.text]
        bounds = [-1, *(i for i, s in enumerate(self.surface) if s in LIST_MARKS), len(self.surface)]
        return ["".join(self.surface[a + 1 : b]) for a, b in pairwise(bounds)]
