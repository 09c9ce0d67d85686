"""Numeral summaries (数字缩略语): “四个全面”, “五双”管理, 这5个方面; with the parts they count."""

import re
from collections.abc import Iterator

from quizgen.chinese.numerals import parse
from quizgen.chinese.patterns import IDEOGRAPH
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind
from quizgen.outline.outline import Outline

_NUMBER = r"(?:[二两兩三四五六七八九十]{1,3}|[2-9]|[1-9]\d)"
# A quoted short form with numerals in it: 四个全面, 三严三实, 两学一做, 五位一体.
_SHORT_FORM = re.compile(rf"[“「]((?:{_NUMBER}|一)[^“”「」\d，。；：、\n]{{1,8}})[”」]")
_ANNOUNCED = re.compile(rf"({_NUMBER}) ?(?:[个個]?方面|[个個项項类類种種点點条條大步]|举措|措施){IDEOGRAPH}{{0,6}}")
# Between the list and its count: …、D”这5个方面; “五双”管理，即A、B…
_BEFORE = re.compile(
    rf"[“「]?({_NUMBER})[^，。；：、\n“”]{{1,12}}[”」]?[^，。；：、\n“”]{{0,6}}?"
    r"(?:[：:]|，?(?:即|就是|包括|分别是|也就是)：?)[“「]?$"
)
_AFTER = re.compile(
    rf"[”」]?(?:等|这|这些)?({_NUMBER}) ?((?:[个個项項类類种種点點条條级級]|方面){IDEOGRAPH}{{0,6}}|部分)|"
    # 双人验收、…、双本账的“五双”制度; 核对品名、…、生产日期，做到“五核对”
    rf"[”」]?(?:的|等|，?(?:做到|实行|即|简称|称为|统称))[“「]({_NUMBER})([^，。；：、\n“”]{{1,8}})(?=[”」])"
)


def find_summaries(document: Document, outline: Outline, lists: list[Formulation]) -> list[Formulation]:
    """Numeral summaries, every occurrence; members only where as many are spelled out as the numeral says."""
    spelled = [s for found in lists if (s := _counted_list(document.text, found))]
    numbered = list(_counted_nodes(document, outline))
    quoted = [_short_form(document.text, m) for m in _SHORT_FORM.finditer(document.text)]
    members = {s.text.strip("“”「」"): s for s in spelled if s.members}
    merged = []
    for q in quoted:
        known = members.get(q.text)
        merged.append(q if known is None else Formulation(q.text, q.kind, q.span, known.members, known.member_spans))
    return [*spelled, *numbered, *merged]


def _short_form(text: str, match: re.Match[str]) -> Formulation:
    return Formulation(match[1], FormulationKind.NUMERAL_SUMMARY, Span(*match.span(1)))


def _counted_list(text: str, found: Formulation) -> Formulation | None:
    """The count that stands right before or after a list, when it agrees with the number of members."""
    after = _AFTER.match(text, found.span.end)
    count = 1 if after and after[1] else 3
    if after and parse(after[count]) == len(found.members):
        return _summary(text, Span(after.start(count), _phrase_end(text, after)), found)
    window = max(0, found.span.start - 28)
    before = _BEFORE.search(text[window : found.span.start])
    # 3．了解主要表现： is the number of a paragraph.
    if before and text[window + before.end(1)] not in ".．、）)" and parse(before[1]) == len(found.members):
        start = window + before.start()
        quoted = _SHORT_FORM.match(text, start)
        span = (
            Span(*quoted.span(1)) if quoted else Span(window + before.start(1), _noun_end(text, window + before.end(1)))
        )
        return _summary(text, span, found)
    return None


def _phrase_end(text: str, match: re.Match[str]) -> int:
    """The counted phrase ends where its clause does, or before 的."""
    stop = re.compile(r"[的，。；：、！？”」\n]|$").search(text, match.start(2 if match[1] else 4), match.end())
    return stop.start() if stop else match.end()


def _noun_end(text: str, start: int) -> int:
    stop = re.compile(r"[，。；：、！？”」\n]|$").search(text, start)
    return stop.start() if stop else len(text)


def _summary(text: str, span: Span, found: Formulation) -> Formulation:
    return Formulation(
        text[span.start : span.end], FormulationKind.NUMERAL_SUMMARY, span, found.members, found.member_spans
    )


def _counted_nodes(document: Document, outline: Outline) -> Iterator[Formulation]:
    """三点意见 before 一、二、三、: the members are the headings of the numbered nodes that follow."""
    children: dict[int | None, list[int]] = {}
    for i, node in enumerate(outline.nodes):
        children.setdefault(node.parent, []).append(i)
    for parent, indices in children.items():
        nodes = [outline.nodes[i] for i in indices]
        if len(nodes) < 2 or not all(n.heading for n in nodes):
            continue
        floor = outline.nodes[parent].span.start if parent is not None else 0
        start = max(floor, nodes[0].span.start - 40)
        found = [m for m in _ANNOUNCED.finditer(document.text, start, nodes[0].span.start) if parse(m[1]) == len(nodes)]
        if found:
            span = Span(found[-1].start(), _noun_end(document.text, found[-1].start()))
            starts = [document.text.find(n.heading, n.span.start) for n in nodes]
            yield Formulation(
                document.text[span.start : span.end],
                FormulationKind.NUMERAL_SUMMARY,
                span,
                tuple(n.heading for n in nodes),
                tuple(Span(s, s + len(n.heading)) for s, n in zip(starts, nodes, strict=True)),
            )
