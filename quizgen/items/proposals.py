"""Wrong options for a target: what the same document says in the same role first, then the learned proposals.

A term in quotation marks is mistaken for another quoted term, a title for another title, a list's member for a member
of a rival list; only then for a word with one part exchanged.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import chain, islice

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.items.build import FIGURES, is_wording, same_edges, same_shape
from quizgen.items.distractors import proved_options, suitable
from quizgen.items.fitting import (
    BAD_END,
    BAD_START,
    Fitting,
    fits,
    has_known_rival,
    is_broken,
    is_known_rival,
    shares_half,
)
from quizgen.items.material import Material
from quizgen.items.proof import prove_wrong
from quizgen.items.targets import Target

WANTED = 12
_QUOTED = (Kind.QUOTED_TERM, Kind.NUMERAL_SUMMARY)
_MEMBERS = 500  # so many members of rival lists that end alike are looked at
# One quoted term is mistaken for another that stands so near, in characters, or that shares a character with it.
_NEAR = 200
_RIVALS = 13  # so many terms of one length are looked at; one of them may be the key itself
# Nobody asks for more wrong members of a list; so many learned proposals for each member are looked at.
_SET, _SIBLINGS = 4, 4
# What is alike in half of a member of so many characters may stand beside it.
_LONG = 4
# What suits so many keys is remembered for the next place where they stand, and the proposals for so many places: the
# kinds of item that ask for them are tried one after the other.
_REMEMBERED, _PLACES = 1_000, 100


# 四个到位, 三项制度, but not 两面人.
_SUMS_UP = re.compile(f"{FIGURES.pattern}(?:个|大|项|种|条|点|步|位|级|类)")


class Proposals:
    """Wrong options for a target's one span, most tempting first; each proved wrong and of the key's family.

    They are ranked and proved as they are asked for, and kept. candidates: what may be among them.
    """

    def __init__(self, material: Material, target: Target) -> None:
        answer = target.answers[0]
        self._key = key = material.text[answer.start : answer.end]
        self._found: list[str] = []
        own = [r for r in _rivals(material, target, key) if prove_wrong(material.document, answer, r) is None]
        self.candidates: Sequence[str] = own
        self._rest = iter(own)
        if target.kind in _QUOTED and len(own) >= 3:
            return  # 三个率先 for 四个率先 tempts nobody who has real terms to choose from
        summary = target.kind is Kind.NUMERAL_SUMMARY and (bool(target.members) or _SUMS_UP.search(key) is not None)
        fitting = Fitting(key, material.says, material.usage, _beside(material, answer), summary=summary)
        if len(material.suited) > _REMEMBERED:
            material.suited.clear()
        # A short key's rivals, and figures, hang on what stands beside it; what suits a longer one suits it anywhere.
        known = material.suited if fitting.anywhere else None
        at, evidence = suitable(material.document, answer, fitting.tempts, fitting.may_tempt, known)
        self.candidates = [*own, *evidence]
        self._rest = chain(own, proved_options(at, evidence))

    def __iter__(self) -> Iterator[str]:
        yield from self._found
        while (text := self._next()) is not None:
            yield text

    def _next(self) -> str | None:
        found = self._found
        if len(found) < WANTED:
            for text in self._rest:
                if text not in found and fits(text, self._key) and not any(text in o or o in text for o in found):
                    found.append(text)
                    return text
        self._rest, self.candidates = iter(()), found  # evidence takes room
        return None


def proposals(material: Material, target: Target) -> Proposals:
    """Wrong options for the target's one span; several kinds of item ask for them."""
    answer = target.answers[0]
    known = material.proposed.get(answer)
    if known is None:
        if len(material.proposed) > _PLACES:
            material.proposed.clear()
        known = material.proposed[answer] = Proposals(material, target)
    return known


def _beside(material: Material, answer: Span) -> tuple[str, str]:
    """The words before and after a span; "" where there is a mark or an end."""
    text, words, before, after = material.text, material.words, "", ""
    if answer.start and words.tag(start := words.word_start(answer.start)) != "x":
        before = text[start : answer.start]
    if answer.end < len(text) and words.tag(answer.end) != "x":
        after = text[answer.end : words.word_end(answer.end)]
    return before, after


def _rivals(material: Material, target: Target, key: str) -> list[str]:
    """Other formulations of the same kind in the document, the most alike in length first."""
    if target.kind in _QUOTED:
        known = material.quoted_terms
    elif target.kind is Kind.TITLE:
        known = material.titles
    else:
        return []
    counts, is_title = FIGURES.match(key) is not None, target.kind is Kind.TITLE
    answer, found = target.answers[0], list[tuple[int, str]]()
    around = material.text[max(0, answer.start - _NEAR) : answer.end + _NEAR]

    def is_rival(text: str) -> bool:
        if text == key or (FIGURES.match(text) is not None) != counts:
            return False  # 五个方面 is not mistaken for 带病运行
        return is_title or counts or (same_edges(text, key) and (text in around or not set(key).isdisjoint(text)))

    for step in range(max(2, len(key) // 2) + 1):
        same = [known.get(size, ())[:_RIVALS] for size in sorted({len(key) - step, len(key) + step})]
        found += [entered for entered in merge(*same) if is_rival(entered[1])]
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
            if BAD_START.match(text) or BAD_END.search(text) or is_broken(text, keys[0]):
                continue
            if material.says(text) and not material.usage.stands_free(text):
                continue  # 启动核查 of 启动核查处置
            near = abs(len(text) - size) <= max(1.5, size / 3)
            if near and not any(text in k or k in text for k in (*keys, *found)) and not _told(material, members, text):
                found.append(text)
                if len(found) == _RIVALS:
                    break

    take(islice(material.list_members(head), _MEMBERS) if head else ())
    if len(found) >= 2:
        return found
    others: list[str] = []
    for member, key in zip(members, keys, strict=True):
        if len(found) >= _SET:
            break
        for text in _siblings(material, member, key, head):
            take([text]) if material.says(text) else others.append(text)
    if len(found) < 2:
        take(others)
    return found


def _siblings(material: Material, member: Span, key: str, head: str) -> list[str]:
    """Learned proposals for one member that may stand in its list."""
    if len(key) < _LONG and not has_known_rival(key):
        return []

    def suits(text: str, sources: Mapping[str, float]) -> bool:
        likely = is_known_rival(text, key) or material.says(text)  # 提升实力: no 实现精神
        return text.endswith(head) and likely and _is_sibling(text, key) and same_shape(text, key) and fits(text, key)

    found = suitable(material.document, member, suits, lambda text: shares_half(text, key) or is_known_rival(text, key))
    return list(islice(proved_options(*found), _SIBLINGS))


def _is_sibling(text: str, key: str) -> bool:
    """True when text may stand in a list in the key's place: known beside it, or alike in more than one character."""
    known = is_known_rival(text, key) or (len(key) >= _LONG and shares_half(text, key))
    return known and is_wording(text, key)


def _told(material: Material, members: Sequence[Span], text: str) -> bool:
    """True when the source may call text a member too: it stands near the list."""
    return text in material.text[max(0, members[0].start - 60) : members[-1].end + 60]
