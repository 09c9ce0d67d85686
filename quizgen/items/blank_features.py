"""What the model of blanks sees of a candidate: by its first token, by its last, from afar, and by both ends.

Each function gives the facts for the parts in the tuple above it, in the same order; None where a part has nothing to
say. So the ranking can sum without a loop of its own.
"""

from bisect import bisect_left
from functools import lru_cache

from quizgen.chinese.words import rarity
from quizgen.items import blank_parts as part
from quizgen.items.blank_parts import Facts
from quizgen.items.blank_view import PAD, UNKNOWN, Seen, View

_FUNCTION = frozenset("pcudfr")
_JOINED = frozenset(["、", "和", "与", "或", "及", "以及", "或者"])
_RARITY = (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17)


FIRST = (
    part.before_character,
    part.first,
    part.tags_before,
    part.styled_first,
    part.place_first,
    part.verb_before,
    part.clause_first,
    part.before,
    part.before2,
)


def first_facts(view: View, first: int) -> tuple[Facts | None, ...]:
    """What a candidate that begins with token number first brings by that alone."""
    at = first + PAD
    seen, domain, again = view.seen, view.domain, view.again
    before2, before, own = seen[at - 2 : at + 1]
    tag, tag1 = own.tag, before.tag
    begin, verb = view.clause_start[first], view.verb_before[first]
    into = first - begin
    tenth = 10 * view.tokens[first][0] // len(view.text)
    return (
        (before.tail_before, tag),
        (domain, own.first, own.head, tag, again[at]),
        (before2.tag, tag1, tag),
        (view.styles, tag1, tag, into if into < 2 else 2),
        (into if into < 6 else 6, first if first < 6 else 6, bisect_left((0, 4, 9, 16, 30), begin), tenth),
        (seen[verb + PAD].verb if verb >= 0 else "", first - verb if first - verb < 4 else 4),
        (seen[begin + PAD].clause, into if into < 3 else 3),
        (domain, before.before, again[at - 1], tag),
        (domain, before2.before2) if before2.before2 != UNKNOWN else None,
    )


LAST = (
    part.after_character,
    part.last,
    part.tags_after,
    part.styled_last,
    part.place_last,
    part.verb_after,
    part.clause_last,
    part.after,
    part.after2,
)


def last_facts(view: View, end: int) -> tuple[Facts | None, ...]:
    """What a candidate whose last token is number end - 1 brings by that alone."""
    at = end + PAD
    seen, domain, again = view.seen, view.domain, view.again
    inner, own, after, after2 = seen[at - 2 : at + 2]
    tag, tag1 = own.tag, after.tag
    close, verb = view.clause_end[end - 1], view.verb_after[end]
    left, rest = close - end, len(view.tokens) - end
    tenth = 10 * view.tokens[end - 1][1] // len(view.text)
    return (
        (after.head_after, tag),
        (domain, own.last, own.tail, tag, again[at - 1]),
        (inner.tag, tag, tag1, after2.tag),
        (view.styles, tag, tag1, left if left < 2 else 2, rest if rest < 3 else 3),
        (left if left < 6 else 6, rest if rest < 5 else 5, tenth),
        (seen[verb + PAD].verb if verb >= 0 else "", verb - end if verb - end < 4 else 4),
        (seen[close + PAD - 1].clause if left else "", seen[close + PAD].word),
        (domain, after.after, again[at], tag),
        (domain, after2.after2) if after2.after2 != UNKNOWN else None,
    )


OUTLINE = (part.outline,)


def outline_facts(view: View, first: int, end: int) -> tuple[Facts]:
    """What the candidate first..end (token numbers, half-open) looks like from afar: tags at its ends, and length."""
    length = view.tokens[end - 1][1] - view.tokens[first][0]
    return ((view.tags[first + PAD], view.tags[end + PAD - 1], end - first, length),)


BOTH = (
    part.pattern,
    part.styled_shape,
    part.tags_around,
    part.edges,
    part.content,
    part.place,
    part.before_shape,
    part.before_rest,
    part.after_shape,
    part.around,
    part.inside,
    part.in_list,
)


def both_facts(view: View, first: int, end: int) -> tuple[Facts | None, ...]:
    """What else depends on both ends of the candidate first..end."""
    start, stop = first + PAD, end + PAD
    before, after = view.seen[start - 1], view.seen[stop]
    inner = view.tags[start:stop]
    shape, last = _shape(inner), inner[-1]
    into, left = first - view.clause_start[first], view.clause_end[end - 1] - end
    into, left = into if into < 3 else 3, left if left < 3 else 3
    begins, ends, count = view.tokens[first][0], view.tokens[end - 1][1], end - first
    length, few = ends - begins, count if count < 3 else 3
    text = view.text[begins:ends]
    before_shape, before_rest, after_shape = before.before_shape, before.before_rest, after.after_shape
    around, around_after = before.around, after.around
    return (
        (view.domain, *inner),
        (view.styles, shape, length if length < 12 else 12, count if count < 6 else 6),
        (before.tag, after.tag, shape, count if count < 4 else 4),
        (before.tag, inner[0], last, after.tag),
        _content(view, text, first, end, shape),
        (into, left, few, before.word in _JOINED, after.word in _JOINED),
        (before_shape, shape, length if length < 10 else 10, few, last) if before_shape != UNKNOWN else None,
        (before_rest, after.tag, left) if before_rest != UNKNOWN else None,
        (after_shape, shape, few, into, before.tag) if after_shape != UNKNOWN else None,
        (around, around_after) if around != UNKNOWN and around_after != UNKNOWN else None,
        _inside(view.seen[start + 1 : stop - 1]) if count > 2 else None,
        _in_list(text, before.word, after.word) if "、" in inner else None,
    )


def _inside(seen: list[Seen]) -> Facts:
    return tuple([one.inside for one in seen if one.tag[0] in _FUNCTION])


def _in_list(text: str, before: str, after: str) -> Facts:
    lengths = [len(member) for member in text.split("、")]
    return len(lengths), len(set(lengths)) == 1, before == "、", after in _JOINED


def _content(view: View, text: str, first: int, end: int, shape: str) -> Facts:
    if end == first + 1:
        return shape, _rare(text), view.text.count(text) > 1, int(view.again[first + PAD]), True
    repeated = sum(view.again[first + PAD : end + PAD])
    return shape, -1, view.text.count(text) > 1, repeated if repeated < 2 else 2, False


@lru_cache(maxsize=20_000)
def _rare(word: str) -> int:
    return bisect_left(_RARITY, rarity(word))


def _shape(tags: list[str]) -> str:
    if len(tags) == 1:
        return tags[0]
    return "L" if "、" in tags else tags[-1] + ("2" if len(tags) == 2 else "+")
