"""OUT/search.sqlite: the items and formulations of all decks in a folder, to be found by their words.

A batch puts in what it makes. Decks that were changed since, or came from elsewhere, are read again when somebody
searches; formulations stand in no deck, so those are known only of documents that a batch has read.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import msgspec

from quizgen.batch.grams import expression, grams
from quizgen.deck.deck import Deck
from quizgen.deck.store import load
from quizgen.errors import DeckError, OutputError
from quizgen.items.item import BLANK

NAME = "search.sqlite"
_VERSION = 1
_TABLES = """
CREATE TABLE deck (path TEXT PRIMARY KEY, size INTEGER, changed INTEGER) WITHOUT ROWID;
CREATE TABLE entry (id INTEGER PRIMARY KEY, deck TEXT, item TEXT, kind TEXT, section TEXT, shown TEXT, words TEXT,
                    place TEXT);
CREATE INDEX entry_of_deck ON entry (deck, item);
CREATE VIRTUAL TABLE found USING fts5 (words, place, content='', tokenize='unicode61');
"""
# Words in the item count more than words in the heading above it.
_RANK = "bm25(found, 4.0, 1.0)"
# So many hits are compared; of more, those in the first decks. Words that still more entries have say nothing.
_RANKED = 3_000
_TELLING = 50_000


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An item, or a formulation (item is "" then). kind: Kind's or FormulationKind's value. shown: what a hit shows.
    words: all that it is found by; place: the same of its section. grams: of both, made where the entry is made: in
    many processes, while the index is written in one."""

    kind: str
    shown: str
    words: str
    item: str = ""
    section: str = ""
    place: str = ""
    grams: tuple[str, str] = ("", "")


class Hit(msgspec.Struct, frozen=True):
    """An entry that was found, and the deck it stands in (path below the folder)."""

    deck: str
    item: str
    kind: str
    section: str
    shown: str


def entry(*, kind: str, shown: str, words: str, item: str = "", section: str = "", place: str = "") -> Entry:
    """An entry ready to be put into the index."""
    both = (grams(words), _place_grams(place))
    return Entry(kind=kind, shown=shown, words=words, item=item, section=section, place=place, grams=both)


# Entries of one section follow one another.
_place_grams = lru_cache(maxsize=16)(grams)


def entries_of(deck: Deck) -> Iterator[Entry]:
    """The items of a deck."""
    headings = {section.path: section.heading for section in deck.sections}
    for item in deck.items:
        answers = "、".join(item.answers)
        filled = item.prompt
        for answer in item.answers:
            filled = filled.replace(BLANK, answer, 1)
        said = (filled, item.quote, answers, *item.options, item.explanation, item.note)
        yield entry(
            item=item.id,
            kind=item.kind.value,
            section=item.section,
            shown=f"{item.prompt} → {answers}",
            words="\n".join(dict.fromkeys(filter(None, said))),
            place=f"{deck.title}\n{item.section}\n{headings.get(item.section, '')}",
        )


class SearchIndex:
    """The index in a folder, made when there is none. Close it when done."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with self._told():
            self._db = sqlite3.connect(folder / NAME, isolation_level=None)
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA journal_mode = WAL")
            if self._db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                self._start_anew()

    def close(self) -> None:
        """Write what is left and let the file go."""
        with self._told():
            self._db.close()

    def put(self, path: Path, items: Iterable[Entry], formulations: Iterable[Entry] | None = None) -> None:
        """Make items (and formulations; None leaves those known) the entries of the deck file at path."""
        name, state = path.relative_to(self._folder).as_posix(), path.stat()
        with self._told(), self._at_once():
            self._forget(name, formulations_too=formulations is not None)
            for one in (*items, *(formulations or ())):
                columns = (one.item, one.kind, one.section, one.shown, one.words, one.place)
                at = self._db.execute(
                    "INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", (name, *columns)
                ).lastrowid
                self._db.execute("INSERT INTO found (rowid, words, place) VALUES (?, ?, ?)", (at, *one.grams))
            self._db.execute("INSERT OR REPLACE INTO deck VALUES (?, ?, ?)", (name, state.st_size, state.st_mtime_ns))

    def refresh(self) -> list[str]:
        """Read the decks of the folder that are new or changed, forget those that are gone; what cannot be read, one
        sentence each."""
        with self._told():
            known = {name: (size, at) for name, size, at in self._db.execute("SELECT * FROM deck")}
        problems = []
        for path in sorted(self._folder.rglob("*.yaml")):
            state = path.stat()
            if known.pop(path.relative_to(self._folder).as_posix(), None) == (state.st_size, state.st_mtime_ns):
                continue
            try:
                self.put(path, list(entries_of(load(path))))
            except DeckError as error:
                problems.append(str(error))
        for name in known:
            with self._told(), self._at_once():
                self._forget(name, formulations_too=True)
                self._db.execute("DELETE FROM deck WHERE path = ?", (name,))
        return problems

    def find(
        self, query: str, *, section: str = "", kinds: Sequence[str] = (), limit: int = 20
    ) -> tuple[list[Hit], int]:
        """The best hits for all words of query, and how many there are in all.

        section: only entries whose section path holds that. kinds: only these. Without words the entries come in the
        order of the decks.
        """
        wanted = expression(query)
        if wanted and expression(section):
            wanted = f"({wanted}) AND place : ({expression(section)})"  # so that fewer are looked at
        conditions = ["found MATCH ?"] * bool(wanted) + ["instr(section, ?)"] * bool(section)
        values = [value for value in (wanted, section) if value]
        if kinds:
            conditions.append(f"kind IN ({', '.join('?' * len(kinds))})")
            values += kinds
        where = " AND ".join(conditions) or "1"
        entries = "entry" if not wanted else "found JOIN entry ON entry.id = found.rowid"
        # The index alone counts 30 times as fast as with a look at every entry.
        counted = "found" if wanted and len(conditions) == 1 else entries
        with self._told():
            (count,) = self._db.execute(f"SELECT count(*) FROM {counted} WHERE {where}", values).fetchone()
            rank = _RANK if wanted and count <= _TELLING else "entry.id"
            ranked = f"SELECT entry.id AS at, {rank} AS rank FROM {entries} WHERE {where} LIMIT {_RANKED}"
            rows = self._db.execute(
                f"SELECT deck, item, kind, section, shown FROM ({ranked}) JOIN entry ON entry.id = at "
                "ORDER BY rank LIMIT ?",
                [*values, limit],
            ).fetchall()
        return [Hit(*row) for row in rows], count

    def _forget(self, name: str, *, formulations_too: bool) -> None:
        also = "" if formulations_too else " AND item != ''"
        old = self._db.execute(f"SELECT id, words, place FROM entry WHERE deck = ?{also}", (name,)).fetchall()
        for at, words, place in old:
            # The index keeps no text: to take an entry out it must be told what was put in.
            gone = ("delete", at, grams(words), grams(place))
            self._db.execute("INSERT INTO found (found, rowid, words, place) VALUES (?, ?, ?, ?)", gone)
        self._db.execute(f"DELETE FROM entry WHERE deck = ?{also}", (name,))

    def _start_anew(self) -> None:
        with self._at_once():
            for table in ("found", "entry", "deck"):
                self._db.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _TABLES.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {_VERSION}")

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as ours."""
        try:
            yield
        except sqlite3.Error as error:
            path = self._folder / NAME
            raise OutputError(f"cannot be used: {error}; delete it to have it made anew", path=path) from error
