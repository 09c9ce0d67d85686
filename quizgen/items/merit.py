"""How good a question it makes to blank a span: what an examiner would say of it, learned from rated blanks.

We read 12,000 blanks of statutes and reports as strict examiners and rated them from 0 (strike it out: half a phrase,
or nobody can tell the answer) over 1 (weak: the rest gives it away, or nobody cares) and 2 (sound) to 3 (one of the
best things to ask there). The merit of a span is the rating to be expected of it, the sum of the weights of its
features. tools/learn_merit.py learns them by ridge regression; in documents that were left out, of spans with a merit
of 1.2 to 1.4 we had struck out 18 in 100, of those with 1.8 to 2 five, from 2.3 on one.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.cut_out import is_cut_out
from quizgen.items.dull import is_dull, is_repeated
from quizgen.items.enumerations import cuts_list
from quizgen.items.haystack import haystack
from quizgen.items.material import Material
from quizgen.items.phrases import is_phrase
from quizgen.items.swaps import families, table_lines
from quizgen.items.told import tells_itself

# The merit of a blank that is not fit to be asked.
REFUSED = -1.0
# Figures are put in buckets: lengths in characters, places in the document, its frequency in the dictionary.
_LENGTHS, _SENTENCES = (1, 2, 3, 4, 5, 6, 8, 11, 14), (12, 20, 30, 45, 70, 110)
_TIMES, _SHARES = (1, 2, 4, 8, 16), (0.0, 0.1, 0.3, 0.6, 0.99)
_FREQUENCIES = (1, 30, 100, 300, 1_000, 3_000, 10_000)
# So many places of words are counted; words that stand in fewer than two say nothing of what they are tied to.
_MOST, _FEW = 20, 4
_STOPS = frozenset("，。；：！？\n")
_FIGURE = frozenset("0123456789０１２３４５６７８９%％零〇一二三四五六七八九十百千万亿两")
_JOINS = frozenset(["和", "与", "及", "以及", "或", "或者"])


class Judged:
    """A passage whose blanks are judged. passage: characters of the material's text, half-open."""

    def __init__(self, material: Material, passage: Span) -> None:
        self._material = material
        self._text, self._words, self._title = material.text, material.words, material.document.title
        self._passage, self._places = passage, haystack(material.text).few
        own = material.words.words(passage.start, passage.end)
        inside = [at for at in range(passage.start, passage.end) if self._text[at] in _STOPS]
        self._stops = [passage.start - 1, *inside, passage.end]
        self._ties: dict[tuple[str, str], int] = {}
        self._counts = Counter([self._text[w.start : w.end] for w in own if w.end - w.start > 1])

    def merit(self, place: Span, kind: FormulationKind | None) -> float:
        """The rating to be expected of a blank at place, some 0..3; REFUSED for one that is not fit to be asked.

        kind: of the formulation that stands at place, if one does. How well the model of blanks likes it does not
        count: that has learned from the same ratings.
        """
        if not self.is_fit(place):
            return REFUSED
        known = weights()
        return sum([known.get(feature, 0.0) for feature in self.features(place, kind)]) + known[CONSTANT]

    def is_fit(self, place: Span) -> bool:
        """False for a blank that cuts a word, and where a rule is sure: of the rated blanks that one of these refuses,
        8 to 20 in 100 were called sound."""
        material, words = self._material, self._words
        return (
            words.is_boundary(place.start)
            and words.is_boundary(place.end)
            and not is_dull(self._text, place, self._passage)
            and not tells_itself(material, place, self._passage)
            and not is_cut_out(material, place, self._passage)
        )

    def features(self, place: Span, kind: FormulationKind | None) -> list[str]:
        """The names of the features, "kind=value", of a blank that is fit to be asked."""
        own = self._words.words(place.start, place.end)
        surfaces = [self._text[w.start : w.end] for w in own]
        tags = [w.tag for w in own]
        found = [f"form={kind.name if kind else ''}"]
        found += [sign for sign, shows in _SIGNS.items() if shows(self._material, place, self._passage)]
        return found + self._of_itself(place, surfaces, tags) + self._of_its_place(place, surfaces, tags)

    def _of_itself(self, place: Span, surfaces: list[str], tags: list[str]) -> list[str]:
        """Of the words themselves, w, the first and the last, f and l, their outer characters, fc and lc, and tags, ft
        and lt; how long, frequent and rare they are, and how much of them stands in the rest of the passage."""
        text, passage = self._text, self._passage
        asked, letters = text[place.start : place.end], "".join([tag[0] for tag in tags])
        length, few = bisect_left(_LENGTHS, len(asked)), min(len(surfaces), 3)
        known = [bisect_left(_FREQUENCIES, in_dictionary[0]) if (in_dictionary := entry(s)) else 0 for s in surfaces]
        rest = text[passage.start : place.start] + text[place.end : passage.end]
        shared = sum([c in rest for c in asked]) / len(asked)
        again = sum([self._counts[s] > 1 for s in surfaces])
        found = [
            f"w={asked}", f"f={surfaces[0]}", f"l={surfaces[-1]}",
            f"fc={asked[0]}", f"lc={asked[-1]}", f"ft={tags[0]}", f"lt={tags[-1]}",
            f"length={length}", f"shape={length}|{min(len(surfaces), 4)}|{letters[-1]}",
            f"times={bisect_left(_TIMES, self._places(asked, _MOST))}|{min(few, 2)}|{letters[-1]}",
            f"rarest={min(known)}", f"commonest={max(known)}",
            f"again={min(again, 2)}|{few}", f"shared={bisect_left(_SHARES, shared)}",
        ]  # fmt: skip
        if len(surfaces) > 1:
            found.append(f"tie={min([self._tie(*pair) for pair in pairwise(surfaces)])}|{letters[:3]}")
        if asked in families():
            found.append(f"rivals={min(len(families()[asked]), 6)}")
        if not _FIGURE.isdisjoint(asked):
            found.append(f"figure={asked[0] in _FIGURE:d}{asked[-1] in _FIGURE:d}")
        if "的" in asked:
            found.append(f"de={letters[0]}")
        return [*found, "title"] if asked in self._title else found

    def _of_its_place(self, place: Span, surfaces: list[str], tags: list[str]) -> list[str]:
        """Of the words before and after, b and a, their outer characters, bc and ac, and tags, bt and at; how closely
        they are tied to the blank's own, tiel and tier, and how surely they tell it, given and giver; of the clause."""
        text, start, end, passage = self._text, place.start, place.end, self._passage
        asked, letters = text[start:end], "".join([tag[0] for tag in tags])
        times = self._places(asked, _MOST)
        (before, tag_before), (after, tag_after) = self._before(start), self._after(end)
        outside, (begin, close) = f"{tag_before[0]}|{tag_after[0]}", self._clause(start, end)
        found = [
            f"b={before}", f"bc={text[max(start - 1, passage.start) : start]}", f"bt={tag_before}",
            f"a={after}", f"ac={text[end : min(end + 1, passage.end)]}", f"at={tag_after}",
            f"outside={outside}", f"around={letters[:4]}|{outside}",
            f"clause={start == begin:d}{end == close:d}", f"clauses={begin == passage.start:d}{close == passage.end:d}",
            f"sentence={bisect_left(_SENTENCES, len(passage))}",
        ]  # fmt: skip
        if before:
            found.append(f"given={self._given(before + asked, before, times)}")
            found.append(f"tiel={self._tie(before, surfaces[0])}|{tag_before[0]}{letters[0]}")
        if after:
            found.append(f"giver={self._given(asked + after, asked, times)}")
            found.append(f"tier={self._tie(surfaces[-1], after)}|{letters[-1]}{tag_after[0]}")
        if "、" in asked or not _JOINS.isdisjoint(surfaces):
            found.append(f"joined={asked.count('、')}|{tag_before[0]}")
        return found

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

    def _before(self, start: int) -> tuple[str, str]:
        """The word before and its tag; no word, and the mark, where there is one; "start" at the passage's start."""
        if start <= self._passage.start:
            return "", "start"
        at = self._words.word_start(start)
        tag = self._words.tag(at)
        return ("", f"x{self._text[start - 1]}") if tag == "x" else (self._text[at:start], tag)

    def _after(self, end: int) -> tuple[str, str]:
        """The same behind; "end" at the passage's end."""
        if end >= self._passage.end:
            return "", "end"
        tag = self._words.tag(end)
        return ("", f"x{self._text[end]}") if tag == "x" else (self._text[end : self._words.word_end(end)], tag)

    def _clause(self, start: int, end: int) -> tuple[int, int]:
        """Where the clause around a span begins and ends within the passage."""
        stops = self._stops
        return stops[bisect_right(stops, start - 1) - 1] + 1, stops[bisect_left(stops, end)]


# What rules see in a blank, by name; what it is worth is learned as of any other feature.
_SIGNS: dict[str, Callable[[Material, Span, Span], bool]] = {
    "no phrase": lambda material, place, _: not is_phrase(material.text, material.words, place),
    "repeated": lambda material, place, within: is_repeated(material.text, material.words, place, within),
    "cuts list": cuts_list,
}

# The name of what is added to every sum.
CONSTANT = "constant"


@cache
def weights() -> dict[str, float]:
    """The learned weight of each feature."""
    pairs = (line.rsplit("\t", 1) for line in table_lines("merit_weights.tsv"))
    return {name: float(weight) for name, weight in pairs}
