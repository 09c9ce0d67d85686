"""A sentence as the model of blanks sees it: its words, their tags and outer characters, clauses, verbs and styles."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from quizgen.items.blank_spans import MARKS, NUMBER, QUOTATION, STOPS, TITLE, UNIT, Token

PAD = 3
# Where the domain stands among the styles.
DOMAIN = -2
UNKNOWN = "□"
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

# The kinds of features that name a word (or its outer characters) in each of its roles.
_ROLES = {
    "before": ("b1", "b1ft"),
    "before2": ("b2",),
    "before_shape": ("b1s", "b1len", "b1n", "b1lt"),
    "before_rest": ("b1at", "b1left"),
    "first": ("f",),
    "inside": ("in",),
    "last": ("l",),
    "after": ("a1", "lta1"),
    "after2": ("a2",),
    "after_shape": ("a1s", "a1n", "intoa1", "bta1"),
    "around": ("b1a1",),
    "verb": ("vb", "vbn", "va", "van"),
    "clause": ("c0", "c0n", "cn"),
    "head": ("fc",),
    "head_after": ("a1c", "lta1c"),
    "tail": ("lcc",),
    "tail_before": ("b1c", "b1cft"),
}


@dataclass(slots=True)
class Seen:
    """A token as the features see it: its word (a number, a title… is one letter), its tag, whether it is a stop or a
    verb, and for each role the word or its outer characters, UNKNOWN where no feature names them in that role."""

    word: str
    tag: str
    stops: bool
    verbal: bool
    before: str
    before2: str
    before_shape: str
    before_rest: str
    first: str
    inside: str
    last: str
    after: str
    after2: str
    after_shape: str
    around: str
    verb: str
    clause: str
    head: str
    head_after: str
    tail: str
    tail_before: str


class Eye(dict[tuple[str, str], Seen]):
    """What tokens look like, by text and tag, to a model with certain features; each is kept once it was asked for.

    features: the names of those that are weighed, "kind=value". What none of them names is not told apart, which makes
    facts repeat and leaves many parts with nothing to say. None: everything is.
    """

    MOST = 20_000

    def __init__(self, features: Iterable[str] | None = None) -> None:
        super().__init__()
        self._named: dict[str, frozenset[str]] | None = None
        if features is not None:
            values = defaultdict[str, list[str]](list)
            for name in features:
                kind, _, value = name.partition("=")
                values[kind.rpartition(":")[2]].append(value)
            self._named = {
                role: frozenset("|".join([value for kind in kinds for value in values[kind]]).split("|"))
                for role, kinds in _ROLES.items()
            }
        self.begin = self._seen("<s>", "S", "<", ">")
        self.end = self._seen("</s>", "S", "<", ">")

    def __missing__(self, token: tuple[str, str]) -> Seen:
        if len(self) >= self.MOST:
            self.clear()
        text, tag = token
        word = _SHORT.get(tag) or text
        found = self[token] = self._seen(word, _tag(text, tag), word[0], word[-2:])
        found.stops = text[0] in STOPS
        return found

    def _seen(self, word: str, tag: str, head: str, tail: str) -> Seen:
        forms = dict.fromkeys(_ROLES, word) | {"head": head, "head_after": head, "tail": tail, "tail_before": tail[-1]}
        if self._named is not None:
            forms = {role: form if form in self._named[role] else UNKNOWN for role, form in forms.items()}
            if forms["tail"] == UNKNOWN:
                forms["tail"] += tail[-1]  # which is a feature of its own
        return Seen(word, tag, stops=False, verbal=tag[0] == "v", **forms)


class View:
    """A sentence prepared for its features: padded tokens and tags, clause bounds, verbs, styles."""

    def __init__(self, text: str, tokens: list[Token], eye: Eye) -> None:
        self.text, self.tokens = text, tokens
        own = [eye[word, tag] for _, _, tag, word in tokens]
        self.seen = [*[eye.begin] * PAD, *own, *[eye.end] * PAD]
        self.tags = [seen.tag for seen in self.seen]
        self.domain = "law" if _LAW.search(text) else "policy" if _POLICY.search(text) else ""
        styles = [name for name, pattern in _STYLES if pattern.search(text)]
        # One string, since a fact is looked up by its hash, which a string keeps and a tuple makes anew.
        self.styles = intern(
            " ".join([*styles, self.domain, f"long{bisect_left((15, 25, 35, 50, 70, 100), len(text))}"])
        )
        self._find_clauses(own)
        words = [seen.word for seen in own]
        counts = Counter(words)
        self.again = [False] * PAD + [counts[word] > 1 and len(word) > 1 for word in words] + [False] * PAD

    def _find_clauses(self, own: list[Seen]) -> None:
        """clause_start, clause_end: for each token, the first token of its clause and the one after its last.
        verb_before, verb_after: for each place between tokens, the last verb before it and the next after it in the
        clause; -1 for none."""
        self.clause_start, self.verb_before = list[int](), [-1]
        begin, verb = 0, -1
        for number, seen in enumerate(own):
            self.clause_start.append(begin)
            if seen.stops:
                begin, verb = number + 1, -1
            elif seen.verbal:
                verb = number
            self.verb_before.append(verb)
        self.clause_end, self.verb_after = list[int](), [-1]
        end, verb = len(own), -1
        for number in range(len(own) - 1, -1, -1):
            seen = own[number]
            if seen.stops:
                end, verb = number, -1
            elif seen.verbal:
                verb = number
            self.clause_end.append(end)
            self.verb_after.append(verb)
        self.clause_end.reverse()
        self.verb_after.reverse()


def _tag(text: str, tag: str) -> str:
    if text[0] in STOPS or text in MARKS:
        return text[0]
    return _SHORT.get(tag) or (tag if tag in _FINE else tag[0])
