"""Choice of the wrong options that stand beside a key, so that the key does not show."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from random import Random

from quizgen.document.document import Document
from quizgen.document.span import Span


def pick_options(
    document: Document, span: Span, stem: str, proposals: Sequence[str], count: int = 3, *, rng: Random
) -> list[str]:
    """count of the proposals, such that neither length nor likeness nor frequency in the source shows the key.

    No option is part of another or of the key. Fewer come back when the proposals do not allow more.
    """
    key = document.quote(span)
    usable: list[str] = []
    for text in proposals:
        if text not in key and key not in text and not any(text in o or o in text for o in usable):
            usable.append(text)
    picked: list[str] = []
    while usable and len(picked) < count:
        best = max(usable[:8], key=lambda t: (_likeness(t, picked), -usable.index(t), rng.random()))
        picked.append(best)
        usable.remove(best)
    return picked


def _likeness(text: str, others: Sequence[str]) -> float:
    return sum(SequenceMatcher(None, text, o).ratio() for o in others)
