"""What a plan refuses, leaves out and puts in order."""

from typing import Any

import msgspec
import pytest

from quizgen.deck.deck import Deck
from quizgen.errors import DeckError
from quizgen.items.item import Kind, Status
from quizgen.out.anki.notetypes import FIRST_MOD

FILL_IN, SINGLE, MULTIPLE, JUDGE = range(4)


def with_item(deck: Deck, place: int, **changes: Any) -> Deck:
    items = list(deck.items)
    items[place] = msgspec.structs.replace(items[place], **changes)
    return msgspec.structs.replace(deck, items=tuple(items))


def test_two_items_with_one_id_are_refused(small_deck: Deck, first_plan) -> None:
    with pytest.raises(DeckError, match="two items have the id q-aaaaaaaaaa"):
        first_plan(with_item(small_deck, JUDGE, id="q-aaaaaaaaaa"))


@pytest.mark.parametrize(
    ("place", "changes", "reason"),
    [
        (FILL_IN, {"prompt": "没有空的句子。"}, "prompt has no blank"),
        (FILL_IN, {"answers": ("安全第一",)}, "answers has 1 for 2 blanks"),
        (FILL_IN, {"answers": ("安全第一", "\x1b[0m")}, "nothing that can be shown"),
        (FILL_IN, {"answers": ()}, "answers has 0 for 2 blanks"),
        (SINGLE, {"prompt": " "}, "prompt is empty"),
        (SINGLE, {"prompt": "\x00"}, "nothing that can be shown"),
        (SINGLE, {"answers": ("三人三锁",)}, "“三人三锁” is not among the options"),
        (MULTIPLE, {"options": ("登记姓名",), "answers": ("登记姓名",)}, "at least 2 options"),
        (JUDGE, {"answers": ("也许",)}, "must be 对 or 错"),
        (JUDGE, {"kind": Kind.FILL_IN}, "prompt has no blank"),
    ],
)
def test_an_item_that_makes_no_card_is_left_out_and_named(
    small_deck: Deck, first_plan, place: int, changes: dict[str, Any], reason: str
) -> None:
    plan = first_plan(with_item(small_deck, place, **changes))
    ((item_id, said),) = plan.unfit
    assert item_id == small_deck.items[place].id
    assert reason in said
    assert len(plan.entries) == 3


def test_rejected_items_are_not_exported(small_deck: Deck, first_plan) -> None:
    plan = first_plan(with_item(small_deck, SINGLE, status=Status.REJECTED))
    assert [entry.note.item.id for entry in plan.entries] == ["q-aaaaaaaaaa", "q-cccccccccc", "q-dddddddddd"]


def test_a_first_export_counts_from_one_and_carries_no_clock(small_deck: Deck, first_plan) -> None:
    plan = first_plan(small_deck)
    assert [entry.due for entry in plan.entries] == [1, 2, 3, 4]
    assert {entry.mod for entry in plan.entries} == {FIRST_MOD}
    assert plan.cards == 5


def test_typing_is_a_change_of_the_fill_ins_alone(small_deck: Deck, first_plan, next_plan) -> None:
    second = next_plan(small_deck, first_plan(small_deck), typed=True)
    assert second.changed == ("q-aaaaaaaaaa",)


def test_one_deck_for_once_does_not_forget_the_subdecks(small_deck: Deck, first_plan, next_plan) -> None:
    first = first_plan(small_deck)
    together = next_plan(small_deck, first, one_deck=True)
    assert {entry.deck for entry in together.entries} == {first.root}
    assert [entry.deck for entry in next_plan(small_deck, together).entries] == [e.deck for e in first.entries]


def test_further_right_answers_are_shown(small_deck: Deck, first_plan) -> None:
    plan = first_plan(with_item(small_deck, FILL_IN, accept=(("安全为先", "安全至上"), ()), any_order=True))
    assert plan.entries[0].note.field("也可填") == "第1空：安全为先、安全至上；各空次序不限"
    one = with_item(small_deck, FILL_IN, prompt="坚持____。", answers=("安全第一",), accept=(("安全为先",),))
    assert first_plan(one).entries[0].note.field("也可填") == "安全为先"


def test_the_quote_is_shown_unless_the_prompt_says_it_all(small_deck: Deck, first_plan) -> None:
    assert first_plan(small_deck).entries[0].note.field("题面即原句") == "1"
    shorter = first_plan(with_item(small_deck, FILL_IN, prompt="坚持“____、____”。"))
    assert shorter.entries[0].note.field("题面即原句") == ""
