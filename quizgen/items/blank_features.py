"""What the model of blanks sees of a candidate, as named features.

Features come in parts. A part is a function of a few facts (the word before, the tags around, the length…) and gives
the names of the features that these facts make, "kind=value". The same facts come again and again, so the ranking can
remember the sum of a part's weights. Kinds, besides the plain ones that name themselves:

    b1 b2     the word one, two before        a1 a2  the word one, two after     bt at  their tags
    f l       first and last word             ft lt  their tags                  fc lc  their outer characters
    into      tokens from the clause's start  left   tokens to the clause's end  shape  last tag and size
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Container
from functools import lru_cache
from itertools import pairwise
from typing import ClassVar

from quizgen.chinese.words import rarity
from quizgen.items.blank_spans import MARKS, NUMBER, QUOTATION, STOPS, TITLE, UNIT, Token

Facts = tuple[object, ...]


class Part(dict[Facts, float]):
    """The summed weights of the features that some facts make, each sum kept once it was asked for.

    names: from facts to the names of features. weigh: from these to their sum, set by the ranking. All sums are
    forgotten when they are too many, some 10 MB a part.
    """

    MOST = 40_000
    weigh: ClassVar[Callable[[list[str]], float]]
    all: ClassVar[list["Part"]] = []

    def __init__(self, names: Callable[..., list[str]]) -> None:
        super().__init__()
        self.names = names
        self.all.append(self)

    # A part is itself, whatever sums it keeps.
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__

    def __missing__(self, facts: Facts) -> float:
        if len(self) >= self.MOST:
            self.clear()
        total = self[facts] = Part.weigh(self.names(*facts))
        return total


PartFacts = tuple[Part, Facts]

PAD = 3
# Where the domain stands among the styles.
DOMAIN = -2
UNKNOWN = "□"
_BEGIN, _END = ["<s>"] * PAD, ["</s>"] * PAD
_HEAD, _TAIL = ["<"] * PAD, [">"] * PAD
_SHORT = {TITLE: "T", QUOTATION: "Q", NUMBER: "M", UNIT: "U"}
_FINE = frozenset(["nr", "ns", "nt", "nz", "vn", "ad", "an", "uj", "ul"])
_FUNCTION = frozenset("pcudfr")
_JOINED = frozenset(["、", "和", "与", "或", "及", "以及", "或者"])
_RARITY = (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17)
_LENGTH = (1, 2, 4, 7, 11)

# What kind of sentence it is: statutes, policy, statements with a verdict, definitions and tales are blanked
# differently. The first two are domains: within them words have weights of their own.
_LAW = re.compile("应当|不得|依法|有权|处以|规定|责令|本法|主管部门|人民政府|人民法院")
_POLICY = re.compile("党|社会主义|坚持|习近平|改革|建设|制度|政治|精神")
_STYLES = (
    ("verdict", re.compile("(正确|错误)。?$")),
    ("ask", re.compile("下列|以下|选项|哪")),
    ("define", re.compile("的是|是指|称为")),
    ("novel", re.compile("小说《")),
    ("lead", re.compile("^(根据|依据|按照)?《")),
)


class View:
    """A sentence prepared for its features: padded words, their outer characters and tags, clause bounds, styles.

    known: the words that any feature names; all others become one unknown word, which makes facts repeat. None: all.
    """

    def __init__(self, text: str, tokens: list[Token], known: Container[str] | None = None) -> None:
        self.text, self.tokens = text, tokens
        whole = [_SHORT.get(token.tag) or token.text for token in tokens]
        words = whole if known is None else [word if word in known else UNKNOWN for word in whole]
        self.words = [*_BEGIN, *words, *_END]
        self.heads = [*_HEAD, *[word[0] for word in whole], *_HEAD]
        self.tails = [*_TAIL, *[word[-2:] for word in whole], *_TAIL]
        self.tags = ["S"] * PAD + [_tag(token.text, token.tag) for token in tokens] + ["S"] * PAD
        self.domain = "law" if _LAW.search(text) else "policy" if _POLICY.search(text) else ""
        styles = [name for name, pattern in _STYLES if pattern.search(text)]
        self.styles = (*styles, self.domain, f"long{bisect_left((15, 25, 35, 50, 70, 100), len(text))}")
        self.clause_start, self.clause_end = _clauses(tokens)
        self.verb_before, self.verb_after = _verbs(self.tags, tokens)
        counts = Counter(whole)
        self.again = [False] * PAD + [counts[word] > 1 and len(word) > 1 for word in whole] + [False] * PAD


@lru_cache(maxsize=20_000)
def _tag(text: str, tag: str) -> str:
    if text[0] in STOPS or text in MARKS:
        return text[0]
    return _SHORT.get(tag) or (tag if tag in _FINE else tag[0])


def _clauses(tokens: list[Token]) -> tuple[list[int], list[int]]:
    """For each token, the first token of its clause and the one after its last."""
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for number, token in enumerate(tokens):
        starts.append(begin)
        if token.text[0] in STOPS:
            ends += [number] * (number + 1 - begin)
            begin = number + 1
    ends += [len(tokens)] * (len(tokens) - begin)
    return starts, ends


def _verbs(tags: list[str], tokens: list[Token]) -> tuple[list[int], list[int]]:
    """For each place between tokens, the last verb before it and the next after it in the clause; -1 for none."""
    count = len(tokens)
    before, after = [-1] * (count + 1), [-1] * (count + 1)
    for number in range(count):
        stop = tokens[number].text[0] in STOPS
        before[number + 1] = -1 if stop else number if tags[number + PAD][0] == "v" else before[number]
    for number in range(count - 1, -1, -1):
        stop = tokens[number].text[0] in STOPS
        after[number] = -1 if stop else number if tags[number + PAD][0] == "v" else after[number + 1]
    return before, after


def first_parts(view: View, first: int) -> list[PartFacts]:
    """What a candidate that begins with token number first brings by that alone."""
    at = first + PAD
    words, tags, domain = view.words, view.tags, view.domain
    word, before, before2, tag, tag1 = words[at], words[at - 1], words[at - 2], tags[at], tags[at - 1]
    begin, verb = view.clause_start[first], view.verb_before[first]
    into = first - begin
    tenth = 10 * view.tokens[first].start // len(view.text)
    parts: list[PartFacts] = [
        (_before_character, (view.tails[at - 1][-1], tag)),
        (_first, (domain, word, view.heads[at], tag, view.again[at])),
        (_tags_before, (tags[at - 2], tag1, tag)),
        (_styled_first, (view.styles, tag1, tag, min(into, 2))),
        (_place_first, (min(into, 6), min(first, 6), bisect_left((0, 4, 9, 16, 30), begin), tenth)),
        (_verb_before, (words[verb + PAD] if verb >= 0 else "", min(first - verb, 4))),
        (_clause_first, (words[begin + PAD], min(into, 3))),
        (_before, (domain, before, view.again[at - 1], tag)),
    ]
    if before2 != UNKNOWN:
        parts.append((_before2, (domain, before2)))
    return parts


def last_parts(view: View, end: int) -> list[PartFacts]:
    """What a candidate whose last token is number end - 1 brings by that alone."""
    at = end + PAD
    words, tags, domain = view.words, view.tags, view.domain
    word, after, after2, tag, tag1 = words[at - 1], words[at], words[at + 1], tags[at - 1], tags[at]
    close, verb = view.clause_end[end - 1], view.verb_after[end]
    left, rest = close - end, min(len(view.tokens) - end, 5)
    tenth = 10 * view.tokens[end - 1].end // len(view.text)
    parts: list[PartFacts] = [
        (_after_character, (view.heads[at], tag)),
        (_last, (domain, word, view.tails[at - 1], tag, view.again[at - 1])),
        (_tags_after, (tags[at - 2], tag, tag1, tags[at + 1])),
        (_styled_last, (view.styles, tag, tag1, min(left, 2), min(rest, 3))),
        (_place_last, (min(left, 6), rest, tenth)),
        (_verb_after, (words[verb + PAD] if verb >= 0 else "", min(verb - end, 4))),
        (_clause_last, (words[close + PAD - 1] if left else "", words[close + PAD])),
        (_after, (domain, after, view.again[at], tag)),
    ]
    if after2 != UNKNOWN:
        parts.append((_after2, (domain, after2)))
    return parts


def shape_part(view: View, first: int, end: int) -> PartFacts:
    """What the candidate first..end (token numbers, half-open) looks like from afar: tags at its ends, and length."""
    length = view.tokens[end - 1].end - view.tokens[first].start
    return _outline, (view.tags[first + PAD], view.tags[end + PAD - 1], end - first, length)


def span_parts(view: View, first: int, end: int) -> list[PartFacts]:
    """What else depends on both ends of the candidate first..end."""
    start, stop = first + PAD, end + PAD
    words, tags = view.words, view.tags
    inner = tags[start:stop]
    shape = _shape(inner)
    before, after, last = words[start - 1], words[stop], inner[-1]
    tag_before, tag_after = tags[start - 1], tags[stop]
    into, left = min(first - view.clause_start[first], 3), min(view.clause_end[end - 1] - end, 3)
    count, length = end - first, view.tokens[end - 1].end - view.tokens[first].start
    parts: list[PartFacts] = [
        (_pattern, (view.domain, *inner)),
        (_styled_shape, (view.styles, shape, min(length, 12), min(count, 6))),
        (_tags_around, (tag_before, tag_after, shape, min(count, 4))),
        (_edges, (tag_before, inner[0], last, tag_after)),
        (_content, _content_facts(view, first, end, shape)),
        (_place, (into, left, min(count, 3), before in _JOINED, after in _JOINED)),
    ]
    if before != UNKNOWN:
        parts.append((_before_shape, (before, shape, min(length, 10), min(count, 3), last)))
        parts.append((_before_rest, (before, tag_after, left)))
    if after != UNKNOWN:
        parts.append((_after_shape, (after, shape, min(count, 3), into, tag_before)))
        if before != UNKNOWN:
            parts.append((_around, (before, after)))
    if count > 2:
        middle = zip(words[start + 1 : stop - 1], inner[1:-1], strict=True)
        parts.append((_inside, tuple([word for word, tag in middle if tag[0] in _FUNCTION])))
    if "、" in inner:
        text = view.text[view.tokens[first].start : view.tokens[end - 1].end]
        lengths = [len(member) for member in text.split("、")]
        parts.append((_list, (len(lengths), len(set(lengths)) == 1, before == "、", after in _JOINED)))
    return parts


def _content_facts(view: View, first: int, end: int, shape: str) -> tuple[object, ...]:
    text = view.text[view.tokens[first].start : view.tokens[end - 1].end]
    rare = bisect_left(_RARITY, rarity(text)) if end == first + 1 else -1
    repeated = sum(view.again[first + PAD : end + PAD])
    return shape, rare, view.text.count(text) > 1, min(repeated, 2), end == first + 1


def _shape(tags: list[str]) -> str:
    if len(tags) == 1:
        return tags[0]
    return "L" if "、" in tags else tags[-1] + ("2" if len(tags) == 2 else "+")


# The parts: facts -> names. Booleans are written as 0 and 1.


@Part
def _before(domain: str, word: str, again: bool, first_tag: str) -> list[str]:
    found = [f"b1={word}", f"b1ft={word}|{first_tag}"]
    if domain:
        found.append(f"{domain}:b1={word}")
    return [*found, "b1again"] if again else found


@Part
def _before_character(character: str, first_tag: str) -> list[str]:
    return [f"b1c={character}", f"b1cft={character}|{first_tag}"]


@Part
def _before2(domain: str, word: str) -> list[str]:
    return [f"b2={word}", f"{domain}:b2={word}"] if domain else [f"b2={word}"]


@Part
def _first(domain: str, word: str, character: str, tag: str, again: bool) -> list[str]:
    found = [f"f={word}", f"fc={character}", f"ft={tag}"]
    if domain:
        found += [f"{domain}:f={word}", f"{domain}:ft={tag}"]
    return [*found, "fagain"] if again else found


@Part
def _tags_before(tag2: str, tag1: str, first: str) -> list[str]:
    return [f"bt={tag1}", f"btt={tag2}{tag1}", f"bttft={tag2}{tag1}|{first}", f"btft={tag1}|{first}"]


@Part
def _styled_first(styles: tuple[str, ...], before: str, first: str, into: int) -> list[str]:
    found = [f"{style}:bt={before}" for style in styles] + [f"{style}:into={into}" for style in styles]
    return [*found, f"{styles[DOMAIN]}:btft={before}|{first}"]


@Part
def _place_first(into: int, nth: int, clause: int, tenth: int) -> list[str]:
    return [f"into={into}", f"nth={nth}", f"clause={clause}", f"start={tenth}"]


@Part
def _verb_before(verb: str, away: int) -> list[str]:
    return [f"vb={verb}", f"vbn={verb}|{away}"] if verb else ["novb"]


@Part
def _clause_first(word: str, into: int) -> list[str]:
    return [f"c0={word}", f"c0n={word}|{into}"]


@Part
def _after(domain: str, word: str, again: bool, last_tag: str) -> list[str]:
    found = [f"a1={word}", f"lta1={last_tag}|{word}"]
    if domain:
        found.append(f"{domain}:a1={word}")
    return [*found, "a1again"] if again else found


@Part
def _after_character(character: str, last_tag: str) -> list[str]:
    return [f"a1c={character}", f"lta1c={last_tag}|{character}"]


@Part
def _after2(domain: str, word: str) -> list[str]:
    return [f"a2={word}", f"{domain}:a2={word}"] if domain else [f"a2={word}"]


@Part
def _last(domain: str, word: str, tail: str, tag: str, again: bool) -> list[str]:
    found = [f"l={word}", f"lc={tail[-1]}", f"lcc={tail}", f"lt={tag}"]
    if domain:
        found += [f"{domain}:l={word}", f"{domain}:lt={tag}"]
    return [*found, "lagain"] if again else found


@Part
def _tags_after(tag2: str, last: str, after: str, after2: str) -> list[str]:
    return [f"at={after}", f"att={after}{after2}", f"ltt={tag2}{last}", f"ltat={last}|{after}"]


@Part
def _styled_last(styles: tuple[str, ...], last: str, after: str, left: int, rest: int) -> list[str]:
    found = [f"{style}:at={after}" for style in styles] + [f"{style}:left={left}" for style in styles]
    found += [f"{style}:rest={rest}" for style in styles]
    return [*found, f"{styles[DOMAIN]}:ltat={last}|{after}"]


@Part
def _place_last(left: int, rest: int, tenth: int) -> list[str]:
    return [f"left={left}", f"rest={rest}", f"stop={tenth}"]


@Part
def _verb_after(verb: str, away: int) -> list[str]:
    return [f"va={verb}", f"van={verb}|{away}"] if verb else ["nova"]


@Part
def _clause_last(word: str, mark: str) -> list[str]:
    return [f"cn={word}", f"mark={mark}"]


@Part
def _outline(first: str, last: str, count: int, length: int) -> list[str]:
    return [
        f"len={min(length, 20)}",
        f"n={min(count, 9)}",
        f"lenlt={min(length, 12)}|{last}",
        f"ftlt={first}|{last}",
    ]


@Part
def _pattern(domain: str, *tags: str) -> list[str]:
    pattern = ".".join(tags) if len(tags) <= 5 else ".".join(tags[:2]) + ".." + ".".join(tags[-2:])
    found = [f"t={pattern}", f"{domain}:t={pattern}"]
    if len(tags) > 1:
        found.append(f"verbs={min(3, tags.count('v'))}")
        found += [f"tt={one}{two}" for one, two in pairwise(tags)]
    return found + [name for name, tag in (("de", "uj"), ("conj", "c")) if tag in tags]


@Part
def _styled_shape(styles: tuple[str, ...], shape: str, length: int, count: int) -> list[str]:
    size, domain = bisect_left(_LENGTH, length), styles[DOMAIN]
    found = [f"{style}:shape={shape}" for style in styles] + [f"{style}:len={size}" for style in styles]
    return [*found, f"shape={shape}", f"{domain}:length={length}", f"{domain}:n={count}"]


@Part
def _before_shape(word: str, shape: str, length: int, count: int, last: str) -> list[str]:
    return [f"b1s={word}|{shape}", f"b1len={word}|{length}", f"b1n={word}|{count}", f"b1lt={word}|{last}"]


@Part
def _after_shape(word: str, shape: str, count: int, into: int, tag_before: str) -> list[str]:
    return [f"a1s={word}|{shape}", f"a1n={word}|{count}", f"intoa1={into}|{word}", f"bta1={tag_before}|{word}"]


@Part
def _around(before: str, after: str) -> list[str]:
    return [f"b1a1={before}|{after}"]


@Part
def _before_rest(before: str, tag_after: str, left: int) -> list[str]:
    return [f"b1at={before}|{tag_after}", f"b1left={before}|{left}"]


@Part
def _tags_around(before: str, after: str, shape: str, count: int) -> list[str]:
    return [f"btat={before}|{after}", f"btatn={before}|{after}|{count}", f"btats={before}|{after}|{shape}"]


@Part
def _edges(before: str, first: str, last: str, after: str) -> list[str]:
    return [f"btlt={before}|{last}", f"ftat={first}|{after}"]


@Part
def _place(into: int, left: int, count: int, joined: bool, joins: bool) -> list[str]:
    return [f"inleft={into}{left}", f"inleftn={into}{left}{count}", f"member={joined:d}{joins:d}"]


@Part
def _content(shape: str, rare: int, again: bool, repeated: int, single: bool) -> list[str]:
    found = [f"repeated={repeated}{single:d}"]
    if rare >= 0:
        found += [f"rare={rare}", f"rares={rare}|{shape}"]
    if again:
        found += ["again", f"agains={shape}"]
    return found


@Part
def _inside(*words: str) -> list[str]:
    return [f"in={word}" for word in words]


@Part
def _list(members: int, even: bool, before: bool, after: bool) -> list[str]:
    return [f"members={members}", f"even={even:d}", f"whole={before:d}{after:d}"]
