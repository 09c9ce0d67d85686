"""A sentence as the model of blanks sees it: its words, their tags and outer characters, clauses, verbs and styles."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Container
from functools import lru_cache
from sys import intern

from quizgen.items.blank_spans import MARKS, NUMBER, QUOTATION, STOPS, TITLE, UNIT, Token

PAD = 3
# Where the domain stands among the styles.
DOMAIN = -2
UNKNOWN = "□"
_BEGIN, _END = ["<s>"] * PAD, ["</s>"] * PAD
_HEAD, _TAIL = ["<"] * PAD, [">"] * PAD
_SHORT = {TITLE: "T", QUOTATION: "Q", NUMBER: "M", UNIT: "U"}
_FINE = frozenset(["nr", "ns", "nt", "nz", "vn", "ad", "an", "uj", "ul"])

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
        # One string, since a fact is looked up by its hash, which a string keeps and a tuple makes anew.
        self.styles = intern(
            " ".join([*styles, self.domain, f"long{bisect_left((15, 25, 35, 50, 70, 100), len(text))}"])
        )
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
