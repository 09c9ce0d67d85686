"""What is wrong with an item, each flaw by name: no generated item that has one reaches a deck, and check names them
in decks that people have edited.

A rule looks at one item (and its document, when there is one) and answers with a sentence, or None. Rules about
several items together stand in deck_flaws.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from quizgen.document.document import Document
from quizgen.items import rules_options, rules_prompt, rules_set, rules_truth
from quizgen.items.item import Item

Rule = Callable[[Item], str | None]
SourceRule = Callable[[Item, Document], str | None]


class Flaw(msgspec.Struct, frozen=True):
    """One thing that is wrong. name: of the rule. sentence: what is wrong with this item, for a person. others: ids
    of the further items a flaw of the set is about."""

    name: str
    sentence: str
    others: tuple[str, ...] = ()


RULES: Mapping[str, Rule] = {**rules_prompt.RULES, **rules_options.RULES, **rules_truth.RULES}
SOURCE_RULES: Mapping[str, SourceRule] = rules_truth.SOURCE_RULES
SET_RULES = rules_set.RULES


def flaws(item: Item, document: Document | None = None) -> tuple[Flaw, ...]:
    """All flaws of item, in the rules' order; with its document also those that only the source shows."""
    found = [Flaw(name, sentence) for name, rule in RULES.items() if (sentence := rule(item))]
    if document is not None:
        found += [Flaw(name, sentence) for name, rule in SOURCE_RULES.items() if (sentence := rule(item, document))]
    return tuple(found)


def first_flaw(item: Item, document: Document) -> Flaw | None:
    """The first flaw of item, for those who only need to know whether there is one."""
    for name, rule in RULES.items():
        if sentence := rule(item):
            return Flaw(name, sentence)
    for name, source_rule in SOURCE_RULES.items():
        if sentence := source_rule(item, document):
            return Flaw(name, sentence)
    return None


def deck_flaws(items: Sequence[Item], source: str = "") -> dict[str, tuple[Flaw, ...]]:
    """Flaws that several items have together, by the id of the item they are laid to (the later one of a pair; "" for
    those of the whole set). source: the document's text, "" where it is not at hand."""
    found: dict[str, list[Flaw]] = {}
    for name, rule in SET_RULES.items():
        for item_id, sentence, others in rule(items, source):
            found.setdefault(item_id, []).append(Flaw(name, sentence, others))
    return {item_id: tuple(those) for item_id, those in found.items()}
