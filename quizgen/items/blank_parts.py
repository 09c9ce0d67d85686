"""The features of a candidate, by parts.

A part is a function of a few facts (the word before, the tags around, the length…) and gives the names of the features
that these facts make, "kind=value". The same facts come again and again, so each part keeps the sums of the weights.
Booleans are written as 0 and 1. Kinds, besides the plain ones that name themselves:

    b1 b2     the word one, two before        a1 a2  the word one, two after     bt at  their tags
    f l       first and last word             ft lt  their tags                  fc lc  their outer characters
    into      tokens from the clause's start  left   tokens to the clause's end  shape  last tag and size
"""

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from typing import ClassVar

from quizgen.items.blank_view import DOMAIN

_LENGTH = (1, 2, 4, 7, 11)
Facts = tuple[object, ...]


class Part(dict[Facts | None, float]):
    """The summed weights of the features that some facts make, each sum kept once it was asked for; of None, 0.

    names: from facts to the names of features. weigh: from these to their sum, set by the ranking. All sums are
    forgotten when they are too many, some 5 MB a part: 40,000 would make a ranking 3 % faster.
    """

    MOST = 20_000
    weigh: ClassVar[Callable[[list[str]], float]]
    all: ClassVar[list["Part"]] = []

    def __init__(self, names: Callable[..., list[str]]) -> None:
        super().__init__()
        self.names = names
        self.all.append(self)

    # A part is itself, whatever sums it keeps.
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __missing__(self, facts: Facts | None) -> float:
        if facts is None:
            return self.setdefault(None, 0.0)
        if len(self) >= self.MOST:
            self.clear()
        total = self[facts] = Part.weigh(self.names(*facts))
        return total


@Part
def before(domain: str, word: str, again: bool, first_tag: str) -> list[str]:
    found = [f"b1={word}", f"b1ft={word}|{first_tag}"]
    if domain:
        found.append(f"{domain}:b1={word}")
    return [*found, "b1again"] if again else found


@Part
def before_character(character: str, first_tag: str) -> list[str]:
    return [f"b1c={character}", f"b1cft={character}|{first_tag}"]


@Part
def before2(domain: str, word: str) -> list[str]:
    return [f"b2={word}", f"{domain}:b2={word}"] if domain else [f"b2={word}"]


@Part
def first(domain: str, word: str, character: str, tag: str, again: bool) -> list[str]:
    found = [f"f={word}", f"fc={character}", f"ft={tag}"]
    if domain:
        found += [f"{domain}:f={word}", f"{domain}:ft={tag}"]
    return [*found, "fagain"] if again else found


@Part
def tags_before(tag2: str, tag1: str, first: str) -> list[str]:
    return [f"bt={tag1}", f"btt={tag2}{tag1}", f"bttft={tag2}{tag1}|{first}", f"btft={tag1}|{first}"]


@Part
def styled_first(styles: str, before: str, first: str, into: int) -> list[str]:
    every = styles.split(" ")
    found = [f"{style}:bt={before}" for style in every] + [f"{style}:into={into}" for style in every]
    return [*found, f"{every[DOMAIN]}:btft={before}|{first}"]


@Part
def place_first(into: int, nth: int, clause: int, tenth: int) -> list[str]:
    return [f"into={into}", f"nth={nth}", f"clause={clause}", f"start={tenth}"]


@Part
def verb_before(verb: str, away: int) -> list[str]:
    return [f"vb={verb}", f"vbn={verb}|{away}"] if verb else ["novb"]


@Part
def clause_first(word: str, into: int) -> list[str]:
    return [f"c0={word}", f"c0n={word}|{into}"]


@Part
def after(domain: str, word: str, again: bool, last_tag: str) -> list[str]:
    found = [f"a1={word}", f"lta1={last_tag}|{word}"]
    if domain:
        found.append(f"{domain}:a1={word}")
    return [*found, "a1again"] if again else found


@Part
def after_character(character: str, last_tag: str) -> list[str]:
    return [f"a1c={character}", f"lta1c={last_tag}|{character}"]


@Part
def after2(domain: str, word: str) -> list[str]:
    return [f"a2={word}", f"{domain}:a2={word}"] if domain else [f"a2={word}"]


@Part
def last(domain: str, word: str, tail: str, tag: str, again: bool) -> list[str]:
    found = [f"l={word}", f"lc={tail[-1]}", f"lcc={tail}", f"lt={tag}"]
    if domain:
        found += [f"{domain}:l={word}", f"{domain}:lt={tag}"]
    return [*found, "lagain"] if again else found


@Part
def tags_after(tag2: str, last: str, after: str, after2: str) -> list[str]:
    return [f"at={after}", f"att={after}{after2}", f"ltt={tag2}{last}", f"ltat={last}|{after}"]


@Part
def styled_last(styles: str, last: str, after: str, left: int, rest: int) -> list[str]:
    every = styles.split(" ")
    found = [f"{style}:at={after}" for style in every] + [f"{style}:left={left}" for style in every]
    found += [f"{style}:rest={rest}" for style in every]
    return [*found, f"{every[DOMAIN]}:ltat={last}|{after}"]


@Part
def place_last(left: int, rest: int, tenth: int) -> list[str]:
    return [f"left={left}", f"rest={rest}", f"stop={tenth}"]


@Part
def verb_after(verb: str, away: int) -> list[str]:
    return [f"va={verb}", f"van={verb}|{away}"] if verb else ["nova"]


@Part
def clause_last(word: str, mark: str) -> list[str]:
    return [f"cn={word}", f"mark={mark}"]


@Part
def outline(first: str, last: str, count: int, length: int) -> list[str]:
    return [
        f"len={min(length, 20)}",
        f"n={min(count, 9)}",
        f"lenlt={min(length, 12)}|{last}",
        f"ftlt={first}|{last}",
    ]


@Part
def pattern(domain: str, *tags: str) -> list[str]:
    pattern = ".".join(tags) if len(tags) <= 5 else ".".join(tags[:2]) + ".." + ".".join(tags[-2:])
    found = [f"t={pattern}", f"{domain}:t={pattern}"]
    if len(tags) > 1:
        found.append(f"verbs={min(3, tags.count('v'))}")
        found += [f"tt={one}{two}" for one, two in pairwise(tags)]
    return found + [name for name, tag in (("de", "uj"), ("conj", "c")) if tag in tags]


@Part
def styled_shape(styles: str, shape: str, length: int, count: int) -> list[str]:
    every = styles.split(" ")
    size, domain = bisect_left(_LENGTH, length), every[DOMAIN]
    found = [f"{style}:shape={shape}" for style in every] + [f"{style}:len={size}" for style in every]
    return [*found, f"shape={shape}", f"{domain}:length={length}", f"{domain}:n={count}"]


@Part
def before_shape(word: str, shape: str, length: int, count: int, last: str) -> list[str]:
    return [f"b1s={word}|{shape}", f"b1len={word}|{length}", f"b1n={word}|{count}", f"b1lt={word}|{last}"]


@Part
def after_shape(word: str, shape: str, count: int, into: int, tag_before: str) -> list[str]:
    return [f"a1s={word}|{shape}", f"a1n={word}|{count}", f"intoa1={into}|{word}", f"bta1={tag_before}|{word}"]


@Part
def around(before: str, after: str) -> list[str]:
    return [f"b1a1={before}|{after}"]


@Part
def before_rest(before: str, tag_after: str, left: int) -> list[str]:
    return [f"b1at={before}|{tag_after}", f"b1left={before}|{left}"]


@Part
def tags_around(before: str, after: str, shape: str, count: int) -> list[str]:
    return [f"btat={before}|{after}", f"btatn={before}|{after}|{count}", f"btats={before}|{after}|{shape}"]


@Part
def edges(before: str, first: str, last: str, after: str) -> list[str]:
    return [f"btlt={before}|{last}", f"ftat={first}|{after}"]


@Part
def place(into: int, left: int, count: int, joined: bool, joins: bool) -> list[str]:
    return [f"inleft={into}{left}", f"inleftn={into}{left}{count}", f"member={joined:d}{joins:d}"]


@Part
def content(shape: str, rare: int, again: bool, repeated: int, single: bool) -> list[str]:
    found = [f"repeated={repeated}{single:d}"]
    if rare >= 0:
        found += [f"rare={rare}", f"rares={rare}|{shape}"]
    if again:
        found += ["again", f"agains={shape}"]
    return found


@Part
def inside(*words: str) -> list[str]:
    return [f"in={word}" for word in words]


@Part
def in_list(members: int, even: bool, before: bool, after: bool) -> list[str]:
    return [f"members={members}", f"even={even:d}", f"whole={before:d}{after:d}"]
