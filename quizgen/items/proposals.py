"""Wrong options for a target: what the same document says in the same role first, then the learned proposals.

A term in quotation marks is mistaken for another quoted term, a title for another title, a list's member for a member
of a rival list; only then for a word with one part exchanged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from quizgen.chinese.words import words
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.items.distractors import propose_distractors, prove_wrong
from quizgen.items.material import Material
from quizgen.items.targets import Target

WANTED = 9
_QUOTED = (Kind.QUOTED_TERM, Kind.NUMERAL_SUMMARY)
_CLASS = dict.fromkeys(["n", "vn", "an", "nz", "nt", "ns", "nr", "ng", "nrt", "j", "eng", "s", "f", "k"], "n")
_CLASS |= dict.fromkeys(["v", "vd", "vg", "vi", "vq", "zg"], "v")
_CLASS |= dict.fromkeys(["a", "ad", "ag", "b", "z", "d"], "a")
_CLASS |= dict.fromkeys(["l", "i"], "l")
_BAD_START = re.compile(r"[的地得了着过和与及或在对把将被从向给按由以等之其所]|以及|或者|这|那|该")
_BAD_END = re.compile(r"[的地得了着过和与及或在对把将被从向给按]$")


def proposals(material: Material, target: Target) -> list[str]:
    """Wrong options for the target's one span, most tempting first; each proved wrong and of the key's family."""
    answer = target.answers[0]
    key = material.text[answer.start : answer.end]
    found: list[str] = []
    for text in _candidates(material, target, key):
        if len(found) == WANTED:
            break
        if text not in found and fits(text, key) and not any(text in o or o in text for o in found):
            found.append(text)
    return found


def _candidates(material: Material, target: Target, key: str) -> Iterator[str]:
    answer = target.answers[0]
    own = [r for r in _rivals(material, target, key) if prove_wrong(material.document, answer, r) is None]
    yield from own
    learned = propose_distractors(material.document, answer, limit=12)
    if target.kind in _QUOTED and len(own) >= 3:
        learned = []  # 三个率先 for 四个率先 tempts nobody who has real terms to choose from
    yield from (text for text in learned if same_shape(text, key))


def _rivals(material: Material, target: Target, key: str) -> list[str]:
    """Other formulations of the same kind in the document, the most alike in length first."""
    if target.kind in _QUOTED:
        known: Iterable[str] = material.quoted_terms
    elif target.kind is Kind.TITLE:
        known = material.titles
    else:
        return []
    others = [t for t in known if t != key and abs(len(t) - len(key)) <= max(2, len(key) // 2)]
    return sorted(others, key=lambda t: abs(len(t) - len(key)))[:12]


def set_proposals(material: Material, members: Sequence[Span]) -> list[str]:
    """Wrong options for a list's members: members of rival lists with the same head, then words like its members."""
    keys = [material.text[m.start : m.end] for m in members]
    size = sum(map(len, keys)) / len(keys)
    head = keys[0][-1] if len({k[-1] for k in keys}) == 1 else ""
    found: list[str] = []

    def take(texts: Iterable[str]) -> None:
        for text in texts:
            near = abs(len(text) - size) <= max(1.5, size / 3)
            if near and not any(text in k or k in text for k in (*keys, *found)) and not _told(material, members, text):
                found.append(text)

    take(m for m in material.list_members(head) if head and m.endswith(head))
    if len(found) < 2:
        for member, key in zip(members, keys, strict=True):
            take(
                t
                for t in propose_distractors(material.document, member, limit=4)
                if same_shape(t, key) and fits(t, key)
            )
            if len(found) >= 3:
                break
    return found


def _told(material: Material, members: Sequence[Span], text: str) -> bool:
    """True when the source may call text a member too: it stands near the list."""
    return text in material.text[max(0, members[0].start - 60) : members[-1].end + 60]


def fits(text: str, key: str) -> bool:
    """True when text can stand in the key's place: no particle at its edges, marks only where the key has them."""
    if (_BAD_START.match(text) and not _BAD_START.match(key)) or _BAD_END.search(text):
        return False
    marks = re.findall(r"[，。；：“”《》（）、]", text)
    if sorted(set(marks)) != sorted(set(re.findall(r"[，。；：“”《》（）、]", key))):
        return False
    return text not in key and key not in text and abs(len(text) - len(key)) <= max(2, len(key) // 2)


def same_shape(text: str, key: str) -> bool:
    """True when text is built like the key: its last word of the same class, its first word too."""
    mine, theirs = _shape(text), _shape(key)
    if mine[-1] != theirs[-1] or (mine[0] != theirs[0] and len(key) > 3):
        return False
    if text[-1] == key[-1] or text[0] == key[0]:
        return True
    return len(theirs) == len(mine) == 1 and len(text) == len(key) and words(text)[0].tag == words(key)[0].tag


def _shape(text: str) -> list[str]:
    found = [_CLASS.get(w.tag, w.tag[:1]) for w in words(text) if w.tag != "x"]
    return found or ["x"]
