"""Items chosen, parts numbered, marks added, variants shuffled."""

from collections import Counter
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.deck.deck import Deck
from quizgen.errors import RequestError
from quizgen.items.item import BLANK, Item, Kind, Status
from quizgen.out.sheet.choose import Choice, choose
from quizgen.out.sheet.letters import LETTERS, longest_run
from quizgen.out.sheet.plan import Plan, make_sheet, parse_marks
from quizgen.out.sheet.sheet import Paper, Sheet
from tests.out.sheet.conftest import make_deck, make_item

COUNTS = st.integers(0, 12)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    counts = draw(st.tuples(COUNTS, COUNTS, COUNTS, COUNTS).filter(any))
    deck = make_deck(*counts, options=draw(st.integers(4, 6)))
    choice = Choice(seed=draw(st.integers(0, 99)), keep_giveaways=True)
    return make_sheet(deck, Plan(choice=choice, variants=draw(st.integers(1, 4))))


def part_keys(paper: Paper, kind: Kind) -> list[str]:
    return [question.key for part in paper.parts if part.kind is kind for question in part.questions]


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_marks_add_up_and_numbers_run_through(sheet: Sheet) -> None:
    for paper in sheet.papers:
        assert [question.number for question in paper.questions] == list(range(1, len(paper.questions) + 1))
        assert [part.numeral for part in paper.parts] == list("一二三四")[: len(paper.parts)]
        assert all(part.questions for part in paper.parts)
        by_hand = sum(
            part.marks * (q.item.prompt.count(BLANK) if part.kind is Kind.FILL_IN else 1)
            for part in paper.parts
            for q in part.questions
        )
        assert paper.total == sum(part.total for part in paper.parts) == by_hand


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_variants_hold_the_same_items_and_each_has_its_right_key(sheet: Sheet) -> None:
    first = {question.item.id for question in sheet.papers[0].questions}
    for paper in sheet.papers:
        assert {question.item.id for question in paper.questions} == first
        for question in paper.questions:
            item = question.item
            assert sorted(question.options) == sorted(item.options)
            if item.options:
                chosen = {question.options[LETTERS.index(letter)] for letter in question.key}
                assert chosen == set(item.answers)
                assert question.key == "".join(sorted(question.key))
            elif item.kind is Kind.TRUE_FALSE:
                assert (question.key == "√") == (item.answers == ("对",))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 60), st.integers(4, 6), st.integers(0, 999))
def test_key_letters_are_even_and_make_no_long_run(count: int, options: int, seed: int) -> None:
    deck = make_deck(0, count, 0, 0, options)
    paper = make_sheet(deck, Plan(choice=Choice(seed=seed, keep_giveaways=True), variants=2)).papers[1]
    keys = part_keys(paper, Kind.SINGLE_CHOICE)
    used = Counter(keys)
    assert max(used[letter] for letter in LETTERS[:options]) - min(used[letter] for letter in LETTERS[:options]) <= 1
    assert longest_run(keys) <= 3


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 40), st.integers(0, 99))
def test_multiple_answers_and_statements_make_no_long_run(count: int, seed: int) -> None:
    deck = make_deck(0, 0, count, count)
    paper = make_sheet(deck, Plan(choice=Choice(seed=seed, keep_giveaways=True))).papers[0]
    assert longest_run(part_keys(paper, Kind.MULTIPLE_ANSWER)) <= 3
    statements = part_keys(paper, Kind.TRUE_FALSE)
    commonest = max(Counter(statements).values())
    # With fewer than one other for every three, a run cannot be avoided.
    if commonest <= 3 * (count - commonest + 1):
        assert longest_run(statements) <= 3


def test_variants_differ_and_come_out_the_same_again(hundred: Deck) -> None:
    plan = Plan(choice=Choice(seed=7), variants=3)
    sheet = make_sheet(hundred, plan)
    assert sheet == make_sheet(hundred, plan)
    assert [paper.name for paper in sheet.papers] == ["A", "B", "C"]
    orders = {tuple(question.item.id for question in paper.questions) for paper in sheet.papers}
    assert len(orders) == 3
    assert sheet.papers[0] != make_sheet(hundred, Plan(choice=Choice(seed=8), variants=3)).papers[0]


def test_one_variant_keeps_the_decks_order(small_deck: Deck) -> None:
    paper = make_sheet(small_deck, Plan()).papers[0]
    assert [question.item for question in paper.questions] == list(small_deck.items)


def test_numbers_stay_in_rising_order() -> None:
    items = tuple(
        msgspec.structs.replace(
            make_item(i, Kind.SINGLE_CHOICE), options=("十年", "3年", "一年", "5年"), answers=("5年",)
        )
        for i in range(3)
    )
    deck = Deck(title="练习", items=items)
    for paper in make_sheet(deck, Plan(choice=Choice(keep_giveaways=True), variants=5)).papers:
        assert all(question.options == ("一年", "3年", "5年", "十年") for question in paper.questions)


def test_a_part_without_items_is_left_out_and_the_total_is_right() -> None:
    sheet = make_sheet(make_deck(3, 0, 0, 2), Plan(choice=Choice(keep_giveaways=True), marks=parse_marks("判断=0.5")))
    paper = sheet.papers[0]
    assert [(part.numeral, part.kind) for part in paper.parts] == [("一", Kind.FILL_IN), ("二", Kind.TRUE_FALSE)]
    assert paper.total == Decimal(7)
    assert sheet.notes[0] == "本卷共5题，满分7分。"


@pytest.mark.parametrize("text", ["fill_in", "fill_in=x", "essay=2", "fill_in=0", "fill_in=-1", "fill_in=0.25", "=3"])
def test_marks_that_are_none(text: str) -> None:
    with pytest.raises(RequestError, match="gives no marks"):
        parse_marks(text)


def test_kinds_sections_and_numbers(hundred: Deck) -> None:
    items, _ = choose(hundred, Choice(items=20, kinds={Kind.FILL_IN: 1, Kind.TRUE_FALSE: 3}))
    assert Counter(item.kind for item in items) == {Kind.FILL_IN: 5, Kind.TRUE_FALSE: 15}
    items, _ = choose(hundred, Choice(sections=("三、",)))
    assert {item.section for item in items} == {"三、", "三、/一要"}
    with pytest.raises(RequestError, match="no item lies in section “九、”"):
        choose(hundred, Choice(sections=("九、",)))


def test_another_seed_draws_other_items_and_spreads_them_over_the_sections(hundred: Deck) -> None:
    one, _ = choose(hundred, Choice(items=20, seed=1))
    other, _ = choose(hundred, Choice(items=20, seed=2))
    assert one == choose(hundred, Choice(items=20, seed=1))[0]
    assert one != other
    assert len({item.section for item in one}) == 5


def test_more_items_than_there_are(hundred: Deck) -> None:
    items, remarks = choose(hundred, Choice(items=500, keep_giveaways=True))
    assert len(items) == 100
    assert "500 items wanted" in remarks[0]


def test_draw_takes_the_same_number_from_every_section(hundred: Deck) -> None:
    items, _ = choose(hundred, Choice(draw=5))
    assert Counter(item.section.split("/")[0] for item in items) == {"一、": 5, "二、": 5, "三、": 5}
    assert {item.kind for item in items} == set(Kind)
    items, _ = choose(hundred, Choice(draw=2, sections=("一、/一是", "二、")))
    assert Counter(item.section for item in items) == {"一、/一是": 2, "二、": 2}
    _, remarks = choose(hundred, Choice(draw=30, keep_giveaways=True))
    assert remarks == ("section 二、 gives 20 of the 30 items to draw",)


def test_what_may_not_be_used(hundred: Deck) -> None:
    first = hundred.items[0]
    assert first not in choose(hundred, Choice(exclude=frozenset({first.id})))[0]
    assert choose(hundred, Choice(only=frozenset({first.id})))[0] == (first,)
    rejected = msgspec.structs.replace(first, status=Status.REJECTED)
    assert rejected not in choose(Deck(title="", items=(rejected, *hundred.items[1:])), Choice())[0]
    with pytest.raises(RequestError, match="no item is left"):
        choose(hundred, Choice(only=frozenset()))
    with pytest.raises(RequestError, match="the deck has no items"):
        choose(Deck(title=""), Choice())


@pytest.mark.parametrize(
    "broken",
    [
        {"answers": ("a", "b")},
        {"prompt": "没有空"},
        {"kind": Kind.SINGLE_CHOICE, "options": ("甲", "乙")},
        {"kind": Kind.TRUE_FALSE},
    ],
)
def test_an_item_without_a_right_key_is_left_out_and_named(broken: dict[str, object]) -> None:
    bad: Item = msgspec.structs.replace(make_item(99, Kind.FILL_IN), **broken)
    items, remarks = choose(Deck(title="", items=(make_item(1, Kind.FILL_IN), bad)), Choice())
    assert [item.id for item in items] == ["q-0000000001"]
    assert bad.id in remarks[0]
