"""Where an item stands: the words for its section on a card, in a deck's name and in a tag."""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from quizgen.deck.deck import Deck
from quizgen.out.anki.markup import deck_part, escape, shorten, tag_part

_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千万\d０-９]+条(?:之[一二三四五六七八九十]+)?")
# Markers that are read as a word of their own: 第一章 总则, against 一、压实责任 and 一是明确分工.
_SPACED = re.compile(r"第.*[编章节条款篇部]$|\d$")

# Characters: a longer heading is a sentence; a longer name takes more than a line of a phone's card.
_TITLE = 20
_SHOWN = 30


class Sections:
    """Names for the section paths of one deck. Each is asked for by hundreds of items, so answers are kept."""

    def __init__(self, deck: Deck):
        self._deck = deck
        self.names = lru_cache(maxsize=None)(self._names)
        self.tags = lru_cache(maxsize=None)(self._tags)
        self.document = escape(deck.title)

    @cached_property
    def _headings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for section in self._deck.sections:
            # Two lists under one parent share their paths: neither heading is surely the right one.
            same = found.get(section.path, section.heading) == section.heading
            found[section.path] = section.heading if same else ""
        return found

    def _names(self, path: str) -> tuple[str, ...]:
        """The names of a section's ancestors and itself: 一、压实责任, 一是明确分工."""
        return tuple(_name(marker, heading) for marker, heading in self._levels(path))

    def _tags(self, path: str) -> tuple[str, ...]:
        """来源::DOCUMENT::SECTION::…; none for a document without a title. Empty levels would become “blank”.

        A heading that is a whole sentence, as an article's is, names nothing: its marker stands alone.
        """
        short = (_name(mark, heading if len(heading) <= _TITLE else "") for mark, heading in self._levels(path))
        levels = [tag_part(self._deck.title), *filter(None, map(tag_part, short))]
        return ("::".join(["来源", *levels]),) if levels[0] else ()

    def _levels(self, path: str) -> list[tuple[str, str]]:
        """Marker and heading of a section's ancestors and itself."""
        parts = path.split("/") if path else []
        return [(part, self._headings.get("/".join(parts[: i + 1]), "")) for i, part in enumerate(parts)]

    def shown(self, path: str, quote: str) -> str:
        """The section as a card's back shows it. A last heading that the quote repeats is left to the quote."""
        names = list(self.names(path))
        heading = self._headings.get(path, "")
        if heading and heading in quote:
            names[-1] = path.rpartition("/")[2]
        return " › ".join(shorten(name, _SHOWN) for name in names)

    def subdecks(self, paths: Iterable[str]) -> dict[str, str]:
        """Top section -> the name of its subdeck, for sections in the order of the deck's items.

        Anki sorts decks by name (一 三 二) and shows new cards in that order: a number in front keeps the document's.
        Parts outside the outline (前言) are 0 where they come before it, else one past its end.
        """
        tops = dict.fromkeys(top for path in paths if (top := top_of(path)))
        listed = dict.fromkeys(top for section in self._deck.sections if (top := top_of(section.path)))
        numbers = {top: i for i, top in enumerate(listed or tops, start=1)}
        begun = False
        for top in tops:
            begun = begun or top in numbers
            numbers.setdefault(top, len(listed) + 1 if begun else 0)
        width = max(2, len(str(len(numbers))))
        return {top: f"{numbers[top]:0{width}} {deck_part(self.names(top)[0])}".rstrip() for top in tops}


def top_of(path: str) -> str:
    """The top section of a path; "" for none and for an article (第十二条), too small for a deck of its own."""
    top = path.split("/", 1)[0]
    return "" if _ARTICLE.fullmatch(top) else top


def _name(marker: str, heading: str) -> str:
    if not heading or heading.replace("/", "／") == marker:
        return marker
    return f"{marker} {heading}" if _SPACED.search(marker) else marker + heading
