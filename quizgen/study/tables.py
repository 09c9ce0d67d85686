"""The tables of the progress file, and how an older file becomes the present one."""

import sqlite3

from quizgen.study.event import Event
from quizgen.study.schedule import Memory

EVENT_COLUMNS = ", ".join(Event.__struct_fields__)
MEMORY_COLUMNS = ", ".join(Memory.__struct_fields__)

# Step N makes version N out of version N - 1; a step that has been released is never changed.
_STEPS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE event (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE, item TEXT NOT NULL, time INTEGER NOT NULL, action TEXT NOT NULL,
            session TEXT NOT NULL, mode TEXT NOT NULL, kind TEXT NOT NULL, section TEXT NOT NULL, mark REAL NOT NULL,
            rating INTEGER NOT NULL, scheduled INTEGER NOT NULL, answer TEXT NOT NULL, duration INTEGER NOT NULL,
            target TEXT NOT NULL, note TEXT NOT NULL
        )""",
        "CREATE INDEX event_item ON event (item, position)",
        """CREATE TABLE memory (
            item TEXT PRIMARY KEY, learning INTEGER NOT NULL, stability REAL NOT NULL, difficulty REAL NOT NULL,
            due INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, reviews INTEGER NOT NULL,
            lapses INTEGER NOT NULL, missed INTEGER NOT NULL, right INTEGER NOT NULL, seen INTEGER NOT NULL,
            suspended INTEGER NOT NULL, flag TEXT
        ) WITHOUT ROWID""",
    ),
    # What an item asks, for statistics without its deck at hand.
    ("CREATE TABLE prompt (item TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID",),
)
VERSION = len(_STEPS)


def migrate(database: sqlite3.Connection) -> None:
    """Bring a file of any older version (a new, empty one is version 0) to VERSION, within the caller's transaction."""
    # Read again inside the transaction: another session may have done it in the meantime.
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    for number, statements in enumerate(_STEPS[version:], version + 1):
        for statement in statements:
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {number}")
