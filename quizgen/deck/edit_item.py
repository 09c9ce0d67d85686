"""Changing one item of a deck file in the user's own editor, and nothing else in the file.

The item's own lines are cut out, edited, put back in their place, and the whole is checked before it replaces the
file: comments and the other items stay exactly as they were.
"""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from quizgen.deck.blocks import Blocks
from quizgen.deck.editing import DeckFile, open_deck
from quizgen.deck.store import loads
from quizgen.errors import DeckError, OutputError
from quizgen.items.item import Item


def edit_item(path: Path, item: str, run: Callable[[Path], None] | None = None) -> Item | None:
    """Let the user edit one item of the deck file at path; the item as saved, None when nothing was changed.

    run: opens a file in an editor and returns when the user is done; $VISUAL, $EDITOR or the system's own without it.
    Raises DeckError for a text that is no item, or a deck that somebody else changed meanwhile, with the place where
    the text is kept; OutputError for an editor that cannot be started.
    """
    file = open_deck(path)
    start, end = _lines_of(file, item)
    lines = file.text.splitlines(keepends=True)
    block = "".join(lines[start:end])
    handle, name = tempfile.mkstemp(prefix=f"{item}.", suffix=".yaml")
    draft = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as opened:
        opened.write(block)
    try:
        (run or _open_editor)(draft)
        edited = draft.read_text(encoding="utf-8")
        if edited == block:
            draft.unlink()
            return None
        text = edited if edited.endswith("\n") else edited + "\n"
        saved = _put_back(file, "".join(lines[:start]) + text + "".join(lines[end:]), item)
    except UnicodeDecodeError as error:
        raise DeckError(f"was not saved as UTF-8 by the editor (your text is kept in {draft})", path=path) from error
    except DeckError as error:
        raise DeckError(f"{error.message} (your text is kept in {draft})", path=error.path, line=error.line) from error
    except OutputError:
        if draft.read_text(encoding="utf-8", errors="replace") == block:
            draft.unlink()
        raise
    draft.unlink()
    return saved


def _put_back(file: DeckFile, after: str, item: str) -> Item:
    new = loads(after, file.path)
    if [i.id for i in new.items] != [i.id for i in file.deck.items]:
        raise DeckError("an item keeps its id, and stays one item; nothing was saved", path=file.path)
    file.file.replaced(after)
    return next(i for i in new.items if i.id == item)


def _lines_of(file: DeckFile, item: str) -> tuple[int, int]:
    """The lines (from 0, half-open) of the item's block in a deck file, with the comments right above it."""
    if all(other.id != item for other in file.deck.items):
        raise DeckError(f"the item {item} is no longer in the deck", path=file.path)
    blocks = Blocks.of(file.text, file.deck)
    if blocks is None:
        raise DeckError("does not hold each item in lines of its own; edit the file as a whole", path=file.path)
    return blocks.places[item]


def _open_editor(path: Path) -> None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)
    except (OSError, ValueError) as error:
        raise OutputError(f"the editor “{command}” cannot be started; set EDITOR to one that is there") from error
    except subprocess.CalledProcessError as error:
        raise OutputError(f"the editor “{command}” ended with an error; nothing was saved") from error
