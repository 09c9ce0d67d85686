"""Puts a quiz together: the decks, the progress file, the right kind of screen."""

import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from quizgen.deck.deck import Deck
from quizgen.items.item import Item
from quizgen.out.terminal.asker import Asker
from quizgen.out.terminal.charts import statistics_lines
from quizgen.out.terminal.keyed import KeyedAsker
from quizgen.out.terminal.keys import Keyboard, available
from quizgen.out.terminal.lined import LinedAsker
from quizgen.out.terminal.question import place_of, usable
from quizgen.out.terminal.quiz import Home, Quiz
from quizgen.out.terminal.report import missed_lines
from quizgen.out.terminal.scripted import ScriptedAsker
from quizgen.out.terminal.text import WIDEST
from quizgen.study.progress import DamagedError, default_path
from quizgen.study.recover import open_progress, recover
from quizgen.study.select import Request, matching
from quizgen.study.session import Session, local_clock
from quizgen.study.statistics import Statistics


def run_quiz(
    decks: Sequence[tuple[Deck, Path | None]],
    request: Request,
    progress_file: Path | None,
    warn: Callable[[str], None],
    *,
    as_json: bool = False,
) -> None:
    """Run a quiz over decks (each with the file it came from, if any) on standard input and output.

    as_json: for a program: one JSON object a line.
    """
    homes = {item.id: Home(deck, path) for deck, path in decks for item in deck.items}
    items = matching((item for deck, _ in decks for item in deck.items), request)
    path = progress_file or default_path()
    progress, told = open_progress(path, local_clock())
    if told:
        warn(told)
    try:
        session = Session(items, progress, request, deck_items=homes)
    except DamagedError:
        progress.close()
        progress, told = recover(path, local_clock())
        warn(told)
        session = Session(items, progress, request, deck_items=homes)
    with progress:
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")  # bytes that are no text make a wrong answer, not a crash
        signal.signal(signal.SIGTERM, _interrupt)  # so that `kill` leaves the terminal as it was
        asker = ScriptedAsker(sys.stdout) if as_json else make_asker()
        try:
            Quiz(session, homes, asker, _edit).run()
        finally:
            asker.suspended()


def print_statistics(found: Statistics, deck: Deck | None) -> None:
    """Show statistics on standard output."""
    console = _console()
    width = usable(console.width) or WIDEST
    for line in statistics_lines(found, width, deck):
        console.print(line, soft_wrap=True)


def print_missed(missed: Deck, decks: Sequence[Deck]) -> None:
    """List the items of the 错题本 with their answers and sentences."""
    console = _console()
    homes = {item.id: deck for deck in decks for item in deck.items}
    lines = missed_lines(missed.items, usable(console.width), lambda item, width: place_of(item, homes[item.id], width))
    for line in lines:
        console.print(line, soft_wrap=True)


def make_asker() -> Asker:
    """One screen a question on a real terminal, line by line anywhere else."""
    console = _console()
    if available():
        return KeyedAsker(console, Keyboard(), when_idle=_load_the_rest)
    return LinedAsker(console, person=sys.stdin.isatty() and sys.stdout.isatty())


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def _edit(path: Path, item: str) -> Item | None:
    from quizgen.deck.edit_item import edit_item  # here: few sittings need an editor

    return edit_item(path, item)


def _load_the_rest() -> None:
    """What the first answer will need, so that feedback comes at once."""
    from importlib import import_module

    for name in ("fsrs", "rapidfuzz.distance", "opencc"):
        import_module(name)


def _console() -> Console:
    return Console(highlight=False, emoji=False, markup=False)
