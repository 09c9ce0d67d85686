"""The parts all builders write alike: prompts, quotes, ids, explanations."""

from collections.abc import Sequence

from quizgen.document.span import Span
from quizgen.items import standing
from quizgen.items.ids import mint
from quizgen.items.item import BLANK, GAP, Item, Kind
from quizgen.items.material import Material
from quizgen.items.passages import Passage

END = "。"


def with_marks(text: str, span: Span, answers: Sequence[Span], mark: str) -> str:
    """The words of span with mark in place of each answer, as an ended sentence."""
    parts, at = [], span.start
    for answer in sorted(answers):
        parts += [text[at : answer.start], mark]
        at = answer.end
    return ended("".join([*parts, text[at : span.end]]).replace("\n", ""))


def ended(words: str) -> str:
    """The words with 。 behind them, unless they close with a quotation that ends so itself (他说：“…。”)."""
    return words if words.endswith((f"{END}”", "！”", "？”")) else words + END


def fill_in_prompt(material: Material, passage: Passage, answers: Sequence[Span]) -> str:
    """The passage with its blanks: only words of the source, so that the answers filled in give the source back."""
    return with_marks(material.text, passage.span, answers, BLANK)


def choice_prompt(material: Material, passage: Passage, answers: Span) -> str:
    """The passage with one gap; the document is named where the words say only 本法."""
    return naming(material, with_marks(material.text, passage.span, (answers,), GAP))


def naming(material: Material, prompt: str) -> str:
    """prompt, with the document's name before it where the words say 本法 or 本条例."""
    title = material.document.title
    if standing.self_reference(prompt) and title:
        name = title if title.startswith("《") else f"《{title}》"
        return f"根据{name}，{prompt}"
    return prompt


def finish(
    material: Material,
    passage: Passage,
    kind: Kind,
    prompt: str,
    answers: Sequence[str],
    asked: Sequence[Span],
    score: float,
    *,
    accept: tuple[tuple[str, ...], ...] = (),
    any_order: bool = False,
    options: Sequence[str] = (),
    explanation: str = "",
) -> Item:
    """The item, with what every item has: quote, span, section, id. asked: places in the document."""
    span = passage.span
    quote = material.text[span.start : span.end]
    return Item(
        id=mint(material.document.title, kind, quote, (a.shifted(-span.start) for a in asked)),
        kind=kind,
        prompt=prompt,
        answers=tuple(answers),
        accept=accept,
        any_order=any_order,
        options=tuple(options),
        section=material.section(span, passage.node),
        quote=quote,
        span=(span.start, span.end),
        explanation=explanation,
        score=round(min(max(score, 0.0), 1.0), 3),
    )
