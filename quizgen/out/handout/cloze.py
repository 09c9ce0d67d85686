"""填空式讲义: the document's whole text, with the answers of a deck's items as blanks where they stand."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.chinese.sentences import sentences
from quizgen.document.anchor import find_again
from quizgen.document.span import Span
from quizgen.items.item import Item, Kind
from quizgen.out.handout.handout import Handout, Line, Mark, Run, Source

SUBTITLE = "填空式讲义"
# With more than this share of a sentence gone, the rest no longer says what is asked.
MOST_OF_A_SENTENCE = 0.34
_GAP = re.compile(r"____|（\s*）|\(\s*\)")


def cloze_handout(source: Source, items: Sequence[Item], title: str = "", subtitle: str = "") -> Handout:
    """The text with blanks from the fill-in and single-choice items, the better item first where two are too close."""
    wanted = [item for item in items if item.kind in (Kind.FILL_IN, Kind.SINGLE_CHOICE)]
    blanks = _blanks(source.text, wanted)
    remarks = [] if blanks else ["no item of the deck stands in the text, so the handout has no blanks"]
    return Handout(
        title=title or source.title,
        subtitle=subtitle or SUBTITLE,
        lines=tuple(_lines(source, blanks)),
        indented=True,
        answers=tuple(source.text[blank.start : blank.end] for blank in blanks),
        remarks=tuple(remarks),
    )


def _blanks(text: str, items: Sequence[Item]) -> list[Span]:
    """The blanks in the text's order; they do not touch, and leave each sentence readable."""
    whole = sentences(text)
    starts = [sentence.start for sentence in whole]
    room = [len(sentence) * MOST_OF_A_SENTENCE for sentence in whole]
    taken: list[Span] = []
    for item in sorted(items, key=lambda item: (-item.score, item.id)):
        places = answer_places(text, item)
        close = any(place.start <= other.end and other.start <= place.end for place in places for other in taken)
        at = bisect_right(starts, places[0].start) - 1 if places else -1
        length = sum(map(len, places))
        if places and not close and at >= 0 and room[at] >= length:
            room[at] -= length
            taken += places
    return sorted(taken)


def answer_places(text: str, item: Item) -> list[Span]:
    """Where the answers of an item stand in the text, one place a blank; empty when they are not all found.

    The prompt tells which occurrence is meant: what stands before and after its blank.
    """
    near = item.span[0] if item.span else 0
    quote = find_again(text, item.quote, near)
    pieces = _GAP.split(item.prompt)
    if quote is None or len(pieces) != len(item.answers) + 1:
        return []
    words, at, found = text[quote.start : quote.end], 0, []
    for before, answer, after in zip(pieces, item.answers, pieces[1:], strict=False):
        best = max(
            (i for i in range(at, len(words) - len(answer) + 1) if words.startswith(answer, i)),
            key=lambda i: (_agrees(words, i, len(answer), before, after), -i),
            default=-1,
        )
        if best < 0 or not answer:
            return []
        found.append(Span(quote.start + best, quote.start + best + len(answer)))
        at = best + len(answer)
    return found


def _agrees(words: str, at: int, length: int, before: str, after: str) -> int:
    """How many characters around the place are those around the blank."""
    left = next((n for n in range(8) if n >= min(len(before), at) or before[-1 - n] != words[at - 1 - n]), 8)
    rest = words[at + length :]
    right = next((n for n in range(8) if n >= min(len(after), len(rest)) or after[n] != rest[n]), 8)
    return left + right


def _lines(source: Source, blanks: Sequence[Span]) -> Iterator[Line]:
    """Paragraphs: of the source, and a new one at each heading."""
    text = source.text
    levels = {heading.span.start: heading for heading in source.headings}
    breaks = {0, len(text), *levels, *(i + 1 for i, c in enumerate(text) if c == "\n")}
    edges = sorted(breaks)
    for start, end in pairwise(edges):
        if text[start:end].strip():
            heading = levels.get(start)
            named = min(heading.end, end) if heading else start
            runs = tuple(_runs(text, start, named, end, blanks))
            yield Line(heading.level if heading else 0, runs)


def _runs(text: str, start: int, named: int, end: int, blanks: Sequence[Span]) -> Iterator[Run]:
    """The paragraph from start to end: the words that name it as a heading, then the rest, blanks cut out of both."""
    at = start
    for number, blank in enumerate(blanks, 1):
        if start <= blank.start < end:
            yield from _plain(text, at, named, blank.start)
            yield Run(text[blank.start : blank.end], Mark.BLANK, number)
            at = blank.end
    yield from _plain(text, at, named, end)


def _plain(text: str, start: int, named: int, end: int) -> Iterator[Run]:
    if start < named:
        yield Run(text[start : min(named, end)], Mark.HEADING)
    if max(start, named) < end:
        yield Run(text[max(start, named) : end].rstrip("\n"))
