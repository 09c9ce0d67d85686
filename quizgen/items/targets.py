"""What to ask about in a passage: the spans to blank, from its formulations and from the blank model."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.items.blanks import rank_blanks
from quizgen.items.cutting import NORM
from quizgen.items.enumerations import are_alike, blanked, is_member, own_parts
from quizgen.items.material import LISTS, Material, Occurrence
from quizgen.items.merit import Judged
from quizgen.items.passages import Passage
from quizgen.items.swaps import families, general_words
from quizgen.items.tempting import different_rivals
from quizgen.items.word_tables import pattern

_TABLE = "phrases.txt"

# So many blanks that the model names are looked at in a passage, and so many blanks kept.
LOOKED_AT, KEPT = 8, 6
LONGEST = 16
MOST_MEMBERS = 6

# How much a passage is worth asking, on top of what is blanked in it: tuned by reading sheets made from it.
_CHAT = pattern(_TABLE, "chat")
_REFERENCE = re.compile(r"第[一二三四五六七八九十百千零\d]+[条款项]")
_MODAL = re.compile(r"应当|必须|可以")


class Target(msgspec.Struct, frozen=True):
    """Spans of a passage that one item asks for, in order.

    score: 0..1, how well a person would like them asked. kind: the formulation they belong to, None for words that
    only the blank model likes. members: every part of the list they belong to, in order, empty when it is no list.
    modal: the span is 应当, 可以 or the like, good for true/false only. rivalled: words or a figure with rivals that
    everybody knows, good for single choice. weak: an examiner would rather not ask it.
    """

    passage: Passage
    answers: tuple[Span, ...]
    score: float
    kind: Kind | None = None
    members: tuple[Span, ...] = ()
    modal: bool = False
    rivalled: bool = False
    weak: bool = False


def targets(material: Material, passage: Passage) -> list[Target]:
    """What can be asked in passage, best first."""
    occurrences = material.occurrences_in(passage.span)
    added = worth(material.text, passage, occurrences)
    found = [*_lists(material, passage, occurrences), *_slogans(material, passage, occurrences)]
    found += _singles(material, passage, occurrences)
    lifted = [
        msgspec.structs.replace(t, score=min(max(t.score + added, 0.05), 1.0), rivalled=_rivalled(material, t))
        for t in found
    ]
    return sorted(lifted, key=lambda t: (-t.score, t.answers))


def worth(text: str, passage: Passage, occurrences: list[Occurrence]) -> float:
    """What the passage itself adds to the score of an item about it, -0.25..0.15."""
    words = text[passage.span.start : passage.span.end]
    kinds = {o.formulation.kind for o in occurrences}
    added = 0.08 * (Kind.DUTY in kinds) + 0.06 * (Kind.DEFINITION in kinds) + 0.03 * passage.whole
    added -= 0.15 * bool(_REFERENCE.search(words)) + 0.05 * (len(words) > 90) + 0.05 * (len(words) < 12)
    return added - (0.26 if _CHAT.search(words) else 0.0)


def _lists(material: Material, passage: Passage, occurrences: list[Occurrence]) -> Iterator[Target]:
    for o in occurrences:
        if o.formulation.kind not in LISTS or not 3 <= len(o.members) <= MOST_MEMBERS:
            continue
        members = own_parts(material, o.members)
        if not all(is_member(material, passage.span, m) for m in members) or not are_alike(material, members):
            continue
        score = 0.5 + 0.3 * o.formulation.weight
        yield Target(passage, blanked(members), score, o.formulation.kind, members)


def _slogans(material: Material, passage: Passage, occurrences: list[Occurrence]) -> Iterator[Target]:
    """基础在学，关键在做: what differs between the limbs."""
    for o in occurrences:
        if o.formulation.kind is not Kind.PARALLEL or not 2 <= len(o.members) <= 4:
            continue
        blanks = _differing([material.text[m.start : m.end] for m in o.members])
        if blanks:
            spans = tuple(Span(m.start + a, m.start + b) for m, (a, b) in zip(o.members, blanks, strict=True))
            if all(_begins_here(material, s) for s in spans):
                yield Target(passage, spans, 0.45 + 0.35 * o.formulation.weight, o.formulation.kind)


def _begins_here(material: Material, span: Span) -> bool:
    """True when span is no second half of a compound: 草地生态|保护政策."""
    words = material.words
    before, own = words.tag(words.word_start(span.start)), words.tag(span.start)
    compound = before in ("n", "vn", "nz") and (own in ("n", "vn", "nz") or words.word_end(span.start) < span.end)
    return words.is_boundary(span.start) and not compound


def _differing(limbs: list[str]) -> list[tuple[int, int]]:
    """In each limb the end after the longest words that all share (基础在|学, 关键在|做); [] when there are none."""
    for size in range(min(map(len, limbs)) - 1, 0, -1):
        for at in range(1, len(limbs[0]) - size):
            shared = limbs[0][at : at + size]
            places = [limb.find(shared, 1) for limb in limbs]
            ends = [limb[p + size :] for limb, p in zip(limbs, places, strict=True)]
            if min(places) > 0 and all(ends) and len(set(ends)) == len(ends):
                return [(p + size, len(limb)) for limb, p in zip(limbs, places, strict=True)]
    return []


# A blank of this merit or less is struck out oftener than it is called sound, and one up to the second figure is weak:
# asked only where a section would have nothing else.
STRUCK, WEAK = 1.0, 1.4
# What merit makes of a score: a sound blank, 2, is worth 0.6.
PER_MERIT = 0.3
# A heading that was made a sentence says nothing of what is asked when less is left of it: 产业发展____.
LEAST_LEFT = 7
# Figures and names that the model of blanks may not name.
_OWN_KINDS = frozenset([Kind.NUMERAL_SUMMARY, Kind.QUOTED_TERM, Kind.NUMBER, Kind.DATE, Kind.TITLE])


def _singles(material: Material, passage: Passage, occurrences: list[Occurrence]) -> list[Target]:
    """The blanks that examiners would like best, apart from each other."""
    span, kinds = passage.span, {o.span: o.formulation.kind for o in occurrences}
    room = len(span) - (LEAST_LEFT if NORM.search(material.text, span.start, span.end) is None else 0)
    places = [(p, kinds.get(p)) for p in _candidates(material, passage, kinds) if len(p) <= min(LONGEST, room)]
    return [
        Target(passage, (place,), PER_MERIT * merit, kinds.get(place), weak=merit <= WEAK)
        for place, merit in Judged(material, span).best(places, KEPT, STRUCK)
    ]


def _candidates(material: Material, passage: Passage, kinds: dict[Span, Kind]) -> list[Span]:
    """Spans that may be blanked, each once."""
    start, end = passage.span.start, passage.span.end
    apart = material.words.words_apart(start, end)
    ranked = rank_blanks(material.text[start:end], limit=LOOKED_AT, known=apart)
    named = [Span(start + blank.start, start + blank.end) for blank in ranked]
    own = [place for place, kind in kinds.items() if kind in _OWN_KINDS]
    return list(dict.fromkeys([*named, *_with_rivals(material, passage), *own]))


# Words that stand in a family of rivals, where the blank model would not cut: so many words, so many rivals.
WIDEST, FEWEST_RIVALS = 3, 3


@lru_cache(maxsize=5_000)
def _has_rivals(words: str) -> bool:
    """True for words with enough rivals that are not nearly the same."""
    if len(words) < 2 or words not in families() or words in general_words():
        return False
    return len(different_rivals(words)) >= FEWEST_RIVALS


def _with_rivals(material: Material, passage: Passage) -> Iterator[Span]:
    """The words of passage that stand in a family of rivals (财政部门, 民政部门…), the longest at each place."""
    text, longest = material.text, families().longest_by_two
    first, last = passage.span.start, passage.span.end
    bounds = [first, *material.words.starts(first + 1, last), last]
    free = first
    for at, start in enumerate(bounds[:-1], 1):
        reach = start + longest.get(text[start : start + 2], 0)
        if start < free or reach == start:
            continue
        for end in reversed(bounds[at : at + WIDEST]):
            if end <= reach and _has_rivals(text[start:end]):
                yield Span(start, end)
                free = end
                break


def _rivalled(material: Material, target: Target) -> bool:
    if len(target.answers) != 1:
        return False
    answer = target.answers[0]
    return _has_rivals(material.text[answer.start : answer.end]) or target.kind in (Kind.NUMBER, Kind.DATE)


def modal(material: Material, passage: Passage) -> Target | None:
    """The first 应当, 必须, 可以 of the passage: what a true/false item may exchange."""
    match = _MODAL.search(material.text, passage.span.start, passage.span.end)
    if match is None or material.text[match.end() : match.end() + 1] in "依按":
        return None
    return Target(passage, (Span(*match.span()),), 0.45, modal=True)
