"""What several test rooms share."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from quizgen.deck.deck import Deck, Section
from quizgen.items.item import Item, Kind

ROOT = Path(__file__).parent.parent

# How long an example takes says something about the machine, not about the code.
settings.register_profile("quizgen", deadline=None)
settings.load_profile("quizgen")


@pytest.fixture
def small_deck() -> Deck:
    """One item of every kind, by hand, over two sections: for rooms that need a deck but not how it was made."""
    return Deck(
        title="实验室安全工作讲话",
        source="speech.txt",
        sections=(Section(path="一、", heading="压实责任"), Section(path="一、/一是", heading="明确分工")),
        items=(
            Item(
                id="q-aaaaaaaaaa",
                kind=Kind.FILL_IN,
                prompt="实验室安全工作坚持“____、预防为主、____”的方针。",
                answers=("安全第一", "综合治理"),
                section="一、",
                quote="实验室安全工作坚持“安全第一、预防为主、综合治理”的方针。",
                span=(0, 29),
                score=0.9,
            ),
            Item(
                id="q-bbbbbbbbbb",
                kind=Kind.SINGLE_CHOICE,
                prompt="危险化学品实行（  ）管理。",
                answers=("双人双锁",),
                options=("一人一锁", "双人双锁", "专人专柜", "双人单锁"),
                section="一、/一是",
                quote="危险化学品实行双人双锁管理。",
                span=(29, 43),
            ),
            Item(
                id="q-cccccccccc",
                kind=Kind.MULTIPLE_ANSWER,
                prompt="进入实验室前必须（  ）。",
                answers=("登记姓名", "穿好护具", "查看预案"),
                options=("登记姓名", "上交手机", "穿好护具", "查看预案", "更换门卡"),
                section="一、/一是",
                quote="进入实验室前必须登记姓名、穿好护具、查看预案。",
                span=(43, 66),
            ),
            Item(
                id="q-dddddddddd",
                kind=Kind.TRUE_FALSE,
                prompt="实验室安全员每月检查两次通风设备。",
                answers=("错",),
                section="一、",
                quote="实验室安全员每周检查两次通风设备。",
                span=(66, 83),
                explanation="应为“每周”：实验室安全员每周检查两次通风设备。",
            ),
        ),
    )


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run quizgen as the command line does, in this process and in an empty folder of its own."""
    from quizgen.cli.app import main

    monkeypatch.chdir(tmp_path)

    def run_it(*words: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["quizgen", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_it


@pytest.fixture
def speech() -> Path:
    """The bundled sample speech."""
    return ROOT / "decks" / "lab-safety.txt"
