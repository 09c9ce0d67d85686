"""Single-choice items (单选): one gap, its key, three wrong options."""

import re
from functools import lru_cache
from random import Random

from quizgen.formulations.formulation import FormulationKind
from quizgen.items.balance import Balance
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.option_ratings import rate
from quizgen.items.proposals import proposals
from quizgen.items.rules_options import LONGEST_PART, number_of
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.targets import Target
from quizgen.items.tempting import names_an_office, rises
from quizgen.items.true_false import is_believable_figure

_LIST_MARK = re.compile("[、和与及或]")
# A single choice has so many wrong options. None is expected to be rated less than WEAK, nor the best ones less than
# GOOD on average (in thousandths, option_ratings.py): there another kind of item does better.
WRONG, GOOD, WEAK = 3, 1_200, 900
_FIGURES = (FormulationKind.NUMBER, FormulationKind.DATE)


def build(material: Material, target: Target, balance: Balance) -> Item | None:
    """The single choice that asks for the target's span; None without three good wrong options."""
    if len(target.answers) != 1:
        return None
    answer = target.answers[0]
    key = material.text[answer.start : answer.end]
    prompt = choice_prompt(material, target.passage, answer)
    if (len(key) > 1 and key in prompt) or names_an_office(material.text, answer):
        return None
    proposed = proposals(material, target)
    # Two of three keys have too few good options among all candidates: nothing of them is ranked and proved.
    likely = _tempting(material, target, [option for option in proposed.candidates if _hides(key, option, prompt)])
    if not likely:
        return None
    hidden = [p for p in proposed if p in likely and rises(material.text, answer, p)]
    if target.kind in _FIGURES:
        hidden = [p for p in hidden if is_believable_figure(material.text, target, p, key)]
    hidden.sort(key=likely.__getitem__, reverse=True)
    if not _are_good([likely[option] for option in hidden]):
        return None
    options = balance.pick(key, hidden, prompt, material.text, answer.start)
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


def _tempting(material: Material, target: Target, options: list[str]) -> dict[str, int]:
    """The options that an examiner would let stand, each with its rating; none where the best three are not good
    enough."""
    if len(options) < WRONG:
        return {}
    rated = rate(material, target.passage.span, target.answers[0], options)
    best = {option: rating for rating, option in rated if rating >= WEAK}
    return best if _are_good(list(best.values())) else {}


def _are_good(ratings: list[int]) -> bool:
    """True when there are enough ratings, and the first of them are good; ratings: the best first."""
    return len(ratings) >= WRONG and sum(ratings[:WRONG]) >= WRONG * GOOD


def _hides(key: str, option: str, prompt: str) -> bool:
    """True when neither the prompt nor its length tells option from the key."""
    parts = (part for part in _LIST_MARK.split(option) if len(part) > 1)
    if option in prompt or any(part in prompt and part not in key for part in parts):
        return False
    shorter, longer = sorted((len(option), len(key)))
    if longer > 2 * shorter and longer - shorter > 4:
        return False
    return number_of(key) is not None or all(part in option for part in _shown(key, prompt))


@lru_cache(maxsize=1)
def _shown(key: str, prompt: str) -> tuple[str, ...]:
    """The longest parts of the key that stand in the prompt: only wrong options that have them too hide the key."""
    found: list[str] = []
    for size in range(min(len(key), LONGEST_PART), 1, -1):
        parts = (key[at : at + size] for at in range(len(key) - size + 1))
        found += [part for part in parts if part in prompt and not any(part in longer for longer in found)]
    return tuple(found)


def ordered(options: list[str], rng: Random) -> list[str]:
    """The options as they are shown: numbers by size, others by chance."""
    numbers = [number_of(o) for o in options]
    if all(n is not None for n in numbers):
        return [o for _, o in sorted(zip(numbers, options, strict=True), key=lambda pair: pair[0] or 0.0)]
    mixed = sorted(options)
    rng.shuffle(mixed)
    return mixed
