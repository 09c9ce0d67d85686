"""Fill-in items (填空): one to four blanks in the source's own words."""

from quizgen.items.accept import accepted
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.shape import fill_in_prompt, finish
from quizgen.items.targets import Target


def build(material: Material, target: Target) -> Item | None:
    """The fill-in that asks for the target's spans; None when there are none to ask for."""
    if not 1 <= len(target.answers) <= 4:
        return None
    answers = [material.text[a.start : a.end] for a in target.answers]
    accept = tuple(accepted(answer) for answer in answers)
    return finish(
        material,
        target.passage,
        Kind.FILL_IN,
        fill_in_prompt(material, target.passage, target.answers),
        answers,
        target.answers,
        target.score,
        accept=accept if any(accept) else (),
        any_order=bool(target.members) and len(answers) > 1,
    )
