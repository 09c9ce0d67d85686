"""Which passages are worth an item: every leaf requirement's best one, then the best of the rest up to a number that
grows with the document.

A short speech is asked for all it holds. Of a long statute nobody wants every clause, and what is left out here costs
no time: beyond FULL characters there is one item for every PER_ITEM of them, and one for every leaf in any case.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from quizgen.items.material import Material
from quizgen.items.passages import Passage
from quizgen.items.targets import worth

FULL, PER_ITEM = 8_000, 250


def planned(material: Material, passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Groups of passages in document order; one item is made of each, from its first passage that gives one.

    A group is a passage that stays on its own, or a leaf's best passage with the leaf's other ones behind it.
    Words that stand in the document several times are asked where they stand first.
    """
    backwards = sorted(passages, key=lambda p: p.span, reverse=True)
    first = {material.text[p.span.start : p.span.end]: p for p in backwards}
    ranked = sorted(first.values(), key=lambda p: (-_prior(material, p), p.span))
    most = len(ranked) if len(material.text) <= FULL else FULL // 60 + (len(material.text) - FULL) // PER_ITEM
    by_node: dict[int | None, list[Passage]] = defaultdict(list)
    for passage in ranked:
        by_node[passage.node].append(passage)
    chosen = {those[0].span.start for node, those in by_node.items() if node is not None}
    for passage in ranked:
        if len(chosen) >= most:
            break
        chosen.add(passage.span.start)
    groups = []
    for those in by_node.values():
        mine = [p for p in those if p.span.start in chosen]
        groups += [[p] for p in mine[1:]]
        if mine:
            groups.append([mine[0], *(p for p in those if p.span.start not in chosen)])
    yield from sorted(groups, key=lambda group: group[0].span)


def _prior(material: Material, passage: Passage) -> float:
    """How much the passage promises before anything is blanked in it."""
    occurrences = material.occurrences_in(passage.span)
    best = max((o.formulation.weight for o in occurrences), default=0.0)
    return worth(material.text, passage, occurrences) + 0.3 * best + 0.1 * (20 <= len(passage.span) <= 80)
