"""A blank's number is for life."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.item import BLANK, Item, Kind
from quizgen.out.anki.blanks import Blank, number_blanks, place_blanks

WORDS = st.lists(st.text("甲乙丙丁戊己庚辛", min_size=1, max_size=3), min_size=1, max_size=4)


def item(pieces: list[str], answers: list[str]) -> Item:
    return Item(id="q", kind=Kind.FILL_IN, prompt=BLANK.join(pieces), answers=tuple(answers))


def numbered(one: Item, known: tuple[Blank, ...] = ()) -> tuple[Blank, ...]:
    return number_blanks(place_blanks(one), known, max((blank.number for blank in known), default=0))


def test_a_blank_knows_its_words() -> None:
    (first, second) = place_blanks(item(["坚持", "、预防为主、", "的方针"], ["安全第一", "综合治理"]))
    assert (first.answer, first.before, first.after) == ("安全第一", "坚持", "、预防为主、")
    assert (second.before, second.after) == ("、预防为主、", "的方针")


@given(st.data(), WORDS)
def test_numbers_are_unique_and_stay(data: st.DataObject, answers: list[str]) -> None:
    pieces = [data.draw(st.text("，。的与及", min_size=1, max_size=4)) for _ in range(len(answers) + 1)]
    before = numbered(item(pieces, answers))
    assert [blank.number for blank in before] == list(range(1, len(answers) + 1))
    assert numbered(item(pieces, answers), before) == before
    # One more blank anywhere: the others keep their numbers, the new one gets the next.
    at = data.draw(st.integers(0, len(pieces) - 1))
    more = item([*pieces[:at], "甲〇", pieces[at], *pieces[at + 1 :]], [*answers[:at], "新新新", *answers[at:]])
    after = numbered(more, before)
    assert len({blank.number for blank in after}) == len(after)
    assert after[at].number == len(answers) + 1
    assert {b.number: b.answer for b in after if b.answer != "新新新"} == {b.number: b.answer for b in before}


@given(WORDS, WORDS)
def test_any_edit_gives_every_blank_one_number(old: list[str], new: list[str]) -> None:
    before = numbered(item(["，"] * (len(old) + 1), old))
    after = numbered(item(["，"] * (len(new) + 1), new), before)
    assert len({blank.number for blank in after}) == len(new)
    assert all(blank.number >= 1 for blank in after)


def test_two_like_answers_are_told_apart_by_their_words() -> None:
    before = numbered(item(["每周检查", "次，每月演练", "次"], ["两", "两"]))
    assert [b.number for b in numbered(item(["每周检查两次，每月演练", "次"], ["两"]), before)] == [2]


def test_blanks_survive_the_state_file() -> None:
    (blank,) = numbered(item(["坚持", ""], ["安全第一"]))
    assert msgspec.json.decode(msgspec.json.encode(blank), type=Blank) == blank
