"""True/false items (判断): the source's sentence, or the same with one thing exchanged."""

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import Material
from quizgen.items.proposals import proposals
from quizgen.items.shape import END, finish, naming
from quizgen.items.targets import Target

_MODALS = {"应当": "可以", "必须": "可以", "可以": "应当", "不得": "可以", "有权": "应当"}
# What can be exchanged and leaves a sentence that somebody might believe.
_EXCHANGEABLE = (
    FormulationKind.NUMBER,
    FormulationKind.DATE,
    FormulationKind.QUOTED_TERM,
    FormulationKind.NUMERAL_SUMMARY,
    FormulationKind.TITLE,
)


def true(material: Material, target: Target) -> Item:
    """The passage as it stands."""
    span = target.passage.span
    return _item(material, target, material.text[span.start : span.end] + END, TRUE, "")


def false(material: Material, target: Target) -> Item | None:
    """The passage with the target's span exchanged; None when nothing believable can take its place."""
    if len(target.answers) != 1:
        return None
    answer, span, text = target.answers[0], target.passage.span, material.text
    key = text[answer.start : answer.end]
    wrong = _exchange(material, target, key, text[span.start : span.end])
    if wrong is None:
        return None
    statement = text[span.start : answer.start] + wrong + text[answer.end : span.end] + END
    explanation = f"“{wrong}”错，应为“{key}”：{text[span.start : span.end]}{END}"
    return _item(material, target, statement, FALSE, explanation)


def _exchange(material: Material, target: Target, key: str, sentence: str) -> str | None:
    if key in _MODALS:
        return _MODALS[key]
    for wrong in proposals(material, target):
        if wrong in sentence:
            continue
        if target.kind in _EXCHANGEABLE or shares_part(wrong, key):
            return wrong
    return None


def shares_part(wrong: str, key: str) -> bool:
    """True when the two begin or end alike, so that the one is taken for the other: 政治生态, 政治生活."""
    return len(key) == len(wrong) and (key[-1] == wrong[-1] or key[0] == wrong[0])


def _item(material: Material, target: Target, statement: str, verdict: str, explanation: str) -> Item:
    asked: tuple[Span, ...] = target.answers if verdict == FALSE else (target.passage.span,)
    return finish(
        material,
        target.passage,
        Kind.TRUE_FALSE,
        naming(material, statement),
        (verdict,),
        asked,
        target.score - 0.08,
        explanation=explanation,
    )
