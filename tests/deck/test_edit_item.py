"""Editing one item in the deck file: only its own lines change, and never to something that is no deck."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.deck.edit_item import edit_item
from quizgen.deck.store import load, save
from quizgen.errors import DeckError, OutputError


@pytest.fixture
def deck_file(tmp_path: Path, small_deck: Deck) -> Path:
    path = tmp_path / "deck.yaml"
    save(small_deck, path)
    path.write_text("# my own remark\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


def swap(old: str, new: str) -> Callable[[Path], None]:
    def run(draft: Path) -> None:
        text = draft.read_text(encoding="utf-8")
        assert old in text
        draft.write_text(text.replace(old, new), encoding="utf-8")

    return run


@pytest.mark.parametrize("number", range(4))
def test_the_item_alone_is_shown_and_changed(deck_file: Path, small_deck: Deck, number: int) -> None:
    old = small_deck.items[number]
    before = deck_file.read_text(encoding="utf-8")
    saved = edit_item(deck_file, old.id, swap(old.prompt, "改过的" + old.prompt))
    assert saved is not None
    assert saved.prompt == "改过的" + old.prompt
    assert deck_file.read_text(encoding="utf-8") == before.replace(
        f"prompt: {old.prompt}", f"prompt: 改过的{old.prompt}"
    )
    assert [i.id for i in load(deck_file).items] == [i.id for i in small_deck.items]


def test_a_remark_inside_the_item_stays(deck_file: Path) -> None:
    edit_item(deck_file, "q-bbbbbbbbbb", swap("  kind:", "  # 待核对\n  kind:"))
    edit_item(deck_file, "q-bbbbbbbbbb", swap("双人双锁管理", "双人双锁 管理"))
    assert "# 待核对" in deck_file.read_text(encoding="utf-8")


def test_nothing_changed_is_nothing_written(deck_file: Path) -> None:
    before = deck_file.stat()
    assert edit_item(deck_file, "q-bbbbbbbbbb", lambda draft: None) is None
    assert deck_file.stat() == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("kind: single_choice", "kind: riddle"),
        ("prompt:", "prompt: ["),
        ("id: q-bbbbbbbbbb", "id: q-zzzzzzzzzz"),
        ("- id: q-bbbbbbbbbb", "id q"),
    ],
)
def test_what_is_no_item_is_not_saved_and_the_text_is_kept(deck_file: Path, old: str, new: str) -> None:
    before = deck_file.read_bytes()
    with pytest.raises(DeckError, match=r"your text is kept in (.*)\)") as caught:
        edit_item(deck_file, "q-bbbbbbbbbb", swap(old, new))
    assert deck_file.read_bytes() == before
    kept = Path(caught.value.message.rsplit("kept in ", 1)[1].rstrip(")"))
    assert new in kept.read_text(encoding="utf-8")
    kept.unlink()


def test_what_somebody_else_wrote_meanwhile_is_not_lost(deck_file: Path) -> None:
    def run(draft: Path) -> None:
        deck_file.write_text(deck_file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        swap("prompt:", "prompt: 改")(draft)

    with pytest.raises(DeckError, match="somebody else"):
        edit_item(deck_file, "q-bbbbbbbbbb", run)
    assert deck_file.read_text(encoding="utf-8").endswith("# theirs\n")


def test_an_item_that_is_gone(deck_file: Path) -> None:
    with pytest.raises(DeckError, match="no longer in the deck"):
        edit_item(deck_file, "q-0000000000", lambda draft: None)


def test_an_editor_that_is_not_there(deck_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/editor --wait")
    with pytest.raises(OutputError, match="cannot be started"):
        edit_item(deck_file, "q-bbbbbbbbbb")
