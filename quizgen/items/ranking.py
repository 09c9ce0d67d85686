"""How tempting a candidate is: plain features of it and a weight for each, learned from what people wrote.

On 160 human items of statutes, each fold tried with weights and word pairs learned from the others (make learn): the
first proposal is a human option in .28 of the items, the first three hold .28 and the first ten .41 of all human
options; .47 are candidates at all.
"""

from functools import cache, lru_cache
from math import log2

from quizgen.chinese.words import entry, words
from quizgen.items.candidates import Evidence
from quizgen.items.key import Key
from quizgen.items.kinds import kind_of
from quizgen.items.number_neighbours import relation
from quizgen.items.swaps import table_lines


class Weights(dict[str, float]):
    """The weight of each feature; a feature that is not there weighs nothing."""

    def __missing__(self, name: str) -> float:
        return 0.0


@cache
def weights() -> Weights:
    """The learned weights, of distractor_weights.tsv."""
    pairs = (line.split("\t") for line in table_lines("distractor_weights.tsv"))
    return Weights({name: float(weight) for name, weight in pairs})


def rank(key: Key, evidence: Evidence, of: dict[str, float] | None = None) -> list[str]:
    """The candidates, most tempting first; of: other weights than the learned ones."""
    weigh = (weights() if of is None else Weights(of)).__getitem__
    of_key = _key_features(key)
    score = {text: sum(map(weigh, features(key, text, found, of_key))) for text, found in evidence.items()}
    return sorted(score, key=lambda t: (-score[t], t))


def _key_features(key: Key) -> tuple[str, str]:
    """The key's class by length, and by what it is."""
    size = len(key.text)
    length = "1" if size == 1 else "2" if size == 2 else "3-4" if size <= 4 else "5-8" if size <= 8 else "9+"
    if key.numeric:
        return "N", "N"
    if len(key.members) > 1:
        return "L" + length, "L"
    return length, key.tags[-1][0] if key.tags else "x"


def features(key: Key, text: str, evidence: dict[str, float], of_key: tuple[str, str] | None = None) -> list[str]:
    """The names of the features that a candidate has."""
    length, tag = of_key or _key_features(key)
    if length == "N":
        place = _number_place(evidence)
        return [place, *(f"number {name}" for name in relation(key.text, text, key.after))]
    found = []
    for source, figure in evidence.items():
        step = _step(source, figure)
        found += [source, f"{source} {step}", f"{source}|{length}", f"{source}|{tag}"]
    found.append(f"sources {min(len(evidence), 5)}")
    return found + _likeness(key, text, length) + _standing(key, text, tag, evidence)


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
    return str(int(figure)) if figure < 3 else "3-5" if figure < 6 else "6+"


def _likeness(key: Key, text: str, length: str) -> list[str]:
    own = key.text
    difference = len(text) - len(own)
    shape = f"{'-' if difference < 0 else '+'}{min(abs(difference), 4)}" if difference else "0"
    ending = _common_ending(own, text)
    start = _common_ending(own[::-1], text[::-1])
    shared = len(set(own) & set(text)) - min(ending, 2) - min(start, 2)
    found = [
        f"length {shape}",
        f"length {shape}|{length}",
        f"ending {min(ending, 4)}|{length}",
        f"start {min(start, 4)}|{length}",
    ]
    if shared > 0:
        found.append(f"other shared {min(shared, 3)}")
    if text in own:
        found.append("inside the key")
    if own in text:
        found.append("around the key")
    return found


def _standing(key: Key, text: str, tag: str, evidence: dict[str, float]) -> list[str]:
    tags = _tags(text)
    index = key.index
    found = [f"tag {tag}>{tags[-1][0]}", f"words {min(len(tags), 4)}-{min(len(key.tags), 4)}"]
    found.append(f"first {key.tags[0][0] if key.tags else 'x'}>{tags[0][0]}")
    found.append("term" if text in index.terms else "no term")
    if tags == tuple(key.tags):
        found.append("same tags")
    if key.kind:
        found.append("same kind" if kind_of(text) == key.kind else "other kind")
    if len(tags) == 1:
        here = len(index.positions.get(text, ()))
        known = entry(text)
        found.append(f"dictionary {len(str(known[0])) if known else 0}")
    else:
        here = len(index.terms.get(text, ())) or int(index.haystack.says(text))
    found.append(f"here {min(here.bit_length(), 5)}")
    found.append(f"fits {_fits(key, text)}")
    if any(source.endswith("part") for source in evidence):
        found.append(f"joints {min(_strange_joints(key, text), 2)}")
    for source in ("family whole", "family part", "learned whole", "learned part"):
        if source in evidence:
            found.append(f"{source} here {min(here, 1)}")
    if here:
        found.append("near" if text in key.nearby else "far")
    return found


def _fits(key: Key, text: str) -> int:
    """On how many sides text stands beside a character that it stands beside elsewhere in the document, or a mark."""
    before, after, known = key.before[-1:], key.after[:1], key.index.haystack.has_pair
    return (not before.isalnum() or known(before + text[0])) + (not after.isalnum() or known(text[-1] + after))


def _strange_joints(key: Key, text: str) -> int:
    """Where text parts from the key and joins it again: how many of the two pairs of characters there are not in the
    document."""
    start, end = _common_ending(key.text[::-1], text[::-1]), _common_ending(key.text, text)
    joints = [text[start - 1 : start + 1] if start else "", text[-end - 1 : len(text) - end + 1] if end else ""]
    return sum(len(joint) == 2 and not key.index.haystack.has_pair(joint) for joint in joints)


@lru_cache(maxsize=50_000)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(w.tag for w in words(text)) or ("x",)


def _common_ending(a: str, b: str) -> int:
    n = 0
    while n < min(len(a), len(b)) and a[-1 - n] == b[-1 - n]:
        n += 1
    return n
