"""Which items may not stand on one sheet because one shows the answer of the other."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from quizgen.items.item import BLANK, TRUE, Item, Kind

# An answer seen elsewhere in these many characters of the same words (answer and neighbours) is read off, a shorter
# match is chance: 安全工作 stands in half the sentences of a speech on safety.
TELLING = 6
# What so many other items show is a set phrase (处三年以下有期徒刑) and tells nothing about any one of them.
COMMON = 3
_GAP = re.compile(r"（\s*）|\(\s*\)|____")
_NOISE = re.compile(r"[^\w|]|_")


def conflicts(items: Sequence[Item]) -> list[set[int]]:
    """For each item the indices of those that it may not share a sheet with. The relation is symmetric.

    Two items on the same source words conflict when one shows an answer of the other; items from elsewhere when one
    shows an answer together with its neighbouring words, TELLING characters in all.
    """
    found: list[set[int]] = [set() for _ in items]
    for a, b in (*_same_place(items), *_same_words(items)):
        if a != b:
            found[a].add(b)
            found[b].add(a)
    return found


def _same_place(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs on overlapping source words, one of which shows an answer of the other."""
    shown = [_plain("|".join((item.prompt, *item.options))) for item in items]
    placed = sorted((item.span, i) for i, item in enumerate(items) if item.span)
    for at, (span, a) in enumerate(placed):
        for other, b in placed[at + 1 :]:
            if other[0] >= span[1]:
                break
            if _shows(shown[a], items[b], shown[b]) or _shows(shown[b], items[a], shown[a]):
                yield a, b
    prompts: dict[str, int] = {}
    for i, item in enumerate(items):
        # The same question twice, with or without a source.
        first = prompts.setdefault(_plain(_filled(item)), i)
        yield first, i


def _shows(shown: str, item: Item, words: str) -> bool:
    """True when shown tells the answer of item, which says these words and stands on the same source."""
    if item.kind is Kind.TRUE_FALSE:
        # One about a whole section (其中列有…) is not told by everything that stands in the section.
        matcher = SequenceMatcher(None, shown, words, autojunk=False)
        return matcher.find_longest_match().size >= TELLING
    return any(_plain(answer) in shown for answer in item.answers)


def _same_words(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs where the prompt of the first holds telling words of the second: one search over all prompts at once."""
    prompts = [_plain(_GAP.sub("|", item.prompt)) for item in items]
    text, starts = "\n".join(prompts), [0]
    for prompt in prompts:
        starts.append(starts[-1] + len(prompt) + 1)
    for i, item in enumerate(items):
        for words in _telling(item):
            shown_by = {bisect_right(starts, at) - 1 for at in _places(text, words)} - {i}
            if len(shown_by) < COMMON:
                yield from ((other, i) for other in sorted(shown_by))


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _telling(item: Item) -> Iterator[str]:
    """The stretches of TELLING or more characters that would give the item away."""
    if item.kind is Kind.TRUE_FALSE:
        yield from _corrections(item)
        return
    if item.kind is Kind.MULTIPLE_ANSWER:
        answers = [_plain(answer) for answer in item.answers]
        yield from (a + b for a, b in pairwise(answers) if len(a + b) >= TELLING)
        return
    pieces = [_plain(piece) for piece in _GAP.split(item.prompt)]
    if len(pieces) != len(item.answers) + 1:
        pieces = [""] * (len(item.answers) + 1)
    before = pieces[0]
    for answer, after in zip(map(_plain, item.answers), pieces[1:], strict=True):
        yield from _in_context(before, answer, after)
        before += answer + after


def _in_context(before: str, answer: str, after: str) -> Iterator[str]:
    if not answer:
        return
    need = max(TELLING - len(answer), 0)
    if need == 0:
        yield answer
    else:
        if len(before) >= need:
            yield before[-need:] + answer
        if len(after) >= need:
            yield answer + after[:need]


def _corrections(item: Item) -> Iterator[str]:
    """Where a false statement departs from its source: the true words in their context."""
    if item.answers[:1] == (TRUE,) or not item.quote:
        return
    true, said = _plain(item.quote), _plain(item.prompt)
    for tag, start, end, _, _ in SequenceMatcher(None, true, said, autojunk=False).get_opcodes():
        if tag in ("replace", "delete"):
            yield from _in_context(true[:start], true[start:end], true[end:])


def _filled(item: Item) -> str:
    """The prompt with its answers in place."""
    answers = iter(item.answers)
    return _GAP.sub(lambda match: next(answers, BLANK), item.prompt) + "|" + "|".join(sorted(item.answers))


def _plain(text: str) -> str:
    """Letters, digits and Chinese characters only, and | where a blank stood."""
    return _NOISE.sub("", text.replace(BLANK, "|"))
