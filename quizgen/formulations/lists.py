"""Enumerations: 政治意识、大局意识、核心意识、看齐意识.

Between two 、 a member's ends are certain. Where the first one starts and the last one ends is not (牢固树立政治意识、
大局意识…, …、看齐意识等方面): they are cut where the outer member looks most like the inner ones.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.chinese.patterns import lazily
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

LONGEST_MEMBER = 24
MOST_MEMBERS = 15

# A clause whose 、 stand outside brackets, titles and quotations; those count as one piece each.
_PAIR = r"“[^“”\n]*”|「[^「」\n]*」|《[^《》\n]*》|（[^（）\n]*）|\([^()\n]*\)"
_PAIRED = re.compile(_PAIR)
_CLAUSE = re.compile(rf"(?:{_PAIR}|[^，。；：！？,;:!?\n“”「」])+")
_PIECE = re.compile(rf"(?:{_PAIR}|[^、])+")
_CONJUNCTION = re.compile(r"以及|或者|和|及|与|或")
# What often follows a finished list.
_AFTER_LIST = lazily(r"之|这|都|均|也|是|要|应|必须|不得|可以|[一二两三四五六七八九十\d]")
# Verbs that take a whole list as their object: where no inner member begins so, the first does not either.
_TAKES = lazily(
    r"(?:要|应|应当|必须)?(?:接受|营造|分为|包括|具有|采取|邀请|负责|做到|实行|加强|推进|推动|促进|完善|引导|实施|健全|支持|鼓励|保护|保障|维护|建立|提高|增强|坚持|落实|加快|发展|深化|提供|纠正|规范|保证|扩大|优化|[多更]|[投转迈走面]向)"
)
_NO_START, _NO_END = "的地得了在把被对向从和与及是为", "的等和与及在“「《（("
_OPENS = "“「《（("
# Below this the outer members do not look like the inner ones at all: a chance row of clauses, no list.
LEAST_LIKENESS = -1.0


class _Look(NamedTuple):
    """What members are compared by: their words, and the parts of speech, one letter a word."""

    text: str
    shape: str


def find_lists(text: str, words: TaggedText) -> list[Formulation]:
    """Enumerations of three members or more, every occurrence, each with the spans of its members."""
    found = []
    for clause in _list_clauses(text):
        members = _members(text, clause, words)
        if members and len(members) >= 3 and len({text[m.start : m.end] for m in members}) == len(members):
            span = Span(members[0].start, members[-1].end)
            found.append(
                Formulation(
                    text[span.start : span.end],
                    FormulationKind.ENUMERATION,
                    span,
                    tuple(text[m.start : m.end] for m in members),
                    tuple(members),
                )
            )
    return found


def _list_clauses(text: str) -> Iterator[Span]:
    """Clauses that hold a 、, and the insides of their quotations and brackets that do."""
    for clause in _CLAUSE.finditer(text):
        if "、" not in clause[0]:
            continue
        yield Span(*clause.span())
        for pair in _PAIRED.finditer(text, clause.start(), clause.end()):
            if "、" in pair[0] and pair[0][0] != "《":
                yield Span(pair.start() + 1, pair.end() - 1)


def _members(text: str, clause: Span, words: TaggedText) -> list[Span] | None:
    pieces = [Span(*m.span()) for m in _PIECE.finditer(text, clause.start, clause.end)]
    if not 2 <= len(pieces) <= MOST_MEMBERS:
        return None
    inner = pieces[1:-1]
    first, last = pieces[0], pieces[-1]
    if not inner:
        # With one 、 only a conjunction (A、B和C) tells a list from a pair.
        joint = _joint(text, last, [], words)
        if joint is None:
            return None
        inner, last = [Span(last.start, joint.start)], Span(joint.end, last.end)
    else:
        joint = _joint(text, last, inner, words)
        if joint is not None:
            inner, last = [*inner, Span(last.start, joint.start)], Span(joint.end, last.end)
    if any(not 1 <= len(m) <= LONGEST_MEMBER for m in inner):
        return None
    looks = [_look(text, member, words) for member in inner]
    whole = [_look(text, last, words)] if len(inner) == 1 and len(last) == len(inner[0]) else []
    head = _best_start(text, first, inner, [*looks, *whole], words)
    tail = _best_end(text, last, looks, words)
    if head is None or tail is None:
        return None
    if _likeness(_look(text, head, words), looks) + _likeness(_look(text, tail, words), looks) < 2 * LEAST_LIKENESS:
        return None
    return [head, *inner, tail]


def _joint(text: str, piece: Span, inner: list[Span], words: TaggedText) -> Span | None:
    """The conjunction in the last piece that stands before the last member, as in C和D."""
    for match in _CONJUNCTION.finditer(text, piece.start + 1, piece.end - 1):
        left = match.start() - piece.start
        if words.tag(match.start()) not in ("c", "p") or words.word_end(match.start()) != match.end():
            continue
        member = Span(piece.start, match.start())
        if inner and _in_last_member(*(text[m.start : m.end] for m in (piece, member, inner[0]))):
            continue
        if not inner or abs(left - sum(map(len, inner)) / len(inner)) <= 3:
            return Span(*match.span())
    return None


def _in_last_member(piece: str, member: str, other: str) -> bool:
    """True for A制度、B制度、C和D制度, where the 和 stands inside the last member."""
    return _common_ending(piece, other) >= 2 > _common_ending(member, other)


def _best_start(text: str, piece: Span, inner: list[Span], looks: Sequence[_Look], words: TaggedText) -> Span | None:
    starts = [i for i in range(max(piece.start, piece.end - LONGEST_MEMBER), piece.end) if words.is_boundary(i)]
    options = [Span(i, piece.end) for i in starts if text[i] not in _NO_START and not _is_suffix(text, i, words)]
    # “三会一课”、组织生活会: the quotation marks are the member's own.
    quoted = _PAIRED.search(text, piece.start, piece.end)
    if quoted is not None and quoted.end() == piece.end:
        options = [s for s in options if s.start <= quoted.start()]

    def value(span: Span) -> float:
        takes = _TAKES.match(text, span.start, span.end - 1)
        alone = takes is not None and not any(_TAKES.match(text, m.start, m.end) for m in inner)
        return _likeness(_look(text, span, words), looks) + _opening(span.start, piece, words) - 2.5 * alone

    return max(options, key=value, default=None)


def _is_suffix(text: str, start: int, words: TaggedText) -> bool:
    """True for a word that only makes a noun of the one before it: 输入|性|风险."""
    return text[start] in "性化率度者" and words.word_end(start) == start + 1


def _opening(start: int, piece: Span, words: TaggedText) -> float:
    """How well a member can begin at start: after a verb or particle yes, in the middle of a noun phrase no."""
    if start == piece.start:
        return 0.4
    before, own = words.tag(words.word_start(start)), words.tag(start)
    if before[0] in "vpucxdr" and before != "vn":
        return 0.6
    return -0.8 if own[0] in "na" or own == "vn" else 0.2


def _closing(text: str, end: int, piece: Span, words: TaggedText) -> float:
    """How well a member can end there: certainly before 等, likely before 都, 是…, hardly inside a noun phrase."""
    if text.startswith("等", end) and end < piece.end:
        return 3.0
    if words.tag(words.word_start(end)) == "f":
        return -2.0  # 团队和谐|中
    if end < piece.end and end - words.word_start(end) == 1 and words.tag(end - 1)[0] in "vp":
        return -1.5  # 运行、维护和安全|负|直接责任: the verb of the clause, not a member's last word
    if end < piece.end and text[end] in _OPENS and words.tag(words.word_start(end))[0] == "v":
        return -5.0  # 授予|“先进车间”称号
    if end < piece.end and _AFTER_LIST.match(text, end, piece.end):
        return 1.0
    if end < piece.end and words.word_end(end) == end + 1 and words.tag(end) in ("n", "ng"):
        return -1.6  # 双把|锁
    if end == piece.end or text.startswith("的", end):
        return 0.6
    noun = words.tag(words.word_start(end))[0] in "nab"
    inside, after = noun and words.tag(end)[0] in "nv", words.word_end(end)
    if noun and words.tag(end)[0] in "nva" and (after == piece.end or text.startswith("的", after)):
        return -1.6  # 内六角|扳手, 供求基本|平衡的基础上
    return -0.8 if inside else -0.2


def _best_end(text: str, piece: Span, looks: Sequence[_Look], words: TaggedText) -> Span | None:
    stop = min(piece.end, piece.start + LONGEST_MEMBER)
    ends = [i for i in range(piece.start + 1, stop + 1) if i == piece.end or words.is_boundary(i)]
    options = [Span(piece.start, i) for i in ends]

    def value(span: Span) -> float:
        return _likeness(_look(text, span, words), looks) + _closing(text, span.end, piece, words)

    good = (s for s in options if s.end == piece.end or not _is_tie(text, s.end, words))
    return max(good, key=value, default=None)


def _is_tie(text: str, end: int, words: TaggedText) -> bool:
    """True when the word before end ties what follows to it: 和, 等; but not 公众参与."""
    return text[end - 1] in _NO_END and words.word_start(end) == end - 1


def _look(text: str, span: Span, words: TaggedText) -> _Look:
    return _Look(text[span.start : span.end], words.shape(span.start, span.end))


def _likeness(look: _Look, inner: Sequence[_Look]) -> float:
    """How much a piece looks like the inner members: length, parts of speech, first and last characters."""
    text, shape = look
    size, total = len(text), 0.0
    for other, theirs in inner:
        total += 1.5 * (shape == theirs) + 0.8 * (shape[:1] == theirs[:1]) + 0.8 * (shape[-1:] == theirs[-1:])
        total += 0.9 * _common_ending(text, other) + 1.0 * (text[0] == other[0])
        total -= 0.45 * min(abs(size - len(other)), 6)
    if len(inner) > 1 and len({len(other) for other, _ in inner}) == 1:  # members of one length: so are the outer ones
        total -= 0.4 * len(inner) * min(abs(size - len(inner[0].text)), 3)
    return total / len(inner)


def _common_ending(a: str, b: str) -> int:
    """How many characters the two share at their ends, up to three."""
    if a[-1:] != b[-1:]:
        return 0
    limit = min(len(a), len(b), 3)
    return next((i for i in range(1, limit) if a[-1 - i] != b[-1 - i]), limit)
