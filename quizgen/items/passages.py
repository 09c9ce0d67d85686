"""The pieces of a document that one item can ask about: a sentence, or the clauses of it that stand alone.

Passages do not overlap, so no two items made from different passages show each other's words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from quizgen.chinese.sentences import clauses, sentences
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items import standing
from quizgen.outline.outline import Outline

# In characters. Human fill-in items have a median of 45 characters, nine in ten below 110.
SHORTEST, WHOLE, LONGEST = 8, 64, 120
# A cut piece keeps at least so much, so that the rest says what is asked.
LEAST_PIECE = 18

_OPEN, _CLOSE = "“「『（《〈(【", "”」』）》〉)】"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the document that can stand as a question of its own; span has no end mark ("。") in it.

    node: index of the outline node it lies in, None outside. whole: it is a whole sentence.
    """

    span: Span
    node: int | None
    whole: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A stretch that no item can be made from, and why (the name of a flaw)."""

    span: Span
    why: str


def find_passages(document: Document, outline: Outline) -> tuple[list[Passage], list[Refused]]:
    """All passages in document order, and what was refused."""
    found: list[Passage] = []
    refused: list[Refused] = []
    for region, node in regions(document, outline):
        for sentence in sentences(document.text, region):
            for piece in _pieces(document.text, sentence):
                passage = _passage(document.text, piece, sentence, node)
                if isinstance(passage, Passage):
                    found.append(passage)
                else:
                    refused.append(passage)
    return found, refused


def regions(document: Document, outline: Outline) -> Iterator[tuple[Span, int | None]]:
    """The document cut wherever a node starts, its marker or title-like heading ends, or it ends; with its node."""
    cuts: list[tuple[int, int | None]] = [(0, None)]
    stack: list[int] = []

    def close(before: int) -> None:
        while stack and outline.nodes[stack[-1]].span.end <= before:
            ended = outline.nodes[stack.pop()].span.end
            cuts.append((ended, stack[-1] if stack else None))

    for i, node in enumerate(outline.nodes):
        close(node.span.start)
        cuts.append((node.span.start, None))
        cuts.append((_after_heading(document.text, node.marker, node.heading, node.span), i))
        stack.append(i)
    close(len(document.text) + 1)
    ends = [start for start, _ in cuts[1:]] + [len(document.text)]
    is_head = {n.span.start for n in outline.nodes}
    for (start, node_index), end in zip(cuts, ends, strict=True):
        if start < end and not (start in is_head and node_index is None):
            yield Span(start, end), node_index


def _after_heading(text: str, marker: str, heading: str, span: Span) -> int:
    """Where a node's own words begin: after the marker, and after a heading that is a title, not a sentence."""
    start = min(span.start + len(marker), span.end)
    while start < span.end and text[start] in " \t\u3000\xa0":
        start += 1
    if heading and text.startswith(heading, start):
        after = start + len(heading)
        if after < span.end and text[after] in "\n \u3000" and heading[-1] not in "。；！？":
            return after
    return start


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """The sentence, or the runs of clauses it is cut into when it is too long."""
    start = sentence.start + standing.opening_length(text[sentence.start : sentence.end])
    if sentence.end - start <= WHOLE:
        yield Span(start, sentence.end)
        return
    parts = list(_closed_clauses(text, Span(start, sentence.end)))
    begin = start
    for here, after in pairwise(parts):
        size = here.end - begin
        strong = text[here.end - 1] in "；;"
        if size < LEAST_PIECE or not (strong or size + len(after) > WHOLE):
            continue
        if _can_part(text, begin, here, after) and sentence.end - after.start >= LEAST_PIECE:
            yield Span(begin, here.end)
            begin = after.start + standing.opening_length(text[after.start : after.end])
    yield Span(begin, sentence.end)


def _closed_clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Clauses with every quotation mark and bracket closed in them."""
    start, depth = None, 0
    for clause in clauses(text, sentence):
        words = text[clause.start : clause.end]
        start = clause.start if start is None else start
        depth += sum(words.count(c) for c in _OPEN) - sum(words.count(c) for c in _CLOSE)
        if depth <= 0:
            yield Span(start, clause.end)
            start, depth = None, 0
    if start is not None:
        yield Span(start, sentence.end)


def _can_part(text: str, begin: int, here: Span, after: Span) -> bool:
    """True when the sentence may be cut between two clauses without changing what either side says."""
    last, first = text[here.start : here.end], text[after.start : after.end]
    if standing.is_unfinished(last):
        return False
    opening = standing.opening_length(first)
    return not standing.leans(first[opening:])


def _passage(text: str, piece: Span, sentence: Span, node: int | None) -> Passage | Refused:
    words = text[piece.start : piece.end]
    end = piece.start + len(words.rstrip("。；，：;,: \n！!"))
    span = Span(piece.start, max(piece.start, end))
    body = text[span.start : span.end]
    why = _refusal(body, words)
    if why:
        return Refused(span, why)
    return Passage(span, node, whole=span.start == sentence.start and piece.end == sentence.end)


def _refusal(body: str, words: str) -> str | None:
    if len(body) < SHORTEST:
        return "too short"
    if len(body) > LONGEST:
        return "too long"
    if "\n" in body or words.rstrip().endswith(("？", "?", "：", ":")):
        return "no statement"
    if any(body.count(a) != body.count(b) for a, b in zip(_OPEN, _CLOSE, strict=True)):
        return "cut in a quotation"
    if re.search(r"[一-鿿]", body) is None:
        return "no statement"
    if standing.pointing_word(body) or standing.leans(body) or standing.is_unfinished(body):
        return "does not stand alone"
    return None
