"""A deck is made again from its source; nothing that a person did is lost."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import pipeline
from quizgen.deck.deck import Deck
from quizgen.deck.regenerate import NO_SENTENCE, Changes, regenerate
from quizgen.items.item import Item, Kind, Status
from quizgen.outline.build import build_outline

TEXT = """一、压实责任
课题组长对本组人员、设备、试剂的安全负全面责任。各课题组每年签订一次《安全责任书》，明确岗位职责、操作规程、应急措施、奖惩办法。
二、管好危险品
危险化学品实行双人验收、双人保管、双人发货制度。剧毒化学品必须存放在专用保险柜内，剩余试剂当日退库。
三、加强培训
新进人员必须接受不少于十六学时的安全培训，经考试合格后方可进入实验室。各部门每年至少组织两次应急演练。
"""


def made(text: str) -> Deck:
    return pipeline.make(pipeline.read_text(text, "安全规定"))


def again(old: Deck, text: str) -> tuple[Deck, Changes]:
    document = pipeline.read_text(text, "安全规定")
    return regenerate(old, pipeline.make(document), document, build_outline(document))


def changed(deck: Deck, number: int, **fields: object) -> Deck:
    items = list(deck.items)
    items[number] = msgspec.structs.replace(items[number], **fields)
    return msgspec.structs.replace(deck, items=tuple(items))


def by_id(deck: Deck) -> dict[str, Item]:
    return {item.id: item for item in deck.items}


def test_the_same_source_gives_the_same_deck() -> None:
    old = made(TEXT)
    assert len(old.items) >= 4
    deck, changes = again(old, TEXT)
    assert deck == old
    assert not changes


@pytest.mark.parametrize("fields", [{"prompt": "改过的____题干"}, {"explanation": "补充说明"}, {"note": "好题"}])
def test_what_a_person_touched_stays(fields: dict[str, object]) -> None:
    old = made(TEXT)
    number = next(i for i, item in enumerate(old.items) if item.kind is Kind.FILL_IN and len(item.answers) == 1)
    old = changed(old, number, **fields)
    deck, changes = again(old, TEXT)
    assert deck == old
    assert not changes


def test_a_rejected_item_does_not_come_back_under_another_id() -> None:
    old = changed(made(TEXT), 0, status=Status.REJECTED)
    # A renamed document mints other ids for the same questions.
    document = pipeline.read_text(TEXT, "新名称")
    new = pipeline.make(document)
    assert not {i.id for i in new.items} & {i.id for i in old.items}
    deck, _ = regenerate(old, new, document, build_outline(document))
    asked = [(i.prompt, i.answers) for i in deck.items]
    assert len(asked) == len(set(asked))
    assert by_id(deck)[old.items[0].id].status is Status.REJECTED


def test_items_move_with_their_sentence() -> None:
    old = changed(made(TEXT), -1, status=Status.ACCEPTED)
    deck, changes = again(old, "总则\n本规定适用于全所。\n" + TEXT)
    last = by_id(deck)[old.items[-1].id]
    assert last.span != old.items[-1].span
    assert last.status is Status.ACCEPTED
    assert changes.moved == [last.id]


def test_an_item_whose_sentence_is_gone_is_stale_and_shows_the_nearest() -> None:
    old = made(TEXT)
    number = next(i for i, item in enumerate(old.items) if "应急演练" in item.quote)
    old = changed(old, number, status=Status.ACCEPTED)
    deck, changes = again(old, TEXT.replace("每年至少组织两次应急演练", "每季度至少组织一次应急演练"))
    item = by_id(deck)[old.items[number].id]
    assert "每季度至少组织一次应急演练" in item.stale
    assert item.quote == old.items[number].quote
    assert changes.stale == [item.id]
    assert again(deck, TEXT)[0].items  # and it comes back to life when the sentence does
    assert not by_id(again(deck, TEXT)[0])[item.id].stale


def test_a_sentence_that_nothing_resembles_has_no_nearest() -> None:
    old = changed(made(TEXT), 0, status=Status.ACCEPTED)
    deck, _ = again(old, "天气晴朗。\n今天下午三点在礼堂放映电影。")
    assert by_id(deck)[old.items[0].id].stale == NO_SENTENCE


def test_items_written_by_hand_stay_where_they_stand() -> None:
    old = made(TEXT)
    mine = Item(id="q-mine", kind=Kind.TRUE_FALSE, prompt="废液可以倒入下水道。", answers=("错",))
    old = msgspec.structs.replace(old, items=(*old.items[:2], mine, *old.items[2:]))
    deck, changes = again(old, TEXT)
    assert deck == old
    assert not changes


def test_untouched_drafts_that_the_recipe_no_longer_makes_are_dropped_and_counted() -> None:
    old = made(TEXT)
    document = pipeline.read_text(TEXT, "安全规定")
    new = msgspec.structs.replace(old, items=old.items[:2])
    deck, changes = regenerate(old, new, document, build_outline(document))
    assert [i.id for i in deck.items] == [i.id for i in old.items[:2]]
    assert len(changes.dropped) == len(old.items) - 2


@settings(max_examples=25)
@given(st.data())
def test_no_touched_item_is_ever_lost(data: st.DataObject) -> None:
    old = made(TEXT)
    touched = data.draw(st.sets(st.integers(0, len(old.items) - 1)))
    for number in touched:
        old = changed(old, number, status=data.draw(st.sampled_from([Status.ACCEPTED, Status.REJECTED])))
    lines = TEXT.splitlines(keepends=True)
    kept = data.draw(st.lists(st.sampled_from(lines), unique=True))
    deck, _ = again(old, "".join(kept) or "空")
    for number in touched:
        before, after = old.items[number], by_id(deck)[old.items[number].id]
        assert (after.prompt, after.answers, after.status) == (before.prompt, before.answers, before.status)
    assert len(by_id(deck)) == len(deck.items)
