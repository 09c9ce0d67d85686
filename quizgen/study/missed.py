"""The 错题本: what was missed lately."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import structs

from quizgen.deck.deck import Deck, Section
from quizgen.study.progress import Progress
from quizgen.study.select import Request, matching


def missed_items(progress: Progress, decks: Sequence[Deck], now: datetime, days: int) -> Deck:
    """A deck of the items of decks that were missed within so many days and not answered right on a later day."""
    items = matching((item for deck in decks for item in deck.items), Request())
    memories = progress.memories(item.id for item in items)
    found = tuple(item for item in items if memories[item.id].is_missed(now, days) and not memories[item.id].suspended)
    sections: dict[str, Section] = {}
    for deck in decks:
        for section in deck.sections:
            sections.setdefault(section.path, section)
    titles = "、".join(dict.fromkeys(deck.title for deck in decks if deck.title))
    one = len(decks) == 1
    return structs.replace(
        decks[0],
        title=f"{titles} 错题".strip(),
        source=decks[0].source if one else "",
        sha256=decks[0].sha256 if one else "",
        sections=tuple(sections.values()),
        items=found,
    )
