"""A deck file is changed without losing what a person wrote around the change."""

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.deck.deck import Deck
from quizgen.deck.editing import open_deck, rewritten
from quizgen.deck.store import dumps, load, loads
from quizgen.errors import DeckError
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


REMARKED = """\
# 我的题库，2024 年春
title: 消防   # 暂名
items:   # 共两题

# 第一部分
- id: q-1  # 组长出的题
  kind: single_choice
  # 原题见教材
  prompt: "灭火器每（  ）检查一次。"   # 问过消防队
  answers: [六个月]
  options:
  - 一个月   # 太短
  - 六个月
  - 十二个月
  - 三个月

  status: draft # 待议
# 第二部分
- id: q-2
  kind: true_false
  prompt: 甲 # 不是注释之前的字
  answers:
  - 对
  note: |-
    # 这不是注释
    两行
# 完
"""


def test_only_the_lines_of_a_changed_value_change() -> None:
    old = loads(REMARKED)
    one, two = old.items
    one = msgspec.structs.replace(one, status=Status.ACCEPTED, note="好")
    new = msgspec.structs.replace(old, title="消防安全", items=(one, two))
    expected = REMARKED.replace("title: 消防 ", "title: 消防安全").replace("安全  #", "安全  #")
    expected = expected.replace("status: draft # 待议\n", "status: accepted  # 待议\n  note: 好\n")
    assert rewritten(REMARKED, old, new) == expected


def test_the_comments_beside_a_list_that_changes_stay() -> None:
    old = loads(REMARKED)
    one = msgspec.structs.replace(old.items[0], options=("一个月", "六个月", "一年", "三个月"))
    text = rewritten(REMARKED, old, msgspec.structs.replace(old, items=(one, old.items[1])))
    assert "  # 太短\n  options:\n  - 一个月\n  - 六个月\n  - 一年\n" in text
    assert text.count("#") == REMARKED.count("#")


@given(st.data())
def test_no_comment_is_lost_whatever_changes(data: st.DataObject) -> None:
    old = loads(REMARKED)
    values = {
        "prompt": "新题（  ）。", "note": "改", "section": "一、", "status": Status.REJECTED, "explanation": "因为",
        "options": ("六个月", "一年"), "quote": "原文", "span": (1, 3), "score": 0.7,
    }  # fmt: skip
    names = data.draw(st.sets(st.sampled_from(sorted(values))))
    one = msgspec.structs.replace(old.items[0], **{name: values[name] for name in names})
    two = msgspec.structs.replace(old.items[1], note=data.draw(st.sampled_from(["", "改", "# 改"])))
    new = msgspec.structs.replace(old, items=tuple(data.draw(st.permutations([one, two]))))
    text = rewritten(REMARKED, old, new)
    assert loads(text) == new
    for line in REMARKED.splitlines():
        _, mark, remark = line.partition("# ")
        if mark and "不是注释" not in line:
            assert mark + remark in text
    assert rewritten(text, new, new) == text


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "bom"])
def test_windows_line_ends_and_a_bom_stay(tmp_path: Path, small_deck: Deck, start: str) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes((start + dumps(small_deck).replace("\n", "\r\n")).encode())
    file = open_deck(path)
    assert file.deck == small_deck
    file.replaced(with_note(small_deck, 0, "改"))
    text = path.read_bytes().decode()
    assert text.startswith(start + "# yaml")
    assert text.count("\n") == text.count("\r\n") == dumps(small_deck).count("\n") + 1
    assert load(path).items[0].note == "改"


def test_a_link_to_a_deck_stays_a_link(tmp_path: Path, deck_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(deck_path)
    file = open_deck(link)
    file.replaced(with_note(file.deck, 0, "改"))
    assert link.is_symlink()
    assert load(deck_path).items[0].note == "改"
