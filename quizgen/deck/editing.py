"""Changing a deck file in place: what a person wrote in it (comments, order of keys, layout) stays as it stands."""

import textwrap
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizgen.deck.deck import Deck
from quizgen.deck.store import SCHEMA_LINE, dump, dumps, head_values, item_block, item_values, loads
from quizgen.deck.text_file import TextFile, open_text
from quizgen.deck.yaml_edit import comments, with_values
from quizgen.deck.yaml_text import Parsed, parsed
from quizgen.errors import DeckError
from quizgen.items.item import Item


@dataclass(frozen=True)
class DeckFile:
    """A deck together with the file it was read from."""

    file: TextFile
    deck: Deck

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self.file.path

    @property
    def text(self) -> str:
        """The deck's text."""
        return self.file.text

    def replaced(self, deck: Deck) -> "DeckFile":
        """Write deck over the file and return what stands there now.

        Only the lines of values that changed change. Raises DeckError when the file has been changed since it was
        read, so that nobody's edit is overwritten.
        """
        if deck == self.deck:
            return self
        return DeckFile(self.file.replaced(rewritten(self.text, self.deck, deck)), deck)


def open_deck(path: Path) -> DeckFile:
    """The deck file at path, to be changed. Raises DeckError as load() does."""
    file = open_text(path)
    return DeckFile(file, loads(file.text, path))


def commented(text: str, deck: Deck) -> frozenset[str]:
    """The ids of items that have a comment in the deck's text, above them or inside."""
    blocks = _Blocks.of(text, deck)
    if blocks is None or "#" not in text.removeprefix(SCHEMA_LINE):
        return frozenset()
    return frozenset(name for name in blocks.ids if "#" in (block := blocks.text_of(name)) and comments(block))


def rewritten(text: str, old: Deck, new: Deck) -> str:
    """The text of new, with as much as possible of text (which holds old) left as it is."""
    found = _in_place(text, old, new)
    if found is not None and _holds(found, new):
        return found
    # A layout that cannot be changed line by line (flow style) is written anew rather than wrongly.
    remarks = [line for line in comments(text) if not line.startswith(SCHEMA_LINE[:24])]
    return SCHEMA_LINE + "".join(f"{line}\n" for line in remarks) + dumps(new).removeprefix(SCHEMA_LINE)


@dataclass
class _Blocks:
    """A deck file's lines. places: first line and end (from 0, half-open) of each item by id, with the comments right
    above it."""

    lines: list[str]
    parsed: Parsed
    places: dict[str, tuple[int, int]]
    ids: list[str]

    @staticmethod
    def of(text: str, deck: Deck) -> "_Blocks | None":
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
        return _Blocks(lines, found, places, ids)

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


def _in_place(text: str, old: Deck, new: Deck) -> str | None:
    blocks = _Blocks.of(text, old)
    head = blocks.head(old, new) if blocks else None
    if blocks is None or head is None:
        return None
    known = {item.id: item for item in old.items}
    gap = "\n" if blocks.spaced() else ""
    found, last = head, None
    for item in new.items:
        block = (
            blocks.item(known[item.id], item) if item.id in known else textwrap.indent(item_block(item), blocks.margin)
        )
        if not found.endswith("\n"):
            found += "\n"
        if not blocks.follows(item.id, last) and not found.endswith("\n\n"):
            found += gap
        found, last = found + block, item.id
    return found if found.endswith("\n") else found + "\n"


def _field(name: str, value: object) -> str:
    return dump({name: value})


def _holds(text: str, deck: Deck) -> bool:
    try:
        return loads(text) == deck
    except DeckError:
        return False
