"""Single keys from a terminal, without waiting for Enter."""

import os
import select
import sys
from contextlib import suppress
from typing import Any
from unicodedata import normalize

_SEQUENCES = {
    "\x1b[A": "up",
    "\x1b[B": "down",
    "\x1b[C": "right",
    "\x1b[D": "left",
    "\x1bOA": "up",
    "\x1bOB": "down",
    "\x1bOC": "right",
    "\x1bOD": "left",
    "\x1b[H": "home",
    "\x1b[F": "end",
    "\x1b": "esc",
    "\r": "enter",
    "\n": "enter",
    "\t": "tab",
    " ": "space",
    "\x7f": "backspace",
    "\x08": "backspace",
    "\x04": "end-of-input",
}
# How long the rest of an escape sequence may take to arrive, in seconds; longer, and it was the Esc key.
_ESCAPE = 0.05


def available() -> bool:
    """True when keys can be read one by one: a real terminal on both ends, on a system with termios."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM", "dumb") in {"dumb", "unknown"}:
        return False
    try:
        import termios  # noqa: F401  there is none on Windows
    except ImportError:
        return False
    return True


class Keyboard:
    """Keys from standard input: a character, or a name such as "enter", "up", "space", "esc", "end-of-input"."""

    def __init__(self) -> None:
        self._descriptor = sys.stdin.fileno()
        self._before: list[Any] | None = None

    def read(self, timeout: float) -> str | None:
        """The next key; None when none came within timeout seconds, "" for a sequence that means nothing here.

        Only after start(). "resumed": the program had been stopped with Ctrl-Z and is back. Ctrl-C raises
        KeyboardInterrupt as usual; a closed terminal reads as "end-of-input".
        """
        if self._was_reset():
            return "resumed"
        if not self._ready(timeout):
            return None
        text = self._character()
        if text == "\x1b":
            text += self._sequence()
        if text.startswith("\x1b"):
            return _SEQUENCES.get(text, "")
        plain = normalize("NFKC", text)  # an input method may send ａ and ？
        return _SEQUENCES.get(text, plain if plain.isprintable() else "")

    def _character(self) -> str:
        """One whole character, byte by byte: what was typed ahead stays with the terminal for the next line."""
        data = b""
        while len(data) < 4:
            try:
                byte = os.read(self._descriptor, 1)
            except OSError:  # the terminal is gone
                byte = b""
            if not byte:
                return "\x04"
            data += byte
            try:
                return data.decode()
            except UnicodeDecodeError:
                continue
        return "\0"

    def _sequence(self) -> str:
        text = ""
        while self._ready(_ESCAPE) and len(text) < 8:
            text += self._character()
            if text[0] not in "[O" or (len(text) > 1 and text[-1].isalpha()) or text[-1] == "~":
                break
        return text

    def _ready(self, timeout: float) -> bool:
        return bool(select.select([self._descriptor], [], [], timeout)[0])

    def start(self) -> None:
        """From here on no echo and no waiting for Enter; Ctrl-C still interrupts. Keys typed ahead are kept."""
        import termios
        import tty

        if self._before is None:
            try:
                self._before = termios.tcgetattr(self._descriptor)
                tty.setcbreak(self._descriptor, termios.TCSADRAIN)
            except termios.error:  # the terminal is gone: reading will say so
                self._before = None

    def _was_reset(self) -> bool:
        """True when a shell has set the terminal to whole lines while the program was stopped; undone here."""
        import termios
        import tty

        try:
            if termios.tcgetattr(self._descriptor)[3] & termios.ICANON:
                tty.setcbreak(self._descriptor, termios.TCSADRAIN)
                return True
        except termios.error:  # the terminal is gone: reading will say so
            pass
        return False

    def stop(self) -> None:
        """The terminal as it was before start()."""
        import termios

        if self._before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSADRAIN, self._before)
            self._before = None
