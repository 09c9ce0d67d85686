"""Find words again after the source has changed: an exact quote and, where it stands more than once, its neighbours."""

from bisect import bisect_left

from quizgen.document.span import Span

# How many characters on either side tell one occurrence from another.
CONTEXT = 32


def find_again(text: str, quote: str, near: int, before: str = "", after: str = "") -> Span | None:
    """Where quote stands in text now; None when it does not.

    near: the offset where it stood before. before, after: the characters that stood around it, as far as they are
    known. Of several occurrences the one with the most of its neighbours wins, then the nearest to where it stood.
    """
    if not quote:
        return None
    places = occurrences(text, quote)
    if not places:
        return None
    if before or after:
        best = max(places, key=lambda at: (_agreement(text, at, quote, before, after), -abs(at - near)))
    else:
        i = bisect_left(places, near)
        best = min(places[max(0, i - 1) : i + 1], key=lambda at: abs(at - near))
    return Span(best, best + len(quote))


def occurrences(text: str, quote: str) -> list[int]:
    """Every offset at which quote stands in text, overlapping ones too."""
    found, at = [], text.find(quote)
    while at >= 0:
        found.append(at)
        at = text.find(quote, at + 1)
    return found


def _agreement(text: str, at: int, quote: str, before: str, after: str) -> int:
    """How many neighbouring characters still stand there, counted outwards from the quote."""
    end = at + len(quote)
    return _common(before[::-1], text[max(0, at - CONTEXT) : at][::-1]) + _common(after, text[end : end + CONTEXT])


def _common(a: str, b: str) -> int:
    limit = min(len(a), len(b))
    return next((i for i in range(limit) if a[i] != b[i]), limit)
