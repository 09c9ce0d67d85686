"""Plan -> .apkg, through genanki."""

import io
import itertools
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import genanki

from quizgen.out.anki.notetypes import BY_KIND, FIRST_MOD, REVISED, NoteType, read_templates
from quizgen.out.anki.plan import Entry, Plan
from quizgen.out.templates import template_folder

# Ids are milliseconds since 1970 in Anki; a deck's notes begin somewhere in these four years, by its name.
_IDS_FROM = FIRST_MOD * 1000
_IDS_RANGE = 4 * 365 * 86_400 * 1000
# The file is new and private: nothing to protect from a crash. The rest are choices that systems' SQLite builds make
# differently, and that would show in the bytes.
_PRAGMAS = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; PRAGMA auto_vacuum = NONE; PRAGMA secure_delete = ON;
"""
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class _Model(genanki.Model):  # type: ignore[misc]
    """A note type that carries its own time: genanki stamps it with the package's."""

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:
        plain: dict[str, Any] = super().to_json(REVISED, deck_id)
        # The default deck, always there: a deck of this package would make the note type depend on the content.
        return {**plain, "did": 1}


class _Note(genanki.Note):  # type: ignore[misc]
    """A note that carries its own time, with the cards that were counted when it was made."""

    def __init__(self, entry: Entry, model: _Model):
        note = entry.note
        super().__init__(model=model, fields=note.fields, tags=note.tags, guid=note.guid, due=entry.due)
        self.mod = entry.mod
        self.cards = [genanki.Card(number - 1) for number in note.cards]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, deck_id: int, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, self.mod, deck_id, id_gen)

    def _check_invalid_html_tags_in_fields(self) -> None:
        """Fields are our own markup around escaped text; the check costs a fifth of the time."""


class _Deck(genanki.Deck):  # type: ignore[misc]
    """A deck that makes genanki's notes one at a time while it is written: a tenth of the memory."""

    def __init__(self, name: str, models: dict[int, _Model]):
        super().__init__(deck_id(name), name)
        self.models = models
        self.entries: list[Entry] = []

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        super().write_to_db(cursor, timestamp, id_gen)
        for entry in self.entries:
            note = _Note(entry, self.models[entry.note.type.model_id])
            note.write_to_db(cursor, timestamp, self.deck_id, id_gen)


class _Package(genanki.Package):  # type: ignore[misc]
    """A package that builds SQLite's indexes last: less time, and a file smaller by a fifth."""

    decks: list[_Deck]

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Iterator[int]) -> None:
        decks = self.decks
        self.decks = []
        super().write_to_db(cursor, timestamp, id_gen)  # the empty tables
        find = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
        indexes = cursor.execute(find).fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {name}")
        for deck in decks:
            deck.write_to_db(cursor, timestamp, id_gen)
        for _, statement in indexes:
            cursor.execute(statement)


def package_bytes(plan: Plan) -> bytes:
    """The package: the same plan gives the same bytes."""
    with tempfile.TemporaryDirectory(prefix="quizgen-") as folder:
        database = Path(folder) / "collection.anki2"
        _write_database(plan, database)
        return _zipped(database)


def deck_id(name: str) -> int:
    """Anki's number for a deck, from its name (which is what Anki goes by)."""
    return _IDS_FROM + int.from_bytes(sha256(f"deck:{name}".encode()).digest()[:8]) % _IDS_RANGE


def _write_database(plan: Plan, path: Path) -> None:
    used = {entry.note.type for entry in plan.entries}
    models = {kind.model_id: _model(kind) for kind in BY_KIND.values() if kind in used}
    decks: dict[str, _Deck] = {}
    for entry in plan.entries:
        if entry.deck not in decks:
            decks[entry.deck] = _Deck(entry.deck, models)
        decks[entry.deck].entries.append(entry)
    connection = sqlite3.connect(path)
    try:
        connection.executescript(_PRAGMAS)
        first_id = _IDS_FROM + int.from_bytes(sha256(f"notes:{plan.root}".encode()).digest()[:8]) % _IDS_RANGE
        _Package(list(decks.values())).write_to_db(connection.cursor(), FIRST_MOD, itertools.count(first_id))
        connection.commit()
    finally:
        connection.close()
    # SQLite leaves its own version in the header, for information only; it must not make machines differ.
    with path.open("r+b") as file:
        file.seek(96)
        file.write((3_040_000).to_bytes(4, "big"))


def _model(kind: NoteType) -> _Model:
    templates = read_templates(kind.template, template_folder("anki"))
    script = f"<script>\n{templates.script}</script>\n" if kind.scripted else ""
    return _Model(
        kind.model_id,
        kind.name,
        fields=[{"name": name} for name in kind.fields],
        templates=[{"name": kind.card, "qfmt": templates.front + script, "afmt": templates.back + script}],
        css=templates.css,
        model_type=genanki.Model.CLOZE if kind.cloze else genanki.Model.FRONT_BACK,
    )


def _zipped(database: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        with package.open(_member("collection.anki2"), "w") as member, database.open("rb") as file:
            shutil.copyfileobj(file, member, 1 << 20)
        package.writestr(_member("media"), "{}")
    return buffer.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    """An entry that says nothing of when and where it was made."""
    info = zipfile.ZipInfo(name, _ZIP_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.create_system = 3  # Unix, on every system
    info.external_attr = 0o644 << 16
    return info
