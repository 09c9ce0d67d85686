"""What people see, through consoles of fixed width, kept as golden files.

QUIZGEN_REMAKE_GOLDEN=1 writes the files anew; read the difference before committing it.
"""

import io
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from quizgen.deck.deck import Deck
from quizgen.out.terminal import keyed
from quizgen.out.terminal.charts import statistics_lines
from quizgen.out.terminal.keyed import KeyedAsker
from quizgen.out.terminal.question import usable
from quizgen.out.terminal.quiz import Home, Quiz
from quizgen.out.terminal.text import cells
from quizgen.study.event import Mode
from quizgen.study.progress import Progress
from quizgen.study.select import Request
from quizgen.study.session import Session
from quizgen.study.statistics import statistics

GOLDEN = Path(__file__).parents[2] / "golden" / "terminal"
# A near miss counted, a choice by arrow and by letter, a wrong one, an undo, a look at the help, true/false, a repeat.
KEYS = ["安全第一 综合治里", "y", "enter"]
KEYS += ["down", "b", "enter", "enter"]
KEYS += ["a", "b", "enter", "u", "a", "c", "d", "enter", "?", "x", "2", "enter"]
KEYS += ["对", "enter", "enter", "b", "enter", "enter"]


class Script:
    """A keyboard, and a line reader, that play a script."""

    def __init__(self, keys: list[str]) -> None:
        self._keys = list(keys)

    def start(self) -> None:
        pass

    def stop(self) -> None:
        pass

    def read(self, timeout: float) -> str | None:
        return self._keys.pop(0) if self._keys else "end-of-input"

    def line(self, prompt: str, deadline: float | None) -> str:
        return self._keys.pop(0) if self._keys else "q"


class Clock:
    """A minute passes with every look at it."""

    def __init__(self) -> None:
        self._now = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._now += timedelta(minutes=1)
        return self._now


def play(deck: Deck, folder: Path, width: int, monkeypatch: pytest.MonkeyPatch, keys: list[str], **more: object) -> str:
    """The screens of a sitting as text: one after the other, ruled off, without colours."""
    script, out = Script(keys), io.StringIO()
    monkeypatch.setattr(keyed, "read_line", script.line)
    console = Console(file=out, width=width, height=40, force_terminal=True, color_system=None, highlight=False)
    homes = {item.id: Home(deck, None) for item in deck.items}
    request = Request(**({"mode": Mode.DUE} | more))  # type: ignore[arg-type]
    with Progress(folder / "progress.db") as progress:
        session = Session(deck.items, progress, request, Clock())
        Quiz(session, homes, KeyedAsker(console, script), lambda path, item: None).run()  # type: ignore[arg-type]
    text = out.getvalue().replace("\x1b[2J\x1b[H", "\f").replace("\x1b[?1049l", "\f")
    text = re.sub(r"\x1b\[\??[\d;]*[A-Za-z]", "", text)
    rule = "=" * width + "\n"
    return rule.join(line_ends_off(screen) for screen in text.split("\f") if screen.strip())


def line_ends_off(screen: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in screen.rstrip().splitlines())


def compare(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("QUIZGEN_REMAKE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [60, 200])
def test_a_sitting(small_deck: Deck, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = play(small_deck, tmp_path, width, monkeypatch, KEYS)
    assert all(cells(line) <= width for line in text.splitlines())
    compare(f"sitting-{width}.txt", text)


@pytest.mark.parametrize("width", [60, 200])
def test_an_exam(small_deck: Deck, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = ["b", "enter", "a", "c", "enter", "b", "enter", "安全第一", "u", "安全第一、综合治里", "enter"]
    text = play(small_deck, tmp_path, width, monkeypatch, keys, mode=Mode.EXAM, count=4, seed=11)
    assert "✓ 答对了" not in text
    compare(f"exam-{width}.txt", text)


@pytest.mark.parametrize("width", [60, 200])
def test_statistics(small_deck: Deck, tmp_path: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    play(small_deck, tmp_path, width, monkeypatch, ["f", "再看一遍", *KEYS])
    with Progress(tmp_path / "progress.db") as progress:
        found = statistics(progress, datetime(2026, 9, 21, 20, 0, tzinfo=UTC), small_deck.items)
    # How long an answer took is real time; only that it is a number matters here.
    lines = statistics_lines(found, usable(width) or 0, small_deck)
    assert all(cells(line.plain) <= width for line in lines)
    compare(f"statistics-{width}.txt", "".join(f"{line.plain.rstrip()}\n" for line in lines))


def test_a_narrow_and_low_window_keeps_the_header_and_what_is_new(
    small_deck: Deck, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = play(small_deck, tmp_path, 24, monkeypatch, KEYS)
    assert [line for line in text.splitlines() if cells(line) > 24] == []
