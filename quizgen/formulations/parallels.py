"""Parallel slogans: 基础在学，关键在做."""

from quizgen.chinese.sentences import clauses
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

# Slogans have short limbs; longer alike clauses are ordinary sentences.
SHORTEST, LONGEST = 3, 12
# A clause that ends so is a condition of the next (违反规定的，…), not its twin.
_OPEN_ENDS = "的时后前者"
_NO_SLOGAN = frozenset("、“”「」《》（）()")
_MARKS = "，。；：！？,;:!?”」）》 "


def find_parallels(text: str, words: TaggedText) -> list[Formulation]:
    """Runs of two clauses or more that are built alike, every occurrence; members are the clauses."""
    found: list[Formulation] = []
    run: list[Span] = []
    for whole in clauses(text):
        limb = Span(whole.start, whole.start + len(text[whole.start : whole.end].rstrip(_MARKS)))
        if run and not (_joined(text, run[-1], limb) and _alike(text, run[-1], limb, words)):
            found.extend(_slogan(text, run))
            run = []
        run = [*run, limb] if run or _fits(text, limb) else []
    return found + _slogan(text, run)


def _fits(text: str, limb: Span) -> bool:
    return SHORTEST <= limb.end - limb.start <= LONGEST and _NO_SLOGAN.isdisjoint(text[limb.start : limb.end])


def _joined(text: str, left: Span, right: Span) -> bool:
    """True when only a comma or semicolon stands between the two."""
    return text[left.end : right.start].strip() in ("，", "；", ",", ";")


def _alike(text: str, left: Span, right: Span, words: TaggedText) -> bool:
    """Same length, give or take one character, and a shared frame: the same character at the same place from the
    start or the end, and the same parts of speech or a second shared place."""
    if not _fits(text, right) or abs(len(left) - len(right)) > 1:
        return False
    a, b = text[left.start : left.end], text[right.start : right.end]
    shared = sum(x == y for x, y in zip(a, b, strict=False))
    shared = max(shared, sum(x == y for x, y in zip(reversed(a), reversed(b), strict=False)))
    if not shared or a == b or a[-1] in _OPEN_ENDS or b[-1] in _OPEN_ENDS:
        return False
    same_shape = words.shape(left.start, left.end) == words.shape(right.start, right.end)
    return same_shape or shared >= 2 or max(len(a), len(b)) <= 6


def _slogan(text: str, run: list[Span]) -> list[Formulation]:
    if len(run) < 2:
        return []
    span = Span(run[0].start, run[-1].end)
    members = tuple(text[limb.start : limb.end] for limb in run)
    return [Formulation(text[span.start : span.end], FormulationKind.PARALLEL, span, members, tuple(run))]
