"""The real program in a real pseudo-terminal: every key, a typed Chinese answer, resizing, Ctrl-C, a killed window."""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from quizgen.deck.deck import Deck
from quizgen.deck.store import load, save
from quizgen.study.event import Action
from quizgen.study.progress import Progress

STYLE = re.compile(r"\x1b\[[\d;]*m")
COLOUR = re.compile(r"\x1b\[(?:[\d;]*;)?(?:3[0-7]|4[0-7]|9[0-7])m")
DOWN, UP = "\x1b[B", "\x1b[A"


@pytest.fixture
def deck_file(tmp_path: Path, small_deck: Deck) -> Path:
    path = tmp_path / "small.yaml"
    save(small_deck, path)
    return path


@pytest.fixture
def editor(tmp_path: Path) -> Path:
    """An editor that changes one word."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text(encoding='utf-8').replace('双人单锁', '一人双锁'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    return script


class Learner:
    """Somebody in front of a terminal of 60 columns."""

    def __init__(self, deck: Path, *options: str, **environment: str) -> None:
        self.progress = deck.with_name("progress.db")
        clean = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR"}}
        env = clean | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **environment}
        command = ["-m", "quizgen", "quiz", str(deck), "--progress", str(self.progress), *options]
        self.child = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", timeout=20, dimensions=(34, 60))
        self.child.delaybeforesend = None
        self.raw = self.text = ""
        self._at = 0

    def sees(self, *texts: str) -> None:
        """Wait for the texts, one after the other, whatever their colours."""
        for text in texts:
            while (found := self.text.find(text, self._at)) < 0:
                try:
                    self.raw += self.child.read_nonblocking(4096, timeout=20)
                except (pexpect.TIMEOUT, pexpect.EOF) as error:
                    raise AssertionError(f"no {text!r} in {self.text[self._at :]}") from error
                self.text = STYLE.sub("", self.raw)
            self._at = found + len(text)

    def types(self, keys: str) -> None:
        self.child.send(keys)

    def interrupts(self) -> None:
        """Ctrl-C, as fast as a person can."""
        time.sleep(0.2)
        self.child.sendintr()

    def ends(self) -> int | None:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return self.child.exitstatus

    def log(self) -> list[tuple[Action, str, float]]:
        with Progress(self.progress) as progress:
            return [(event.action, event.item[2:3], event.mark) for event in progress.events()]


@pytest.fixture
def learners() -> Iterator[list[Learner]]:
    found: list[Learner] = []
    yield found
    for learner in found:
        learner.child.close(force=True)


def test_a_sitting_with_every_key(deck_file: Path, editor: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, EDITOR=f"{sys.executable} {editor}")
    learners.append(learner)
    learner.sees("新题  1/4", "压实责任", "__1__", "答：")
    learner.types("安全第一，综合治理\r")
    learner.sees("答对了", "天后", "原文", "下一题")
    learner.types("4")  # it was easy
    learner.sees("答对了", "8 天后", "下一题")
    learner.types("\r")
    learner.sees("2/4", "▸", "一人一锁", "双人单锁")
    learner.types("e")
    learner.sees("已保存", "一人双锁")
    learner.types(DOWN + DOWN + UP + " \r")
    learner.sees("答对了", "下一题")
    learner.types("u")
    learner.sees("2/4", "( )", "一人一锁", "结束")
    learner.types("A\r")
    learner.sees("答错了", "我答对了")
    learner.types("r")
    learner.sees("算对", "下一题")
    learner.types("f")
    learner.sees("备注：")
    learner.types("再看看\r")
    learner.sees("已标记", "下一题")
    learner.types("\r")
    learner.sees("3/4", "更换门卡")
    learner.types("?")
    learner.sees("撤销上一题", "返回")
    learner.types("x")
    learner.sees("3/4", "更换门卡")
    learner.types("aBb")  # letters toggle
    learner.sees("(x)", "A")
    learner.types(":s")
    learner.sees("已停用", "每月检查")
    learner.types("q")
    learner.sees("小结", "100%", "2/2")
    assert learner.ends() == 0
    assert learner.log() == [
        (Action.ANSWER, "a", 1),
        (Action.OVERRIDE, "a", 1),
        (Action.ANSWER, "b", 1),
        (Action.UNDO, "b", 0),
        (Action.ANSWER, "b", 0),
        (Action.OVERRIDE, "b", 1),
        (Action.FLAG, "b", 0),
        (Action.SUSPEND, "c", 0),
    ]
    assert "一人双锁" in load(deck_file).items[1].options


def test_an_answer_shown_by_enter_is_rated_by_the_learner(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, "--kinds", "fill_in")
    learners.append(learner)
    learner.sees("答：")
    learner.types("\r")
    learner.sees("综合治理", "记住了吗？", "轻松")
    learner.types("4")
    learner.sees("全部答完了", "返回上一题")
    learner.types("u")
    learner.sees("答：")
    learner.types("\r")
    learner.sees("轻松")
    learner.types("3")
    learner.sees("返回上一题")
    learner.types("\r")
    learner.sees("小结")
    assert learner.ends() == 0
    assert [entry[0] for entry in learner.log()] == [Action.ANSWER, Action.UNDO, Action.ANSWER]


def test_a_near_miss_is_asked_about(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file)
    learners.append(learner)
    learner.sees("答：")
    learner.types("安全第一、综合治里\r")
    learner.sees("只差一个字", "不算")
    assert re.search(r"综合治(\x1b\[[\d;]*m)+里", learner.raw)  # the slip alone is marked
    learner.types("y")
    learner.sees("算对（自己认定）", "下一题")
    learner.interrupts()
    learner.sees("小结", "100%")
    assert learner.ends() == 0
    assert [(entry[0], entry[2]) for entry in learner.log()] == [(Action.ANSWER, 0.5), (Action.OVERRIDE, 1)]


def test_a_resized_window_is_drawn_again(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, "--kinds", "multiple_answer")
    learners.append(learner)
    learner.sees("更换门卡", "结束")
    learner.types("c")
    learner.sees("(x)", "结束")
    learner.child.setwinsize(34, 200)
    learner.sees("讲话", " " * 60, "1/1", "(x)", "结束")
    learner.child.setwinsize(12, 30)
    learner.sees("(x) C", "更换门卡", "确定")
    learner.interrupts()
    assert learner.ends() == 0


def test_ctrl_c_at_the_first_question(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file)
    learners.append(learner)
    learner.sees("答：")
    learner.interrupts()
    learner.sees("这次没有作答")
    assert learner.ends() == 0


def test_stopped_and_resumed(deck_file: Path, learners: list[Learner]) -> None:
    """Ctrl-Z, a shell that sets the terminal to its own liking, and back: the screen is drawn and keys work again."""
    learner = Learner(deck_file, "--kinds", "single_choice")
    learners.append(learner)
    learner.sees("双人单锁", "结束")
    learner.child.kill(signal.SIGSTOP)
    settings = termios.tcgetattr(learner.child.child_fd)
    settings[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(learner.child.child_fd, termios.TCSANOW, settings)
    learner.child.kill(signal.SIGCONT)
    learner.sees("双人单锁", "结束")
    learner.types("ｂ\r")
    learner.sees("答对了", "下一题")
    learner.types("q")
    assert learner.ends() == 0


def test_kill_leaves_the_summary_and_the_terminal_as_it_was(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, "--kinds", "single_choice")
    learners.append(learner)
    learner.sees("双人单锁", "结束")
    learner.child.kill(signal.SIGTERM)
    learner.sees("\x1b[?1049l", "这次没有作答")
    assert learner.ends() == 0


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGHUP])
def test_a_window_that_is_closed_loses_nothing(deck_file: Path, learners: list[Learner], blow: int) -> None:
    learner = Learner(deck_file)
    learners.append(learner)
    learner.sees("答：")
    learner.types("安全第一、综合治理\r")
    learner.sees("答对了")
    learner.child.kill(blow)
    learner.child.wait()
    assert learner.log() == [(Action.ANSWER, "a", 1)]


def test_an_exam_ends_when_its_time_is_up(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, "--mode", "exam", "--items", "4", "--minutes", "0.02", "--seed", "11")
    learners.append(learner)
    learner.sees("剩 0:0", "时间到", "成绩", "未作答 4 题")
    assert learner.ends() == 0


def test_an_exams_time_ends_in_the_middle_of_a_line(deck_file: Path, learners: list[Learner]) -> None:
    learner = Learner(deck_file, "--mode", "exam", "--minutes", "0.02", "--kinds", "fill_in")
    learners.append(learner)
    learner.sees("答：")
    learner.types("安全第")
    learner.sees("时间到", "未作答 1 题")
    assert learner.ends() == 0


@pytest.mark.parametrize(("name", "value"), [("TERM", "dumb"), ("NO_COLOR", "1")])
def test_plain_terminals(deck_file: Path, learners: list[Learner], name: str, value: str) -> None:
    learner = Learner(deck_file, **{name: value})
    learners.append(learner)
    enter = "\r" if name == "TERM" else ""  # a dumb terminal is read line by line
    learner.sees("答：")
    learner.types("安全第一、综合治里\r")
    learner.sees("治[里]", "算对吗？")
    learner.types(f"y{enter}")
    learner.sees("算对（自己认定）", "原文")
    learner.types(f"q{enter}")
    learner.sees("小结")
    assert learner.ends() == 0
    assert not COLOUR.search(learner.raw)
    if name == "TERM":
        assert "\x1b" not in learner.raw


def test_nothing_in_a_deck_is_obeyed(tmp_path: Path, small_deck: Deck, learners: list[Learner]) -> None:
    """Escape sequences, markup and the marks that turn the direction of writing are shown or left out."""
    from msgspec import structs

    nasty = "[bold]\x1b]0;title\x07\u202e[/]{{c1::x}}#let"
    item = structs.replace(
        small_deck.items[1],
        prompt=f"{nasty}（  ）",
        options=("双人双锁", f"甲{nasty}", "乙项", "丙项"),
        quote=f"{nasty}双人双锁",
        explanation=nasty,
    )
    path = tmp_path / "nasty.yaml"
    save(structs.replace(small_deck, title=nasty, items=(item,)), path)
    learner = Learner(path)
    learners.append(learner)
    learner.sees("[bold]", "[/]{{c1::x}}#let", "结束")
    learner.types("a\r")
    learner.sees("答对了", "下一题")
    learner.types("q")
    learner.sees("小结")
    assert learner.ends() == 0
    assert "\x1b]0" not in learner.raw
    assert not {"\x07", "\u202e"} & set(learner.raw)
