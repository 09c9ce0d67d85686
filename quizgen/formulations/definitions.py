"""Definitions: 党章是党的根本大法; 本规定所称……，是指……."""

import re

from quizgen.chinese.patterns import lazily
from quizgen.chinese.sentences import sentences
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

LONGEST = 90
_CLAUSE_END = re.compile(r"[，；]")
_CALLED = lazily(r"所称(?:的)?([^，。；：]{1,24})，?(?:是)?指")
# The number of an article is not part of its subject.
_ARTICLE = r"(?:第\w{1,8}条(?:之[一二三四五六七八九十])?[ \u3000]*)?"
_IS = lazily(_ARTICLE + r"([^，。；：！？、]{2,20})是([^，。；：！？]{3,})")
_MEANS = lazily(_ARTICLE + r"([^，。；：！？]{2,24}?)，?是指")
# 是 that does not define: a question, a contrast, a point of a list, a focus (是……的), a filler.
_NOT_DEFINING = lazily(
    r"(?:[不还也就都又只更正但而或要总]|特别|尤其|主要|目的|关键|原因|结果|明知|[一二三四五六七八九十])$"
)
_NOT_SUBJECT = lazily(
    r"(?:什么|为何|谁|哪)$|^(?:[（(①-⑳]|\d+[.．]|这|那|它|他|她|我|你|有的|其中|如果|只要|无论|不管|因为|所以|同时|此外|特别)"
)
_NOT_BODY = lazily(r"^(?:否|不是|非|为了|因为|由于|在|对|从|按|以|要|指$|怎|如何|什么|谁|哪)")


def find_definitions(text: str, words: TaggedText) -> list[Formulation]:
    """Sentences that say what something is, from the subject to the end of the clause (本法所称…，是指…: of the
    sentence, unless that is long); members: the term and what it is said to be."""
    found = []
    for sentence in sentences(text):
        match = _called(text, sentence) or _is(text, sentence, words)
        if match:
            term, body = match
            span = Span(term.start, body.end)
            parts = (text[term.start : term.end], text[body.start : body.end])
            found.append(
                Formulation(text[span.start : span.end], FormulationKind.DEFINITION, span, parts, (term, body))
            )
    return found


def _called(text: str, sentence: Span) -> tuple[Span, Span] | None:
    start, end = sentence.start, sentence.end
    match = None
    if text.find("指", start, end) >= 0:
        match = _CALLED.search(text, start, end) or _MEANS.match(text, start, end)
    if match is None:
        return None
    return Span(*match.span(1)), _body(text, match.end(), sentence.end)


def _is(text: str, sentence: Span, words: TaggedText) -> tuple[Span, Span] | None:
    match = None
    if text.find("是", sentence.start, sentence.end) >= 0:
        match = _IS.match(text, sentence.start, sentence.end)
    if match is None:
        return None
    subject, rest = match[1], match[2]
    if _NOT_DEFINING.search(subject) or _NOT_SUBJECT.match(subject) or _NOT_BODY.match(rest):
        return None
    middle = match.end(1)
    if words.tag(middle) != "v" or words.word_end(middle) != middle + 1:
        return None
    clause = _CLAUSE_END.search(text, match.start(2), sentence.end)
    body = _body(text, match.start(2), clause.start() if clause else sentence.end)
    # What defines ends in a noun: 是党的根本大法, not 是很明显.
    if body.end == body.start or words.tag(words.word_start(body.end))[0] not in "nvajlirm":
        return None
    return Span(match.start(1), middle), body


def _body(text: str, start: int, end: int) -> Span:
    """To the end of the sentence without its mark, or of the clause where that would be too long."""
    stop = end - len(text[start:end]) + len(text[start:end].rstrip("。！？!?；;\n "))
    if stop - start > LONGEST:
        cut = _CLAUSE_END.search(text, start, stop)
        stop = cut.start() if cut else stop
    return Span(start, stop)
