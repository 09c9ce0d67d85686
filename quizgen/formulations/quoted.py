"""Quoted terms (“四个全面”) and document titles (《…》)."""

import re

from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

# A quotation longer than this is somebody's sentence, not a term; the longest slogans in speeches have about 30.
LONGEST_TERM = 32

_QUOTED = re.compile(rf"[“「『]([^“”「」『』\n]{{1,{LONGEST_TERM}}})[”」』]")
_TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){2,60}》")


def find_quoted(text: str) -> list[Formulation]:
    """Terms in quotation marks (span without the marks) and titles (span with 《》), every occurrence."""
    terms = [
        Formulation(m[1], FormulationKind.QUOTED_TERM, Span(*m.span(1)))
        for m in _QUOTED.finditer(text)
        if is_term(m[1])
    ]
    titles = [Formulation(m[0], FormulationKind.TITLE, Span(*m.span())) for m in _TITLE.finditer(text)]
    return terms + titles


def is_term(words: str) -> bool:
    """True when quoted words can be a term: more than one character, no sentence inside, not a title."""
    return len(words) > 1 and not re.search(r"[。！？；]|《", words)
