"""The lines of a deck file, item by item."""

import textwrap
from dataclasses import dataclass
from functools import cached_property

from quizgen.deck.deck import Deck
from quizgen.deck.store import dump, head_values, item_block, item_values
from quizgen.deck.yaml_edit import comments, with_values
from quizgen.deck.yaml_text import Parsed, parsed
from quizgen.items.item import Item


@dataclass
class Blocks:
    """A deck file's lines. places: first line and end (from 0, half-open) of each item by id, with the comments right
    above it."""

    lines: list[str]
    parsed: Parsed
    places: dict[str, tuple[int, int]]
    ids: list[str]

    @staticmethod
    def of(text: str, deck: Deck) -> "Blocks | None":
        """None when the items do not stand in lines of their own, or are not the last thing in the file."""
        found = parsed(text)
        lines = text.splitlines(keepends=True)
        starts = [found.lines[f"$.items[{i}]"] - 1 for i in range(len(deck.items))]
        if not starts or len(set(starts)) < len(starts) or not all(lines[i].lstrip().startswith("- ") for i in starts):
            return None
        for i, start in enumerate(starts):
            while start > 0 and lines[start - 1].lstrip().startswith("#"):
                start -= 1
            starts[i] = start
        ids = [item.id for item in deck.items]
        places = dict(zip(ids, zip(starts, [*starts[1:], len(lines)], strict=True), strict=True))
        return Blocks(lines, found, places, ids)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Which item of the file each id is, from 0."""
        return {name: number for number, name in enumerate(self.ids)}

    @property
    def first(self) -> int:
        """The line at which the head ends."""
        return self.places[self.ids[0]][0]

    @property
    def margin(self) -> str:
        """The white space before the dash of an item."""
        dash = next(line for line in self.lines[self.first :] if line.lstrip().startswith("- "))
        return dash[: len(dash) - len(dash.lstrip())]

    def text_of(self, name: str) -> str:
        start, end = self.places[name]
        return "".join(self.lines[start:end])

    def follows(self, name: str, other: str | None) -> bool:
        """True when the item stands right behind the other one (behind the head for None)."""
        start = self.places[name][0] if name in self.places else -1
        if other is None:
            return start == self.first
        return other in self.places and self.places[other][1] == start

    def spaced(self) -> bool:
        """True when blank lines stand between the items."""
        return len(self.ids) < 2 or any(
            not line.strip() for line in self.lines[self.first : self.places[self.ids[-1]][0]]
        )

    def head(self, old: Deck, new: Deck) -> str | None:
        names = {name: at for name, at in self.parsed.names_of("$").items() if at[0] < self.first}
        return with_values(self.lines[: self.first], names, head_values(old), head_values(new), _field)

    def item(self, old: Item, new: Item) -> str:
        """The item's lines with the values of new."""
        if old == new:
            return self.text_of(old.id)
        start, end = self.places[old.id]
        names = self.parsed.names_of(f"$.items[{self.numbers[old.id]}]")
        below = {name: (line - start, column) for name, (line, column) in names.items()}
        found = with_values(self.lines[start:end], below, item_values(old), item_values(new), _field)
        if found is not None:
            return found
        remarks = "".join(f"{self.margin}{remark}\n" for remark in comments(self.text_of(old.id)))
        return remarks + textwrap.indent(item_block(new), self.margin)


def _field(name: str, value: object) -> str:
    return dump({name: value})
