"""What the maker of wrong options looks up in a document: its words by text, neighbour, shape and ending."""

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import islice, pairwise
from operator import itemgetter
from sys import intern
from weakref import WeakKeyDictionary

from quizgen.chinese.words import tagged
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.haystack import haystack
from quizgen.items.kinds import kind_by_ending
from quizgen.items.numbers import Numeral, find_numerals
from quizgen.items.tally import Tally

# Tags that a phrase does not begin or end with: particles, conjunctions, prepositions, punctuation.
_NO_START = frozenset(["x", "uj", "ul", "ug", "uz", "uv", "ud", "y", "c", "e", "o", "k"])
_NO_END = frozenset(["x", "p", "c", "uv", "ud", "e", "o", "d", "h"])
_NOMINAL = frozenset(["n", "nt", "nz", "ns", "nr", "nrt", "vn", "an", "j", "l", "i", "s", "t", "f", "b"])
_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n\s　]{4,40}")
_COMPOUND = frozenset(["n", "nt", "nz", "ns", "vn", "an", "j", "b", "v", "a", "s", "f", "nr"])
# So many smaller and larger numbers of the document are compared with a number.
_LIKE = 30
# So many of the phrases that name one kind of thing are candidates.
_OF_KIND = 100
# So many of the words that stand in lists with a word are remembered: twice as many as are tried.
BESIDE = 16
LIST_MARKS = frozenset(["、", "和", "与", "及", "以及", "或者", "或", "并"])


class DocumentIndex:
    """The words of one document and where each stands. Positions count words.

    begins: the character at which each word begins, and at last the text's length. A word costs some 12 bytes.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.haystack = haystack(text)
        self.begins, self._codes, self._names = tagged(text).split()

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._codes)

    def word(self, at: int) -> str:
        """The word at a position."""
        return self.text[self.begins[at] : self.begins[at + 1]]

    def tag(self, at: int) -> str:
        """Its part of speech."""
        return self._names[self._codes[at]]

    @cached_property
    def positions(self) -> dict[str, "array[int]"]:
        """Where each word stands."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        text = self.text
        for at, (start, end) in enumerate(pairwise(self.begins)):
            found[text[start:end]].append(at)
        return dict(found)

    def _having(self, tags: frozenset[str]) -> bytes:
        """For each position 1 where the word has one of the tags, else 0."""
        return self._codes.translate(bytes(name in tags for name in self._names).ljust(256, b"\0"))

    @cached_property
    def by_ending(self) -> dict[str, list[str]]:
        """The different words of two characters and more that end in a character."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self.positions:
            if len(word) > 1:
                found[word[-1]].append(word)
        return dict(found)

    @cached_property
    def by_tag(self) -> dict[tuple[str, int], list[str]]:
        """The different words by part of speech and length, most frequent first."""
        found: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for word, at in self.positions.items():
            found[self.tag(at[0]), len(word)].append(word)
        for same in found.values():
            same.sort(key=lambda w: -len(self.positions[w]))
        return dict(found)

    def numbers_like(self, numerals: Sequence[Numeral]) -> list[tuple[float, str]]:
        """The different (value, unit) of the document's numbers nearest to the numerals, in order of first use."""
        found: dict[int, tuple[float, str]] = {}
        for numeral in numerals:
            same = self._numbers.get(numeral.unit, ())
            at = bisect_left(same, (numeral.value, -1))
            found |= {order: (value, numeral.unit) for value, order in same[max(0, at - _LIKE) : at + _LIKE]}
        return [found[order] for order in sorted(found)]

    @cached_property
    def _numbers(self) -> dict[str, list[tuple[float, int]]]:
        """The different values of the document's numbers by unit, in order, each with the turn of its first use."""
        known = dict.fromkeys((n.value, n.unit) for n in find_numerals(self.text) if n.unit)
        found: defaultdict[str, list[tuple[float, int]]] = defaultdict(list)
        for turn, (value, unit) in enumerate(known):
            found[unit].append((value, turn))
        return {unit: sorted(values) for unit, values in found.items()}

    def word_range(self, span: Span) -> tuple[int, int] | None:
        """Positions first up to but not including last of the words that make up span; None when it cuts a word."""
        first, last = bisect_left(self.begins, span.start), bisect_left(self.begins, span.end)
        whole = first < last < len(self.begins) and self.begins[first] == span.start and self.begins[last] == span.end
        return (first, last) if whole else None

    def phrase(self, first: int, last: int) -> str | None:
        """The words first..last (half-open) as one phrase; None when they cross a mark or begin or end badly."""
        if first < 0 or last > len(self._codes) or first >= last:
            return None
        if self._no_start[first] or self._no_end[last - 1] or self._breaks.find(1, first, last) >= 0:
            return None
        return self.text[self.begins[first] : self.begins[last]]

    @cached_property
    def _no_start(self) -> bytes:
        return self._having(_NO_START)

    @cached_property
    def _no_end(self) -> bytes:
        return self._having(_NO_END)

    @cached_property
    def _breaks(self) -> bytes:
        """For each position 1 where a mark stands that no phrase crosses, else 0."""
        found = bytearray(self._having(frozenset("x")))
        for at in self.positions.get("、", ()):
            found[at] = 0
        return bytes(found)

    def phrases_ending(self, at: int, lengths: range) -> Iterator[str]:
        """Phrases whose last word stands at that position."""
        for n in lengths:
            if found := self.phrase(at - n + 1, at + 1):
                yield found

    @property
    def terms(self) -> Tally:
        """The noun phrases and their tails of up to four words, each with how often it stands there."""
        return self._terms_and_kinds[0]

    @cached_property
    def _terms_and_kinds(self) -> tuple[Tally, dict[str, str]]:
        """The terms, and those that name a kind of thing by kind, each once in document order, on lines of their own
        (a tenth of the memory of so many short strings)."""
        found, by_kind = Counter(self._tails()), defaultdict[str, list[str]](list)
        for term in found:
            if kind := kind_by_ending(term):
                by_kind[kind].append(term)
        return Tally(found), {kind: "\n".join(terms) for kind, terms in by_kind.items()}

    def _tails(self) -> Iterator[str]:
        text, begins, joined = self.text, self.begins, 0
        ends = islice(begins, 1, None)
        for at, (nominal, compound, end) in enumerate(
            zip(self._having(_NOMINAL), self._having(_COMPOUND), ends, strict=True)
        ):
            if nominal:
                yield from [text[start:end] for start in begins[at - joined : at + 1]]
            joined = min(joined + 1, 3) if compound else 0

    def kinds(self, kind: str, size: int) -> list[tuple[float, str]]:
        """Phrases of `terms` that name a kind of thing (kinds.kind_of), the best first: those that stand there often
        and have about so many characters, each with what it is worth."""
        known = self._ranked.get((kind, size))
        if known is None:
            of_kind = self._terms_and_kinds[1].get(kind, "").split()
            worth = ((self.terms[term] - 0.5 * abs(len(term) - size), term) for term in of_kind)
            best = nlargest(_OF_KIND, worth, key=itemgetter(0))
            known = self._ranked[kind, size] = [(value, intern(term)) for value, term in best]
        return known

    @cached_property
    def _ranked(self) -> dict[tuple[str, int], list[tuple[float, str]]]:
        return {}

    @cached_property
    def lists_by_member(self) -> dict[str, tuple[str, ...]]:
        """For each list member, and for each ("ending character", length) of one as "…X3", the first members of its
        lists; of its only list (most have one), that list itself."""
        found: dict[str, tuple[str, ...]] = {}
        for members in self.lists:
            for name in {n for m in members for n in (m, f"…{m[-1]}{len(m)}")}:
                beside = found.get(name, ())
                if len(beside) < BESIDE:
                    found[name] = (*beside, *[m for m in members if m not in beside]) if beside else members
        return found

    @cached_property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The document's 、 lists with 和 and 或者, each as its members, in document order."""
        return tuple(members for _, members in self.listed)

    @cached_property
    def lists_with(self) -> dict[str, "array[int]"]:
        """The numbers of the lists that a member stands in."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for number, members in enumerate(self.lists):
            for member in members:
                found[member].append(number)
        return dict(found)

    @cached_property
    def listed(self) -> tuple[tuple[Span, tuple[str, ...]], ...]:
        """The same with where each list stands (characters)."""
        found, end = [], -1
        for at in self.positions.get("、", ()):
            if at > end:
                members, first, end = self._list_around(at)
                if len(members) > 1:
                    found.append((Span(self.begins[first], self.begins[end + 1]), members))
        return tuple(found)

    @cached_property
    def clauses_by_ending(self) -> dict[str, "array[int]"]:
        """The document's clauses without their end marks by their last character: where each begins and ends, by
        turns, in document order."""
        found: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))
        for match in _CLAUSE.finditer(self.text):
            found[self.text[match.end() - 1]].extend(match.span())
        return dict(found)

    def _list_around(self, mark: int) -> tuple[tuple[str, ...], int, int]:
        """Members of the list whose first 、 stands at mark, the positions of its first word and of its last.

        Where the first member begins and the last one ends nothing marks; they get as many words as their neighbour.
        """
        parts: list[tuple[int, int]] = []
        end = begin = mark + 1
        while end < len(self) and not self._breaks[end]:
            if self.word(end) in LIST_MARKS:
                if begin < end:
                    parts.append((begin, end))
                begin = end + 1
                if self.word(end) != "、":
                    end += 1
                    break
            end += 1
        size = parts[0][1] - parts[0][0] if parts else 1
        last = begin
        while last < min(begin + size, len(self)) and self.tag(last) not in ("x", "uj"):
            last += 1
        first = mark
        while first > max(0, mark - size) and self.tag(first - 1) not in ("x", "p", "uj"):
            first -= 1
        spans = [(first, mark), *parts, (begin, last)]
        found = (self.text[self.begins[a] : self.begins[b]] for a, b in spans if a < b)
        return tuple(dict.fromkeys(intern(m) for m in found if len(m) <= 16)), first, max(mark, last - 1)


_known: WeakKeyDictionary[Document, DocumentIndex] = WeakKeyDictionary()


def index_of(document: Document) -> DocumentIndex:
    """The document's index, built once as long as the document lives."""
    found = _known.get(document)
    if found is None:
        found = _known[document] = DocumentIndex(document.text)
    return found
