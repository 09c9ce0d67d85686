"""Wrong options for a target: what the same document says in the same role first, then the learned proposals.

A term in quotation marks is mistaken for another quoted term, a title for another title, a list's member for a member
of a rival list; only then for a word with one part exchanged.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from itertools import islice

from quizgen.chinese.words import Word, entry, words
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.items.distractors import propose_distractors, prove_wrong
from quizgen.items.kinds import kind_of
from quizgen.items.material import Material
from quizgen.items.swaps import families, learned
from quizgen.items.targets import Target

WANTED = 9
# So many learned proposals are looked at.
LEARNED = 10
# Kinds of thing (head_classes.txt) whose members stand for one another; acts and constructs are too mixed.
_KINDS = frozenset(["body", "person", "sanction", "duty", "paper", "right", "place", "money"])
_QUOTED = (Kind.QUOTED_TERM, Kind.NUMERAL_SUMMARY)
_CLASS = {
    tag: kind
    for kind, tags in (
        ("n", "n vn an nz nt ns nr ng nrt j eng s f k"),
        ("v", "v vd vg vi vq zg"),
        ("a", "a ad ag b z"),
        ("l", "l i"),
    )
    for tag in tags.split()
}
_MEMBERS = 500  # so many members of rival lists that end alike are looked at
_RIVALS = 13  # so many terms of one length are looked at; one of them may be the key itself
_FIGURES = re.compile("[一二三四五六七八九十百千万亿两零〇]")
# What an option neither opens nor closes with unless the key does: it would be no answer in the gap.
_NO_EDGE = frozenset(["c", "p", "uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "q", "k"])
_MODAL = re.compile("应当|可以|不得|必须|有权|无权")
# 第一时间, 第一线 are no members of a row.
_FIRST = re.compile("第一(?:时间|线|责任人|位|要务|手|动力|资源|生产力)")
_QUALITY = re.compile("全面|主要|重要|具体|有关|相关|其他|下列|共同|必要|进一步")
# At the end of a phrase these lack what is encouraged or forbidden.
_LACKS_OBJECT = re.compile("鼓励|禁止|允许|放弃|提倡|严禁")
_BAD_START = re.compile(
    r"[我你他本各全每某的地得了着过和与及或在对把将被从向给按由以等之其所]|以及|或者|这|那|该|有关|相关|其他"
)
_BAD_END = re.compile(r"[的地得了着过和与及或在对把将被从向给按]$")


def proposals(material: Material, target: Target) -> list[str]:
    """Wrong options for the target's one span, most tempting first; each proved wrong and of the key's family."""
    answer = target.answers[0]
    known = material.proposed.get(answer)
    if known is not None:
        return known
    key = material.text[answer.start : answer.end]
    found: list[str] = []
    for text in _candidates(material, target, key):
        if len(found) == WANTED:
            break
        if text not in found and fits(text, key) and not any(text in o or o in text for o in found):
            found.append(text)
    material.proposed[answer] = found
    return found


def _candidates(material: Material, target: Target, key: str) -> Iterator[str]:
    answer = target.answers[0]
    own = [r for r in _rivals(material, target, key) if prove_wrong(material.document, answer, r) is None]
    yield from own
    if target.kind in _QUOTED and len(own) >= 3:
        return  # 三个率先 for 四个率先 tempts nobody who has real terms to choose from
    for text in propose_distractors(material.document, answer, limit=LEARNED):
        if is_wording(text, key) and (
            is_of_kind(text, key) or (same_shape(text, key) and _is_alike(material, text, key))
        ):
            yield text


def _rivals(material: Material, target: Target, key: str) -> list[str]:
    """Other formulations of the same kind in the document, the most alike in length first."""
    if target.kind in _QUOTED:
        known = material.quoted_terms
    elif target.kind is Kind.TITLE:
        known = material.titles
    else:
        return []
    found: list[tuple[int, str]] = []
    for step in range(max(2, len(key) // 2) + 1):
        same = [known.get(size, ())[:_RIVALS] for size in sorted({len(key) - step, len(key) + step})]
        counts = _FIGURES.match(key) is not None  # 五个方面 is not mistaken for 带病运行
        found += [e for e in merge(*same) if e[1] != key and (_FIGURES.match(e[1]) is not None) == counts]
        if len(found) >= _RIVALS:
            break
    return [text for _, text in found[: _RIVALS - 1]]


def set_proposals(material: Material, members: Sequence[Span]) -> list[str]:
    """Wrong options for a list's members: members of rival lists with the same head, then words like its members."""
    keys = [material.text[m.start : m.end] for m in members]
    size = sum(map(len, keys)) / len(keys)
    head = keys[0][-1] if len({k[-1] for k in keys}) == 1 else ""
    found: list[str] = []

    def take(texts: Iterable[str]) -> None:
        for text in texts:
            if _BAD_START.match(text) or _BAD_END.search(text) or _is_broken(text, keys[0]):
                continue
            near = abs(len(text) - size) <= max(1.5, size / 3)
            if near and not any(text in k or k in text for k in (*keys, *found)) and not _told(material, members, text):
                found.append(text)
                if len(found) == _RIVALS:
                    break

    take(islice(material.list_members(head), _MEMBERS) if head else ())
    if len(found) < 2:
        learned = [t for m, key in zip(members, keys, strict=True) for t in _siblings(material, m, key, head)]
        take(t for t in learned if material.says(t))
        take(learned if len(found) < 2 else ())
    return found


def _siblings(material: Material, member: Span, key: str, head: str) -> list[str]:
    """Learned proposals for one member that may stand in its list."""
    learned = propose_distractors(material.document, member, limit=4)
    return [t for t in learned if t.endswith(head) and same_shape(t, key) and fits(t, key) and _is_sibling(t, key)]


def _is_sibling(text: str, key: str) -> bool:
    """True when text may stand in a list in the key's place: known beside it, or alike in more than one character."""
    return is_wording(text, key) and (is_known_rival(text, key) or (len(key) > 3 and shares_half(text, key)))


def _told(material: Material, members: Sequence[Span], text: str) -> bool:
    """True when the source may call text a member too: it stands near the list."""
    return text in material.text[max(0, members[0].start - 60) : members[-1].end + 60]


def fits(text: str, key: str) -> bool:
    """True when text can stand in the key's place: no particle at its edges, marks only where the key has them."""
    if (_BAD_START.match(text) and text[0] != key[0]) or _BAD_END.search(text):
        return False
    marks = re.findall(r"[，。；：“”《》（）、]", text)
    if sorted(set(marks)) != sorted(set(re.findall(r"[，。；：“”《》（）、]", key))):
        return False
    if _is_broken(text, key) or _is_of_other_kind(text, key):
        return False
    near = max(3, len(key)) if is_of_kind(text, key) else max(1, len(key) // 2)
    return text not in key and key not in text and abs(len(text) - len(key)) <= near


def _is_broken(text: str, key: str) -> bool:
    """True when text is half a phrase or half a sentence, and the key is not: 同检查, 机构有权, 第二时间撤离."""
    mine, theirs = _words(text), _words(key)
    if (mine[0].tag in _NO_EDGE and theirs[0].tag not in _NO_EDGE) or (
        mine[-1].tag in _NO_EDGE and theirs[-1].tag not in _NO_EDGE
    ):
        return True
    if _MODAL.search(text) and not _MODAL.search(key):
        return True
    if (first := _FIRST.search(key)) and first[0] not in text:
        return True
    last, own = text[mine[-1].start :], key[theirs[-1].start :]
    return len(mine) > 1 and any(bad.fullmatch(last) and not bad.fullmatch(own) for bad in (_QUALITY, _LACKS_OBJECT))


def _is_of_other_kind(text: str, key: str) -> bool:
    """True when one names a body and the other a person, and so on: 工会 is none of 职工、研究生."""
    mine, theirs = kind_of(text), kind_of(key)
    return mine != theirs and mine in _KINDS and theirs in _KINDS


def same_shape(text: str, key: str) -> bool:
    """True when text is built like the key: its last word of the same class, its first word too."""
    if _is_name(key) and not _is_name(text):
        return False
    mine, theirs = _shape(text), _shape(key)
    if mine[-1] != theirs[-1] or (mine[0] != theirs[0] and len(key) > 3):
        return False
    if len(mine) == len(theirs) == 1 and _words(text)[0].tag != _words(key)[0].tag and text[-1] != key[-1]:
        return False
    if text[-1] == key[-1] or text[0] == key[0]:
        return True
    return len(theirs) == len(mine) == 1 and len(text) == len(key) and _words(text)[0].tag == _words(key)[0].tag


def _is_name(text: str) -> bool:
    found = _words(text)
    return len(found) == 1 and found[0].tag in ("nr", "nrt", "ns", "nt")


@lru_cache(maxsize=20_000)
def _words(text: str) -> list[Word]:
    """The words of a short text; the same options come up again and again in a document."""
    return words(text)


def _shape(text: str) -> list[str]:
    found = [_CLASS.get(w.tag, w.tag[:1]) for w in _words(text) if w.tag != "x"]
    return found or ["x"]


def shares_half(text: str, key: str) -> bool:
    """True when the two begin or end with the same half: 政治生态, 政治生活."""
    half = max(1, len(key) // 2)
    return text[:half] == key[:half] or text[-half:] == key[-half:]


def is_of_kind(text: str, key: str) -> bool:
    """True when both name a thing of one kind, by their last words: two bodies, two persons, two sanctions."""
    kind = kind_of(key)
    if len(key) > 4 and _shape(text)[0] != _shape(key)[0]:
        return False
    if kind not in _KINDS or kind_of(text) != kind or min(len(text), len(key)) < 2:
        return False
    # 财政部门 stands for 法院, yet no 公共利益 for 权限
    return kind in ("body", "person") or len(key) > 2 or len(text) <= 3


def _is_alike(material: Material, text: str, key: str) -> bool:
    """Half of a long key in it is enough; a short word (责任感, 禽流感) must be one that this document uses."""
    if is_known_rival(text, key) or _FIGURES.search(key) or any(c.isdigit() for c in key):
        return True
    return shares_half(text, key) and (len(key) > 3 or material.says(text))


def is_known_rival(text: str, key: str) -> bool:
    """True when people are known to put text beside key, though they share no half: 检查, 监督."""
    return any(text in table.get(key, ()) or key in table.get(text, ()) for table in (families(), learned()))


def is_wording(text: str, key: str) -> bool:
    """True when text is made of words, as far as the key is: 正确 is not opposed by 反确."""
    if any(c.isdigit() for c in text) or (_FIGURES.search(text) and _FIGURES.search(key)):
        return True
    own = {key[w.start : w.end] for w in _words(key)}
    parts = [text[w.start : w.end] for w in _words(text)]
    if sum(len(p) == 1 for p in parts) > sum(len(p) == 1 for p in own):
        return False
    return all(p in own or len(p) == 1 or entry(p) is not None or _FIGURES.search(p) for p in parts)
