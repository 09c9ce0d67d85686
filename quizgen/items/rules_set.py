"""Rules about the items of one deck or sheet together."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache

from quizgen.items.haystack import haystack
from quizgen.items.item import Item, Kind
from quizgen.items.rules_prompt import BLANKS, GAPS
from quizgen.items.rules_truth import squeeze

# An item gives another away when it shows the other's answer together with what stands next to the blank there: so many
# characters on one side, or half as many on both. With fewer, common phrases (处五千元以上|五万元以下罚款) would count.
CONTEXT = 8
# Such words are found by their first so many characters: the context and the shortest answer.
_PROBE = CONTEXT + 1
# What a source says in more than so many places is a set phrase (处三年以下有期徒刑) and tells nothing of any of them;
# where the source is not at hand, what as many other items show.
COMMON = 3

Finding = tuple[str, str, tuple[str, ...]]
# The items, and the source's text, "" where it is not at hand.
SetRule = Callable[[Sequence[Item], str], Iterator[Finding]]


def duplicate(items: Sequence[Item], source: str = "") -> Iterator[Finding]:
    """No two items have the same prompt."""
    first: dict[str, str] = {}
    for item in items:
        prompt = squeeze(item.prompt)
        if prompt in first:
            yield item.id, f"the same prompt as {first[prompt]}", (first[prompt],)
        else:
            first[prompt] = item.id


def repeated_id(items: Sequence[Item], source: str = "") -> Iterator[Finding]:
    """No two items have the same id."""
    for item_id, times in Counter(item.id for item in items).items():
        if times > 1:
            yield item_id, f"{times} items have the id {item_id}", ()


def gives_away(items: Sequence[Item], source: str = "") -> Iterator[Finding]:
    """No item shows another's answer in its place."""
    for teller, told in giving_away(items, source):
        yield told.id, f"{teller.id} shows the answer in its place", (teller.id,)


def giving_away(items: Sequence[Item], source: str = "") -> Iterator[tuple[Item, Item]]:
    """Every pair of items of which the first shows the second's answer in its place; work in step with the text. Set
    phrases (COMMON) tell nothing. source: the document's text, "" where it is not at hand."""
    told_by: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        for needle in _needles(item):
            told_by.setdefault(needle, []).append(at)
    tellers = _tellers(items, told_by, COMMON + 1 if not source else len(items))
    pairs: set[tuple[int, int]] = set()
    for needle, those in tellers.items():
        if those and source and haystack(source).says_oftener(needle, COMMON):
            continue
        for told in told_by[needle]:
            others = [teller for teller in those if teller != told]
            if source or len(others) < COMMON:
                pairs.update((teller, told) for teller in others)
    for teller, told in sorted(pairs):
        yield items[teller], items[told]


def _tellers(items: Sequence[Item], needles: Collection[str], most: int) -> dict[str, list[int]]:
    """For each needle which items show it, by their place in items: the first `most`."""
    by_start: dict[str, list[str]] = {}
    for needle in needles:
        by_start.setdefault(needle[:_PROBE], []).append(needle)
    tellers: dict[str, list[int]] = {needle: [] for needle in needles}
    for teller, item in enumerate(items):
        shown = _shown(item)
        for at in [at for at in range(len(shown) - _PROBE + 1) if shown[at : at + _PROBE] in by_start]:
            for needle in by_start[shown[at : at + _PROBE]]:
                those = tellers[needle]
                if len(those) < most and those[-1:] != [teller] and shown.startswith(needle, at):
                    those.append(teller)
    return tellers


def _needles(item: Item) -> tuple[str, ...]:
    """Words that, seen elsewhere, tell this item's answer: the answer with CONTEXT characters before or after it."""
    if item.kind not in (Kind.FILL_IN, Kind.SINGLE_CHOICE):
        return ()
    return _needles_of(item.prompt, item.answers, fill_in=item.kind is Kind.FILL_IN)


# A set is gone through several times while it is chosen.
@lru_cache(maxsize=4_000)
def _needles_of(prompt: str, answers: tuple[str, ...], *, fill_in: bool) -> tuple[str, ...]:
    pieces = [squeeze(p) for p in (BLANKS if fill_in else GAPS).split(prompt)]
    needles = []
    for at, answer in enumerate(answers[: len(pieces) - 1]):
        left, right = pieces[at][-CONTEXT:], pieces[at + 1][:CONTEXT].rstrip("。")
        if len(left) == CONTEXT:
            needles.append(left + squeeze(answer))
        if len(right) == CONTEXT:
            needles.append(squeeze(answer) + right)
        half = CONTEXT // 2
        if len(left) >= half and len(right) >= half:
            needles.append(left[-half:] + squeeze(answer) + right[:half])
    return tuple(needles)


def _shown(item: Item) -> str:
    """What a reader of the item sees without answering, white space apart."""
    return _shown_of(item.prompt, item.options)


@lru_cache(maxsize=4_000)
def _shown_of(prompt: str, options: tuple[str, ...]) -> str:
    return squeeze("\n".join((BLANKS.sub("_", prompt), *options)))


def uneven_keys(items: Sequence[Item], source: str = "") -> Iterator[Finding]:
    """The key's letter is spread: no letter has much more than its share."""
    singles = [i for i in items if i.kind is Kind.SINGLE_CHOICE and i.answers and i.answers[0] in i.options]
    if len(singles) < 8:
        return
    letters = Counter(i.options.index(i.answers[0]) for i in singles)
    for place, times in sorted(letters.items()):
        share = sum(1 / len(i.options) for i in singles if place < len(i.options))
        if times > share + 2.6 * share**0.5:
            yield "", f"the key is {'ABCDEFGH'[place]} in {times} of {len(singles)} single-choice items", ()


def longest_key(items: Sequence[Item], source: str = "") -> Iterator[Finding]:
    """The key is the longest option no more often than chance."""
    singles = [i for i in items if i.kind is Kind.SINGLE_CHOICE and i.answers and i.answers[0] in i.options]
    if len(singles) < 8:
        return
    for name, extreme in (("longest", max), ("shortest", min)):
        hits, chance = 0.0, 0.0
        for item in singles:
            size = extreme(len(o) for o in item.options)
            those = [o for o in item.options if len(o) == size]
            hits += (item.answers[0] in those) / len(those)
            chance += 1 / len(item.options)
        if hits > chance + 0.05 * len(singles) + 1.65 * chance**0.5:
            yield "", f"the key is the {name} option in {hits:.0f} of {len(singles)} single-choice items", ()


RULES: dict[str, SetRule] = {
    "repeated_id": repeated_id,
    "duplicate": duplicate,
    "gives_away": gives_away,
    "uneven_keys": uneven_keys,
    "longest_key": longest_key,
}
