"""Banks of several people become one; a difference is never lost in silence."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.deck.banks import merge
from quizgen.deck.deck import Deck
from quizgen.items.item import Item, Kind, Status


def changed(deck: Deck, number: int, **fields: object) -> Deck:
    items = list(deck.items)
    items[number] = msgspec.structs.replace(items[number], **fields)
    return msgspec.structs.replace(deck, items=tuple(items))


def test_the_same_items_are_one(small_deck: Deck) -> None:
    merged = merge([small_deck, small_deck])
    assert merged.deck == small_deck
    assert merged.shared == 4
    assert not merged.conflicts


def test_a_decision_counts_where_the_other_has_none(small_deck: Deck) -> None:
    accepted = changed(small_deck, 1, status=Status.ACCEPTED, note="好题")
    for decks in ([small_deck, accepted], [accepted, small_deck]):
        merged = merge(decks)
        assert merged.deck.items[1].status is Status.ACCEPTED
        assert merged.deck.items[1].note == "好题"
        assert not merged.conflicts


def test_different_content_under_one_id_is_kept_both_ways(small_deck: Deck) -> None:
    other = changed(small_deck, 0, prompt="方针是“____、____”。")
    merged = merge([small_deck, other])
    (conflict,) = merged.conflicts
    assert conflict.fields == ("prompt",)
    kept = {item.id: item.prompt for item in merged.deck.items}
    assert kept[conflict.first.id] == small_deck.items[0].prompt
    assert kept[conflict.second.id] == "方针是“____、____”。"
    assert conflict.first.id in conflict.second.note
    assert len(kept) == 5


def test_opposite_decisions_are_a_conflict(small_deck: Deck) -> None:
    yes, no = changed(small_deck, 0, status=Status.ACCEPTED), changed(small_deck, 0, status=Status.REJECTED)
    assert merge([yes, no]).conflicts[0].fields == ("status",)


def test_merging_again_changes_nothing(small_deck: Deck) -> None:
    other = changed(small_deck, 0, prompt="方针是“____、____”。")
    once = merge([small_deck, other]).deck
    again = merge([once, other]).deck
    assert again.items == once.items


def test_items_of_different_documents_say_where_they_are_from(small_deck: Deck) -> None:
    other = msgspec.structs.replace(small_deck, title="消防/规定", items=(
        msgspec.structs.replace(small_deck.items[3], id="q-other"),
    ))  # fmt: skip
    merged = merge([small_deck, other]).deck
    assert merged.title == "实验室安全工作讲话 + 消防/规定"
    assert merged.items[-1].document == "消防/规定"
    assert merged.items[-1].section == "消防／规定/一、"
    assert {s.path for s in merged.sections} >= {"消防／规定/一、", "实验室安全工作讲话/一、"}


def test_the_same_item_at_another_place_is_no_conflict(small_deck: Deck) -> None:
    merged = merge([small_deck, changed(small_deck, 2, span=(143, 166), score=0.6)])
    assert not merged.conflicts
    assert merged.deck == small_deck


def test_versions_of_one_document_keep_their_sections(small_deck: Deck) -> None:
    newer = msgspec.structs.replace(small_deck, sha256="1" * 64)
    assert [i.section for i in merge([small_deck, newer]).deck.items] == [i.section for i in small_deck.items]


@pytest.mark.parametrize("loser", [0, 1])
def test_what_was_decided_about_a_conflict_stays_decided(small_deck: Deck, loser: int) -> None:
    other = changed(small_deck, 0, prompt="方针是“____、____”。")
    once = merge([small_deck, other])
    forms = (once.conflicts[0].first.id, once.conflicts[0].second.id)
    items = [
        msgspec.structs.replace(i, status=Status.REJECTED) if i.id == forms[loser]
        else msgspec.structs.replace(i, note="") if i.id in forms else i
        for i in once.deck.items
    ]  # fmt: skip
    decided = msgspec.structs.replace(once.deck, items=tuple(items))
    assert merge([decided, small_deck, other]).deck == decided


FIELDS: list[dict[str, object]] = [
    {"explanation": "甲"}, {"explanation": "乙"}, {"note": "好题"}, {"note": "差题"}, {"status": Status.ACCEPTED},
    {"status": Status.REJECTED}, {"section": "二、"}, {"extra": {"难度": "高"}}, {},
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(FIELDS), min_size=4, max_size=4), min_size=2, max_size=4))
def test_nothing_that_anybody_did_is_lost(edits: list[list[dict[str, object]]]) -> None:
    base = Deck(
        title="题库",
        items=tuple(
            Item(id=f"q-{i}", kind=Kind.TRUE_FALSE, prompt=f"第{i}题。", answers=("对",), status=Status.DRAFT)
            for i in range(4)
        ),
    )
    banks = []
    for row in edits:
        bank = base
        for number, fields in enumerate(row):
            bank = changed(bank, number, **fields)
        banks.append(bank)
    merged = merge(banks)
    kept = merged.deck.items
    assert len({item.id for item in kept}) == len(kept)
    for row in edits:
        for number, fields in enumerate(row):
            forms = [i for i in kept if i.prompt == f"第{number}题。"]
            assert any(all(field_kept(i, n, v) for n, v in fields.items()) for i in forms)
    # Putting the same banks in once more changes nothing, in whatever file the result is.
    assert merge([merged.deck, *banks]).deck.items == kept


def field_kept(item: Item, name: str, value: object) -> bool:
    return str(value) in item.note if name == "note" else bool(getattr(item, name) == value)
