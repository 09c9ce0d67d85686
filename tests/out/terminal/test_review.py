"""Review: every decision is on disk before the next item, and can be taken back."""

import io
import os
import sys
from pathlib import Path

import msgspec
import pexpect
import pytest
from rich.console import Console

from quizgen.deck.deck import Deck
from quizgen.deck.editing import open_deck
from quizgen.deck.reviewing import Only, accept_above, to_review
from quizgen.deck.store import load, save
from quizgen.document.document import Document
from quizgen.errors import DeckError
from quizgen.items.ids import stamped
from quizgen.items.item import Item, Status
from quizgen.out.terminal.review import Review
from quizgen.out.terminal.text import cells


class Sitting:
    """A review with scripted answers."""

    def __init__(self, path: Path, only: Only = Only.DRAFT, edit: object = None):
        self.path, self.only, self.edit = path, only, edit
        self.screen = io.StringIO()
        self.on_disk: list[Deck] = []
        self.width = 60

    def run(self, *commands: str) -> Deck:
        answers = iter(commands)

        def read(prompt: str) -> str:
            self.on_disk.append(load(self.path))
            try:
                return next(answers)
            except StopIteration:
                raise EOFError from None

        file = open_deck(self.path)
        document = Document("".join(item.stale or item.quote for item in file.deck.items))
        console = Console(file=self.screen, width=self.width)
        review = Review(file, document, to_review(file.deck, self.only, document), console, read)
        if self.edit is not None:
            review.edit = self.edit  # type: ignore[assignment]
        review.run()
        return load(self.path)


@pytest.fixture
def path(tmp_path: Path, small_deck: Deck) -> Path:
    save(small_deck, tmp_path / "d.yaml")
    return tmp_path / "d.yaml"


def test_accept_reject_skip(path: Path) -> None:
    deck = Sitting(path).run("a", "r 选项太像", "s", "a")
    assert [i.status for i in deck.items] == [Status.ACCEPTED, Status.REJECTED, Status.DRAFT, Status.ACCEPTED]
    assert deck.items[1].note == "选项太像"


def test_each_decision_is_saved_before_the_next_item_shows(path: Path) -> None:
    sitting = Sitting(path)
    sitting.run("a", "r", "q")
    assert [sum(i.status is not Status.DRAFT for i in deck.items) for deck in sitting.on_disk] == [0, 1, 2]


def test_undo_takes_back_decisions_and_skips(path: Path, small_deck: Deck) -> None:
    assert Sitting(path).run("a", "s", "u", "u", "u", "q") == small_deck


def test_the_last_decision_can_be_taken_back_too(path: Path, small_deck: Deck) -> None:
    deck = Sitting(path).run("s", "s", "s", "r 手误", "u", "a", "")
    assert [item.status for item in deck.items] == [*[Status.DRAFT] * 3, Status.ACCEPTED]


def test_the_screen_shows_the_item_its_source_and_its_key(path: Path) -> None:
    sitting = Sitting(path)
    sitting.run("s", "s")
    shown = sitting.screen.getvalue()
    head = "2/4  草稿  分数 0.50  q-bbbbbbbbbb  一、压实责任 › 一是 明确分工"
    assert "".join(head.split()) in "".join(shown.split())
    assert "✓ B  双人双锁" in shown
    assert "答案  安全第一；综合治理" in shown


def test_an_edit_is_checked_and_shown_again(path: Path) -> None:
    def edit(where: Path, name: str) -> Item:
        file = open_deck(where)
        item = msgspec.structs.replace(file.deck.items[0], explanation="新解释")
        file.replaced(msgspec.structs.replace(file.deck, items=(item, *file.deck.items[1:])))
        return item

    sitting = Sitting(path, edit=edit)
    deck = sitting.run("e", "a", "q")
    assert deck.items[0].explanation == "新解释"
    assert deck.items[0].status is Status.ACCEPTED
    assert sitting.screen.getvalue().count("1/4") == 2


def test_a_failed_edit_is_told_and_changes_nothing(path: Path, small_deck: Deck) -> None:
    def edit(where: Path, name: str) -> Item:
        raise DeckError("has no “prompt:”", path=where, line=3)

    sitting = Sitting(path, edit=edit)
    assert sitting.run("e", "q") == small_deck
    assert "has no “prompt:”" in sitting.screen.getvalue()


def test_a_stale_item_that_is_accepted_stands_for_itself(path: Path, small_deck: Deck) -> None:
    stale = msgspec.structs.replace(small_deck.items[0], stale="现在的句子。")
    save(msgspec.structs.replace(small_deck, items=(stale, *small_deck.items[1:])), path, force=True)
    sitting = Sitting(path, Only.STALE)
    item = sitting.run("a").items[0]
    assert "现在的句子。" in sitting.screen.getvalue()
    assert (item.stale, item.quote, item.span, item.status) == ("", "", None, Status.ACCEPTED)


def test_accept_above_takes_good_flawless_drafts_only(small_deck: Deck) -> None:
    deck, count = accept_above(small_deck, 0.8, None)
    assert count == 1
    assert [i.status for i in deck.items] == [Status.ACCEPTED, *[Status.DRAFT] * 3]


def test_undo_goes_back_over_edits_and_rejections_and_uncounts_them(path: Path, small_deck: Deck) -> None:
    def edit(where: Path, name: str) -> Item:
        file = open_deck(where)
        item = msgspec.structs.replace(file.deck.items[0], explanation="新解释")
        file.replaced(msgspec.structs.replace(file.deck, items=(item, *file.deck.items[1:])))
        return item

    sitting = Sitting(path, edit=edit)
    assert sitting.run("e", "r 太难", "u", "u", "q") == small_deck
    assert "没有改动。" in sitting.screen.getvalue()


def test_what_somebody_else_saves_meanwhile_is_read_and_not_overwritten(path: Path, small_deck: Deck) -> None:
    theirs = msgspec.structs.replace(small_deck.items[3], note="他人的备注")

    class Meanwhile(Sitting):
        def __init__(self, where: Path):
            super().__init__(where, edit=self.save_theirs)

        def save_theirs(self, where: Path, name: str) -> None:
            file = open_deck(where)
            file.replaced(msgspec.structs.replace(file.deck, items=(*file.deck.items[:3], theirs)))

    sitting = Meanwhile(path)
    deck = sitting.run("e", "a", "a", "q")
    assert deck.items[0].status is Status.ACCEPTED
    assert deck.items[3] == theirs
    assert "已重新读入" in sitting.screen.getvalue()


def test_a_stale_item_takes_the_sentence_that_stands_there_now(path: Path, small_deck: Deck) -> None:
    item = msgspec.structs.replace(
        small_deck.items[1], quote="危险化学品施行双人双锁管理。", stale=small_deck.items[1].quote, note="好题"
    )
    draft = stamped(msgspec.structs.replace(small_deck.items[1], id="q-new"))
    for items in ((small_deck.items[0], item), (small_deck.items[0], item, draft)):
        deck = msgspec.structs.replace(small_deck, items=items)
        save(deck, path, force=True)
        sitting = Sitting(path, Only.STALE)
        file = open_deck(path)
        sitting_deck = sitting.run("n", "a")
        taken = sitting_deck.items[1]
        assert (taken.id, taken.quote, taken.stale, taken.note) == (item.id, item.stale, "", "好题")
        assert taken.status is Status.ACCEPTED
        assert len(sitting_deck.items) == 2
        save(file.deck, path, force=True)
        assert Sitting(path, Only.STALE).run("n", "u", "q") == deck


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(path: Path, small_deck: Deck, width: int) -> None:
    long = "定期开展安全检查并如实记录检查结果" * 5
    items = (
        msgspec.structs.replace(small_deck.items[1], answers=(long,), options=(long, "乙", "丙", "丁"), note=long),
        msgspec.structs.replace(small_deck.items[0], answers=(long, long), stale=long, explanation=long),
    )
    save(msgspec.structs.replace(small_deck, items=items), path, force=True)
    sitting = Sitting(path)
    sitting.width = width
    sitting.run("s", "s")
    assert max(cells(line) for line in sitting.screen.getvalue().splitlines()) <= width


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_real_terminal_with_a_real_editor(path: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text(encoding='utf-8').replace('双人单锁', '一人双锁'), encoding='utf-8')\n",
        encoding="utf-8",
    )
    env = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "EDITOR": f"{sys.executable} {editor}"}
    env.pop("VISUAL", None)
    command = ["-m", "quizgen", "review", str(path)]
    child = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", timeout=20, dimensions=(30, 60))
    for shown, typed in (
        ("1/4", "a"), ("2/4", "e"), ("一人双锁", "a"), ("3/4", "r 选项不妥"), ("4/4", "u"), ("3/4", "s"), ("4/4", "?"),
        ("用编辑器改题", "\x04"),
    ):  # fmt: skip
        child.expect_exact(shown)
        child.expect_exact("> ")
        child.send(typed if typed == "\x04" else typed + "\r")
    child.expect_exact("采用 2，修改 1。d.yaml 已存盘。")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    items = load(path).items
    assert [item.status for item in items] == [Status.ACCEPTED, Status.ACCEPTED, Status.DRAFT, Status.DRAFT]
    assert items[1].options[3] == "一人双锁"
