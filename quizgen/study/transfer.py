"""A learner's whole history as one JSON file, to take to another machine."""

from typing import Literal

import msgspec

from quizgen.errors import SourceError
from quizgen.study.event import Event
from quizgen.study.progress import Progress


class Archive(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file holds: the log in its order, and what each item asked."""

    format: Literal["quizgen-progress"] = "quizgen-progress"
    version: Literal[1] = 1
    events: tuple[Event, ...]
    prompts: dict[str, str] = msgspec.field(default_factory=dict)


def dump(progress: Progress) -> bytes:
    """The whole history. The schedule is not in it: it follows from the events."""
    archive = Archive(events=tuple(progress.events()), prompts=progress.prompts())
    return msgspec.json.format(msgspec.json.encode(archive), indent=1) + b"\n"


def load(data: bytes, source: str) -> Archive:
    """The history in a file's bytes. Raises SourceError that says what is wrong, and where in the file."""
    try:
        return msgspec.json.decode(data, type=Archive)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise SourceError(f"is no progress export: {error}", path=source) from error


def take_in(progress: Progress, archive: Archive) -> int:
    """Add a history to this one, each event once; returns how many events were new."""
    return progress.merge(archive.events, archive.prompts)
