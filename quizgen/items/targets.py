"""What to ask about in a passage: the spans to blank, from its formulations and from the blank model."""

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.items.blanks import rank_blanks
from quizgen.items.dull import is_cramped, is_dull
from quizgen.items.enumerations import are_alike, blanked, cuts_list, is_member, own_parts
from quizgen.items.material import LISTS, Material, Occurrence
from quizgen.items.passages import Passage
from quizgen.items.phrases import LONGEST, is_in_quotation, is_phrase, is_whole_clause
from quizgen.items.swaps import families, general_words
from quizgen.items.tempting import different_rivals, has_no_rivals
from quizgen.items.wholeness import is_accident, is_half_a_term
from quizgen.items.word_tables import pattern, words_of

_TABLE = "phrases.txt"

# So many single blanks of a passage are looked at, and so many kept.
LOOKED_AT, KEPT = 8, 4
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
    everybody knows, good for single choice. dull: nobody would blank the words, but what the passage says
    may be asked. cramped: only options tell which of several words is meant.
    """

    passage: Passage
    answers: tuple[Span, ...]
    score: float
    kind: Kind | None = None
    members: tuple[Span, ...] = ()
    modal: bool = False
    rivalled: bool = False
    dull: bool = False
    cramped: bool = False


def targets(material: Material, passage: Passage) -> list[Target]:
    """What can be asked in passage, best first."""
    occurrences = material.occurrences_in(passage.span)
    added = worth(material.text, passage, occurrences)
    found = [*_lists(material, passage, occurrences), *_slogans(material, passage, occurrences)]
    found += _singles(material, passage, occurrences)
    if not all(t.dull for t in found):
        found = [t for t in found if not t.dull]
    lifted = [
        Target(
            t.passage,
            t.answers,
            min(max(t.score + added, 0.05), 1.0),
            t.kind,
            t.members,
            rivalled=_rivalled(material, t),
            dull=t.dull,
            cramped=len(t.answers) == 1 and is_cramped(material.text, material.words, t.answers[0]),
        )
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
            dull = all(is_dull(material.text, material.words, s, passage.span) for s in spans)
            if not dull and all(_begins_here(material, s) for s in spans):
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


# A deed that any sentence of the kind says: to ask who does it, or when, is worth more.
SLIGHT = 0.14
_SLIGHT = words_of(_TABLE, "slight")

# A formulation that the blank model does not name: how much it is worth blanking.
_BY_KIND = {Kind.NUMERAL_SUMMARY: 0.5, Kind.QUOTED_TERM: 0.48, Kind.NUMBER: 0.46, Kind.DATE: 0.4, Kind.TITLE: 0.42}


def _singles(material: Material, passage: Passage, occurrences: list[Occurrence]) -> list[Target]:
    span, text = passage.span, material.text
    known = {o.span: o.formulation for o in occurrences}
    found: list[Target] = []
    apart = material.words.words_apart(span.start, span.end)
    for blank in rank_blanks(text[span.start : span.end], limit=LOOKED_AT, known=apart):
        place = Span(span.start + blank.start, span.start + blank.end)
        if len(found) < KEPT and _askable(material, passage, place):
            formulation = known.pop(place, None)
            bonus = 0.15 * formulation.weight if formulation else 0.0
            score = 0.36 + 0.28 * min(blank.score / 0.5, 1.0) + bonus
            slight = text[place.start : place.end] in _SLIGHT
            score -= SLIGHT * (slight or (formulation is None and _inside_compound(material, place)))
            dull = is_dull(text, material.words, place, span)
            found.append(Target(passage, (place,), score, formulation.kind if formulation else None, dull=dull))
    short = 0
    for place in _with_rivals(material, passage):
        if len(place) == 2 and (short == SHORT or has_no_rivals(material, place)):
            continue
        if not any(place.overlaps(t.answers[0]) for t in found) and _askable(material, passage, place):
            found.append(Target(passage, (place,), RIVALLED, dull=is_dull(text, material.words, place, span)))
            short += len(place) == 2
    for place, formulation in known.items():
        base = _BY_KIND.get(formulation.kind)
        if base and 1 < len(place) <= LONGEST and _whole_figure(material, place):
            found.append(Target(passage, (place,), base + 0.15 * formulation.weight, formulation.kind))
    return found


# Words that stand in a family of rivals, where the blank model would not cut: so many words, so many rivals.
RIVALLED, WIDEST, FEWEST_RIVALS = 0.38, 3, 3
# Of the shortest so many are looked at.
SHORT = 2


@lru_cache(maxsize=20_000)
def _has_rivals(words: str) -> bool:
    """True for words with enough rivals that are not nearly the same."""
    if len(words) < 2 or words not in families() or words in general_words():
        return False
    return len(different_rivals(words)) >= FEWEST_RIVALS


def _with_rivals(material: Material, passage: Passage) -> Iterator[Span]:
    """The words of passage that stand in a family of rivals (财政部门, 民政部门…), the longest at each place."""
    text = material.text
    first, last = passage.span.start, passage.span.end
    bounds = [first, *material.words.starts(first + 1, last), last]
    at = 0
    while at < len(bounds) - 1:
        for end in range(min(at + WIDEST, len(bounds) - 1), at, -1):
            if _has_rivals(text[bounds[at] : bounds[end]]):
                yield Span(bounds[at], bounds[end])
                at = end - 1
                break
        at += 1


def _rivalled(material: Material, target: Target) -> bool:
    if len(target.answers) != 1:
        return False
    answer = target.answers[0]
    return _has_rivals(material.text[answer.start : answer.end]) or target.kind in (Kind.NUMBER, Kind.DATE)


def _inside_compound(material: Material, place: Span) -> bool:
    """True for one word between two others of a name: 可燃|气体|报警装置."""
    words = material.words
    if words.word_end(place.start) != place.end or place.start == 0:
        return False
    before, after = words.tag(words.word_start(place.start)), words.tag(place.end)
    return before in ("n", "vn", "b", "a", "v", "nz") and after in ("n", "vn", "nz", "l")


# Nobody is asked which of these three stands between the other two.
_FIXED = re.compile("自治区、直辖市|直辖市")
# 进一步____，: nothing of the clause is left.
_ONLY_ADVERB = re.compile("(?:^|[，；])(?:进一步|不断|切实|努力|大力|着力|全面|继续|要|必须)$")


def _askable(material: Material, passage: Passage, place: Span) -> bool:
    text = material.text
    if text.startswith(("，", "；", "。"), place.end) and _ONLY_ADVERB.search(text, passage.span.start, place.start):
        return False
    if text.endswith(("省、", "自治区、"), 0, place.start) and _FIXED.match(text, place.start):
        return False
    if is_whole_clause(text, place, passage.span) or text[place.start : place.end] in material.document.title:
        return False
    if not is_phrase(text, material.words, place) or cuts_list(material, place, passage.span):
        return False
    return not (is_half_a_term(material, place) or is_accident(material, place))


# 两、|三年
_IN_ROW = re.compile("[一二三四五六七八九两]、$")


def _whole_figure(material: Material, place: Span) -> bool:
    """True when a formulation can be blanked as it is: not a part of 2月份, not what the title already says."""
    text, words = material.text, material.words
    if text[place.start : place.end] in material.document.title or text[place.end : place.end + 1] in tuple(
        "份多余几个代点化"
    ):
        return False
    if is_in_quotation(text, place) or _IN_ROW.search(text, max(0, place.start - 2), place.start):
        return False
    if not words.is_boundary(place.end) and entry(text[place.end - 1 : place.end + 1]) is not None:
        return False  # 亿万人|民
    if text[max(0, place.start - 1) : place.start] in tuple("上下第每各新整首头近约几"):
        return False
    return words.is_boundary(place.end) or not text[place.end : place.end + 1].isdigit()


def modal(material: Material, passage: Passage) -> Target | None:
    """The first 应当, 必须, 可以 of the passage: what a true/false item may exchange."""
    match = _MODAL.search(material.text, passage.span.start, passage.span.end)
    if match is None or material.text[match.end() : match.end() + 1] in "依按":
        return None
    return Target(passage, (Span(*match.span()),), 0.45, modal=True)
