"""The set: which items make the deck."""

from collections import Counter
from collections.abc import Callable

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.errors import RequestError
from quizgen.formulations.formulation import Formulation
from quizgen.items.balance import hidden
from quizgen.items.flaws import Flaw
from quizgen.items.ids import stamped
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.maker import MOST_UNEVEN, Maker, Rejected
from quizgen.items.material import BETWEEN, CLOSE, PREFACE, Material
from quizgen.items.node_lists import NodeList, by_family, family, find_node_lists
from quizgen.items.passages import Passage
from quizgen.items.plan import planned
from quizgen.items.recipe import Recipe
from quizgen.items.spread import apart, best, rescored
from quizgen.outline.outline import Outline

__all__ = ["Choice", "Rejected", "choose_items", "consider"]


# What scores less is about who said what at which meeting, or a blank nobody would ask: true, and nothing to learn. The
# only item of its section may score down to NEEDED.
LEAST_SCORE, NEEDED = 0.25, 0.1

# So often what was dropped is asked otherwise.
ROUNDS = 3


class Choice(msgspec.Struct, frozen=True):
    """The items of a deck in document order, and the candidates that were rejected."""

    items: tuple[Item, ...]
    rejected: tuple[Rejected, ...]


def choose_items(
    document: Document, outline: Outline, formulations: tuple[Formulation, ...], recipe: Recipe
) -> tuple[Item, ...]:
    """The items that recipe asks for, in document order. Raises RequestError for a section that is not there."""
    return consider(document, outline, formulations, recipe, explains=False).items


def consider(
    document: Document,
    outline: Outline,
    formulations: tuple[Formulation, ...],
    recipe: Recipe,
    *,
    explains: bool = True,
) -> Choice:
    """The same, with what was rejected and why, unless nobody asks to have it explained."""
    material = Material(document, outline, formulations)
    wanted = _section_filter(outline, recipe.sections)
    maker = Maker(material, recipe, explains=explains)
    lists = find_node_lists(material)
    alike = by_family(lists)
    for mine in lists:
        if wanted(outline.paths[mine.node]):
            maker.from_list(mine, alike.get(family(mine.topic), []))
    passages = [p for p in material.passages if wanted(material.section(p.span, p.node))]
    groups = list(planned(material, passages))
    left = [group for group in groups if not _asked(maker, group)]
    sections = {item.section for item in maker.items}
    for group in left:
        # The kinds that were ahead then may be behind by now.
        if not _asked(maker, group) and material.section(group[0].span, group[0].node) not in sections:
            any(maker.from_passage(passage, needed=True) for passage in group)
    kept, dropped = _settled(maker, maker.items)
    for _ in range(ROUNDS):
        maker.recount(kept)
        again = _ask_otherwise(maker, kept, dropped, passages)
        if not _ask_lists_otherwise(maker, kept, dropped, alike) and not again:
            break
        kept, dropped = _settled(maker, maker.items)
    kept = _even_verdicts(maker, _hide_keys(maker, kept, passages), passages)
    ranked = worth_asking(rescored(_notes_last(kept, document.text), maker.shares), recipe.min_score)
    if recipe.items:
        ranked = best(ranked, recipe.items, maker.shares)
    items = tuple(stamped(item) for item in sorted(ranked, key=lambda i: (i.span, i.kind)))
    return Choice(items, (*maker.rejected, *_told(dropped), *_refused(material)) if explains else ())


# Behind this a report explains its words; what it says itself is asked first.
_NOTES = lazily(r"(?:附注|名词解释|名词注释|词语解释|编者注)[：:\n]")
NOTE = 0.2


def _notes_last(items: list[Item], text: str) -> list[Item]:
    """The items with those about the notes at the end of the text scored lower."""
    last = max((m.start() for m in _NOTES.finditer(text, len(text) // 2)), default=len(text))
    return [
        msgspec.structs.replace(i, score=max(i.score - NOTE, min(i.score, LEAST_SCORE)))
        if i.span and i.span[0] > last
        else i
        for i in items
    ]


def _asked(maker: Maker, group: list[Passage]) -> bool:
    """True when an item was made of the first passage of the group that gives one."""
    return any(maker.from_passage(passage) for passage in group)


def worth_asking(items: list[Item], min_score: float) -> list[Item]:
    """The items that score enough, in the same order; an only item of its section needs less."""
    alone = _only_ones(items)
    return [i for i in items if i.score >= max(min_score, NEEDED if i.id in alone else LEAST_SCORE)]


def _ask_otherwise(maker: Maker, kept: list[Item], dropped: list[tuple[Item, str]], passages: list[Passage]) -> bool:
    """Sections that lost an item and have fewer than two left are asked for something else; True when one was."""
    counts = Counter(item.section for item in kept)
    by_start = {passage.span.start: passage for passage in passages}
    asked: dict[int, set[str]] = {}
    for item, _ in dropped:
        if item.span and item.span[0] in by_start and counts[item.section] < 2:
            asked.setdefault(item.span[0], set()).update(item.answers)
    found = [maker.from_passage(by_start[start], avoid=answers) for start, answers in asked.items()]
    return any(found)


def _ask_lists_otherwise(
    maker: Maker, kept: list[Item], dropped: list[tuple[Item, str]], alike: dict[str, list[NodeList]]
) -> bool:
    """Lists that have no item left are asked in another way; True when one was."""
    tried: dict[NodeList, set[Kind]] = {}
    for item, _ in dropped:
        if mine := maker.listed.get(item.id):
            tried.setdefault(mine, set()).add(item.kind)
    left = {maker.listed[item.id] for item in kept if item.id in maker.listed}
    found = [
        maker.from_list(mine, alike.get(family(mine.topic), []), without=kinds)
        for mine, kinds in tried.items()
        if mine not in left
    ]
    return any(found)


def _hide_keys(maker: Maker, kept: list[Item], passages: list[Passage]) -> list[Item]:
    """The items without the single choices that let a guesser get ahead; their passages are asked in another way."""
    shown = hidden(kept, maker.material.text)
    by_start = {passage.span.start: passage for passage in passages}
    left = {item.id for item in shown}
    told = [item for item in kept if item.id not in left]
    for item in told:
        maker.withdraw(item)
        passage = by_start.get(item.span[0]) if item.span else None
        if passage is not None and (other := maker.from_passage(passage, without=(Kind.SINGLE_CHOICE,))):
            shown.append(other)
    return _settled(maker, shown)[0] if told else shown


def _even_verdicts(maker: Maker, kept: list[Item], passages: list[Passage]) -> list[Item]:
    """The items with true statements beyond as many as there are false ones asked in another way, where there is one.

    Where a section has nothing else, more true statements are made than would be even.
    """
    verdicts = Counter(item.answers[0] for item in kept if item.kind is Kind.TRUE_FALSE)
    over, by_start = (
        verdicts[TRUE] - verdicts[FALSE] - MOST_UNEVEN,
        {passage.span.start: passage for passage in passages},
    )
    even = list(kept)
    for item in sorted(kept, key=lambda i: (i.score, i.id)):
        if over <= 0:
            break
        passage = by_start.get(item.span[0]) if item.span and item.answers == (TRUE,) else None
        if passage is None or item.kind is not Kind.TRUE_FALSE:
            continue
        maker.recount(even)
        other = maker.from_passage(passage)
        if other is not None and other.answers != (TRUE,):
            even[even.index(item)] = other
            over -= 1 + (other.answers == (FALSE,))
    return _settled(maker, even)[0] if even != kept else kept


def _settled(maker: Maker, items: list[Item]) -> tuple[list[Item], list[tuple[Item, str]]]:
    """What `apart` keeps and drops."""
    return apart(items, _only_ones(items) | maker.listed.keys(), maker.material.text)


def _only_ones(items: list[Item]) -> set[str]:
    """Ids of the items that are the only one of their section."""
    counts = Counter(item.section for item in items)
    return {item.id for item in items if counts[item.section] == 1}


def _told(dropped: list[tuple[Item, str]]) -> list[Rejected]:
    reason = "it repeats or gives away {}, or is given away by it"
    return [
        Rejected(i.prompt, Span(*i.span or (0, 0)), i.kind, Flaw("gives_away", reason.format(other), (other,)))
        for i, other in dropped
    ]


def _refused(material: Material) -> list[Rejected]:
    return [Rejected(material.document.quote(r.span), r.span, None, Flaw(r.name, r.why)) for r in material.refused]


def _section_filter(outline: Outline, sections: tuple[str, ...]) -> Callable[[str], bool]:
    if not sections:
        return lambda path: True
    known = {*outline.paths, PREFACE, CLOSE, BETWEEN}
    for asked in sections:
        if not any(path == asked or path.startswith(asked + "/") for path in known):
            raise RequestError(f"there is no section “{asked}”; “quizgen outline” shows the sections")
    return lambda path: any(path == asked or path.startswith(asked + "/") for asked in sections)
