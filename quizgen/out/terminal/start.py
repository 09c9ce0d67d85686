"""Puts a quiz together: the decks, the progress file, the right kind of screen."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console

from quizgen.deck.deck import Deck
from quizgen.out.terminal.asker import Asker
from quizgen.out.terminal.keyed import KeyedAsker
from quizgen.out.terminal.keys import Keyboard, available
from quizgen.out.terminal.lined import LinedAsker
from quizgen.out.terminal.quiz import Home, Quiz
from quizgen.study.edit import edit_item
from quizgen.study.progress import DamagedError, default_path
from quizgen.study.recover import open_progress, recover
from quizgen.study.select import Request, matching
from quizgen.study.session import Session, local_clock


def run_quiz(
    decks: Sequence[tuple[Deck, Path | None]],
    request: Request,
    progress_file: Path | None,
    warn: Callable[[str], None],
) -> int:
    """Run a quiz over decks (each with the file it came from, if any) on standard input and output; the exit code."""
    homes = {item.id: Home(deck, path) for deck, path in decks for item in deck.items}
    items = matching((item for deck, _ in decks for item in deck.items), request)
    path = progress_file or default_path()
    progress, told = open_progress(path, local_clock())
    if told:
        warn(told)
    try:
        session = Session(items, progress, request)
    except DamagedError:
        progress.close()
        progress, told = recover(path, local_clock())
        warn(told)
        session = Session(items, progress, request)
    with progress:
        Quiz(session, homes, make_asker(), edit_item).run()
    return 0


def make_asker() -> Asker:
    """One screen a question on a real terminal, line by line anywhere else."""
    console = Console(highlight=False, emoji=False, markup=False)
    if available():
        return KeyedAsker(console, Keyboard())
    return LinedAsker(console, person=sys.stdin.isatty() and sys.stdout.isatty())
