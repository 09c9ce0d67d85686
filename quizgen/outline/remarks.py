"""What does not hold together in the numbering, one sentence each; nothing is repaired."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.document.document import Document
from quizgen.outline.chains import Chain
from quizgen.outline.counts import count_remarks
from quizgen.outline.markers import LAST, Setting
from quizgen.outline.nesting import Entry, Page
from quizgen.outline.scan import Candidate

# A damaged text gives a remark at every step; nobody reads more.
_MOST = 200


def remarks(document: Document, page: Page, ends: Sequence[int]) -> tuple[str, ...]:
    """Lists that begin late, skip, repeat, go back, restart or run on, and announced counts that differ.

    In document order, each naming the line (from 1) it is about. ends: where each of the page's entries ends.
    """
    found = list(_chain_remarks(document, page, ends)) + list(count_remarks(document, page))
    found.sort(key=lambda pair: pair[0])
    texts = [text for _, text in found[:_MOST]]
    if len(found) > _MOST:
        texts.append(f"and {len(found) - _MOST} more remarks of this kind.")
    return tuple(texts)


def _chain_remarks(document: Document, page: Page, ends: Sequence[int]) -> Iterator[tuple[int, str]]:
    indices: dict[int, list[int]] = {}
    for i, entry in enumerate(page.entries):
        if entry.chain is not None and entry.chain.style.setting is not Setting.BULLET:
            indices.setdefault(id(entry.chain), []).append(i)
    before: dict[tuple[int | None, str], int] = {}
    for members in indices.values():
        first = page.entries[members[0]]
        names = _Names(document, page)
        yield from _opening(names, first, before.get(_place(first)), page, ends)
        for a, b in pairwise(members):
            text = _step(names, page.entries[a], page.entries[b])
            if text:
                yield page.entries[b].start, text
        last = page.entries[members[-1]]
        before[_place(last)] = members[-1]


def _place(entry: Entry) -> tuple[int | None, str]:
    return entry.parent, entry.chain.style.name if entry.chain else ""


class _Names:
    """How a remark names an entry: its marker, and its line."""

    def __init__(self, document: Document, page: Page) -> None:
        self._document = document
        self._text = page.text

    def marker(self, entry: Entry) -> str:
        return "“" + " ".join(self._text[entry.start : entry.end].split()) + "”"

    def line(self, entry: Entry) -> int:
        return self._document.position(entry.start)[0]


def _opening(
    names: _Names, first: Entry, before: int | None, page: Page, ends: Sequence[int]
) -> Iterator[tuple[int, str]]:
    member, chain = _numbered(first)
    place = f"line {names.line(first)}"
    if member.number > 1:
        yield first.start, f"{place}: the list begins with {names.marker(first)}, not with the first number."
    elif before is not None and member.number == 1:
        # A second list after words of its own is no restart; in a code the articles never begin again.
        bare = not page.text[ends[before] : first.start].strip(" \u3000\xa0\n")
        if chain.style.setting is Setting.STRUCTURE or bare:
            old = names.marker(page.entries[before])
            yield first.start, f"{place}: the numbering restarts with {names.marker(first)} after {old}."


def _numbered(entry: Entry) -> tuple[Candidate, Chain]:
    assert entry.member is not None
    assert entry.chain is not None
    return entry.member, entry.chain


def _step(names: _Names, a: Entry, b: Entry) -> str:
    """The remark on going from a to b in one list, "" where all is well."""
    (one, chain), (two, _) = _numbered(a), _numbered(b)
    place = f"line {names.line(b)}: {names.marker(b)}"
    if two.number == LAST:
        return ""
    if (two.number, two.sub) == (one.number, one.sub):
        return f"{place} repeats the number of {names.marker(a)} in line {names.line(a)}."
    if (two.number, two.sub) < (one.number, one.sub):
        return f"{place} goes back after {names.marker(a)}."
    missing = two.number - one.number - 1
    if missing > 0:
        which = f"number {one.number + 1} is" if missing == 1 else f"numbers {one.number + 1} to {two.number - 1} are"
        return f"{place} follows {names.marker(a)}: {which} missing."
    if a.parent != b.parent and chain.style.setting is not Setting.STRUCTURE:
        return f"{place} runs on from {names.marker(a)} in another section."
    if one.style is not two.style:
        return f"{place} is written in another style than {names.marker(a)} in the same list."
    return ""
