"""Which items of a deck go on a sheet."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from quizgen.deck.deck import Deck
from quizgen.deck.select import usable
from quizgen.errors import RequestError
from quizgen.items.item import BLANK, FALSE, TRUE, Item, Kind
from quizgen.items.recipe import DEFAULT_SHARES
from quizgen.out.sheet.giveaway import conflicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person asks for.

    items: at most so many, 0 for all that go together. kinds: shares by kind; a kind left out is not used. sections:
    paths or their beginnings, empty for all. draw: so many from each top-level section (from each of sections when
    given), 0 for no such rule. only: ids to choose from, None for all. exclude: ids not to use. keep_giveaways: allow
    items that show each other's answers. seed: decides every random order.
    """

    items: int = 0
    kinds: Mapping[Kind, int] = field(default_factory=lambda: dict(DEFAULT_SHARES))
    sections: tuple[str, ...] = ()
    draw: int = 0
    only: frozenset[str] | None = None
    exclude: frozenset[str] = frozenset()
    keep_giveaways: bool = False
    seed: int = 0


def choose(deck: Deck, choice: Choice) -> tuple[tuple[Item, ...], tuple[str, ...]]:
    """The items for one sheet in the deck's order, and remarks for the user.

    Raises RequestError when nothing is left to print, saying what took it away.
    """
    remarks: list[str] = []
    pool = _pool(deck, choice, remarks)
    barred: Sequence[set[int]] = [set() for _ in pool] if choice.keep_giveaways else conflicts(pool)
    state = _Picking(pool, barred, Random(f"{choice.seed}/choose"))
    everything = range(len(pool))
    if choice.draw:
        _draw(choice, state, remarks)
        if choice.items and len(state.picked) > choice.items:
            drawn, state = state.picked, _Picking(pool, barred, Random(f"{choice.seed}/choose"))
            _fill(sorted(drawn), choice, choice.items, state)
    else:
        _fill(everything, choice, choice.items or len(pool), state)
    picked = tuple(pool[i] for i in sorted(state.picked))
    if not choice.draw:
        _say_what_is_missing(len(pool), len(picked), choice, remarks)
    return picked, tuple(remarks)


def _say_what_is_missing(there: int, picked: int, choice: Choice, remarks: list[str]) -> None:
    if picked < choice.items:
        remarks.append(f"{choice.items} items wanted; the sheet has the {picked} that go together (of {there})")
    elif picked < there and not choice.items:
        remarks.append(
            f"{there - picked} of {there} items left out, because another one on the sheet shows their answer"
            " (--keep-giveaways prints them all)"
        )


def _pool(deck: Deck, choice: Choice, remarks: list[str]) -> list[Item]:
    """Everything that may be used at all."""
    if not deck.items:
        raise RequestError("the deck has no items")
    for section in choice.sections:
        if not any(_inside(item, section) for item in deck.items):
            known = ", ".join(sorted({item.section.split("/")[0] or "(none)" for item in deck.items})[:12])
            raise RequestError(f"no item lies in section “{section}”; the deck has {known}")
    pool = [
        item
        for item in usable(deck).items
        if item.kind in choice.kinds
        and item.id not in choice.exclude
        and (choice.only is None or item.id in choice.only)
        and (not choice.sections or any(_inside(item, section) for section in choice.sections))
    ]
    broken = [item for item in pool if not _printable(item)]
    if broken:
        names = ", ".join(item.id for item in broken[:5]) + (" …" if len(broken) > 5 else "")
        remarks.append(f"left out, because answers do not fit blanks or options: {names} (quizgen check says more)")
        pool = [item for item in pool if _printable(item)]
    if not pool:
        raise RequestError("no item is left after --kinds, --sections, --exclude, --wrong and --accepted-only")
    return pool


def _inside(item: Item, section: str) -> bool:
    return item.section == section or item.section.startswith(section.rstrip("/") + "/")


def _printable(item: Item) -> bool:
    """True when the item can be printed with a right key."""
    if item.kind is Kind.FILL_IN:
        return 0 < len(item.answers) == item.prompt.count(BLANK)
    if item.kind is Kind.TRUE_FALSE:
        return item.answers in ((TRUE,), (FALSE,))
    fit = all(item.options.count(answer) == 1 for answer in item.answers)
    return fit and 1 < len(item.options) <= 26 and (len(item.answers) == 1 or item.kind is Kind.MULTIPLE_ANSWER)


def _quotas(
    pool: Sequence[Item], shares: Mapping[Kind, int], number: int, picked: Mapping[Kind, int]
) -> dict[Kind, int]:
    """How many of each kind: by shares, together with those picked before; what a kind cannot give goes to others."""
    there = {kind: sum(item.kind is kind for item in pool) for kind in Kind if kind in shares}
    quotas = dict.fromkeys(there, 0)
    for _ in range(min(number, len(pool))):
        open_ = [kind for kind in there if quotas[kind] < there[kind]]
        quotas[min(open_, key=lambda kind: (picked[kind] + quotas[kind] + 1) / shares[kind])] += 1
    return quotas


def _fill(indices: Sequence[int], choice: Choice, number: int, state: "_Picking") -> int:
    """Pick number of these items by quota; what a kind cannot give for conflicts is taken from any kind.

    Returns how many were picked.
    """
    pool = state.pool
    if number >= len(indices):
        # Everything is wanted: those with the fewest conflicts first, so that most fit together.
        return state.take(sorted(indices, key=lambda i: (len(state.barred[i]), i)), len(indices))
    orders = {kind: state.order([i for i in indices if pool[i].kind is kind]) for kind in choice.kinds}
    picked = Counter(pool[i].kind for i in state.picked)
    quotas = _quotas([pool[i] for i in indices], choice.kinds, number, picked)
    taken = sum(state.take(orders[kind], quota) for kind, quota in quotas.items())
    return taken + state.take([i for order in orders.values() for i in order], number - taken)


@dataclass(frozen=True, slots=True)
class _Picking:
    """A choice under way: what is picked so far bars what conflicts with it."""

    pool: Sequence[Item]
    barred: Sequence[set[int]]
    rng: Random
    picked: set[int] = field(default_factory=set)

    def take(self, order: Sequence[int], number: int) -> int:
        """Pick up to number items in this order; returns how many were picked."""
        before = len(self.picked)
        for i in order:
            if len(self.picked) - before >= number:
                break
            if i not in self.picked and not self.barred[i] & self.picked:
                self.picked.add(i)
        return len(self.picked) - before

    def order(self, indices: Sequence[int]) -> list[int]:
        """A random order that goes round the sections and favours good items."""
        piles: dict[str, list[int]] = defaultdict(list)
        for i in indices:
            piles[self.pool[i].section].append(i)
        # Efraimidis and Spirakis (2006): sorted by u ** (1 / weight), each is drawn in proportion to its weight.
        drawn = [
            sorted(pile, key=lambda i: self.rng.random() ** (1 / max(self.pool[i].score, 0.05)))
            for pile in piles.values()
        ]
        self.rng.shuffle(drawn)
        order = []
        while drawn:
            order += [pile.pop() for pile in drawn]
            drawn = [pile for pile in drawn if pile]
        return order


def _draw(choice: Choice, state: _Picking, remarks: list[str]) -> None:
    """The same number from every section, the kinds by their shares."""
    groups: dict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(state.pool):
        named = next((section for section in choice.sections if _inside(item, section)), None)
        groups[named or item.section.split("/")[0]].append(i)
    for name, indices in groups.items():
        taken = _fill(indices, choice, choice.draw, state)
        if taken < choice.draw:
            where = f"section {name}" if name else "the part outside all sections"
            remarks.append(f"{where} gives {taken} of the {choice.draw} items to draw")
