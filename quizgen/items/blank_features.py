"""What the model of blanks sees of a candidate: named features, split by what they depend on.

Those of a candidate's first and last token are made once a token, so that only a few depend on both: a sentence has
some 80 candidates but 30 tokens. A name is a kind (before the "=") and what was seen there:

    b1 b2 b3 b12  the word one, two, three before; both         a1 a2 a12  the same after
    bt btt bttt   the tags before                               at att     the tags after
    f fc ft       first word, its first character, its tag      l lc lt    last word, last character, tag
    …; what holds for the whole sentence (law, lead, long…) is crossed with place and shape.
"""

import re
from bisect import bisect_left

from quizgen.chinese.words import rarity
from quizgen.items.blank_spans import MARKS, NUMBER, QUOTATION, STOPS, TITLE, UNIT, Token

PAD = 3
_SHORT = {TITLE: "T", QUOTATION: "Q", NUMBER: "M", UNIT: "U"}
_FINE = frozenset(["nr", "ns", "nt", "nz", "vn", "ad", "an", "uj", "ul"])
_JOINED = frozenset(["、", "和", "与", "或", "及", "以及", "或者"])
_RARITY = (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17)
_LENGTH = (1, 2, 4, 7, 11)

# What kind of sentence it is: statutes, true/false statements, definitions and tales are blanked differently.
_STYLES = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("law", "应当|不得|依法|有权|处以|规定|责令|本法|主管部门|人民政府|人民法院"),
        ("verdict", "(正确|错误)。?$"),
        ("ask", "下列|以下|选项|哪"),
        ("define", "的是|是指|称为"),
        ("novel", "小说《"),
        ("lead", "^(根据|依据|按照)?《"),
    )
)


class View:
    """A sentence prepared for its features: padded words and tags, clause bounds, style."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.tokens = text, tokens
        self.words = ["<s>"] * PAD + [_SHORT.get(token.tag, token.text) for token in tokens] + ["</s>"] * PAD
        self.tags = ["S"] * PAD + [_tag(token) for token in tokens] + ["S"] * PAD
        self.styles = [name for name, pattern in _STYLES if pattern.search(text)]
        self.styles.append(f"long{bisect_left((15, 25, 35, 50, 70, 100), len(text))}")
        self.clause_start, self.clause_end = _clauses(tokens)


def _tag(token: Token) -> str:
    if token.text[0] in STOPS or token.text in MARKS:
        return token.text
    return _SHORT.get(token.tag) or (token.tag if token.tag in _FINE else token.tag[0])


def _clauses(tokens: list[Token]) -> tuple[list[int], list[int]]:
    """For each token, the first token of its clause and the one after its last."""
    starts, begin = [], 0
    for number, token in enumerate(tokens):
        starts.append(begin)
        if token.text[0] in STOPS:
            begin = number + 1
    ends, end = [], len(tokens)
    for number in range(len(tokens) - 1, -1, -1):
        if tokens[number].text[0] in STOPS:
            end = number
        ends.append(end)
    return starts, ends[::-1]


def first_features(view: View, first: int) -> list[str]:
    """Features of a candidate that begins with token number first."""
    at = first + PAD
    words, tags = view.words, view.tags
    word, tag = words[at], tags[at]
    before, before2, before3 = words[at - 1], words[at - 2], words[at - 3]
    tag1, tag2, tag3 = tags[at - 1], tags[at - 2], tags[at - 3]
    into = first - view.clause_start[first]
    found = [
        f"b1={before}",
        f"b2={before2}",
        f"b3={before3}",
        f"b12={before2}|{before}",
        f"bt={tag1}",
        f"btt={tag2}{tag1}",
        f"bttt={tag3}{tag2}{tag1}",
        f"f={word}",
        f"fc={word[0]}",
        f"ft={tag}",
        f"btft={tag1}|{tag}",
        f"b1ft={before}|{tag}",
        f"into={min(into, 6)}",
        f"place={10 * view.tokens[first].start // len(view.text)}",
        f"nth={min(first, 6)}",
        f"clause={bisect_left((0, 4, 9, 16, 30), view.clause_start[first])}",
    ]
    for style in view.styles:
        found.append(f"{style}:into={min(into, 2)}")
        found.append(f"{style}:bt={tag1}")
    return found


def last_features(view: View, end: int) -> list[str]:
    """Features of a candidate whose last token is number end - 1."""
    at = end + PAD
    words, tags = view.words, view.tags
    word, tag, after, after2, tag1 = words[at - 1], tags[at - 1], words[at], words[at + 1], tags[at]
    left = view.clause_end[end - 1] - end
    rest = len(view.tokens) - end
    found = [
        f"a1={after}",
        f"a2={after2}",
        f"a12={after}|{after2}",
        f"at={tag1}",
        f"att={tag1}{tags[at + 1]}",
        f"l={word}",
        f"lc={word[-1]}",
        f"lt={tag}",
        f"ltt={tags[at - 2]}{tag}",
        f"ltat={tag}|{tag1}",
        f"lta1={tag}|{after}",
        f"left={min(left, 6)}",
        f"rest={min(rest, 5)}",
        f"stop={10 * view.tokens[end - 1].end // len(view.text)}",
    ]
    for style in view.styles:
        found.append(f"{style}:left={min(left, 2)}")
        found.append(f"{style}:at={tag1}")
        found.append(f"{style}:rest={min(rest, 3)}")
    return found


def span_features(view: View, first: int, end: int) -> list[str]:
    """Features that depend on both ends of the candidate first..end (token numbers, half-open)."""
    start, stop, count = first + PAD, end + PAD, end - first
    tags = view.tags[start:stop]
    before, after = view.words[start - 1], view.words[stop]
    tag_before, tag_after = view.tags[start - 1], view.tags[stop]
    text = view.text[view.tokens[first].start : view.tokens[end - 1].end]
    length = len(text)
    in_list = "、" in tags
    shape = _shape(tags)
    pattern = ".".join(tags) if count <= 5 else ".".join(tags[:2]) + ".." + ".".join(tags[-2:])
    found = [
        f"t={pattern}",
        f"len={min(length, 20)}",
        f"n={min(count, 9)}",
        f"lenlt={min(length, 12)}|{tags[-1]}",
        f"b1a1={before}|{after}",
        f"btat={tag_before}|{tag_after}",
        f"btatn={tag_before}|{tag_after}|{min(count, 4)}",
        f"ftlt={tags[0]}|{tags[-1]}",
        f"b1s={before}|{shape}",
        f"a1s={after}|{shape}",
        f"btats={tag_before}|{tag_after}|{shape}",
        f"b1len={before}|{min(length, 10)}",
        f"s={shape}",
    ]
    size = bisect_left(_LENGTH, length)
    for style in view.styles:
        found.append(f"{style}:s={shape}")
        found.append(f"{style}:len={size}")
    found += _content_features(view, first, text, shape, tags)
    found += _list_features(text, before, after) if in_list else [f"member={before in _JOINED}{after in _JOINED}"]
    return found


def _shape(tags: list[str]) -> str:
    if len(tags) == 1:
        return tags[0]
    return "L" if "、" in tags else tags[-1] + ("2" if len(tags) == 2 else "+")


def _content_features(view: View, first: int, text: str, shape: str, tags: list[str]) -> list[str]:
    found = []
    if len(tags) == 1:
        rare = bisect_left(_RARITY, rarity(text))
        found += [f"w={view.words[first + PAD]}", f"rare={rare}", f"rares={rare}|{shape}"]
    if view.text.count(text) > 1:
        found += ["again", f"agains={shape}"]
    if "uj" in tags:
        found.append("de")
    if "c" in tags:
        found.append("conj")
    return found


def _list_features(text: str, before: str, after: str) -> list[str]:
    members = text.split("、")
    even = len({len(member) for member in members}) == 1
    return [f"members={len(members)}", f"even={even}", f"whole={before == '、'}{after in _JOINED}"]
