"""START HERE: a deck goes to Anki.

    Deck + State ─ plan ─▶ Plan ─▶ package (.apkg) | text_import (.csv) | preview (.html)

Results are written first, then the state: a crash between the two costs nothing but a second look at the same
changes.
"""

import gc
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from quizgen.deck.deck import Deck
from quizgen.errors import OutputError, RequestError
from quizgen.files import write_atomically
from quizgen.out.anki.plan import Choices, Plan, make_plan
from quizgen.out.anki.state import load_state, save_state, state_path


@dataclass(frozen=True)
class Targets:
    """What to write; None for what is not wanted.

    source: the file the items come from, None for standard input. deck_file: the same where it is a deck file.
    """

    package: Path | None = None
    text: Path | None = None
    preview: Path | None = None
    source: Path | None = None
    deck_file: Path | None = None

    @property
    def results(self) -> tuple[Path, ...]:
        """The files the user asked for."""
        return tuple(path for path in (self.package, self.text, self.preview) if path is not None)

    @property
    def state(self) -> Path | None:
        """The file that tells the next export about this one: beside the deck, or beside the result where a document
        makes its deck on the way (its folder may be anybody's). None for a preview, which is no export."""
        beside = (self.package or self.text) and (self.deck_file or self.package or self.text)
        return state_path(beside) if beside else None


def plan_export(deck: Deck, targets: Targets, choices: Choices, *, force: bool = False) -> Plan:
    """The plan for a deck, once it is sure that something can be written.

    Raises OutputError for a target that exists (unless force) and RequestError for a deck that makes no card.
    """
    _assert_free(targets, force)
    known = load_state(targets.state or (targets.deck_file and state_path(targets.deck_file)))
    with _collector_at_rest():
        plan = make_plan(deck, known, clock(), choices)
    if not plan.entries:
        raise RequestError("there is no item to make a card from; nothing was written")
    return plan


def write_export(plan: Plan, targets: Targets, *, force: bool = False) -> str:
    """Write the results and the state. Raises OutputError when a result cannot be written.

    Gives back why the state could not be kept, "" when it was: the results are good without it.
    """
    # Each writer is loaded when it is asked for: genanki alone takes 0.1 s.
    if targets.package:
        from quizgen.out.anki.package import package_bytes

        write_atomically(targets.package, package_bytes(plan), force=force)
    if targets.text:
        from quizgen.out.anki.text_import import text_bytes

        write_atomically(targets.text, text_bytes(plan), force=force)
    if targets.preview:
        from quizgen.out.anki.preview import preview_bytes

        write_atomically(targets.preview, preview_bytes(plan), force=force)
    if targets.state:
        try:
            save_state(plan.state, targets.state)
        except OutputError as error:
            return str(error)
    return ""


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """A plan makes millions of small objects that all stay: looking for garbage among them is a tenth of the time."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _assert_free(targets: Targets, force: bool) -> None:
    taken = [path.resolve() for path in (targets.source, targets.state) if path is not None]
    for path in targets.results:
        if path.resolve() in taken:
            raise RequestError(f"“{path}” is needed for something else; choose another name")
        taken.append(path.resolve())
        if path.exists() and not force:
            raise OutputError("already exists; choose another name with -o, or replace it with --force", path=path)


def clock() -> int:
    """Now, in whole seconds since 1970; SOURCE_DATE_EPOCH, if set, for builds that must not depend on the day."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(fixed) if fixed.isdecimal() else int(time.time())
