"""The features of a blank that merit.py judges by, in parts.

A part is a function of a few facts and gives the names of the features that these facts make, "kind=value". The same
facts come again and again, so each part keeps the sums of the weights. Features: w, f, l: the words, the first, the
last; fc and lc their outer characters, ft and lt their tags. b and a: the words before and after; bc and ac their outer
characters, bt and at their tags. tie: how closely words are tied to one another; given: how surely the neighbours tell
the blank. letters: the first letters of the tags of the blank's words.
"""

from bisect import bisect_left
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from quizgen.chinese.words import entry
from quizgen.items.swaps import families, table_lines
from quizgen.items.ties import tie

# Lengths, in characters, and frequencies in the dictionary are put in buckets.
_LENGTHS, _FREQUENCIES = (1, 2, 3, 4, 5, 6, 8, 11, 14), (1, 30, 100, 300, 1_000, 3_000, 10_000)
FIGURE = frozenset("0123456789０１２３４５６７８９%％零〇一二三四五六七八九十百千万亿两")

# The name of what is added to every sum; weights are summed in hundredths, as they stand in the file, so exactly.
CONSTANT, SCALE = "constant", 100

Facts = tuple[object, ...]


@cache
def weights() -> dict[str, int]:
    """The learned weight of each feature, in hundredths."""
    pairs = (line.rsplit("\t", 1) for line in table_lines("merit_weights.tsv"))
    return {name: round(SCALE * float(weight)) for name, weight in pairs}


class Part(dict[Facts, int]):
    """The summed weights of the features that some facts make, each sum kept once it was asked for; all are forgotten
    when they are too many."""

    MOST = 5_000

    def __init__(self, names: Callable[..., list[str]]) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, facts: Facts) -> int:
        if len(self) >= self.MOST:
            self.clear()
        known = weights()
        self[facts] = found = sum([known.get(name, 0) for name in self.names(*facts)])
        return found


@Part
def of_words(surfaces: tuple[str, ...], tags: tuple[str, ...]) -> list[str]:
    """What shows of the words alone."""
    asked, first, last = "".join(surfaces), tags[0], tags[-1]
    known = [bisect_left(_FREQUENCIES, in_dictionary[0]) if (in_dictionary := entry(s)) else 0 for s in surfaces]
    length = bisect_left(_LENGTHS, len(asked))
    found = [
        f"w={asked}", f"f={surfaces[0]}", f"l={surfaces[-1]}",
        f"fc={asked[0]}", f"lc={asked[-1]}", f"ft={first}", f"lt={last}",
        f"length={length}", f"shape={length}|{min(len(surfaces), 4)}|{last[0]}",
        f"rarest={min(known)}", f"commonest={max(known)}",
    ]  # fmt: skip
    if len(surfaces) > 1:
        found.append(f"tied={min([tie(*pair) for pair in pairwise(surfaces)])}|{min(len(surfaces), 3)}")
    if asked in families():
        found.append(f"rivals={min(len(families()[asked]), 6)}")
    if not FIGURE.isdisjoint(asked):
        found.append(f"figure={asked[0] in FIGURE:d}{asked[-1] in FIGURE:d}")
    return [*found, f"de={first[0]}"] if "的" in asked else found


@Part
def of_form(form: str) -> list[str]:
    """form: the name of the kind of formulation that stands there; "" for none."""
    return [f"form={form}"]


@Part
def of_use(times: int, again: int, shared: int, size: int, last: str) -> list[str]:
    """How often the words stand in the document and, one by one, in the passage, and how many of their characters stand
    in its rest. size: 1, 2 or 3 for more words; last: the last of the letters."""
    return [f"times={times}|{min(size, 2)}|{last}", f"again={min(again, 2)}|{size}", f"shared={shared}"]


@Part
def of_title() -> list[str]:
    """The words stand in the document's title."""
    return ["title"]


@Part
def of_tie(tie: int, letters: str) -> list[str]:
    """How closely several words are tied to one another."""
    return [f"tie={tie}|{letters[:3]}"]


@Part
def of_signs(*signs: str) -> list[str]:
    """What rules see in the blank."""
    return list(signs)


@Part
def of_word_before(word: str, character: str, tag: str) -> list[str]:
    """The word before, its last character and its tag."""
    return [f"b={word}", f"bc={character}", f"bt={tag}"]


@Part
def of_word_after(word: str, character: str, tag: str) -> list[str]:
    """The word after, its first character and its tag."""
    return [f"a={word}", f"ac={character}", f"at={tag}"]


@Part
def of_left_pair(word: str, tag: str, first: str, tag_first: str, tag_next: str = "") -> list[str]:
    """The word before and the blank's first with their tags, and its second word's: how closely the two are tied
    wherever they stand (ties.py), and where the blank begins in a phrase."""
    tied = tie(word, first)
    return [f"tiedl={tied}", f"tiedl={tied}|{tag[0]}{tag_first[0]}", f"edgel={tag}|{tag_first}|{tag_next}"]


@Part
def of_right_pair(word: str, tag: str, last: str, tag_last: str, tag_second: str = "") -> list[str]:
    """The same of the word after, the blank's last word and the tag of the last but one."""
    tied = tie(last, word)
    return [f"tiedr={tied}", f"tiedr={tied}|{tag_last[0]}{tag[0]}", f"edger={tag_second}|{tag_last}|{tag}"]


@Part
def of_bounds(outside: str, letters: str) -> list[str]:
    """outside: the first letters of the tags before and after."""
    return [f"outside={outside}", f"around={letters[:4]}|{outside}"]


@Part
def of_clause(clause: tuple[bool, bool], clauses: tuple[bool, bool], sentence: int) -> list[str]:
    """Whether the clause begins and ends with the blank, whether it is the passage's first and its last clause; how
    long the passage is."""
    return [
        f"clause={clause[0]:d}{clause[1]:d}",
        f"clauses={clauses[0]:d}{clauses[1]:d}",
        f"sentence={sentence}",
    ]


@Part
def of_left_tie(given: int, tie: int, tags: str) -> list[str]:
    """How surely the word before tells the blank, how closely it is tied to the first word; the letters of both."""
    return [f"given={given}", f"tiel={tie}|{tags}"]


@Part
def of_right_tie(given: int, tie: int, tags: str) -> list[str]:
    """The same of the word after and the last word."""
    return [f"giver={given}", f"tier={tie}|{tags}"]


@Part
def of_joining(marks: int, tag_before: str) -> list[str]:
    """The blank joins members of a list, with so many 、."""
    return [f"joined={marks}|{tag_before}"]
