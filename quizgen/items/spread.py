"""The set as a whole: no two items that repeat or give away one another, the best of every part first."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

import msgspec

from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.rules_set import giving_away
from quizgen.items.rules_truth import squeeze

# An item is worth so much less for each better one of the same section, and for each better one of its kind beyond
# the kind's share: so that the best twenty are twenty different ones.
PER_SECTION, PER_KIND = 0.03, 0.02
# An item that scores less is none of the first that anybody would pick; a poor one that is not its section's first
# waits so many turns more.
DULL, POOR, POOR_WAIT = 0.5, 0.28, 4


def apart(
    items: Sequence[Item], keep: Collection[str] = (), source: str = ""
) -> tuple[list[Item], list[tuple[Item, str]]]:
    """The items without those that repeat or give away a better one, and what was dropped, with the id it yields to.

    keep: ids that win over better ones (the only item of their section). source: the document's text.
    """
    ranked = sorted(items, key=lambda i: (i.id not in keep, -i.score, i.span, i.kind))
    place = {item.id: at for at, item in enumerate(ranked)}
    clashes: dict[str, list[str]] = defaultdict(list)
    for teller, told in giving_away(ranked, source):
        worse, better = sorted((teller, told), key=lambda i: -place[i.id])
        clashes[worse.id].append(better.id)
    kept: list[Item] = []
    dropped: list[tuple[Item, str]] = []
    taken: set[str] = set()
    prompts: dict[str, str] = {}
    spans: dict[tuple[int, int] | None, str] = {}
    for item in ranked:
        rival = next((other for other in clashes[item.id] if other in taken), None)
        rival = rival or prompts.get(squeeze(item.prompt)) or (item.span and spans.get(item.span))
        if rival is None and item.id in taken:
            rival = item.id
        if rival is not None:
            dropped.append((item, rival))
            continue
        taken.add(item.id)
        prompts[squeeze(item.prompt)] = spans[item.span] = item.id
        kept.append(item)
    return kept, dropped


def rescored(items: Sequence[Item], shares: dict[Kind, float]) -> list[Item]:
    """The items with their scores lowered by how many better ones ask about the same section or are of the same kind;
    best first."""
    sections: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    found = []
    for at, item in enumerate(sorted(items, key=lambda i: (-i.score, i.span, i.kind))):
        beyond = max(0.0, kinds[item.kind] - shares.get(item.kind, 0.0) * at)
        score = item.score - PER_SECTION * min(sections[item.section], 5) - PER_KIND * min(beyond, 5)
        sections[item.section] += 1
        kinds[item.kind] += 1
        found.append(msgspec.structs.replace(item, score=round(max(score, 0.0), 3)))
    return sorted(found, key=lambda i: (-i.score, i.span, i.kind))


def best(items: Sequence[Item], most: int, shares: dict[Kind, float]) -> list[Item]:
    """At most so many items: every section's best one, then the next, within the kinds' shares as far as they go, and
    true statements and false ones near half."""
    turns: Counter[str] = Counter()
    parts = {item.section.rpartition("/")[0] for item in items}
    queue = []
    for item in sorted(items, key=lambda i: (-i.score, i.span, i.kind)):
        # A dull item about a whole part does not stand for it: its requirements do.
        dull = item.section in parts and item.score < DULL
        poor = POOR_WAIT * (item.score < POOR and turns[item.section] > 0)
        queue.append((turns[item.section] + dull + poor, -item.score, item.span or (0, 0), item))
        turns[item.section] += 1
    queue.sort(key=lambda entry: entry[:3])
    room = {kind: -(-int(1000 * share * most) // 1000) or 1 for kind, share in shares.items()}
    first: list[Item] = []
    later: list[Item] = []
    verdicts = {TRUE: 0, FALSE: 0}
    for *_, item in queue:
        verdict = item.answers[0] if item.kind is Kind.TRUE_FALSE else ""
        uneven = bool(verdict) and verdicts[verdict] > min(verdicts.values())
        if len(first) < most and room.get(item.kind, 0) > 0 and not uneven:
            room[item.kind] -= 1
            if verdict:
                verdicts[verdict] += 1
            first.append(item)
        else:
            later.append(item)
    return [*first, *later][:most]
