"""Multiple-answer items (多选): the members of a list among members of rival lists."""

from random import Random

from quizgen.document.span import Span
from quizgen.items.choice import ordered
from quizgen.items.item import Item, Kind
from quizgen.items.material import Material
from quizgen.items.proposals import set_proposals
from quizgen.items.rules_options import shared_pairs
from quizgen.items.shape import choice_prompt, finish
from quizgen.items.targets import Target

MOST_KEYS = 5


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
    wrong = sorted(found, key=lambda p: not any(pair in p for pair in shared))[:wanted]
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


def _is_twin(option: str, keys: list[str]) -> bool:
    """True when option is one key with one character exchanged (开工有公布, 开工有公示), which no two keys are: whoever
    sees both knows that the others are right."""
    return _differ_in_one(option, keys) and not any(_differ_in_one(key, keys) for key in keys)


def _differ_in_one(words: str, others: list[str]) -> bool:
    """True when words are as long as one of others and differ from it in one character."""
    return any(len(o) == len(words) and sum(a != b for a, b in zip(o, words, strict=True)) == 1 for o in others)
