"""Whole lines: what input methods need, and what a script writes."""

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from quizgen.out.terminal.reply import TimeUpError


def read_line(prompt: str, deadline: float | None = None) -> str:
    """The next line, edited with the arrow keys where the system has readline.

    deadline: seconds of the monotonic clock; past it TimeUpError is raised, in the middle of a line too where the
    system can. Raises EOFError when there are no more lines, KeyboardInterrupt on Ctrl-C.
    """
    _load_readline()
    with _alarm(deadline):
        line = input(prompt)
    if deadline is not None and time.monotonic() >= deadline:
        raise TimeUpError
    return line


def _load_readline() -> None:
    if sys.stdin.isatty() and sys.stdout.isatty():
        try:
            import readline

            readline.set_auto_history(False)  # one's earlier answers are no help here
        except (ImportError, AttributeError):  # Windows edits lines itself
            pass


@contextmanager
def _alarm(deadline: float | None) -> Iterator[None]:
    if deadline is None or not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise TimeUpError

    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeUpError
    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, left)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
