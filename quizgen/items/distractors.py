"""Wrong options: tempting, and proved wrong."""

from collections.abc import Sequence
from itertools import chain

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.candidates import Evidence, Key, gather, last_resort
from quizgen.items.document_index import index_of
from quizgen.items.options import pick_options
from quizgen.items.proof import disproof, prove_wrong

__all__ = ["pick_options", "propose_distractors", "propose_for_set", "prove_wrong"]

_WEIGHTS = {
    "number": 6.0, "whole_family": 5.0, "whole_learned": 4.0, "part_family": 3.5, "part_learned": 2.5, "negation": 2.0,
    "list": 2.0, "slot": 1.5, "head": 1.5, "first": 1.0, "members": 3.0, "ending": 1.0, "tag": 0.5,
    "dictionary_ending": 0.8, "dictionary_start": 0.4,
}  # fmt: skip


def propose_distractors(document: Document, span: Span, limit: int = 10) -> list[str]:
    """Wrong options for the words at span, best first: at most limit, never the key, none twice, each proved wrong.

    Fewer than 3 come back only where the text offers nothing at all.
    """
    index = index_of(document)
    key = Key(index, span)
    if not key.text.strip():
        return []
    ranked = gather(key)
    found: list[str] = []
    enough = min(limit, 3)
    for text in chain(_ranked(key, ranked), last_resort(key)):
        if len(found) >= limit or (len(found) >= enough and text not in ranked):
            break
        if disproof(index, span, text) is None and text not in found:
            found.append(text)
    return found


def propose_for_set(document: Document, spans: Sequence[Span], limit: int = 10) -> list[str]:
    """Wrong options for a multiple-answer item whose right answers stand at spans; none is any of them."""
    index = index_of(document)
    score: dict[str, float] = {}
    for span in spans:
        for rank, text in enumerate(propose_distractors(document, span, limit=20)):
            score[text] = score.get(text, 0) + 1 / (1 + rank)
    keys = [index.text[s.start : s.end] for s in spans]
    proved = [
        t
        for t in sorted(score, key=lambda t: (-score[t], t))
        if all(disproof(index, s, t) is None for s in spans) and not any(t in k or k in t for k in keys)
    ]
    return proved[:limit]


def _ranked(key: Key, evidence: Evidence) -> list[str]:
    def score(text: str) -> float:
        own = sum(_WEIGHTS[name] * (0.5 + 0.5 * min(strength, 1)) for name, strength in evidence[text].items())
        return own - 0.7 * abs(len(text) - len(key.text))

    return sorted(evidence, key=lambda t: (-score(t), t))
