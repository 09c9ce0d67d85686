"""Ids are minted once from what is asked; a fingerprint shows an edit."""

import re

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from quizgen.document.span import Span
from quizgen.items.ids import fingerprint, is_edited, mint, stamped
from quizgen.items.item import Item, Kind, Status

ITEM = Item(id="q-1", kind=Kind.FILL_IN, prompt="设备由____登记。", answers=("资产处",), quote="设备由资产处登记。")


@given(st.text(), st.text(), st.integers(0, 9))
def test_same_parts_same_id(title: str, quote: str, at: int) -> None:
    first = mint(title, Kind.FILL_IN, quote, [Span(at, at + 2)])
    assert first == mint(title, Kind.FILL_IN, quote, [Span(at, at + 2)])
    assert re.fullmatch(r"q-[a-z2-7]{10}", first)


def test_other_kind_place_or_title_other_id() -> None:
    base = mint("讲话", Kind.FILL_IN, "设备由资产处登记", [Span(3, 6)])
    assert base != mint("讲话", Kind.SINGLE_CHOICE, "设备由资产处登记", [Span(3, 6)])
    assert base != mint("讲话", Kind.FILL_IN, "设备由资产处登记", [Span(0, 2)])
    assert base != mint("规定", Kind.FILL_IN, "设备由资产处登记", [Span(3, 6)])


def test_taken_id_gives_the_next_one() -> None:
    first = mint("讲话", Kind.FILL_IN, "甲", [Span(0, 1)])
    second = mint("讲话", Kind.FILL_IN, "甲", [Span(0, 1)], taken=[first])
    assert second != first
    assert second == mint("讲话", Kind.FILL_IN, "甲", [Span(0, 1)], taken=[first])


def test_an_edit_shows_and_a_decision_does_not() -> None:
    made = stamped(ITEM)
    assert not is_edited(made)
    assert not is_edited(replace(made, status=Status.ACCEPTED, note="好题"))
    assert is_edited(replace(made, prompt="大型设备由____登记。"))
    assert is_edited(replace(made, score=0.1))


def test_what_a_person_wrote_counts_as_edited() -> None:
    assert is_edited(ITEM)
    assert fingerprint(ITEM) == fingerprint(replace(ITEM, id="q-2"))
