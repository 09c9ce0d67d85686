"""Banks of several people become one; a difference is never lost in silence."""

import msgspec

from quizgen.deck.banks import merge
from quizgen.deck.deck import Deck
from quizgen.items.item import Status


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
