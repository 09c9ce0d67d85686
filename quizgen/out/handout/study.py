"""The study handout: the outline, and under each heading its weightiest sentences with the formulations marked."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from quizgen.chinese.sentences import sentences
from quizgen.document.span import Span
from quizgen.out.handout.handout import Handout, Heading, Line, Mark, Run, Source
from quizgen.out.printable import width

# Two A4 pages in 10.5 pt hold 2 x 44 lines of 46 characters; the title and the space around headings take the rest.
LINES, CHARACTERS = 76, 45
# Of these lines the headings may take so many before the deepest level is left out.
HEADING_LINES = 54
CUT = "……"
SUBTITLE = "学习提纲"


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of one node without its children's: the node (None before the first) and its own sentences."""

    heading: Heading | None
    sentences: tuple[Span, ...]


def study_handout(source: Source) -> Handout:
    """One or two pages: every heading that fits, then sentences by the weight of their formulations until full."""
    headings = _shown(source.headings)
    blocks = _blocks(source, headings)
    weights = {span: _weight(span, source) for block in blocks for span in block.sentences}
    kept = _kept(source, blocks, weights)
    lines = tuple(line for block in blocks for line in _lines(source, block, kept))
    hidden = len(source.headings) - len(headings)
    remarks = (f"{hidden} of the deepest headings left out, so that it fits two pages",) if hidden else ()
    subtitle = "\u3000".join(filter(None, (SUBTITLE, source.origin)))
    return Handout(title=source.title, subtitle=subtitle, lines=lines, remarks=remarks)


def _shown(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """The headings down to the deepest level at which they still fit."""
    for level in sorted({heading.level for heading in headings}, reverse=True):
        upper = tuple(heading for heading in headings if heading.level <= level)
        if len(upper) <= HEADING_LINES:
            return upper
    return tuple(heading for heading in headings if heading.level == 1)


def _blocks(source: Source, headings: Sequence[Heading]) -> list[_Block]:
    edges = [*(heading.span.start for heading in headings), len(source.text)]
    blocks = [_Block(None, sentences(source.text, Span(0, edges[0])))]
    for heading, end in zip(headings, edges[1:], strict=True):
        # What closes the document belongs to no node, and here to no heading.
        inside = min(end, heading.span.end)
        start = heading.end
        while start < inside and source.text[start] in "。；，：！？,;:":
            start += 1
        blocks.append(_Block(heading, sentences(source.text, Span(min(start, inside), inside))))
        if inside < end:
            blocks.append(_Block(None, sentences(source.text, Span(inside, end))))
    return blocks


def _weight(sentence: Span, source: Source) -> float:
    """The weights of the formulations in a sentence, each counted once."""
    return sum(term.weight for term in source.terms if any(sentence.contains(place) for place in term.places))


def _kept(source: Source, blocks: Sequence[_Block], weights: dict[Span, float]) -> frozenset[Span]:
    """The sentences that fit: first the best of each heading, then the weightiest for their length."""
    room = LINES - sum(_height(block.heading, source) for block in blocks)
    first = [max(block.sentences, key=lambda s: weights[s]) for block in blocks if block.heading and block.sentences]
    first = sorted((s for s in first if weights[s] > 0), key=lambda s: (-weights[s], s))
    others = sorted((s for s in weights if weights[s] > 0), key=lambda s: (-weights[s] / (len(s) + 12), s))
    kept: set[Span] = set()
    for sentence in (*first, *others):
        # A sentence beside another shares its last line: on average half a line is lost, not a whole one.
        need = width(source.text[sentence.start : sentence.end]) / CHARACTERS + 0.5
        if sentence not in kept and need <= room:
            kept.add(sentence)
            room -= need
    return frozenset(kept)


def _height(heading: Heading | None, source: Source) -> float:
    if heading is None:
        return 0
    words = source.text[heading.span.start : heading.end]
    return ceil(width(words) / CHARACTERS) + (0.5 if heading.level == 1 else 0.1)


def _lines(source: Source, block: _Block, kept: frozenset[Span]) -> Iterator[Line]:
    heading = block.heading
    indent = heading.level - 1 if heading else 0
    if heading is not None:
        yield Line(heading.level, tuple(_marked(source, Span(heading.span.start, heading.end), Mark.HEADING)), indent)
    chosen = [sentence for sentence in block.sentences if sentence in kept]
    if chosen:
        runs: list[Run] = []
        for i, sentence in enumerate(chosen):
            if i and block.sentences.index(sentence) != block.sentences.index(chosen[i - 1]) + 1:
                runs.append(Run(CUT))
            runs += _marked(source, sentence)
        yield Line(0, tuple(runs), indent)


def _marked(source: Source, sentence: Span, rest: Mark = Mark.PLAIN) -> Iterator[Run]:
    """The sentence cut at its formulations; where they overlap the weightier one is marked, then the longer."""
    found: list[Span] = []
    places = [(term.weight, place) for term in source.terms for place in term.places if sentence.contains(place)]
    for _, place in sorted(places, key=lambda pair: (-pair[0], -len(pair[1]), pair[1])):
        at = bisect_right(found, place)
        if all(not place.overlaps(other) for other in found[max(0, at - 1) : at + 1]):
            found.insert(at, place)
    at = sentence.start
    for place in found:
        if at < place.start:
            yield Run(source.text[at : place.start], rest)
        yield Run(source.text[place.start : place.end], Mark.TERM)
        at = place.end
    if at < sentence.end:
        yield Run(source.text[at : sentence.end], rest)
