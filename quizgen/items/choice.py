"""Single-choice items (单选): one gap, its key, three wrong options."""

from random import Random

from quizgen.formulations.formulation import FormulationKind
from quizgen.items.balance import Balance
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.proposals import proposals
from quizgen.items.rules_options import LONGEST_PART, number_of
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.targets import Target
from quizgen.items.tempting import tempts

# Other terms of the document need not look alike.
_NAMES = (FormulationKind.QUOTED_TERM, FormulationKind.NUMERAL_SUMMARY, FormulationKind.TITLE)


def build(material: Material, target: Target, balance: Balance) -> Item | None:
    """The single choice that asks for the target's span; None without three good wrong options."""
    if len(target.answers) != 1:
        return None
    answer = target.answers[0]
    key = material.text[answer.start : answer.end]
    prompt = choice_prompt(material, target.passage, answer)
    if len(key) > 1 and key in prompt:
        return None
    shown = _shown(key, prompt)
    tempting = [
        p
        for p in proposals(material, target)
        if p not in prompt and all(part in p for part in shown) and not _uneven(p, key)
    ]
    if target.kind not in _NAMES:
        tempting = _believable(material, tempting, key)
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


def _believable(material: Material, options: list[str], key: str) -> list[str]:
    """The options that somebody would take for the key, and where they are only two, one more; [] for fewer."""
    good = [o for o in options if tempts(material, o, key)]
    if len(good) == 2:
        good += [o for o in options if o not in good][:1]
    return good if len(good) > 2 else []


def _shown(key: str, prompt: str) -> list[str]:
    """The longest parts of the key that stand in the prompt: only wrong options that have them too hide the key."""
    if number_of(key) is not None:
        return []
    found: list[str] = []
    for size in range(min(len(key), LONGEST_PART), 1, -1):
        parts = (key[at : at + size] for at in range(len(key) - size + 1))
        found += [part for part in parts if part in prompt and not any(part in longer for longer in found)]
    return found


def _uneven(option: str, key: str) -> bool:
    """True when one is so much longer than the other that it shows."""
    shorter, longer = sorted((len(option), len(key)))
    return longer > 2 * shorter and longer - shorter > 4


def ordered(options: list[str], rng: Random) -> list[str]:
    """The options as they are shown: numbers by size, others by chance."""
    numbers = [number_of(o) for o in options]
    if all(n is not None for n in numbers):
        return [o for _, o in sorted(zip(numbers, options, strict=True), key=lambda pair: pair[0] or 0.0)]
    mixed = sorted(options)
    rng.shuffle(mixed)
    return mixed
