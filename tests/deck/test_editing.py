"""A deck file is changed without losing what a person wrote around the change."""

from pathlib import Path

import msgspec
import pytest

from quizgen.deck import editing
from quizgen.deck.deck import Deck
from quizgen.deck.editing import open_deck, rewritten
from quizgen.deck.store import dumps, load, loads
from quizgen.errors import DeckError, OutputError
from quizgen.items.item import Status


@pytest.fixture
def deck_path(tmp_path: Path, small_deck: Deck) -> Path:
    text = dumps(small_deck)
    text = text.replace("- id: q-bbb", "# 组长：这题很好\n- id: q-bbb").replace(
        "  kind: true", "  # 待查\n  kind: true"
    )
    path = tmp_path / "d.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def with_note(deck: Deck, number: int, note: str) -> Deck:
    items = list(deck.items)
    items[number] = msgspec.structs.replace(items[number], note=note)
    return msgspec.structs.replace(deck, items=tuple(items))


def test_only_the_changed_block_changes(deck_path: Path) -> None:
    file = open_deck(deck_path)
    before = deck_path.read_text(encoding="utf-8").split("\n\n")
    file.replaced(with_note(file.deck, 0, "改"))
    after = deck_path.read_text(encoding="utf-8").split("\n\n")
    assert before[2:] == after[2:]
    assert after[1] == before[1] + "\n  note: 改"
    assert load(deck_path).items[0].note == "改"


def test_comments_of_a_changed_item_are_kept(deck_path: Path) -> None:
    file = open_deck(deck_path)
    deck = with_note(with_note(file.deck, 1, "改"), 3, "改")
    file.replaced(msgspec.structs.replace(deck, title="新标题"))
    text = deck_path.read_text(encoding="utf-8")
    assert "# 组长：这题很好\n- id: q-bbb" in text
    assert "# 待查" in text
    assert load(deck_path).title == "新标题"


def test_items_can_come_go_and_change_places(deck_path: Path) -> None:
    file = open_deck(deck_path)
    fresh = msgspec.structs.replace(file.deck.items[0], id="q-new")
    items = (file.deck.items[2], fresh, file.deck.items[1])
    changed = file.replaced(msgspec.structs.replace(file.deck, items=items))
    assert load(deck_path) == changed.deck
    assert "# 组长：这题很好\n- id: q-bbb" in deck_path.read_text(encoding="utf-8")


def test_a_layout_of_ones_own_is_kept(small_deck: Deck) -> None:
    text = dumps(small_deck)
    head, _, rest = text.partition("items:\n")
    indented = head + "items:\n" + "\n".join("    " + line if line else "" for line in rest.split("\n"))
    assert loads(indented) == small_deck
    changed = with_note(small_deck, 1, "改")
    assert loads(rewritten(indented, small_deck, changed)) == changed
    assert "\n    - id: q-aaa" in rewritten(indented, small_deck, changed)


def test_flow_style_is_written_anew_rather_than_wrongly(small_deck: Deck) -> None:
    flow = "{title: 题, items: [{id: q-1, kind: true_false, prompt: 甲。, answers: [对]}]}"
    deck = loads(flow)
    changed = msgspec.structs.replace(deck, items=(msgspec.structs.replace(deck.items[0], status=Status.ACCEPTED),))
    assert loads(rewritten(flow, deck, changed)) == changed


def test_somebody_elses_edit_meanwhile_is_not_overwritten(deck_path: Path) -> None:
    file = open_deck(deck_path)
    deck_path.write_text(deck_path.read_text(encoding="utf-8") + "\n# 我的\n", encoding="utf-8")
    with pytest.raises(DeckError, match="changed by somebody else"):
        file.replaced(with_note(file.deck, 0, "改"))
    assert "# 我的" in deck_path.read_text(encoding="utf-8")


def test_the_old_file_stands_beside_until_the_new_one_is_safe(deck_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = open_deck(deck_path)
    before = deck_path.read_bytes()

    def crash(path: Path, data: bytes, *, force: bool = False) -> None:
        raise OutputError("No space left on device", path=path)

    monkeypatch.setattr(editing, "write_atomically", crash)
    with pytest.raises(OutputError):
        file.replaced(with_note(file.deck, 0, "改"))
    assert deck_path.read_bytes() == before
    assert deck_path.with_name("d.yaml.1.bak").read_bytes() == before
    monkeypatch.undo()
    file.replaced(with_note(file.deck, 0, "改"))
    # The earlier backup is not this one's to delete.
    assert [p.name for p in sorted(deck_path.parent.iterdir())] == ["d.yaml", "d.yaml.1.bak"]
