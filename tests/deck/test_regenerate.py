"""A deck is made again from its source; nothing that a person did is lost."""

import re
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import pipeline
from quizgen.deck.banks import merge
from quizgen.deck.deck import Deck
from quizgen.deck.regenerate import NO_SENTENCE, Changes, regenerate
from quizgen.items.ids import is_edited, stamped
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


@pytest.mark.parametrize("fields", [{"prompt": "改过的____、____题干"}, {"explanation": "补充说明"}, {"note": "好题"}])
def test_what_a_person_touched_stays(fields: dict[str, object]) -> None:
    old = made(TEXT)
    number = next(i for i, item in enumerate(old.items) if item.kind is Kind.FILL_IN)
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
    assert last.id in changes.moved
    assert not changes.stale


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


def test_the_nearest_is_the_part_of_a_long_sentence_that_resembles() -> None:
    old = changed(made(TEXT), 0, status=Status.ACCEPTED)
    longer = "课题组长对本组人员、设备、试剂的安全负主要责任，" + "按照有关规定做好各项日常工作，" * 9 + "不得推诿。"
    item = by_id(again(old, longer)[0])[old.items[0].id]
    assert item.stale == "课题组长对本组人员、设备、试剂的安全负主要责任，"


def test_a_score_that_hardly_moves_is_no_change() -> None:
    old = made(TEXT)
    new = msgspec.structs.replace(
        old, items=tuple(stamped(msgspec.structs.replace(i, score=i.score - 0.01)) for i in old.items)
    )
    document = pipeline.read_text(TEXT, "安全规定")
    assert regenerate(old, new, document, build_outline(document))[0] == old


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


def test_a_correction_in_the_source_keeps_the_ids_of_untouched_drafts() -> None:
    old = made(TEXT.replace("签订一次", "签定一次"))
    deck, changes = again(old, TEXT)
    assert {i.id for i in deck.items} == {i.id for i in old.items}
    assert not changes.stale
    assert not changes.added
    assert "签订一次" in "".join(i.quote for i in deck.items)


def test_a_rejected_item_does_not_come_back_when_its_sentence_is_corrected() -> None:
    old = made(TEXT.replace("签订一次", "签定一次"))
    asked = {(i.kind, i.answers) for i in old.items if "签定一次" in i.quote}
    assert asked
    for number, item in enumerate(old.items):
        if "签定一次" in item.quote:
            old = changed(old, number, status=Status.REJECTED)
    deck, _ = again(old, TEXT)
    assert not [i for i in deck.items if (i.kind, i.answers) in asked and i.status is not Status.REJECTED]


def test_a_section_that_nobody_wrote_follows_its_sentence() -> None:
    old = made(TEXT)
    number = next(i for i, item in enumerate(old.items) if "应急演练" in item.quote)
    edited = changed(old, number, explanation="我的解释")
    renamed = TEXT.replace("三、加强", "四、加强").replace("二、管好", "二、总则\n遵守本规定。\n三、管好")
    assert by_id(again(edited, renamed)[0])[old.items[number].id].section == "四、"
    mine = changed(edited, number, section="我的分类")
    assert by_id(again(mine, renamed)[0])[old.items[number].id].section == "我的分类"


def test_a_stale_draft_whose_sentence_comes_back_elsewhere_is_a_draft_again() -> None:
    old = made(TEXT)
    gone, _ = again(old, "空白的文件。")
    assert all(item.stale for item in gone.items)
    back, _ = again(gone, "总则\n本规定适用于全所。\n" + TEXT)
    assert back == again(old, "总则\n本规定适用于全所。\n" + TEXT)[0]
    assert not any(is_edited(item) for item in back.items)


def test_the_title_and_the_order_that_a_person_chose_stay() -> None:
    old = made(TEXT)
    old = msgspec.structs.replace(old, title="我的题库", items=tuple(reversed(old.items)))
    assert again(old, TEXT) == (old, again(old, TEXT)[1])
    longer = TEXT + "实验室负责人每月组织一次全面自查，并如实记录。\n"
    deck, changes = again(old, longer)
    assert deck.title == "我的题库"
    assert changes.added
    assert [i.id for i in deck.items if i.id in by_id(old)] == [i.id for i in old.items if i.id in by_id(deck)]


def test_items_of_another_document_stay_in_a_merged_deck() -> None:
    other = made("第一条 食堂每日留样不少于一百二十五克，保存四十八小时以上，由专人负责记录。")
    merged = merge([made(TEXT), msgspec.structs.replace(other, title="食堂规定")]).deck
    deck, changes = again(merged, TEXT)
    assert not changes.stale
    assert [by_id(deck)[item.id] for item in merged.items] == list(merged.items)


def test_a_draft_with_a_comment_in_the_file_is_not_dropped() -> None:
    old = made(TEXT)
    new = msgspec.structs.replace(old, items=())
    document = pipeline.read_text(TEXT, "安全规定")
    deck, changes = regenerate(old, new, document, build_outline(document), [old.items[0].id])
    assert [i.id for i in deck.items] == [old.items[0].id]
    assert len(changes.dropped) == len(old.items) - 1


# Random work of people, and random new versions of the source.

EDITS: list[dict[str, object]] = [
    {"prompt": "改过的题干____。", "answers": ("改过",), "accept": ()}, {"explanation": "补充说明"}, {"note": "好题"},
    {"section": "我的分类"}, {"extra": {"难度": "高"}}, {"score": 0.11}, {"quote": "危险化学品实行双人验收"},
    {"status": Status.ACCEPTED}, {"status": Status.REJECTED}, {"status": Status.REJECTED, "note": "太偏"},
]  # fmt: skip
CORRECTIONS = [
    ("一次", "两次"),
    ("安全", "安金"),
    ("三、", "四、"),
    ("双人验收、", ""),
    ("。", "；"),
    ("课题组", "研究组"),
]


@cache
def made_from(text: str, title: str) -> Deck:
    return pipeline.make(pipeline.read_text(text, title))


@st.composite
def sources(draw: st.DrawFn) -> str:
    """A new version: corrected, chapters moved, lines deleted or added, or another document altogether."""
    if draw(st.integers(0, 9)) == 0:
        return "天气晴朗。\n今天下午三点在礼堂放映电影。\n"
    chapters = draw(st.permutations(re.split(r"(?m)^(?=.、)", TEXT)))
    lines = [line for line in "".join(chapters).splitlines() if draw(st.integers(0, 4))]
    lines.insert(draw(st.integers(0, len(lines))), "实验室负责人每月组织一次全面自查，并如实记录。")
    text = "\n".join(lines)
    for before, after in draw(st.lists(st.sampled_from(CORRECTIONS), max_size=2, unique=True)):
        text = text.replace(before, after, draw(st.sampled_from([1, -1])))
    return text


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    """The deck of TEXT after people have worked in it."""
    deck = made_from(TEXT, "安全规定")
    for number in draw(st.sets(st.integers(0, len(deck.items) - 1))):
        deck = changed(deck, number, **draw(st.sampled_from(EDITS)))
    items = list(deck.items)
    if draw(st.booleans()):
        items = draw(st.permutations(items))
    mine = Item(id="q-mine", kind=Kind.TRUE_FALSE, prompt="废液可以倒入下水道。", answers=("错",))
    quoting = msgspec.structs.replace(mine, id="q-quoting", quote="明确岗位职责", section="我的")
    at = pipeline.read_text(TEXT).text.index(quoting.quote)
    quoting = msgspec.structs.replace(quoting, span=(at, at + len(quoting.quote)))
    for item in (mine, quoting):
        items.insert(draw(st.integers(0, len(items))), item)
    return msgspec.structs.replace(deck, items=tuple(items))


def remade(old: Deck, text: str, title: str = "安全规定") -> tuple[Deck, Changes]:
    document = pipeline.read_text(text, title)
    return regenerate(old, made_from(text, title), document, build_outline(document))


def by_a_person(item: Item) -> Item:
    """The item without what the source decides."""
    section = "" if item.made else item.section
    if item.section == "我的分类":
        section = item.section
    return msgspec.structs.replace(item, span=None, stale="", made="", section=section)


def is_touched(item: Item) -> bool:
    return is_edited(item) or bool(item.note) or item.status is not Status.DRAFT


@settings(max_examples=40)
@given(decks(), st.lists(sources(), min_size=1, max_size=3), st.sampled_from(["安全规定", "安全管理规定"]))
def test_nothing_that_a_person_did_is_ever_lost(old: Deck, versions: list[str], title: str) -> None:
    deck = old
    for version in versions:
        deck, changes = remade(deck, version, title)
        assert len(by_id(deck)) == len(deck.items)
        listed = [*changes.kept, *changes.updated, *changes.moved, *changes.added, *changes.stale]
        assert sorted(listed) == sorted(by_id(deck))
        for item in filter(is_touched, old.items):
            assert by_a_person(by_id(deck)[item.id]) == by_a_person(item)
        for item in deck.items:
            assert item.stale or not item.quote or item.span is None or quoted(version, item) == item.quote
        # Making it again changes nothing.
        assert remade(deck, version, title)[0] == deck
        assert not remade(deck, version, title)[1]
    # What was rejected does not come back: nothing new asks the same of the same words.
    known = by_id(old)
    rejected = [(i.kind, i.answers, i.quote) for i in old.items if i.status is Status.REJECTED]
    for item in deck.items:
        if item.id not in known and item.kind is not Kind.TRUE_FALSE:
            assert (item.kind, item.answers, item.quote) not in rejected
    # And back at the first source the deck is what it was, but for drafts that nobody touched.
    again_there = by_id(remade(deck, TEXT)[0])
    for item in filter(is_touched, old.items):
        if item.quote in TEXT:
            assert not again_there[item.id].stale


@settings(max_examples=30)
@given(decks())
def test_an_unchanged_source_changes_nothing(old: Deck) -> None:
    deck, changes = remade(old, TEXT)  # spans of quotes that somebody edited are set right once
    assert not [*changes.added, *changes.dropped, *changes.stale, *changes.updated]
    assert {i.id: by_a_person(i) for i in deck.items} == {i.id: by_a_person(i) for i in old.items}
    assert remade(deck, TEXT)[0] == deck
    assert not remade(deck, TEXT)[1]


def quoted(text: str, item: Item) -> str:
    assert item.span is not None
    return pipeline.read_text(text).text[slice(*item.span)]
