"""Changing a deck file in place: what a person wrote in it (comments, order of keys, layout) stays as it stands."""

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizgen.deck.deck import Deck
from quizgen.deck.store import SCHEMA_LINE, dumps, head_block, item_block, loads, read_text
from quizgen.deck.yaml_text import parse
from quizgen.errors import DeckError, OutputError
from quizgen.files import write_atomically


@dataclass(frozen=True)
class DeckFile:
    """A deck together with the text it was read from."""

    path: Path
    text: str
    deck: Deck

    def replaced(self, deck: Deck) -> "DeckFile":
        """Write deck over the file and return what stands there now.

        Blocks of unchanged items keep their exact text; the comments of changed ones are kept above them. The old file
        is kept as a numbered backup until the new one is safely on disk. Raises DeckError when the file has been
        changed since it was read, so that nobody's edit is overwritten.
        """
        if read_text(self.path) != self.text:
            raise DeckError("was changed by somebody else meanwhile; run the command again", path=self.path)
        if deck == self.deck:
            return self
        text = rewritten(self.text, self.deck, deck)
        backup = _backup(self.path)
        write_atomically(self.path, text.encode(), force=True)
        if loads(read_text(self.path), self.path) == deck:
            backup.unlink()
        return DeckFile(self.path, text, deck)


def open_deck(path: Path) -> DeckFile:
    """The deck file at path, to be changed. Raises DeckError as load() does."""
    text = read_text(path)
    return DeckFile(path, text, loads(text, path))


def rewritten(text: str, old: Deck, new: Deck) -> str:
    """The text of new, with as much as possible of text (which holds old) left as it is."""
    blocks = _blocks(text, old)
    if blocks is None:
        return dumps(new)
    head, by_id, margin = blocks
    known = {item.id: item for item in old.items}
    parts = [head if head_block(old) == head_block(new) else SCHEMA_LINE + _comments(head) + head_block(new)]
    for item in new.items:
        block = by_id.get(item.id, "")
        if not block or known[item.id] != item:
            block = _comments(block) + textwrap.indent(item_block(item), margin)
        parts.append(block if parts[-1].endswith("\n\n") else "\n" + block)
    found = "".join(parts).rstrip("\n") + "\n"
    # A layout that the blocks do not fit (tabs, flow style) is written anew rather than wrongly.
    return found if _holds(found, new) else dumps(new)


def _blocks(text: str, deck: Deck) -> tuple[str, dict[str, str], str] | None:
    """What stands before the first item, the lines of each item by id (with the comments right above it), and the
    white space before its dash; None when the items do not stand in lines of their own."""
    _, places = parse(text)
    lines = text.splitlines(keepends=True)
    starts = [places[f"$.items[{i}]"] - 1 for i in range(len(deck.items))]
    if not starts or len(set(starts)) < len(starts) or not all(lines[i].lstrip().startswith("- ") for i in starts):
        return None
    dash = lines[starts[0]]
    margin = dash[: len(dash) - len(dash.lstrip())]
    for i, start in enumerate(starts):
        while lines[start - 1].lstrip().startswith("#") and start > 1:
            start -= 1
        starts[i] = start
    ends = [*starts[1:], len(lines)]
    by_id = {item.id: "".join(lines[start:end]) for item, start, end in zip(deck.items, starts, ends, strict=True)}
    return "".join(lines[: starts[0]]), by_id, margin


def _comments(block: str) -> str:
    """The lines of block that are comments, but for the line that names the schema."""
    kept = [line for line in block.splitlines(keepends=True) if re.match(r"\s*#", line)]
    return "".join(line for line in kept if not line.startswith(SCHEMA_LINE[:24]))


def _holds(text: str, deck: Deck) -> bool:
    try:
        return loads(text) == deck
    except DeckError:
        return False


def _backup(path: Path) -> Path:
    """A copy of the file beside it under the first free number."""
    for target in _numbered(path):
        try:
            with target.open("xb") as file:
                file.write(path.read_bytes())
        except FileExistsError:
            continue
        except OSError as error:
            raise OutputError(f"cannot be written: {error.strerror}", path=target) from error
        return target
    raise AssertionError  # numbers do not end


def _numbered(path: Path) -> Iterable[Path]:
    number = 0
    while True:
        number += 1
        yield path.with_name(f"{path.name}.{number}.bak")
