"""How good a question it makes to blank a span: what an examiner would say of it, learned from rated blanks.

We read 12,000 blanks of statutes and reports as strict examiners and rated them from 0 (strike it out: half a phrase,
or nobody can tell the answer) over 1 (weak: the rest gives it away, or nobody cares) and 2 (sound) to 3 (one of the
best things to ask there). The merit of a span is the rating to be expected of it, the sum of the weights of its
features. tools/learn_merit.py learns them by ridge regression; in documents that were left out, of spans with a merit
of 1.2 to 1.4 we had struck out 18 in 100, of those with 1.8 to 2 five, from 2.3 on one.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import pairwise

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items import merit_parts as part
from quizgen.items.cut_out import is_cut_out
from quizgen.items.dull import is_dull, is_repeated
from quizgen.items.enumerations import cuts_list, takes_head
from quizgen.items.haystack import haystack
from quizgen.items.material import Material
from quizgen.items.merit_parts import SCALE, Facts, Part
from quizgen.items.phrases import is_phrase
from quizgen.items.told import tells_itself

# The merit of a blank that is not fit to be asked.
REFUSED = -1.0
# Figures are put in buckets: lengths in characters, places in the document, shares.
_SENTENCES, _TIMES, _SHARES = (12, 20, 30, 45, 70, 110), (1, 2, 4, 8, 16), (0.0, 0.1, 0.3, 0.6, 0.99)
# So many places of words are counted; words that stand in fewer than two say nothing of what they are tied to.
_MOST, _FEW = 20, 4
_STOPS = frozenset("，。；：！？\n")
_PARTICLES = frozenset("由向并后先令其予起因以从与及对将被把所如中仍要让")
_JOINS = frozenset(["和", "与", "及", "以及", "或", "或者"])


class Judged:
    """A passage whose blanks are judged. passage: characters of the material's text, half-open."""

    def __init__(self, material: Material, passage: Span) -> None:
        text, words = material.text, material.words
        self._material, self._text, self._title = material, text, material.document.title
        self._passage, self._places = passage, haystack(text).few
        cut = not words.is_boundary(passage.start)
        begins = [words.word_start(passage.start) if cut else passage.start]
        begins += words.starts(passage.start + 1, passage.end)
        ends = [*begins[1:], words.word_end(begins[-1])]
        # The words that stand in the passage; the number of the word that begins at a character, of the last one's end.
        self._words = [text[start:end] for start, end in zip(begins, ends, strict=True)]
        self._tags = [words.tag(start) for start in begins]
        self._numbers = {at: number for number, at in enumerate([*begins, ends[-1]])}
        inside = [at for at in range(passage.start, passage.end) if text[at] in _STOPS]
        self._stops = [passage.start - 1, *inside, passage.end]
        self._counts = Counter(self._words)
        self._ties: dict[tuple[str, str], int] = {}

    def best(
        self, places: Iterable[tuple[Span, FormulationKind | None]], most: int, least: float
    ) -> list[tuple[Span, float]]:
        """At most so many of the places, of more than the least merit and apart from each other: the best first, each
        with its merit. What the rules say of a place is asked only when it would be among them.

        places: each with the kind of the formulation that stands there, if one does.
        """
        judged = [
            (-self._without_rules(place, kind) - _most_by_rules(), place, False)
            for place, kind in places
            if self._is_whole(place)
        ]
        heapify(judged)
        found: list[tuple[Span, float]] = []
        while judged and len(found) < most:
            against, place, is_known = heappop(judged)
            if -against <= least * SCALE:
                break
            if any(place.overlaps(other) for other, _ in found):
                continue
            if is_known:
                found.append((place, -against / SCALE))
            elif self.is_fit(place):
                heappush(judged, (against + _most_by_rules() - self._by_rules(place), place, True))
        return found

    def merit(self, place: Span, kind: FormulationKind | None) -> float:
        """The rating to be expected of a blank at place, some 0..3; REFUSED for one that is not fit to be asked.

        kind: of the formulation that stands at place, if one does. How well the model of blanks likes it does not
        count: that has learned from the same ratings.
        """
        if not self.is_fit(place):
            return REFUSED
        return (self._without_rules(place, kind) + self._by_rules(place)) / SCALE

    def is_fit(self, place: Span) -> bool:
        """False for a blank that cuts a word, and where a rule is sure: of the rated blanks that one of these refuses,
        8 to 20 in 100 were called sound."""
        material = self._material
        return (
            self._is_whole(place)
            and not self._is_of_the_name(place)
            and not self._is_no_word(self._numbers[place.start])
            and not self._is_no_word(self._numbers[place.end] - 1)
            and not is_dull(self._text, place, self._passage)
            and not tells_itself(material, place, self._passage)
            and not is_cut_out(material, place, self._passage)
            and not takes_head(material, place, self._passage)
        )

    def features(self, place: Span, kind: FormulationKind | None) -> list[str]:
        """The names of the features, "kind=value", of a blank that is fit to be asked."""
        found = part.of_signs.names(*self._signs(place))
        return found + [name for of, facts in self._facts(place, kind) for name in of.names(*facts)]

    def _is_whole(self, place: Span) -> bool:
        words = self._material.words
        return words.is_boundary(place.start) and words.is_boundary(place.end)

    def _is_of_the_name(self, place: Span) -> bool:
        """True for a figure of the document's name, which counts nothing: 二次 in 二次供水条例."""
        asked = self._text[place.start : place.end]
        return asked[0] in part.FIGURE and asked in self._title

    def _is_no_word(self, number: int) -> bool:
        """True for a word that was only guessed and begins or ends with a particle: 向省, 人因, 中所含."""
        word, marks = self._words[number], (self._before(number)[1], self._after(number + 1)[1])
        guessed = len(word) > 1 and self._tags[number][0] not in "mtx" and entry(word) is None
        sure = marks[0] in ("“", "《") or marks[1] in ("”", "》", "、")
        return guessed and not sure and (word[0] in _PARTICLES or word[-1] in _PARTICLES)

    def _signs(self, place: Span) -> tuple[str, ...]:
        return tuple([sign for sign, shows in _SIGNS.items() if shows(self._material, place, self._passage)])

    def _by_rules(self, place: Span) -> int:
        """What its signs add to the merit of a fit place, in hundredths."""
        return part.of_signs[self._signs(place)]

    def _without_rules(self, place: Span, kind: FormulationKind | None) -> int:
        """The merit but for the signs, in hundredths, of a place that cuts no word."""
        return part.weights()[part.CONSTANT] + sum([of[facts] for of, facts in self._facts(place, kind)])

    def _facts(self, place: Span, kind: FormulationKind | None) -> list[tuple[Part, Facts]]:
        """The parts that have something to say of a place that cuts no word, each with its facts."""
        first, stop = self._numbers[place.start], self._numbers[place.end]
        asked, own, tags = self._text[place.start : place.end], self._words[first:stop], self._tags[first:stop]
        letters, times = "".join([tag[0] for tag in tags]), self._places(asked, _MOST)
        before, after = self._before(first), self._after(stop)
        found: list[tuple[Part, Facts]] = [
            (part.of_form, (kind.name if kind else "",)),
            (part.of_words, (tuple(own), tuple(tags))),
            (part.of_use, (bisect_left(_TIMES, times), *self._in_passage(place, own), min(len(own), 3), letters[-1])),
            (part.of_word_before, before),
            (part.of_word_after, after),
            (part.of_bounds, (f"{before[2][0]}|{after[2][0]}", letters[:4])),
            (part.of_clause, self._clause(place)),
        ]
        if len(own) > 1:
            found.append((part.of_tie, (min([self._tie(*pair) for pair in pairwise(own)]), letters[:3])))
        if asked in self._title:
            found.append((part.of_title, ()))
        if word := before[0]:
            found.append((part.of_left_pair, (word, before[2], own[0], *tags[:2])))
            given = self._given(word + asked, word, times)
            found.append((part.of_left_tie, (given, self._tie(word, own[0]), before[2][0] + letters[0])))
        if word := after[0]:
            found.append((part.of_right_pair, (word, after[2], own[-1], *tags[:-3:-1])))
            given = self._given(asked + word, asked, times)
            found.append((part.of_right_tie, (given, self._tie(own[-1], word), letters[-1] + after[2][0])))
        if "、" in asked or not _JOINS.isdisjoint(own):
            found.append((part.of_joining, (asked.count("、"), before[2][0])))
        return found

    def _in_passage(self, place: Span, own: list[str]) -> tuple[int, int]:
        """How many of the words stand in the passage again, and how many of their characters in the rest of it."""
        text, passage, counts = self._text, self._passage, self._counts
        rest = text[passage.start : place.start] + text[place.end : passage.end]
        shared = sum([character in rest for character in text[place.start : place.end]]) / len(place)
        again = sum([len(word) > 1 and counts[word] > 1 for word in own])
        return min(again, 2), bisect_left(_SHARES, shared)

    def _given(self, both: str, one: str, times: int) -> int:
        """How often one of two neighbours stands beside the other; below 0 where it hardly stands anywhere. times: how
        often the blank's own words stand in the document."""
        of = self._places(one, _MOST)
        if of <= 2:
            return -of
        return bisect_left(_SHARES, (self._places(both, _MOST) if times > 1 else 1) / of)

    def _tie(self, one: str, other: str) -> int:
        """How closely two words are tied: the share of the rarer one's places where they stand together."""
        known = self._ties.get((one, other))
        if known is None:
            known = self._ties[one, other] = self._tied(one, other)
        return known

    def _tied(self, one: str, other: str) -> int:
        rarer = min(self._places(one, _MOST), self._places(other, _MOST))
        together = self._places(one + other, _MOST) if rarer > 1 else 1
        if together < 2:
            return -1 if rarer > _FEW else -2
        return bisect_left(_SHARES, together / rarer)

    def _before(self, number: int) -> tuple[str, str, str]:
        """The word before the word of that number, its last character and its tag; no word, and the mark with the tag,
        where there is one; "start" at the passage's start."""
        if number == 0:
            return "", "", "start"
        word, tag = self._words[number - 1], self._tags[number - 1]
        return ("", word[-1], f"x{word[-1]}") if tag == "x" else (word, word[-1], tag)

    def _after(self, number: int) -> tuple[str, str, str]:
        """The same of the word of that number itself, with its first character; "end" at the passage's end."""
        if number == len(self._words):
            return "", "", "end"
        word, tag = self._words[number], self._tags[number]
        return ("", word[0], f"x{word[0]}") if tag == "x" else (word, word[0], tag)

    def _clause(self, place: Span) -> tuple[tuple[bool, bool], tuple[bool, bool], int]:
        """Whether the clause begins and ends with the place, whether it is the passage's first and its last clause; how
        long the passage is."""
        stops, passage = self._stops, self._passage
        begin, close = stops[bisect_right(stops, place.start - 1) - 1] + 1, stops[bisect_left(stops, place.end)]
        own, outer = (place.start == begin, place.end == close), (begin == passage.start, close == passage.end)
        return own, outer, bisect_left(_SENTENCES, len(passage))


# What rules see in a blank, by name; what it is worth is learned as of any other feature.
_SIGNS: dict[str, Callable[[Material, Span, Span], bool]] = {
    "no phrase": lambda material, place, _: not is_phrase(material.text, material.words, place),
    "repeated": lambda material, place, within: is_repeated(material.text, material.words, place, within),
    "cuts list": cuts_list,
}


@cache
def _most_by_rules() -> int:
    """The most that signs can add to a merit, in hundredths."""
    return sum(max(part.weights().get(sign, 0), 0) for sign in _SIGNS)
