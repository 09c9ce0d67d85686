"""Wrong options: tempting, and proved wrong."""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from itertools import islice

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.candidates import Evidence, Suits, gather, last_resort
from quizgen.items.document_index import index_of
from quizgen.items.key import Key
from quizgen.items.proof import Proof, number_sense
from quizgen.items.ranking import rank
from quizgen.items.synonyms import has_synonym, synonyms

# A proposal that stands in the middle of nowhere is better than none: so many come back where there are words at all.
_ENOUGH = 3


def propose_distractors(document: Document, span: Span, limit: int = 10) -> list[str]:
    """Wrong options for the words at span, best first: at most limit, never the key, none twice, each proved wrong.

    Fewer than 3 come back only where the span holds no word. One proposal may be part of another (十年, 二十年):
    who puts options together keeps such two apart.
    """
    key = Key(index_of(document), span)
    if not key.text.strip():
        return []
    proof, found = Proof(key.index, span), list[str]()
    _take(_proved(rank(key, gather(key)), proof, found), limit)
    _take(_proved(last_resort(key), proof, found), min(limit, _ENOUGH) - len(found))
    return found


def suitable(
    document: Document,
    span: Span,
    suits: Suits,
    likely: Callable[[str], bool],
    known: MutableMapping[str, Evidence] | None = None,
) -> tuple[Key, Evidence]:
    """The key at span, and the candidates that suit (a candidate, and where it was found), which may be right too.

    likely: as for `gather`. known: what suits some keys, by their text; it is looked up there, and put there for the
    next time.
    """
    key = Key(index_of(document), span)
    found = None if known is None else known.get(key.text)
    if found is None:
        found = gather(key, suits=suits, likely=likely)
        if known is not None:
            known[key.text] = found
    return key, found


def proved_options(key: Key, evidence: Evidence) -> Iterator[str]:
    """The wrong ones of these candidates, best first; ranked when the first is asked for, and each proved in turn."""
    yield from _proved(rank(key, evidence), Proof(key.index, key.span), [])


def _proved(texts: Iterable[str], proof: Proof, found: list[str]) -> Iterator[str]:
    """The texts that nothing speaks against, and that say something else than the ones in found; put there too."""
    senses = {number_sense(text) for text in found} - {None}
    for text in texts:
        if text in found or proof.against(text) is not None:
            continue
        sense = number_sense(text)
        if sense in senses or (has_synonym(text) and any(synonyms(text, other) for other in found)):
            continue
        senses |= {sense} - {None}
        found.append(text)
        yield text


def _take(texts: Iterator[str], most: int) -> None:
    """Ask for so many of the texts; an iterator is asked for no more than needed."""
    for _ in islice(texts, max(0, most)):
        pass
