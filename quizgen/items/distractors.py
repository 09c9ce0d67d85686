"""Wrong options: tempting, and proved wrong."""

from itertools import chain

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.candidates import gather, last_resort
from quizgen.items.document_index import index_of
from quizgen.items.key import Key
from quizgen.items.proof import Proof, prove_wrong, same_number, synonyms
from quizgen.items.ranking import rank

__all__ = ["propose_distractors", "prove_wrong"]


def propose_distractors(document: Document, span: Span, limit: int = 10) -> list[str]:
    """Wrong options for the words at span, best first: at most limit, never the key, none twice, each proved wrong.

    Fewer than 3 come back only where the span holds no word. One proposal may be part of another (十年, 二十年):
    who puts options together keeps such two apart.
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
