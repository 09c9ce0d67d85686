"""The duty in a numbered requirement: what 一要…, （三）… or 第十二条 asks for."""

from quizgen.chinese.patterns import lazily
from quizgen.chinese.sentences import sentences
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind
from quizgen.outline.outline import Node, Outline

LONGEST = 80
_OBLIGES = lazily(r"应当|應當|必须|必須|不得|严禁|嚴禁|禁止|有权|有權|可以|要")


def find_duties(document: Document, outline: Outline) -> list[Formulation]:
    """One duty a leaf of the outline: its heading, or for an article its first sentence that obliges."""
    found = []
    for i in outline.leaves:
        node = outline.nodes[i]
        span = _heading(document, node) or _obliging_sentence(document, node)
        if span is not None and 4 <= len(span) <= LONGEST:
            found.append(Formulation(document.quote(span), FormulationKind.DUTY, span))
    return found


def _heading(document: Document, node: Node) -> Span | None:
    if not node.heading or node.marker.endswith("条") or "条之" in node.marker:
        return None
    start = document.text.find(node.heading, node.span.start, node.span.end)
    return Span(start, start + len(node.heading.rstrip("。；;，"))) if start >= 0 else None


def _obliging_sentence(document: Document, node: Node) -> Span | None:
    start = node.span.start + len(node.marker)
    for sentence in sentences(document.text, Span(start, max(start, node.span.end))):
        if _OBLIGES.search(document.text, sentence.start, sentence.end):
            words = document.quote(sentence)
            return Span(sentence.start, sentence.start + len(words.rstrip("。；;：: ")))
    return None
