"""Makes at most one item of each passage and list, of the kind that suits it and that the recipe still wants."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from random import Random

import msgspec

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items import choice, fill_in, listed, multiple, true_false
from quizgen.items.balance import Balance
from quizgen.items.build import FIGURES
from quizgen.items.flaws import Flaw, first_flaw
from quizgen.items.haystack import haystack
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import Material
from quizgen.items.node_lists import NodeList
from quizgen.items.passages import Passage
from quizgen.items.recipe import Recipe
from quizgen.items.rules_set import COMMON
from quizgen.items.standing import self_reference
from quizgen.items.targets import Target, modal, targets
from quizgen.items.told import is_bare

# How far a kind that is behind its share may be preferred to a better suited one.
PULL = 2.0
# So many ways to ask about a passage are tried.
TRIED = 9
# Where wrong options are not found for so many targets of a passage, others of it are not looked at.
FAILURES = {Kind.SINGLE_CHOICE: 4, Kind.TRUE_FALSE: 2}
# More true statements than false ones, or the other way round, by at most so many.
MOST_UNEVEN = 1
# How much a false statement is preferred for each true one too many.
TURN = 0.1
# The same where a section would have nothing else, and what such an item is worth.
NEEDED_UNEVEN, SLIGHT = 3, 0.3
# The same words are asked at most so often in a deck, and once more for so many characters of source.
SAME_ANSWER, PER_REPETITION = 2, 25_000
# What is asked counts as the same when so many characters on either side are the same, too.
BESIDE = 5
# And a figure is the same behind so many characters that are.
LED_BY = 4
# Of so many passages it is remembered what can be asked: nine in ten are looked at once, the others much later again.
MOST_KNOWN = 2_500
_FIGURE = re.compile(r"\d|[一二三四五六七八九十百千万两]+(?:[年月日天倍元克次]|人(?=$|以)|个月|分之|周岁)")

_SUITS_TRUE_FALSE = (
    FormulationKind.NUMBER,
    FormulationKind.DATE,
    FormulationKind.NUMERAL_SUMMARY,
    FormulationKind.QUOTED_TERM,
)


class Rejected(msgspec.Struct, frozen=True):
    """A candidate that did not become an item: what it would have asked, where, and why not."""

    prompt: str
    span: Span
    kind: Kind | None
    flaw: Flaw


class Maker:
    """Makes items one after the other and keeps count. items, rejected: what came of it (the latter only where it
    explains, since there are many); listed: the lists that items ask about, by the items' ids."""

    def __init__(self, material: Material, recipe: Recipe, *, explains: bool = True):
        self.material = material
        self.explains = explains
        self.shares = {kind: share / sum(recipe.kinds.values()) for kind, share in recipe.kinds.items()}
        self.rng = Random(recipe.seed)
        self.balance = Balance(self.rng)
        self.counts: Counter[Kind] = Counter()
        self.verdicts: Counter[str] = Counter()
        self.asked: Counter[str] = Counter()
        self.exchanged: Counter[str] = Counter()
        self.places: set[str] = set()
        self.most_asked = SAME_ANSWER + len(material.text) // PER_REPETITION
        self.items: list[Item] = []
        self.listed: dict[str, NodeList] = {}
        self.rejected: list[Rejected] = []
        self._known: dict[Span, list[Target]] = {}

    def from_passage(
        self, passage: Passage, avoid: Collection[str] = (), without: Collection[Kind] = (), *, needed: bool = False
    ) -> Item | None:
        """The item made of a passage, None when every candidate has a flaw. avoid: answers that are not to be asked;
        without: kinds that are not to be made; needed: a slight question is better than none."""
        found = self._targets(passage)
        if avoid:
            found = [t for t in found if all(self.material.text[a.start : a.end] not in avoid for a in t.answers)]
        kinds = [kind for kind in self.shares if kind not in without]
        span = passage.span
        if Kind.FILL_IN in kinds and self_reference(self.material.text[span.start : span.end]):
            kinds.remove(Kind.FILL_IN)  # its prompt is the source's words alone, so it cannot name the document
        telling = [t for t in found if needed or not t.weak]
        ways = [(kind, target) for target in telling for kind in kinds if suits(kind, target)]
        ways.sort(key=lambda way: (-self._value(*way), way[0], way[1].answers))
        failed: Counter[Kind] = Counter()
        for kind, target in ways[:TRIED]:
            if failed[kind] == FAILURES.get(kind, TRIED) or self._asked_out(kind, target):
                continue
            item = self._build(kind, target)
            if item is None:
                failed[kind] += 1
            if item is not None and self._accept(item, target):
                return item
        if needed and not found:
            found = [Target(passage, (passage.span,), SLIGHT)]
        return self._plainly_true(found, NEEDED_UNEVEN if needed else MOST_UNEVEN)

    def _targets(self, passage: Passage) -> list[Target]:
        """What can be asked in passage, found once as long as it is remembered."""
        known = self._known.get(passage.span)
        if known is None:
            known = targets(self.material, passage)
            if Kind.TRUE_FALSE in self.shares and (exchange := modal(self.material, passage)):
                known.append(exchange)
            if len(self._known) == MOST_KNOWN:
                del self._known[next(iter(self._known))]
            self._known[passage.span] = known
        return known

    def _asked_out(self, kind: Kind, target: Target) -> bool:
        """True when the words were asked for as often as they may be, so that nothing need be built to see it."""
        if kind is Kind.TRUE_FALSE:
            answer = target.answers[0]
            return self.exchanged[self.material.text[answer.start : answer.end]] > self.most_asked
        asked = target.members if kind is Kind.MULTIPLE_ANSWER else target.answers
        texts = [self.material.text[a.start : a.end] for a in asked]
        flaw = self._asked_often(texts)
        if flaw is not None:
            span = target.passage.span
            self._reject(self.material.text[span.start : span.end], span, kind, flaw)
        return flaw is not None

    def _reject(self, prompt: str, span: Span, kind: Kind, flaw: Flaw) -> None:
        if self.explains:
            self.rejected.append(Rejected(prompt, span, kind, flaw))

    def withdraw(self, item: Item) -> None:
        """Forget an item, so that its words may be asked in another way."""
        self.items.remove(item)
        self.counts[item.kind] -= 1
        if item.kind is Kind.TRUE_FALSE:
            self.verdicts[item.answers[0]] -= 1
        else:
            self.asked[_sense(item.answers)] -= 1

    def recount(self, kept: Sequence[Item]) -> None:
        """Count the kinds and verdicts of these items only, so that what is made next evens out what is left."""
        self.counts = Counter(item.kind for item in kept)
        self.verdicts = Counter(item.answers[0] for item in kept if item.kind is Kind.TRUE_FALSE)

    def _plainly_true(self, found: list[Target], most: int) -> Item | None:
        """What is left when nothing in a passage can be blanked or exchanged: to ask whether it holds. most: so many
        true statements more than false ones there may be."""
        ahead = self.verdicts[TRUE] - self.verdicts[FALSE]
        if not found or Kind.TRUE_FALSE not in self.shares or ahead > most:
            return None
        if is_bare(self.material, found[0].passage):
            return None
        item = true_false.true(self.material, found[0])
        return item if self._accept(item, found[0]) else None

    def from_list(self, mine: NodeList, lists: list[NodeList], without: Collection[Kind] = ()) -> Item | None:
        """The item made of a list of outline nodes: what belongs to it or what does not, by turns; else whether one
        thing does, or a fill-in. without: kinds that are not to be made."""
        builders: dict[Kind, Callable[[], Item | None]] = {
            Kind.MULTIPLE_ANSWER: lambda: listed.belonging(self.material, mine, lists, self.rng),
            Kind.SINGLE_CHOICE: lambda: listed.not_belonging(self.material, mine, lists, self.balance),
            Kind.TRUE_FALSE: lambda: self._holding(mine, lists),
            Kind.FILL_IN: lambda: listed.filled(self.material, mine),
        }
        choices = sorted((Kind.MULTIPLE_ANSWER, Kind.SINGLE_CHOICE), key=lambda kind: -self._behind(kind))
        for kind in (*choices, Kind.TRUE_FALSE, Kind.FILL_IN):
            item = builders[kind]() if kind in self.shares and kind not in without else None
            if item is not None and self._accept(item, None):
                self.listed[item.id] = mine
                return item
        return None

    def _holding(self, mine: NodeList, lists: list[NodeList]) -> Item | None:
        """True/false about one thing of a list; true where nothing false is at hand."""
        item = listed.holding(self.material, mine, lists, self._verdict(), self.rng)
        ahead = self.verdicts[TRUE] - self.verdicts[FALSE]
        return item or (listed.holding(self.material, mine, lists, TRUE, self.rng) if ahead <= MOST_UNEVEN else None)

    def _value(self, kind: Kind, target: Target) -> float:
        value = target.score + PULL * self._behind(kind)
        if kind is Kind.MULTIPLE_ANSWER:
            return value + 0.15
        if kind is Kind.SINGLE_CHOICE:
            return value + (0.2 if target.rivalled else 0.0)
        if kind is Kind.TRUE_FALSE:
            value += TURN * max(0, self.verdicts[TRUE] - self.verdicts[FALSE] - MOST_UNEVEN)
            return value if target.kind in _SUITS_TRUE_FALSE else value - 0.1
        return value

    def _behind(self, kind: Kind) -> float:
        """How far the kind is behind its share of the items made so far, -1..1."""
        return self.shares.get(kind, 0.0) - self.counts[kind] / max(self.counts.total(), 1)

    def _build(self, kind: Kind, target: Target) -> Item | None:
        if kind is Kind.FILL_IN:
            return fill_in.build(self.material, target)
        if kind is Kind.SINGLE_CHOICE:
            return choice.build(self.material, target, self.balance)
        if kind is Kind.MULTIPLE_ANSWER:
            return multiple.build(self.material, target, self.rng)
        return self._true_or_false(target)

    def _true_or_false(self, target: Target) -> Item | None:
        if self._verdict() == FALSE:
            return true_false.false(self.material, target)
        return None if is_bare(self.material, target.passage) else true_false.true(self.material, target)

    def _verdict(self) -> str:
        """Whether the next true/false item is to be true."""
        ahead = self.verdicts[TRUE] - self.verdicts[FALSE]
        wants_true = ahead < 0 if abs(ahead) >= MOST_UNEVEN else self.rng.random() < 0.5
        return TRUE if wants_true else FALSE

    def _accept(self, item: Item, target: Target | None) -> bool:
        """Keep the item when it has no flaw and asks nothing that was asked before."""
        flaw = first_flaw(item, self.material.document) or self._asked_before(item) or self._asked_there(target)
        if flaw is not None:
            self._reject(item.prompt, Span(*item.span or (0, 0)), item.kind, flaw)
            return False
        self.items.append(item)
        self.counts[item.kind] += 1
        if item.kind is Kind.TRUE_FALSE:
            self.verdicts[item.answers[0]] += 1
            if target is not None and item.answers[0] == FALSE:
                self.exchanged[self.material.text[target.answers[0].start : target.answers[0].end]] += 1
        else:
            self.asked[_sense(item.answers)] += 1
        if target is not None:
            self.places.update(self._places(target))
        return True

    def _places(self, target: Target) -> list[str]:
        """What is asked with the words beside it; nothing where the passage is asked whole."""
        text, span = self.material.text, target.passage.span
        sides = [(max(span.start, a.start - BESIDE), min(span.end, a.end + BESIDE)) for a in target.answers]
        # 厂部|六项|禁令, 厂部|六项禁令|: the same figure, whatever is blanked with it.
        figures = [a.start for a in target.answers if FIGURES.match(text, a.start) and a.start - span.start >= LED_BY]
        sides += [(start - LED_BY, start + 2) for start in figures]
        return [] if target.modal else [text[start:end] for start, end in sides]

    def _asked_there(self, target: Target | None) -> Flaw | None:
        """The same figure before the same words is one item, though figures may repeat; a set phrase belongs to what
        stands around it."""
        known = [p for p in self._places(target) if p in self.places] if target is not None else []
        text = self.material.text
        again = not all(haystack(text).says_oftener(place, COMMON) for place in known)
        return Flaw("near_duplicate", "the same words are asked in the same place of another item") if again else None

    def _asked_before(self, item: Item) -> Flaw | None:
        return None if item.kind is Kind.TRUE_FALSE else self._asked_often(item.answers)

    def _asked_often(self, answers: Sequence[str]) -> Flaw | None:
        """The same answer again and again is one item in many dresses; figures may repeat."""
        most = 1 if len(answers) > 1 else self.most_asked
        if self.asked[_sense(answers)] < most or any(_FIGURE.search(a) for a in answers):
            return None
        return Flaw("near_duplicate", f"“{'、'.join(answers)}” is asked in other items already")


def _sense(answers: Sequence[str]) -> str:
    return "\n".join(sorted(answers))


def suits(kind: Kind, target: Target) -> bool:
    """True when an item of this kind can be made of the target at all."""
    one = len(target.answers) == 1
    if kind is Kind.MULTIPLE_ANSWER:
        return len(target.members) >= 3
    if kind is Kind.FILL_IN:
        return len(target.answers) <= 4 and not target.modal
    return one and (kind is Kind.TRUE_FALSE or not target.modal)
