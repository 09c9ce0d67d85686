"""Single-choice items (单选): one gap, its key, three wrong options."""

from random import Random

from quizgen.items.balance import Balance
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.proposals import proposals
from quizgen.items.rules_options import number_of
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.targets import Target


def build(material: Material, target: Target, balance: Balance) -> Item | None:
    """The single choice that asks for the target's span; None without three good wrong options."""
    if len(target.answers) != 1:
        return None
    answer = target.answers[0]
    key = material.text[answer.start : answer.end]
    prompt = choice_prompt(material, target.passage, answer)
    tempting = [p for p in proposals(material, target) if p not in prompt]
    options = balance.pick(key, tempting, prompt, material.text, answer.start)
    if options is None:
        return None
    return finish(
        material,
        target.passage,
        Kind.SINGLE_CHOICE,
        prompt,
        (key,),
        target.answers,
        target.score,
        options=options,
    )


def ordered(options: list[str], rng: Random) -> list[str]:
    """The options as they are shown: numbers by size, others by chance."""
    numbers = [number_of(o) for o in options]
    if all(n is not None for n in numbers):
        return [o for _, o in sorted(zip(numbers, options, strict=True), key=lambda pair: pair[0] or 0.0)]
    mixed = sorted(options)
    rng.shuffle(mixed)
    return mixed
