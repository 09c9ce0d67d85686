"""What the model of blanks sees of a candidate: by its first token, by its last, from afar, and by both ends."""

from bisect import bisect_left

from quizgen.chinese.words import rarity
from quizgen.items import blank_parts as part
from quizgen.items.blank_parts import PartFacts
from quizgen.items.blank_view import PAD, UNKNOWN, View

_FUNCTION = frozenset("pcudfr")
_JOINED = frozenset(["、", "和", "与", "或", "及", "以及", "或者"])
_RARITY = (6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17)


def first_parts(view: View, first: int) -> list[PartFacts]:
    """What a candidate that begins with token number first brings by that alone."""
    at = first + PAD
    words, tags, domain = view.words, view.tags, view.domain
    word, before, before2, tag, tag1 = words[at], words[at - 1], words[at - 2], tags[at], tags[at - 1]
    begin, verb = view.clause_start[first], view.verb_before[first]
    into = first - begin
    tenth = 10 * view.tokens[first].start // len(view.text)
    parts: list[PartFacts] = [
        (part.before_character, (view.tails[at - 1][-1], tag)),
        (part.first, (domain, word, view.heads[at], tag, view.again[at])),
        (part.tags_before, (tags[at - 2], tag1, tag)),
        (part.styled_first, (view.styles, tag1, tag, into if into < 2 else 2)),
        (
            part.place_first,
            (into if into < 6 else 6, first if first < 6 else 6, bisect_left((0, 4, 9, 16, 30), begin), tenth),
        ),
        (part.verb_before, (words[verb + PAD] if verb >= 0 else "", min(first - verb, 4))),
        (part.clause_first, (words[begin + PAD], into if into < 3 else 3)),
        (part.before, (domain, before, view.again[at - 1], tag)),
    ]
    if before2 != UNKNOWN:
        parts.append((part.before2, (domain, before2)))
    return parts


def last_parts(view: View, end: int) -> list[PartFacts]:
    """What a candidate whose last token is number end - 1 brings by that alone."""
    at = end + PAD
    words, tags, domain = view.words, view.tags, view.domain
    word, after, after2, tag, tag1 = words[at - 1], words[at], words[at + 1], tags[at - 1], tags[at]
    close, verb = view.clause_end[end - 1], view.verb_after[end]
    left, rest = close - end, min(len(view.tokens) - end, 5)
    tenth = 10 * view.tokens[end - 1].end // len(view.text)
    parts: list[PartFacts] = [
        (part.after_character, (view.heads[at], tag)),
        (part.last, (domain, word, view.tails[at - 1], tag, view.again[at - 1])),
        (part.tags_after, (tags[at - 2], tag, tag1, tags[at + 1])),
        (part.styled_last, (view.styles, tag, tag1, left if left < 2 else 2, rest if rest < 3 else 3)),
        (part.place_last, (left if left < 6 else 6, rest, tenth)),
        (part.verb_after, (words[verb + PAD] if verb >= 0 else "", min(verb - end, 4))),
        (part.clause_last, (words[close + PAD - 1] if left else "", words[close + PAD])),
        (part.after, (domain, after, view.again[at], tag)),
    ]
    if after2 != UNKNOWN:
        parts.append((part.after2, (domain, after2)))
    return parts


def shape_part(view: View, first: int, end: int) -> PartFacts:
    """What the candidate first..end (token numbers, half-open) looks like from afar: tags at its ends, and length."""
    length = view.tokens[end - 1].end - view.tokens[first].start
    return part.outline, (view.tags[first + PAD], view.tags[end + PAD - 1], end - first, length)


def span_parts(view: View, first: int, end: int) -> list[PartFacts]:
    """What else depends on both ends of the candidate first..end."""
    start, stop = first + PAD, end + PAD
    words, tags = view.words, view.tags
    inner = tags[start:stop]
    shape = _shape(inner)
    before, after, last = words[start - 1], words[stop], inner[-1]
    tag_before, tag_after = tags[start - 1], tags[stop]
    into, left = min(first - view.clause_start[first], 3), min(view.clause_end[end - 1] - end, 3)
    count, length = end - first, view.tokens[end - 1].end - view.tokens[first].start
    parts: list[PartFacts] = [
        (part.pattern, (view.domain, *inner)),
        (part.styled_shape, (view.styles, shape, length if length < 12 else 12, count if count < 6 else 6)),
        (part.tags_around, (tag_before, tag_after, shape, count if count < 4 else 4)),
        (part.edges, (tag_before, inner[0], last, tag_after)),
        (part.content, _content_facts(view, first, end, shape)),
        (part.place, (into, left, count if count < 3 else 3, before in _JOINED, after in _JOINED)),
    ]
    if before != UNKNOWN:
        parts.append(
            (part.before_shape, (before, shape, length if length < 10 else 10, count if count < 3 else 3, last))
        )
        parts.append((part.before_rest, (before, tag_after, left)))
    if after != UNKNOWN:
        parts.append((part.after_shape, (after, shape, count if count < 3 else 3, into, tag_before)))
        if before != UNKNOWN:
            parts.append((part.around, (before, after)))
    if count > 2:
        middle = zip(words[start + 1 : stop - 1], inner[1:-1], strict=True)
        parts.append((part.inside, tuple([word for word, tag in middle if tag[0] in _FUNCTION])))
    if "、" in inner:
        text = view.text[view.tokens[first].start : view.tokens[end - 1].end]
        lengths = [len(member) for member in text.split("、")]
        parts.append((part.in_list, (len(lengths), len(set(lengths)) == 1, before == "、", after in _JOINED)))
    return parts


def _content_facts(view: View, first: int, end: int, shape: str) -> tuple[object, ...]:
    text = view.text[view.tokens[first].start : view.tokens[end - 1].end]
    rare = bisect_left(_RARITY, rarity(text)) if end == first + 1 else -1
    repeated = sum(view.again[first + PAD : end + PAD])
    return shape, rare, view.text.count(text) > 1, repeated if repeated < 2 else 2, end == first + 1


def _shape(tags: list[str]) -> str:
    if len(tags) == 1:
        return tags[0]
    return "L" if "、" in tags else tags[-1] + ("2" if len(tags) == 2 else "+")
