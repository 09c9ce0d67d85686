"""Multiple-answer items (多选): the members of a list among members of rival lists."""

from collections import Counter
from random import Random

from quizgen.document.span import Span
from quizgen.items.choice import ordered
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.option_ratings import rate
from quizgen.items.proposals import set_proposals
from quizgen.items.rules_options import shared_pairs
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.synonyms import common_ends
from quizgen.items.targets import Target

MOST_KEYS = 5
# Of what is rated less than this (in thousandths, the mean over all members), most is odd beside them or may be right.
FITTING = 600
# A wrong option that shares more than this with one key shows which two are in question.
LIKE = 0.7


def build(material: Material, target: Target, rng: Random) -> Item | None:
    """The multiple answer that asks for the members of the target's list; None for no list or one without a rival."""
    members = target.members
    if not 2 <= len(members) <= MOST_KEYS:
        return None
    keys = [material.text[m.start : m.end] for m in members]
    if any(key.startswith(("其他", "其它", "有关")) for key in keys):
        return None
    if any(c.isdigit() for key in keys for c in key):
        return None  # the same member with another figure beside it shows which two are in question
    prompt = choice_prompt(material, target.passage, Span(members[0].start, members[-1].end))
    wanted = 2 if len(keys) <= 4 else 1
    shared = shared_pairs(keys)
    found = [p for p in set_proposals(material, members) if p not in prompt and not _is_twin(p, keys)]
    # What has the word that all members share is harder to tell from them.
    wrong = sorted(_fitting(material, target, found), key=lambda p: not any(pair in p for pair in shared))[:wanted]
    if len(wrong) < max(1, 4 - len(keys)):
        return None
    return finish(
        material,
        target.passage,
        Kind.MULTIPLE_ANSWER,
        prompt,
        keys,
        members,
        target.score,
        options=ordered([*keys, *wrong], rng),
    )


def _fitting(material: Material, target: Target, options: list[str]) -> list[str]:
    """The options that may stand beside the members, the best first: by what they are rated as options for each."""
    if not options:
        return []
    total = Counter[str]()
    for member in target.members:
        total.update({option: rating for rating, option in rate(material, target.passage.span, member, options)})
    least = FITTING * len(target.members)
    return sorted((o for o in options if total[o] >= least), key=lambda o: -total[o])


def _is_twin(option: str, keys: list[str]) -> bool:
    """True when option is one key with a little exchanged (开工有公布, 开工有公示), as no two keys are: whoever sees
    both knows that the others are right."""
    return _differs_little(option, keys) and not any(_differs_little(key, keys) for key in keys)


def _differs_little(words: str, others: list[str]) -> bool:
    """True when words shares nearly all with one of others: all but one character, or more than LIKE."""
    return any(words != o and _unlike(words, o) <= max(1, (1 - LIKE) * len(o)) for o in others)


def _unlike(words: str, other: str) -> int:
    """How many characters of the longer one neither begins nor ends both."""
    return max(len(words), len(other)) - sum(common_ends(words, other))
