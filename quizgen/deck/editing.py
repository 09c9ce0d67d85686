"""Changing a deck file in place: what a person wrote in it (comments, order of keys, layout) stays as it stands."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.deck.blocks import Blocks
from quizgen.deck.deck import Deck
from quizgen.deck.store import SCHEMA_LINE, dumps, head_block, item_block, loads
from quizgen.deck.text_file import TextFile, open_text
from quizgen.deck.yaml_edit import comments
from quizgen.errors import DeckError


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
    blocks = Blocks.of(text, deck)
    if blocks is None or "#" not in text.removeprefix(SCHEMA_LINE):
        return frozenset()
    return frozenset(name for name in blocks.ids if "#" in (block := blocks.text_of(name)) and comments(block))


def with_comments(deck: Deck, files: Sequence[DeckFile]) -> str:
    """The text of deck, put together from the items of files, with each comment that stands in one of them: at the
    item it stands at, those of the head on top."""
    head: dict[str, None] = {}
    remarks: dict[str, dict[str, None]] = {}
    for file in files:
        blocks = Blocks.of(file.text, file.deck)
        top = "".join(blocks.lines[: blocks.first]) if blocks else file.text
        head |= dict.fromkeys(line for line in comments(top) if not line.startswith(SCHEMA_LINE[:24]))
        for name in blocks.ids if blocks else ():
            remarks.setdefault(name, {}).update(dict.fromkeys(comments(blocks.text_of(name)) if blocks else ()))
    parts = [SCHEMA_LINE, *(f"{line}\n" for line in head), head_block(deck)]
    for item in deck.items:
        parts += ["\n", *(f"{line}\n" for line in remarks.get(item.id, ())), item_block(item)]
    return "".join(parts)


def rewritten(text: str, old: Deck, new: Deck) -> str:
    """The text of new, with as much as possible of text (which holds old) left as it is."""
    found = _in_place(text, old, new)
    if found is not None and _holds(found, new):
        return found
    # A layout that cannot be changed line by line (flow style) is written anew rather than wrongly.
    remarks = [line for line in comments(text) if not line.startswith(SCHEMA_LINE[:24])]
    return SCHEMA_LINE + "".join(f"{line}\n" for line in remarks) + dumps(new).removeprefix(SCHEMA_LINE)


def _in_place(text: str, old: Deck, new: Deck) -> str | None:
    blocks = Blocks.of(text, old)
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


def _holds(text: str, deck: Deck) -> bool:
    try:
        return loads(text) == deck
    except DeckError:
        return False
