"""Lines in, lines out: the real program, driven through pipes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from quizgen.cli.app import application
from quizgen.deck.deck import Deck
from quizgen.deck.store import load, save
from quizgen.study.progress import Progress


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


def run(*command: str) -> Result:
    """Run another command of the program."""
    return CliRunner().invoke(application(), list(command))


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


def test_a_near_miss_is_never_asked_about_in_a_script(deck_file: Path) -> None:
    done = take(deck_file, "安全第一、综合治里\nB\nACD\n错\n", "--mode", "all")
    assert "治[里]  应为  综合治[理]" in done.stdout
    assert "3/4" in done.stdout


def test_a_line_may_say_that_the_last_answer_was_right_or_take_it_back(deck_file: Path) -> None:
    done = take(deck_file, "甲乙丙\nr\nA\nu\nB\nACD\n错\nu\n对\n", "--mode", "all")
    assert "上一题算对" in done.stdout
    assert "3/4" in done.stdout


def test_a_line_that_is_no_answer_is_asked_for_again(deck_file: Path) -> None:
    done = take(deck_file, "z\nab\nb\n", "--mode", "all", "--kinds", "single_choice")
    assert done.stdout.count("请答 A–D（只选一个）") == 2
    assert "1/1" in done.stdout


def test_a_flag_with_its_note_and_a_suspension_in_lines(deck_file: Path) -> None:
    take(deck_file, "f 出处待查\ns\nB\n", "--mode", "all")
    listed = run("stats", "--progress", str(deck_file.with_name("progress.db")))
    assert "停用  q-aaaaaaaaaa  实验室安全工作坚持" in listed.stdout
    assert "（出处待查）" in listed.stdout.replace("\n      ", "")
    woken = run("progress", "resume", "--progress", str(deck_file.with_name("progress.db")))
    assert woken.stdout == "1 items will be asked again\n"


def test_a_program_takes_a_quiz_in_json(deck_file: Path) -> None:
    done = take(deck_file, "安全第一\nZ\nB\nACD\n错\n安全第一，综合治理\n", "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    questions = [line["question"] for line in lines if "question" in line]
    assert [q["number"] for q in questions] == [1, 2, 3, 4, 4]
    assert [q["turn"] for q in questions] == ["new"] * 4 + ["again"]
    assert questions[1]["options"]["B"] == "双人双锁"
    assert [line["result"]["mark"] for line in lines if "result" in line] == [0.5, 1, 1, 1, 1]
    assert [line["error"] for line in lines if "error" in line] == ["“Z” names no option"]
    assert lines[-1]["summary"]["total"] == {"marks": 3.5, "right": 3, "items": 4}
    assert lines[-1]["summary"]["missed"] == ["q-aaaaaaaaaa"]


def test_bytes_that_are_no_text_are_a_wrong_answer(deck_file: Path) -> None:
    command = [sys.executable, "-m", "quizgen", "quiz", str(deck_file), "--progress", str(deck_file) + ".db"]
    done = subprocess.run(command, input=b"\xff\xfe\xa4\nB\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "50%    1/2" in done.stdout.decode()


def test_nothing_due_says_when_something_will_be(deck_file: Path) -> None:
    take(deck_file, "安全第一、综合治理\nB\nACD\n错\n")
    done = take(deck_file, "")
    assert "现在没有要复习的题" in done.stdout
    assert "下次复习：2 天后 4 题" in done.stdout


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--mode", "sleep"], "there is no mode “sleep”"),
        (["--section", "九、"], "no item stands in a section “九、”"),
        (["--kinds", "riddle"], "is no kind of item"),
        (["--minutes", "5"], "add --mode exam"),
        (["--random", "3", "--mode", "all"], "is a mode of its own"),
        (["--progress", "."], "choose another place with --progress FILE"),
        (["-"], "standard input is where the answers come from"),
    ],
)
def test_what_cannot_be_is_one_sentence(deck_file: Path, options: list[str], sentence: str) -> None:
    done = take(deck_file, "", *options)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_the_missed_items_become_a_deck_and_a_sheet(deck_file: Path) -> None:
    progress = ("--progress", str(deck_file.with_name("progress.db")))
    take(deck_file, "安全第一、综合治理\nA\nACD\n对\n", "--mode", "all")
    listed = run("wrong", str(deck_file), *progress)
    assert listed.stdout.startswith("1. 单选  危险化学品实行（  ）管理。")
    assert "2. 判断" in listed.stdout
    assert "安全第一" not in listed.stdout
    deck = deck_file.with_name("missed.yaml")
    assert run("wrong", str(deck_file), *progress, "-o", str(deck)).stdout == f"2 items -> {deck}\n"
    assert [item.id for item in load(deck).items] == ["q-bbbbbbbbbb", "q-dddddddddd"]
    again = run("wrong", str(deck_file), *progress, "-o", str(deck))
    assert "already exists" in str(again.exception)
    sheet = deck_file.with_name("missed.md")
    run("wrong", str(deck_file), *progress, "-o", str(sheet))
    text = sheet.read_text(encoding="utf-8")
    assert "双人单锁" in text
    assert "查看预案" not in text


def test_a_history_moves_to_another_machine(deck_file: Path) -> None:
    here, there = str(deck_file.with_name("progress.db")), str(deck_file.with_name("other.db"))
    take(deck_file, "安全第一、综合治理\nA\nACD\n对\n")
    export = deck_file.with_name("history.json")
    assert run("progress", "export", str(export), "--progress", here).exit_code == 0
    assert run("progress", "import", str(export), "--progress", there).stdout == "4 of 4 entries were new\n"
    assert run("progress", "import", str(export), "--progress", there).stdout == "0 of 4 entries were new\n"
    stats = [run("stats", str(deck_file), "--json", "--progress", file).stdout for file in (here, there)]
    assert stats[0] == stats[1]
    assert json.loads(stats[0])["answers"] == 4


def test_a_damaged_progress_file_is_said_and_the_quiz_goes_on(deck_file: Path) -> None:
    deck_file.with_name("progress.db").write_bytes(b"rubbish" * 1000)
    done = take(deck_file, "安全第一、综合治理\n")
    assert done.returncode == 0
    assert "was damaged and has been moved to progress.damaged-" in done.stderr
    assert "1/1" in done.stdout


def test_a_full_disk_ends_the_quiz_with_the_summary_and_one_sentence(deck_file: Path) -> None:
    """The system refuses to let the progress file grow; what was answered before stays."""
    take(deck_file, "安全第一、综合治理\nB\nACD\n错\n")
    progress = deck_file.with_name("progress.db")
    command = [sys.executable, "-m", "quizgen", "quiz", str(deck_file), "--progress", str(progress), "--mode", "all"]
    done = subprocess.run(
        ["bash", "-c", 'ulimit -f 100; exec "$@"', "bash", *command],
        input="无关" * 50_000 + "\nB\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "the last answer could not be saved, all earlier ones are" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "这次没有作答" in done.stdout
    with Progress(progress) as history:
        assert len(list(history.events())) == 4
