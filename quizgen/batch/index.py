"""OUT/index.jsonl: what was made from what, a line a document; what a later run skips by."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from quizgen.errors import OutputError
from quizgen.files import write_atomically
from quizgen.items.recipe import Recipe
from quizgen.reading.options import ReadOptions

NAME = "index.jsonl"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One document. deck: its deck's name in the folder, "" when it failed. sha256: of the source's bytes. recipe:
    digest of all that decides what is made. items: how many of each kind."""

    source: str
    deck: str
    sha256: str
    recipe: str
    items: dict[str, int]
    characters: int
    seconds: float
    warnings: tuple[str, ...] = ()
    error: str = ""


def digest(data: bytes) -> str:
    """SHA-256 of a source's bytes."""
    return sha256(data).hexdigest()


def recipe_digest(recipe: Recipe, options: ReadOptions, version: str) -> str:
    """Digest of everything beside the source that decides what is made: recipe, reading, quizgen's version."""
    parts = msgspec.json.encode((recipe, options, version), order="sorted")
    return sha256(parts).hexdigest()[:16]


def read_index(folder: Path) -> dict[str, Entry]:
    """The entries by source. A line that a broken-off run left half-written is passed over."""
    try:
        lines = (folder / NAME).read_bytes().splitlines()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", path=folder / NAME) from error
    found: dict[str, Entry] = {}
    for line in lines:
        try:
            entry = msgspec.json.decode(line, type=Entry)
        except msgspec.DecodeError:
            continue
        found[entry.source] = entry
    return found


def append(folder: Path, entry: Entry) -> None:
    """Add one line, so that a run that is broken off can be taken up again."""
    try:
        with (folder / NAME).open("ab") as file:
            # A line that was cut off before stays alone: start on a new one.
            file.write((b"\n" if _cut_off(folder / NAME) else b"") + msgspec.json.encode(entry) + b"\n")
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=folder / NAME) from error


def write_index(folder: Path, entries: Mapping[str, Entry], order: Iterable[str]) -> None:
    """The whole index anew: the sources of this run in their order, then those of earlier runs."""
    first = [entries[source] for source in order if source in entries]
    known = {entry.source for entry in first}
    rest = [entries[source] for source in sorted(entries) if source not in known]
    write_atomically(folder / NAME, b"".join(msgspec.json.encode(e) + b"\n" for e in (*first, *rest)), force=True)


def _cut_off(path: Path) -> bool:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        if size == 0:
            return False
        file.seek(size - 1)
        return file.read(1) != b"\n"
