"""True/false items (判断): the source's sentence, or the same with one thing exchanged."""

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import Material
from quizgen.items.proposals import proposals, shares_half
from quizgen.items.shape import END, finish, naming
from quizgen.items.targets import Target

_MODALS = {"应当": "可以", "必须": "可以", "可以": "应当", "不得": "可以", "有权": "应当"}
_FIGURES = (FormulationKind.NUMBER, FormulationKind.DATE)
_TERMS = (FormulationKind.QUOTED_TERM, FormulationKind.NUMERAL_SUMMARY, FormulationKind.TITLE)


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
        if wrong not in sentence and _is_believable(material, target, wrong, key):
            return wrong
    return None


def _is_believable(material: Material, target: Target, wrong: str, key: str) -> bool:
    """Figures always are; words when they share half with the key and are used: by this source or in general."""
    if target.kind in _FIGURES:
        return True
    if target.kind in _TERMS:
        return bool(set(wrong) & set(key))
    return shares_half(wrong, key) and (material.says(wrong) or entry(wrong) is not None)


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
