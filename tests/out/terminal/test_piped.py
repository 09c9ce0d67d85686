"""Lines in, lines out: the real program, driven through pipes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.deck.store import save


@pytest.fixture
def deck_file(tmp_path: Path, small_deck: Deck) -> Path:
    path = tmp_path / "small.yaml"
    save(small_deck, path)
    return path


def take(deck: Path, lines: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a quiz with these lines as its input."""
    progress = ("--progress", str(deck.with_name("progress.db")))
    return subprocess.run(
        [sys.executable, "-m", "quizgen", "quiz", str(deck), *progress, *options],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
        check=False,
    )


def test_a_script_takes_a_quiz(deck_file: Path) -> None:
    done = take(deck_file, "安全第一,綜合治理\nb\nＡＣＤ\n错\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("✓ 答对了") == 4
    assert "100%    4/4" in done.stdout


def test_the_end_of_the_input_ends_with_the_summary_so_far(deck_file: Path) -> None:
    done = take(deck_file, "安全第一；综合治理\nA\n")
    assert done.returncode == 0
    assert "50%    1/2" in done.stdout
    assert "答案  双人双锁" in done.stdout
    assert "原文  危险化学品实行双人双锁管理。" in done.stdout
