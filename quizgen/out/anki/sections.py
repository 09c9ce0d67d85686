"""Where an item stands: the words for its section on a card, in a deck's name and in a tag."""

import re
from functools import cached_property

from quizgen.deck.deck import Deck

_ARTICLE = re.compile(r"第[〇零一二三四五六七八九十百千万\d０-９]+条(?:之[一二三四五六七八九十]+)?")
# Markers that are read as a word of their own: 第一章 总则, against 一、压实责任 and 一是明确分工.
_SPACED = re.compile(r"第.*[编章节条款篇部]$|\d$")


class Sections:
    """Names for the section paths of one deck."""

    def __init__(self, deck: Deck):
        self._deck = deck
        self._known: dict[str, tuple[str, ...]] = {}

    @cached_property
    def _headings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for section in self._deck.sections:
            # Two lists under one parent share their paths: neither heading is surely the right one.
            same = found.get(section.path, section.heading) == section.heading
            found[section.path] = section.heading if same else ""
        return found

    def names(self, path: str) -> tuple[str, ...]:
        """The names of a section's ancestors and itself: 一、压实责任, 一是明确分工."""
        if path not in self._known:
            parts = path.split("/") if path else []
            prefixes = ["/".join(parts[: i + 1]) for i in range(len(parts))]
            self._known[path] = tuple(
                _name(part, self._headings.get(prefix, "")) for part, prefix in zip(parts, prefixes, strict=True)
            )
        return self._known[path]

    def shown(self, path: str, quote: str) -> str:
        """The section as a card's back shows it. A last heading that the quote repeats is left to the quote."""
        names = list(self.names(path))
        heading = self._headings.get(path, "")
        if heading and heading in quote:
            names[-1] = path.rpartition("/")[2]
        return " › ".join(names)

    def top(self, path: str) -> str:
        """The top section's name; "" for none and for an article (第十二条), too small to be a deck of its own."""
        marker = path.split("/", 1)[0]
        return "" if not path or _ARTICLE.fullmatch(marker) else self.names(path)[0]


def _name(marker: str, heading: str) -> str:
    if not heading or heading.replace("/", "／") == marker:
        return marker
    return f"{marker} {heading}" if _SPACED.search(marker) else marker + heading
