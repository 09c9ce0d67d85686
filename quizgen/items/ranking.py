"""How tempting a candidate is: plain features of it and a weight for each, learned from what people wrote.

On 160 human items of statutes, each fold tried with weights and word pairs learned from the others (make learn): the
first proposal is a human option in .32 of the items, the first three hold .31 and the first ten .43 of all human
options; .46 are candidates at all.
"""

from functools import cache, lru_cache
from math import log2

from quizgen.chinese.words import entry
from quizgen.items.build import build
from quizgen.items.candidates import Evidence
from quizgen.items.fitting import joints
from quizgen.items.key import Key
from quizgen.items.kinds import kind_of
from quizgen.items.number_neighbours import relation
from quizgen.items.swaps import table_lines
from quizgen.items.synonyms import common_start

# The names of the features that go together: what a candidate is like in one respect. The same groups come up again
# and again, and writing names takes longest, so groups are remembered, and weighed once.
Group = tuple[str, ...]

_EXCHANGES = tuple((source, f"{source} here 0", f"{source} here 1") for source in (
    "family whole", "family part", "learned whole", "learned part",
))  # fmt: skip


class Worth(dict[Group, int]):
    """What a group of features is worth, in thousandths so that sums are exact; without a weight, nothing."""

    def __init__(self, weights: dict[str, float]) -> None:
        super().__init__()
        self._weights = {name: round(1000 * weight) for name, weight in weights.items()}

    def __missing__(self, group: Group) -> int:
        self[group] = found = sum(self._weights.get(name, 0) for name in group)
        return found


@cache
def learned_worth() -> Worth:
    """By the learned weights, of distractor_weights.tsv."""
    pairs = (line.split("\t") for line in table_lines("distractor_weights.tsv"))
    return Worth({name: float(weight) for name, weight in pairs})


def rank(key: Key, evidence: Evidence, worth: Worth | None = None) -> list[str]:
    """The candidates, most tempting first; worth: by other weights than the learned ones."""
    of = (learned_worth() if worth is None else worth).__getitem__
    of_key = _key_features(key)
    score = {text: sum(map(of, _groups(key, text, found, of_key))) for text, found in evidence.items()}
    return sorted(score, key=lambda t: (-score[t], t))


def features(key: Key, text: str, evidence: dict[str, float]) -> list[str]:
    """The names of the features that a candidate has."""
    return [name for group in _groups(key, text, evidence, _key_features(key)) for name in group]


def _key_features(key: Key) -> tuple[str, str]:
    """The key's class by length, and by what it is."""
    size = len(key.text)
    length = "1" if size == 1 else "2" if size == 2 else "3-4" if size <= 4 else "5-8" if size <= 8 else "9+"
    if key.numeric:
        return "N", "N"
    if len(key.members) > 1:
        return "L" + length, "L"
    return length, key.tags[-1][0] if key.tags else "x"


def _groups(key: Key, text: str, evidence: dict[str, float], of_key: tuple[str, str]) -> list[Group]:
    length, tag = of_key
    if length == "N":
        place = _number_place(evidence)
        return [(place, *(f"number {name}" for name in relation(key.text, text, key.after)))]
    found = [_of_source(source, _step(source, figure), length, tag) for source, figure in evidence.items()]
    found.append(_of_likeness(*_likeness(key.text, text), length))
    return found + _standing(key, text, tag, evidence)


def _number_place(evidence: dict[str, float]) -> str:
    if "number" not in evidence:
        return "number from " + min(evidence)
    rank_ = int(evidence["number"])
    return f"number rank {rank_ if rank_ < 4 else '4-6' if rank_ < 7 else '7-11' if rank_ < 12 else 'low'}"


def _step(source: str, figure: float) -> str:
    if source.startswith("family"):
        return "many" if figure > 1.4 else "near" if figure > 0.9 else "mid" if figure > 0.4 else "far"
    if source.startswith("learned"):
        return str(min(int(log2(figure) + 1), 4)) if figure >= 1 else "0"
    return ("0", "1", "2", "3-5", "3-5", "3-5", "6+")[min(int(figure), 6)]


@lru_cache(maxsize=20_000)
def _of_source(source: str, step: str, length: str, tag: str) -> Group:
    return source, f"{source} {step}", f"{source}|{length}", f"{source}|{tag}"


def _likeness(own: str, text: str) -> tuple[int, int, int, int, bool, bool]:
    """How much longer text is than the key's own, how many characters both end with, begin with and share besides;
    whether text is a part of own, and own of text."""
    ending, start = common_start(own[::-1], text[::-1]), common_start(own, text)
    shared = len(set(own) & set(text)) - min(ending, 2) - min(start, 2)
    longer = max(-4, min(len(text) - len(own), 4))
    return longer, min(ending, 4), min(start, 4), min(shared, 3), text in own, own in text


@lru_cache(maxsize=20_000)
def _of_likeness(longer: int, ending: int, start: int, shared: int, inside: bool, around: bool, length: str) -> Group:
    found = [f"length {longer:+}" if longer else "length 0"]
    found += [f"{found[0]}|{length}", f"ending {ending}|{length}", f"start {start}|{length}"]
    found += [f"other shared {shared}"] if shared > 0 else []
    found += ["inside the key"] if inside else []
    return (*found, "around the key") if around else tuple(found)


def _standing(key: Key, text: str, tag: str, evidence: dict[str, float]) -> list[Group]:
    tags, index = build(text).tags, key.index
    if len(tags) == 1:
        here = len(index.positions.get(text, ()))
        known = entry(text)
        digits = len(str(known[0])) if known else 0
    else:
        here = index.terms[text] or int(index.haystack.says(text))
        digits = -1
    joints = min(_strange_joints(key, text), 2) if "family part" in evidence or "learned part" in evidence else -1
    first = key.tags[0][0] if key.tags else "x"
    kind = (kind_of(text) == key.kind) if key.kind else None
    return [
        _of_words(tag, first, tags[-1][0], tags[0][0], min(len(tags), 4), min(len(key.tags), 4)),
        _of_standing(len(evidence), index.terms[text] > 0, tags == tuple(key.tags), kind, digits),
        _of_place(min(here.bit_length(), 5), _fits(key, text), joints, text in key.nearby if here else None),
        tuple(present if here else absent for source, absent, present in _EXCHANGES if source in evidence),
    ]


@lru_cache(maxsize=20_000)
def _of_words(tag: str, first: str, other_tag: str, other_first: str, size: int, key_size: int) -> Group:
    return f"tag {tag}>{other_tag}", f"words {size}-{key_size}", f"first {first}>{other_first}"


@lru_cache(maxsize=20_000)
def _of_standing(sources: int, term: bool, same_tags: bool, same_kind: bool | None, digits: int) -> Group:
    """same_kind: None where the key's ending names none; digits: of its frequency, -1 for several words."""
    found = [f"sources {min(sources, 5)}", "term" if term else "no term"]
    found += ["same tags"] if same_tags else []
    found += [] if same_kind is None else ["same kind" if same_kind else "other kind"]
    return (*found, f"dictionary {digits}") if digits >= 0 else tuple(found)


@lru_cache(maxsize=20_000)
def _of_place(here: int, sides: int, joints: int, near: bool | None) -> Group:
    """joints: -1 where no part was exchanged; near: None where it is not in the document at all."""
    found = [f"here {here}", f"fits {sides}"]
    found += [f"joints {joints}"] if joints >= 0 else []
    return tuple(found) if near is None else (*found, "near" if near else "far")


def _fits(key: Key, text: str) -> int:
    """On how many sides text stands beside a character that it stands beside elsewhere in the document, or a mark."""
    before, after, known = key.before[-1:], key.after[:1], key.index.haystack.has_pair
    return (not before.isalnum() or known(before + text[0])) + (not after.isalnum() or known(text[-1] + after))


def _strange_joints(key: Key, text: str) -> int:
    """Where text parts from the key and joins it again: how many of the two pairs of characters there are not in the
    document."""
    return sum(not key.index.haystack.has_pair(joint) for joint in joints(key.text, text))
