"""The set: which items make the deck."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.errors import RequestError
from quizgen.formulations.formulation import Formulation
from quizgen.items import choice, fill_in, multiple, true_false
from quizgen.items.flaws import Flaw, first_flaw
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import BETWEEN, CLOSE, PREFACE, Material
from quizgen.items.recipe import Recipe
from quizgen.items.rules_set import give_away_needles, shown_words
from quizgen.items.rules_truth import squeeze
from quizgen.items.targets import Target, targets
from quizgen.outline.outline import Outline


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate that did not become an item: what it would have asked, where, and why not."""

    prompt: str
    span: Span
    kind: Kind | None
    flaw: Flaw


@dataclass(frozen=True, slots=True)
class Choice:
    """The items of a deck in document order, and the candidates that were rejected."""

    items: tuple[Item, ...]
    rejected: tuple[Rejected, ...]


def choose_items(
    document: Document, outline: Outline, formulations: tuple[Formulation, ...], recipe: Recipe
) -> tuple[Item, ...]:
    """The items that recipe asks for, in document order. Raises RequestError for a section that is not there."""
    return consider(document, outline, formulations, recipe).items


def consider(document: Document, outline: Outline, formulations: tuple[Formulation, ...], recipe: Recipe) -> Choice:
    """The same, with what was rejected and why."""
    material = Material(document, outline, formulations)
    wanted = _section_filter(outline, recipe.sections)
    maker = _Maker(material, recipe)
    for passage in material.passages:
        if wanted(material.section(passage.span, passage.node)):
            maker.make_one(targets(material, passage))
    items = [i for i in _apart(maker.items) if i.score >= recipe.min_score]
    if recipe.items:
        items = _spread(items, recipe.items)
    rejected = [
        Rejected(document.quote(r.span), r.span, None, Flaw(r.name, r.why)) for r in material.refused
    ]
    return Choice(tuple(sorted(items, key=lambda i: (i.span, i.kind))), (*maker.rejected, *rejected))


def _section_filter(outline: Outline, sections: tuple[str, ...]) -> Callable[[str], bool]:
    if not sections:
        return lambda path: True
    known = {*outline.paths, PREFACE, CLOSE, BETWEEN}
    for asked in sections:
        if not any(path == asked or path.startswith(asked + "/") for path in known):
            raise RequestError(f"there is no section “{asked}”; “quizgen outline” shows the sections")
    return lambda path: any(path == asked or path.startswith(asked + "/") for asked in sections)


class _Maker:
    """Makes one item a passage, of the kind that is furthest behind its share."""

    def __init__(self, material: Material, recipe: Recipe):
        self.material = material
        self.shares = recipe.kinds
        self.rng = Random(recipe.seed)
        self.counts: Counter[Kind] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.items: list[Item] = []
        self.rejected: list[Rejected] = []

    def make_one(self, found: list[Target]) -> None:
        for kind in self._kinds(found):
            for target in found:
                item = self._build(kind, target)
                if item is None:
                    continue
                flaw = first_flaw(item, self.material.document)
                if flaw is None:
                    self._take(item)
                    return
                self.rejected.append(Rejected(item.prompt, Span(*item.span or (0, 0)), kind, flaw))

    def _kinds(self, found: list[Target]) -> list[Kind]:
        has_list = any(t.members for t in found)

        def behind(kind: Kind) -> float:
            bonus = 3.0 if kind is Kind.MULTIPLE_ANSWER and has_list else 0.0
            return (self.counts[kind] - bonus) / self.shares[kind]

        return sorted(self.shares, key=lambda kind: (behind(kind), kind))

    def _build(self, kind: Kind, target: Target) -> Item | None:
        if kind is Kind.FILL_IN:
            return fill_in.build(self.material, target)
        if kind is Kind.SINGLE_CHOICE:
            return choice.build(self.material, target, self.rng)
        if kind is Kind.MULTIPLE_ANSWER:
            return multiple.build(self.material, target, self.rng)
        return true_false.build(self.material, target, self.rng, true=self.verdicts[TRUE] < self.verdicts[FALSE])

    def _take(self, item: Item) -> None:
        self.items.append(item)
        self.counts[item.kind] += 1
        if item.kind is Kind.TRUE_FALSE:
            self.verdicts[item.answers[0]] += 1


def _apart(items: list[Item]) -> Iterator[Item]:
    """The items, best first, without those that repeat or give away a better one."""
    prompts: set[str] = set()
    ids: set[str] = set()
    needles: set[str] = set()
    sizes: set[int] = set()
    shown: set[str] = set()
    for item in sorted(items, key=lambda i: (-i.score, i.span, i.kind)):
        prompt = squeeze(item.prompt)
        mine = give_away_needles(item)
        words = shown_words(item)
        pieces = {words[at : at + size] for size in sizes for at in range(len(words) - size + 1)}
        if prompt in prompts or item.id in ids or not needles.isdisjoint(pieces):
            continue
        if any(n in s for n in mine for s in shown):
            continue
        prompts.add(prompt)
        ids.add(item.id)
        needles.update(mine)
        sizes.update(map(len, mine))
        shown.add(words)
        yield item


def _spread(items: list[Item], most: int) -> list[Item]:
    """At most so many items: the best of every section in turn."""
    by_section: dict[str, list[Item]] = {}
    for item in sorted(items, key=lambda i: (-i.score, i.span)):
        by_section.setdefault(item.section, []).append(item)
    turns = [(turn, -item.score, item.span, item) for those in by_section.values() for turn, item in enumerate(those)]
    turns.sort(key=lambda t: t[:3])
    return [item for *_, item in turns[:most]]
