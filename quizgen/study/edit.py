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

import yaml

from quizgen.deck.store import loads
from quizgen.errors import DeckError, OutputError
from quizgen.files import write_atomically
from quizgen.items.item import Item


def edit_item(path: Path, item: str, run: Callable[[Path], None] | None = None) -> Item | None:
    """Let the user edit one item of the deck file at path; the item as saved, None when nothing was changed.

    run: opens a file in an editor and returns when the user is done; $VISUAL, $EDITOR or the system's own without it.
    Raises DeckError for a text that is no item, with the place where it is kept; OutputError for an editor that cannot
    be started, or a deck that somebody else changed meanwhile.
    """
    before = _read(path)
    start, end = _lines_of(before, item, path)
    block = "".join(before.splitlines(keepends=True)[start:end])
    handle, name = tempfile.mkstemp(prefix=f"{item}.", suffix=".yaml")
    draft = Path(name)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(block)
    (run or _open_editor)(draft)
    edited = draft.read_text(encoding="utf-8")
    if edited == block:
        draft.unlink()
        return None
    try:
        saved = _put_back(path, before, (start, end), edited, item)
    except DeckError as error:
        raise DeckError(f"{error.message} (your text is kept in {draft})", path=error.path, line=error.line) from error
    draft.unlink()
    return saved


def _put_back(path: Path, before: str, place: tuple[int, int], edited: str, item: str) -> Item:
    if _read(path) != before:
        raise DeckError("the deck file was changed by somebody else meanwhile", path=path)
    lines = before.splitlines(keepends=True)
    text = edited if edited.endswith("\n") or not edited else edited + "\n"
    after = "".join(lines[: place[0]]) + text + "".join(lines[place[1] :])
    old, new = loads(before, path), loads(after, path)
    kept = [i.id for i in new.items] == [i.id for i in old.items]
    if not kept:
        raise DeckError("an item keeps its id, and stays one item; nothing was saved", path=path)
    write_atomically(path, after.encode(), force=True)
    return next(i for i in new.items if i.id == item)


def _lines_of(text: str, item: str, path: Path) -> tuple[int, int]:
    """The lines (from 0, half-open) of the item's block in a deck file."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == "items" and isinstance(value, yaml.SequenceNode):
            for i, node in enumerate(value.value):
                if _id_of(node) == item:
                    later = value.value[i + 1].start_mark.line if i + 1 < len(value.value) else None
                    end = node.end_mark.line + (node.end_mark.column > 0)
                    return node.start_mark.line, later if later is not None else max(end, node.start_mark.line + 1)
    raise DeckError(f"the item {item} is no longer in the deck", path=path)


def _id_of(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id":
                return str(value.value)
    return ""


def _open_editor(path: Path) -> None:
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
    try:
        subprocess.run([*shlex.split(command), str(path)], check=True)
    except (OSError, ValueError) as error:
        raise OutputError(f"the editor “{command}” cannot be started; set EDITOR to one that is there") from error
    except subprocess.CalledProcessError as error:
        raise OutputError(f"the editor “{command}” ended with an error; nothing was saved") from error


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DeckError(f"cannot be read: {error.strerror}", path=path) from error
