"""Wrong options: tempting, and proved wrong."""

from collections.abc import Sequence
from itertools import chain

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.candidates import gather, last_resort
from quizgen.items.document_index import index_of
from quizgen.items.key import Key
from quizgen.items.options import pick_options
from quizgen.items.proof import Proof, prove_wrong, same_number, synonyms
from quizgen.items.ranking import rank

__all__ = ["pick_options", "propose_distractors", "propose_for_set", "prove_wrong"]


def propose_distractors(document: Document, span: Span, limit: int = 10) -> list[str]:
    """Wrong options for the words at span, best first: at most limit, never the key, none twice, each proved wrong.

    Fewer than 3 come back only where the span holds no word. One proposal may be part of another (十年, 二十年):
    pick_options keeps such two from standing in one item.
    """
    index = index_of(document)
    key = Key(index, span)
    if not key.text.strip():
        return []
    ranked, proof = gather(key), Proof(index, span)
    found: list[str] = []
    enough = min(limit, 3)
    for text in chain(rank(key, ranked), last_resort(key)):
        if len(found) >= limit or (len(found) >= enough and text not in ranked):
            break
        if proof.against(text) is None and not any(synonyms(text, o) or same_number(text, o) for o in found):
            found.append(text)
    return found


def propose_for_set(document: Document, spans: Sequence[Span], limit: int = 10) -> list[str]:
    """Wrong options for a multiple-answer item whose right answers stand at spans; none is any of them."""
    index = index_of(document)
    score: dict[str, float] = {}
    for span in spans:
        for place, text in enumerate(propose_distractors(document, span, limit=20)):
            score[text] = score.get(text, 0) + 1 / (1 + place)
    proofs = [Proof(index, span) for span in spans]
    proved = [
        t
        for t in sorted(score, key=lambda t: (-score[t], t))
        if all(p.against(t) is None and not (t in p.key or p.key in t) for p in proofs)
    ]
    return proved[:limit]
