"""The learner's progress on disk: an append-only log of events, and the schedule derived from it.

SQLite in WAL mode, so that two sessions may run at once and a killed program loses nothing it has recorded: each event
is its own transaction, synced before record() returns.
"""

import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from quizgen.errors import OutputError, QuizgenError
from quizgen.study.event import Event
from quizgen.study.schedule import Memory, remember
from quizgen.study.tables import EVENT_COLUMNS, MEMORY_COLUMNS, VERSION, migrate

# How long to wait for another session that is writing, in seconds.
_PATIENCE = 30.0
_DAMAGED = "is damaged; start again, and it is moved aside and rebuilt from what can be read of its log"


class DamagedError(QuizgenError):
    """The progress file is no longer a database."""


class BusyError(OutputError):
    """Another program holds the progress file."""


def default_path() -> Path:
    """Where progress is kept when nothing else is said: the user's data folder."""
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False) / "progress.db"


class Progress:
    """One open progress file. Close it, or use it in a with statement."""

    def __init__(self, path: Path):
        """Open path, making or migrating it as needed.

        Raises DamagedError for a file that is no database, OutputError for a place that cannot be written or a file
        from a newer quizgen.
        """
        self.path = path
        with self._guarded():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._database.close()
                raise

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def record(self, event: Event, *, seen: int | None = None, prompt: str = "") -> Memory:
        """Append event, and return what the item's memory has become; both are on disk when this returns.

        prompt: what the item asks, kept for statistics.

        seen: Memory.seen of the item when its question was shown. When another session has answered it since, the
        answer is kept but does not move the schedule a second time.
        """
        with self._guarded(), self._writing():
            events = list(self.events(event.item))
            if seen is not None and event.scheduled and remember(event.item, events).seen != seen:
                event = msgspec.structs.replace(event, scheduled=False)
            self._append(event)
            memory = remember(event.item, [*events, event])
            self._store(memory)
            if prompt:
                self._keep_prompt(event.item, prompt)
        return memory

    def memories(self, items: Iterable[str]) -> dict[str, Memory]:
        """What is known about each of the items; an item that was never met has an empty memory."""
        found = {item: Memory(item=item) for item in items}
        names = list(found)
        with self._guarded():
            for at in range(0, len(names), 500):  # SQLite takes a limited number of parameters
                some = names[at : at + 500]
                marks = ",".join("?" * len(some))
                for row in self._database.execute(f"SELECT {MEMORY_COLUMNS} FROM memory WHERE item IN ({marks})", some):
                    memory = _memory(row)
                    found[memory.item] = memory
        return found

    def all_memories(self) -> dict[str, Memory]:
        """What is known about every item ever met."""
        with self._guarded():
            rows = self._database.execute(f"SELECT {MEMORY_COLUMNS} FROM memory ORDER BY item").fetchall()
        return {memory.item: memory for memory in map(_memory, rows)}

    def events(self, item: str | None = None) -> Iterator[Event]:
        """The log in its order, of one item or of all."""
        where, values = ("", ()) if item is None else ("WHERE item = ?", (item,))
        with self._guarded():
            for row in self._database.execute(f"SELECT {EVENT_COLUMNS} FROM event {where} ORDER BY position", values):
                yield _event(row)

    def prompts(self) -> dict[str, str]:
        """What each item asked when it was last answered."""
        with self._guarded():
            return dict(self._database.execute("SELECT item, words FROM prompt ORDER BY item"))

    def rebuild(self) -> None:
        """Derive the whole schedule from the log again."""
        with self._guarded(), self._writing():
            self._rebuild()

    def merge(self, incoming: Iterable[Event], prompts: Mapping[str, str] | None = None) -> int:
        """Take in events of another log, each once, and prompts not known here; returns how many events were new.

        The two logs are merged by time without changing the order within either (a clock may have been set back).
        """
        with self._guarded(), self._writing():
            mine = list(self.events())
            known = {event.uid for event in mine}
            new = [event for event in {e.uid: e for e in incoming}.values() if event.uid not in known]
            if new:
                self._database.execute("DELETE FROM event")
                for event in _merged(mine, new):
                    self._append(event)
                self._rebuild()
            known_prompts = self.prompts()
            for item, words in (prompts or {}).items():
                if item not in known_prompts:
                    self._keep_prompt(item, words)
        return len(new)

    def _prepare(self) -> None:
        self._use_wal()
        self._database.execute("PRAGMA synchronous = FULL")
        version = self._database.execute("PRAGMA user_version").fetchone()[0]
        if version > VERSION:
            raise OutputError("was written by a newer quizgen; update quizgen to use it", path=self.path)
        if version < VERSION:
            with self._writing():
                migrate(self._database)

    def _use_wal(self) -> None:
        """Several readers beside one writer. The switch itself does not wait for others as everything else does."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                self._database.execute("PRAGMA journal_mode = WAL")
                return
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or time.monotonic() > until:
                    raise
                time.sleep(0.02)

    def _append(self, event: Event) -> None:
        values = msgspec.structs.astuple(event)
        self._database.execute(f"INSERT INTO event ({EVENT_COLUMNS}) VALUES ({','.join('?' * len(values))})", values)

    def _store(self, memory: Memory) -> None:
        values = msgspec.structs.astuple(memory)
        self._database.execute(
            f"INSERT OR REPLACE INTO memory ({MEMORY_COLUMNS}) VALUES ({','.join('?' * len(values))})", values
        )

    def _keep_prompt(self, item: str, words: str) -> None:
        self._database.execute(
            "INSERT INTO prompt (item, words) VALUES (?, ?) ON CONFLICT (item) DO UPDATE SET words = excluded.words "
            "WHERE words != excluded.words",
            (item, words),
        )

    def _rebuild(self) -> None:
        self._database.execute("DELETE FROM memory")
        by_item: dict[str, list[Event]] = {}
        for event in self.events():
            by_item.setdefault(event.item, []).append(event)
        for item, events in by_item.items():
            self._store(remember(item, events))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction that holds the right to write from its start."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """Turn what SQLite and the file system report into sentences."""
        try:
            yield
        except sqlite3.Error as error:
            raise _sentence(error, self.path) from error
        except (OSError, msgspec.ValidationError) as error:
            if isinstance(error, OSError):
                raise OutputError(
                    f"progress cannot be kept here ({error.strerror}); choose another place with --progress FILE",
                    path=self.path,
                ) from error
            raise DamagedError(_DAMAGED, path=self.path) from error


def _sentence(error: sqlite3.Error, path: Path) -> QuizgenError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return DamagedError(_DAMAGED, path=path)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        reason = "the disk is full" if name == "SQLITE_FULL" else "the disk takes no more (is it full?)"
        return OutputError(f"{reason}: the last answer could not be saved, all earlier ones are", path=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return BusyError("another program is holding the progress file; try again when it is done", path=path)
    reason = "it may not be written" if name.startswith("SQLITE_READONLY") else str(error)
    return OutputError(f"progress cannot be kept here ({reason}); choose another place with --progress FILE", path=path)


def _event(row: tuple[object, ...]) -> Event:
    return msgspec.convert(dict(zip(Event.__struct_fields__, row, strict=True)), Event, strict=False)


def _memory(row: tuple[object, ...]) -> Memory:
    return msgspec.convert(dict(zip(Memory.__struct_fields__, row, strict=True)), Memory, strict=False)


def _merged(left: list[Event], right: list[Event]) -> Iterator[Event]:
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or (i < len(left) and left[i].time <= right[j].time):
            yield left[i]
            i += 1
        else:
            yield right[j]
            j += 1
