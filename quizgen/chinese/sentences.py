"""Where sentences and clauses end."""

import re

from quizgen.document.span import Span

# A closing quotation mark or bracket after 。！？ still belongs to the sentence.
_SENTENCE = re.compile(r"[^。！？!?\n]*(?:[。！？!?]+[”’」』）)》]*|\n|$)")
_CLAUSE = re.compile(r"[^，。；：！？,;:!?\n]*(?:[，。；：！？,;:!?]+[”’」』）)》]*|\n|$)")


def sentences(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """The sentences of text (or of the part within), in order, each with its end mark, without outer white space.

    A sentence ends at 。！？ or a line end; spans are characters, half-open. Empty ones are left out.
    """
    return _pieces(_SENTENCE, text, within)


def clauses(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """The same at every ，；： too."""
    return _pieces(_CLAUSE, text, within)


def _pieces(pattern: re.Pattern[str], text: str, within: Span | None) -> tuple[Span, ...]:
    start, stop = (within.start, within.end) if within is not None else (0, len(text))
    found = []
    while start < stop:
        match = pattern.match(text, start, stop)
        end = match.end() if match and match.end() > start else start + 1
        if not text[start].isspace() and not text[end - 1].isspace():
            found.append(Span(start, end))
        elif piece := text[start:end].strip():
            left = text.index(piece[0], start)
            found.append(Span(left, left + len(piece)))
        start = end
    return tuple(found)
