"""Candidates for wrong options, and what speaks for each of them."""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from quizgen.chinese.dictionary import dictionary, entries
from quizgen.document.span import Span
from quizgen.items.common_words import common_words, known_by_ending, known_by_start
from quizgen.items.document_index import LIST_MARKS
from quizgen.items.exchanging import REPEATED, goes_with, joins, sound
from quizgen.items.key import Key
from quizgen.items.number_neighbours import variants
from quizgen.items.swaps import Table, exchanges, families, learned

# Text of the candidate -> name of the source -> its figure there: rank from 0, or the strength in a table.
Evidence = dict[str, dict[str, float]]

# So many phrases of one kind are tried; one so near the key (in characters) counts as if it stood three times more.
_SAME_KIND, _NEAR, _IS_NEAR = 14, 400, 3
# How far around the key candidates are looked for, so that the work stays in step with the length of the text: so many
# lists, clauses that end alike, and words on each side.
_LISTS, _CLAUSES, _PHRASES = 500, 500, 20_000

# Longer ones are not looked up in the dictionary.
_LONGEST_WORD = 5


# Does a candidate, found in these sources, suit?
Suits = Callable[[str, Mapping[str, float]], bool]
# Of the sources, those that exchange a part of the key.
_EXCHANGING = frozenset(["number", "negation", "members"])


def gather(
    key: Key,
    table: Table | None = None,
    suits: Suits | None = None,
    likely: Callable[[str], bool] | None = None,
) -> Evidence:
    """Every candidate (that suits) with its evidence.

    table: the learned swaps, by default the ones in the package. likely: False for what cannot suit unless an exchange
    makes it; two candidates of five need not be looked at any further.
    """
    found: Evidence = defaultdict(dict)
    for name, swaps in (("family", families()), ("learned", learned() if table is None else table)):
        for change in exchanges(key.text, swaps):
            fits = suits is None or (joins(key, change) and goes_with(key, change))
            if fits and sound(key, change, name):
                source = f"{name} whole" if change.part == key.text else f"{name} part"
                found[change.text][source] = max(found[change.text].get(source, 0), change.strength)
    for source, texts, most in _sources(key):
        for rank, text in enumerate(_first(texts, most)):
            if likely is None or source in _EXCHANGING or text in found or likely(text):
                found[text].setdefault(source, rank)
    for useless in ("", key.text):
        found.pop(useless, None)
    repeats = REPEATED.search(key.text) is not None
    return {
        text: evidence
        for text, evidence in found.items()
        if (suits is None or suits(text, evidence)) and (repeats or not REPEATED.search(text))
    }


def _first(texts: Iterable[str], most: int) -> dict[str, None]:
    """The first different texts, in order; no more are looked for than needed."""
    found: dict[str, None] = {}
    for text in texts:
        found[text] = None
        if len(found) == most:
            break
    return found


def _sources(key: Key) -> Iterator[tuple[str, Iterable[str], int]]:
    """Name, candidates (best first) and how many of them are tried.

    The numbers were halved until the recall on human options fell.
    """
    index, text = key.index, key.text
    if key.numerals:
        yield "number", variants(text, key.after, index.numbers_like(key.numerals), limit=24), 24
    if key.numeric:
        return  # a number among words would show at once
    # First what exchanges a part of the key.
    yield "negation", negations(key), 4
    if len(key.members) > 1:
        yield "members", _member_changes(key), 16
        yield "other list", _other_lists(key), 10
    yield "head", _same_head(key), 10
    yield "list", _rival_lists(key), 8
    yield "kind", _same_kind(key), 14
    if len(text) >= 7:
        yield "clause", _clauses(key), 10
    if len(key.surface) == 1:
        yield "ending", index.by_ending.get(text[-1], ()), 6
    if len(text) <= 4:
        yield "dictionary ending", known_by_ending(text[-1], len(text), key.tags[-1][0]), 8
        yield "dictionary start", known_by_start(text[0], len(text), key.tags[-1][0]), 4


def last_resort(key: Key) -> Iterator[str]:
    """Candidates for keys that nothing else fits: a word of the key exchanged for a known one, phrases as long."""
    at = 0
    for surface, tag in zip(key.surface, key.tags, strict=True):
        if len(surface) > 1 or len(key.surface) == 1:
            others = [*key.index.by_tag.get((tag, len(surface)), ())[:10]]
            others += [w for w, t in common_words().ending(surface[-1])[:20] if len(w) == len(surface)]
            for other in others:
                yield key.text[:at] + other + key.text[at + len(surface) :]
        at += len(surface)
    here = key.range[0] if key.range else 0
    for i in range(max(0, here - _PHRASES), min(len(key.index), here + _PHRASES)):
        found = key.index.phrase(i, i + max(1, len(key.surface)))
        if found and len(found) == len(key.text):
            yield found
    for start in common_words().starts():
        yield from (w for w, _ in common_words().starting(start)[:2] if len(w) == len(key.text))


_TURNED = (
    ("不得", "可以"),
    ("不能", "可以"),
    ("不可以", "可以"),
    ("没有", "有"),
    ("无", "有"),
    ("有", "无"),
    ("未", "已"),
)


def negations(key: Key) -> list[str]:
    """The key with its 不, 无, 未, 非 dropped or turned; or put before it, where the outcome is a known word."""
    text = key.text
    found = [other + text[len(word) :] for word, other in _TURNED if text.startswith(word)]
    if text[:1] in "不非" and text[1:2] not in ("", "得", "可"):
        found.append(text[1:])
    for mark in "不非无未":
        denied = mark + text
        if (len(denied) <= _LONGEST_WORD and denied in _denials(mark)) or key.index.haystack.says(denied):
            found.append(denied)
    return found


@cache
def _denials(mark: str) -> frozenset[str]:
    """The dictionary's words that begin with mark."""
    return frozenset(word for word, _, _ in entries(dictionary().beginning(mark.encode())))


def _same_head(key: Key) -> Iterator[str]:
    size = len(key.surface)
    lengths = range(max(1, size - 1), size + 2)
    for at in _nearest(key, key.index.positions.get(key.surface[-1], ())) if key.surface else ():
        yield from key.index.phrases_ending(at, lengths)


def _rival_lists(key: Key) -> Iterator[str]:
    known = key.index.lists_by_member
    yield from known.get(key.text, ())
    yield from known.get(f"…{key.text[-1]}{len(key.text)}", ())


def _member_changes(key: Key) -> Iterator[str]:
    """For a key that is itself a list: one member exchanged for another of its family or of the document's lists."""
    parts = key.members
    if len(parts) < 2:
        return
    marks = [s for s in key.surface if s in LIST_MARKS]
    sharing = sorted({i for part in parts for i in key.index.lists_with.get(part, ())})
    listed = [m for i in _within(sharing, key, _LISTS) for m in key.index.lists[i] if m not in parts]
    for i in reversed(range(len(parts))):
        own = [r for r in families().get(parts[i], ()) if r not in parts]
        for new in dict.fromkeys([*own, *listed]):
            changed = [new if j == i else p for j, p in enumerate(parts)]
            yield "".join(p + m for p, m in zip(changed, [*marks, ""], strict=True))


def _other_lists(key: Key) -> list[str]:
    """Lists of the document, alike in length and number of members and near ones first."""
    text, size, listed = key.index.text, len(key.members), key.index.listed
    at = bisect_left(listed, key.span, key=lambda each: each[0])
    found = [
        (abs(len(span) - len(key.text)) + 4 * abs(len(members) - size) + abs(span.start - key.span.start) / 500, span)
        for span, members in listed[max(0, at - _LISTS) : at + _LISTS]
        if abs(len(span) - len(key.text)) <= 6 and not span.overlaps(key.span)
    ]
    return [text[span.start : span.end] for _, span in sorted(found)]


def _clauses(key: Key) -> list[str]:
    """Clauses of the document that end like the key, alike in length and near ones first."""
    text, size, here = key.index.text, len(key.text), key.span
    alike = key.index.clauses_by_ending.get(key.text[-1], array("i"))
    at = bisect_left(range(len(alike) // 2), here, key=lambda i: Span(alike[2 * i], alike[2 * i + 1]))
    near = iter(alike[max(0, 2 * (at - _CLAUSES)) : 2 * (at + _CLAUSES)])
    found = [
        (abs(end - start - size) + abs(start - here.start) / 200, start, end)
        for start, end in zip(near, near, strict=True)
        if 2 * abs(end - start - size) <= size and not Span(start, end).overlaps(here)
    ]
    return [text[start:end] for _, start, end in sorted(found)]


def _same_kind(key: Key) -> list[str]:
    """Phrases that name the same kind of thing: frequent ones of like length, and near ones first."""
    known = key.index.kinds(key.kind, len(key.text)) if key.kind else []
    if len(known) <= _SAME_KIND:
        return [term for _, term in known]
    around = key.index.text[max(0, key.span.start - _NEAR) : key.span.start + _NEAR]
    least = known[_SAME_KIND - 1][0] - _IS_NEAR  # what is worth less does not come up even where it is near
    near = [
        (worth + _IS_NEAR * (term in around), -rank, term) for rank, (worth, term) in enumerate(known) if worth >= least
    ]
    return [term for *_, term in sorted(near, reverse=True)[:_SAME_KIND]]


def _within(numbers: Sequence[int], key: Key, most: int) -> Sequence[int]:
    """Of the numbers of lists (in order) the nearest to the key, so many on each side."""
    listed = key.index.listed
    middle = bisect_left(numbers, key.span, key=lambda i: listed[i][0])
    return numbers[max(0, middle - most) : middle + most]


def _around(key: Key, at: Sequence[int], most: int) -> Sequence[int]:
    """Of the positions at (in order) the ones around the key."""
    middle = bisect_left(at, bisect_left(key.index.begins, key.span.start))
    return at[max(0, middle - most // 2) : middle + most // 2]


def _nearest(key: Key, at: Sequence[int], most: int = 30) -> list[int]:
    """Of the positions at (in order) the nearest to the key, nearest first."""
    begins, here = key.index.begins, key.span.start
    return sorted(_around(key, at, most), key=lambda i: abs(begins[i] - here))
