"""Single-choice items (单选): one gap, its key, three wrong options."""

import re
from functools import lru_cache
from random import Random

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.balance import Balance
from quizgen.items.build import FIGURES
from quizgen.items.fitting import is_known_rival, shares_half
from quizgen.items.item import Item, Kind
from quizgen.items.kinds import kind_of
from quizgen.items.material import Material
from quizgen.items.proposals import proposals
from quizgen.items.rules_options import LONGEST_PART, number_of
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.targets import Target
from quizgen.items.tempting import differ_in_degree, going_together, has_no_rivals, names_an_office, rises, tempts
from quizgen.items.true_false import is_believable_figure

# Other terms of the document need not look alike, as long as they share a character or count something.
_NAMES = (FormulationKind.QUOTED_TERM, FormulationKind.NUMERAL_SUMMARY, FormulationKind.TITLE)
_LIST_MARK = re.compile("[、和与及或]")
# A single choice has so many wrong options.
WRONG = 3
# So far around a person others take part in the same matter, in characters.
_SCENE = 1_000
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
    if target.kind not in _NAMES and has_no_rivals(material, answer):
        return None
    proposed = proposals(material, target)
    if not proposed.may_hold(WRONG, lambda option: _hides(key, option, prompt)):
        return None
    tempting = [p for p in proposed if _hides(key, p, prompt) and rises(material.text, answer, p)]
    if target.kind in _FIGURES:
        tempting = [p for p in tempting if is_believable_figure(material.text, target, p, key)]
    if target.kind in _NAMES:
        tempting = [o for o in tempting if set(o) & set(key) or (FIGURES.match(o) and FIGURES.match(key))]
    else:
        tempting = _believable(material, [o for o in tempting if _takes_part(material.text, answer, o)], key)
        if target.kind not in _FIGURES and number_of(key) is None:
            going = list(going_together(material, answer, tempting))
            # One that is not known to go there does no harm beside two that are.
            tempting = going + [o for o in tempting if o not in going][: len(going) // 2]
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


def _takes_part(text: str, answer: Span, option: str) -> bool:
    """False for a person of whom nothing is said around a key that names another one: 保管人 for 用电人."""
    key = text[answer.start : answer.end]
    if kind_of(key) != "person" or kind_of(option) != "person" or is_known_rival(option, key):
        return True
    return option in text[max(0, answer.start - _SCENE) : answer.end + _SCENE]


def _believable(material: Material, options: list[str], key: str) -> list[str]:
    """The options that somebody would take for the key, and where they are only two, one more; [] for fewer."""
    good = [o for o in options if tempts(material, o, key)]
    if len(good) == 2 and len(key) > 2:
        others = (o for o in options if o not in good and not differ_in_degree(o, key))
        good += [o for o in others if shares_half(o, key) or (kind_of(key) and kind_of(o) == kind_of(key))][:1]
    return good if len(good) > 2 else []


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
