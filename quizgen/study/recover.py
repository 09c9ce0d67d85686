"""A damaged progress file: moved aside, never deleted, and whatever of its log can be read goes into a new one."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import msgspec

from quizgen.study.event import Event
from quizgen.study.progress import DamagedError, Progress, default_path
from quizgen.study.tables import EVENT_COLUMNS

Result = TypeVar("Result")


def using(path: Path | None, now: datetime, warn: Callable[[str], None], use: Callable[[Progress], Result]) -> Result:
    """What use makes of the progress file at path (the usual place without one). When the file proves damaged it is
    recovered, warn is told, and use is called again."""
    path = path or default_path()
    progress, told = open_progress(path, now)
    if told:
        warn(told)
    try:
        try:
            return use(progress)
        except DamagedError:
            progress.close()
            progress, told = recover(path, now)
            warn(told)
            return use(progress)
    finally:
        progress.close()


def open_progress(path: Path, now: datetime) -> tuple[Progress, str]:
    """The progress file at path, and what the user should be told about it ("" for nothing)."""
    try:
        return Progress(path), ""
    except DamagedError:
        return recover(path, now)


def recover(path: Path, now: datetime) -> tuple[Progress, str]:
    """Move the damaged file at path aside, and start a new one with the events that could still be read."""
    aside = _free(path, now)
    for suffix in ("-wal", "-shm", ""):  # the log first: SQLite must never see the old one beside a new file
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.rename(f"{aside}{suffix}")
    events = list(_readable(aside))
    progress = Progress(path)
    progress.merge(events)
    found = f"{len(events)} entries could be read and are kept" if events else "nothing in it could be read"
    return progress, f"the progress file {path} was damaged and has been moved to {aside.name}; {found}"


def _free(path: Path, now: datetime) -> Path:
    stem = f"{path.stem}.damaged-{now:%Y%m%d-%H%M%S}"
    aside, number = path.with_name(stem + path.suffix), 1
    while aside.exists():
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    return aside


def _readable(path: Path) -> Iterator[Event]:
    """The log's entries from the front up to the damage, then from the back down to it."""
    front, back = [], []
    with closing(sqlite3.connect(path)) as database:
        last = 0
        for position, event in _rows(database, "position > 0 ORDER BY position"):
            front.append(event)
            last = position
        for _, event in _rows(database, f"position > {last} ORDER BY position DESC"):
            back.append(event)
    yield from (*front, *reversed(back))


def _rows(database: sqlite3.Connection, where: str) -> Iterator[tuple[int, Event]]:
    try:
        for position, *values in database.execute(f"SELECT position, {EVENT_COLUMNS} FROM event WHERE {where}"):
            fields = dict(zip(Event.__struct_fields__, values, strict=True))
            try:
                yield position, msgspec.convert(fields, Event, strict=False)
            except msgspec.ValidationError:  # this one is lost, the next may be whole
                continue
    except sqlite3.Error:
        return
