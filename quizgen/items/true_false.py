"""True/false items (判断): the source's sentence, or the same with one thing changed."""

from random import Random

from quizgen.items.distractors import propose_distractors
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import Material
from quizgen.items.shape import END, finish, naming
from quizgen.items.targets import Target


def build(material: Material, target: Target, rng: Random, *, true: bool) -> Item | None:
    """The statement about the target's span, true or with that span exchanged; None when nothing can be exchanged."""
    if len(target.answers) != 1:
        return None
    answer, span, text = target.answers[0], target.passage.span, material.text
    key = text[answer.start : answer.end]
    statement = text[span.start : span.end] + END
    explanation = ""
    if not true:
        proposals = [p for p in propose_distractors(material.document, answer, limit=4) if p not in statement]
        if not proposals:
            return None
        changed = proposals[0]
        statement = text[span.start : answer.start] + changed + text[answer.end : span.end] + END
        explanation = f"“{changed}”错，应为“{key}”：{text[span.start : span.end]}{END}"
    return finish(
        material,
        target.passage,
        Kind.TRUE_FALSE,
        naming(material, statement),
        (TRUE if true else FALSE,),
        target.answers,
        target.score,
        explanation=explanation,
    )
