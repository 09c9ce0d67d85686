"""The source sentence with the answer marked."""

from quizgen.items.item import BLANK, FALSE, GAP, Item, Kind
from quizgen.out.anki.blanks import filled
from quizgen.out.anki.markup import escape

# A statement that differs from its source by more than this share is not one changed word: nothing is marked.
_LARGEST_CHANGE = 0.5
# Characters in front of a blank that tell its place in a sentence that the prompt shortens.
_CONTEXT = 4


def marked_quote(item: Item) -> str:
    """HTML of the quote, each part that answers the question in <mark>."""
    return mark(item.quote, answer_places(item))


def mark(text: str, places: list[tuple[int, int]]) -> str:
    """HTML of the text; places: what to mark, half-open, characters, in order, not overlapping."""
    parts: list[str] = []
    position = 0
    for start, end in places:
        parts += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return "".join([*parts, escape(text[position:])])


def answer_places(item: Item) -> list[tuple[int, int]]:
    """Where the answers stand in the quote, half-open, characters, in order; empty where they do not."""
    if item.kind is Kind.TRUE_FALSE:
        return _changed(item.quote, item.prompt) if item.answers == (FALSE,) else []
    if item.kind is Kind.FILL_IN:
        return _of_blanks(item)
    before = item.prompt.split(GAP)[0] if GAP in item.prompt else ""
    stands = item.quote.find(before)
    at = stands + len(before) if stands >= 0 else 0
    found = []
    for answer in item.answers:
        # After the words in front of the gap, else wherever it stands: a heading is often said once more above.
        start = item.quote.find(answer, at)
        start = item.quote.find(answer) if start < 0 else start
        if start >= 0 and answer:
            found.append((start, start + len(answer)))
    return _apart(found)


def _of_blanks(item: Item) -> list[tuple[int, int]]:
    pieces = item.prompt.split(BLANK)
    base = item.quote.find(filled(item))
    found: list[tuple[int, int]] = []
    position = max(base, 0)
    for piece, answer in zip(pieces, item.answers, strict=False):
        start = position + len(piece) if base >= 0 else _after(item.quote, piece, answer, position)
        if start >= 0 and answer:
            position = start + len(answer)
            found.append((start, position))
    return found


def _after(quote: str, words: str, answer: str, position: int) -> int:
    """Where the answer stands from position on, after as many of the words' last characters as the quote has; -1."""
    for length in range(min(_CONTEXT, len(words)), -1, -1):
        near = words[len(words) - length :]
        start = quote.find(near + answer, position)
        if start >= 0:
            return start + length
    return -1


def _changed(quote: str, statement: str) -> list[tuple[int, int]]:
    """The one part of the quote that a false statement says otherwise."""
    shorter = min(len(quote), len(statement))
    start = next((i for i in range(shorter) if quote[i] != statement[i]), shorter)
    tail = next((i for i in range(shorter - start) if quote[-1 - i] != statement[-1 - i]), shorter - start)
    end = len(quote) - tail
    return [(start, end)] if 0 < end - start <= _LARGEST_CHANGE * len(quote) else []


def _apart(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in order, without those that overlap an earlier one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
