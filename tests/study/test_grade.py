"""Marks: several blanks, choices, near misses."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.item import Item, Kind
from quizgen.study.grade import Outcome, chosen_options, grade
from quizgen.study.match import Expected, Piece, Verdict, difference, judge

MEMBERS = ("政治素质", "业务能力", "工作作风", "纪律意识")


def fill_in(prompt: str, *answers: str, any_order: bool = False, accept: tuple[tuple[str, ...], ...] = ()) -> Item:
    return Item(
        id="q-0000000000", kind=Kind.FILL_IN, prompt=prompt, answers=answers, any_order=any_order, accept=accept
    )


LIST = fill_in("提高____、____、____、____。", *MEMBERS)
LOOSE = fill_in("提高____、____、____、____。", *MEMBERS, any_order=True)


@given(
    st.sampled_from(["、", "，", ",", "；", ";", " ", "　", "、 ", " ，"]),
    st.sampled_from([str, lambda text: f"“{text}”", lambda text: f" {text}。"]),
)
def test_the_key_itself_is_right_with_any_separator(separator: str, dressed: object) -> None:
    assert callable(dressed)
    assert grade(LIST, separator.join(dressed(member) for member in MEMBERS)).mark == 1


@pytest.mark.parametrize("order", list(permutations(MEMBERS)))
def test_an_order_free_list_is_right_in_any_order(order: tuple[str, ...]) -> None:
    assert grade(LOOSE, "，".join(order)).mark == 1


def test_an_ordered_list_is_wrong_in_another_order() -> None:
    assert grade(LIST, "、".join(reversed(MEMBERS))).mark == 0


@given(st.lists(st.sampled_from([*MEMBERS, "别的东西", "艰苦奋斗", ""]), max_size=7), st.booleans())
def test_marks_lie_between_0_and_1_and_never_count_one_word_twice(words: list[str], loose: bool) -> None:
    marks = grade(LOOSE if loose else LIST, "、".join(words))
    right = sum(part.verdict is Verdict.RIGHT for part in marks.parts)
    assert marks.mark == right / 4
    assert right <= len(set(words) & set(MEMBERS))


@pytest.mark.parametrize(
    ("typed", "mark"),
    [
        ("政治素质、业务能力、工作作风、纪律意识", 1.0),
        ("政治素质业务能力工作作风纪律意识", 1.0),
        ("政治素质、业务能力、工作作风", 0.75),
        ("业务能力、纪律意识", 0.5),
        ("政治素质、业务水平、工作作风、纪律意识", 0.75),
        ("纪律意识", 0.25),
        ("政治素质、政治素质、政治素质、政治素质", 0.25),
        ("", 0.0),
    ],
)
def test_each_blank_has_an_equal_share(typed: str, mark: float) -> None:
    assert grade(LIST, typed).mark == mark


def test_an_answer_may_hold_a_separator_itself() -> None:
    item = fill_in("做到____和____。", "查隐患、查制度", "限期整改")
    assert grade(item, "查隐患、查制度、限期整改").mark == 1
    assert grade(item, "查隐患 查制度，限期整改").mark == 1


def test_the_words_between_the_blanks_may_be_typed_too() -> None:
    item = fill_in("坚持“____、预防为主、____”的方针。", "安全第一", "综合治理")
    assert grade(item, "安全第一、预防为主、综合治理").mark == 1


def test_a_list_in_one_blank_is_free_of_order_where_the_item_says_so() -> None:
    assert grade(fill_in("做到____。", "甲类、乙类、丙类", any_order=True), "丙类，甲类 乙类").mark == 1
    assert grade(fill_in("做到____。", "甲类、乙类、丙类", any_order=True), "丙类，甲类").mark == pytest.approx(2 / 3)
    assert grade(fill_in("做到____。", "甲类、乙类、丙类"), "丙类，甲类 乙类").mark == 0


def test_a_comma_between_digits_is_read_both_ways() -> None:
    item = fill_in("分别为____和____。", "100", "2,000")
    for typed in ("100,2000", "100 2,000", "一百，二千", "100、2000"):
        assert grade(item, typed).mark == 1


def test_further_right_answers() -> None:
    item = fill_in("由____负责。", "安全员", accept=(("安全管理员", "专职安全员"),))
    assert [grade(item, answer).mark for answer in ("安全员", "安全管理員", "专职安全员", "保安")] == [1, 1, 1, 0]


def test_a_near_miss_counts_when_the_learner_says_so() -> None:
    marks = grade(fill_in("坚持____和____。", "综合治理", "安全第一"), "综合治里、安全第一")
    assert (marks.mark, marks.near, marks.outcome) == (0.5, True, Outcome.PARTLY)
    assert marks.with_near_counted().mark == 1


def test_the_difference_is_marked_on_both_sides() -> None:
    given, key = difference("综合治理", "綜合治里")
    assert given == (Piece("綜合治", False), Piece("里", True))
    assert key == (Piece("综合治", False), Piece("理", True))


@given(st.text("安全第一预防为主综合治理", max_size=8), st.text("安全第一预防为主综合治理", max_size=8))
def test_the_pieces_of_a_difference_are_the_two_texts(key: str, given: str) -> None:
    mine, theirs = difference(key, given)
    assert ("".join(p.text for p in mine), "".join(p.text for p in theirs)) == (given, key)
    same = ["".join(p.text for p in pieces if not p.wrong) for pieces in (mine, theirs)]
    assert same[0] == same[1]


@given(st.text("安全第一预防为主綜合治理０1八万“”", min_size=1, max_size=10).filter(lambda text: text.strip("“”")))
def test_every_key_is_its_own_right_answer(key: str) -> None:
    assert judge(Expected(key), key) is Verdict.RIGHT


def many(answers: str) -> Item:
    texts = {"A": "甲项", "B": "乙项", "C": "丙项", "D": "丁项", "E": "戊项"}
    return Item(
        id="q-0000000000",
        kind=Kind.MULTIPLE_ANSWER,
        prompt="下列属于要求的有（  ）。",
        answers=tuple(texts[letter] for letter in answers),
        options=tuple(texts.values()),
    )


@pytest.mark.parametrize(
    ("key", "chosen", "mark"),
    [
        ("ACD", "ACD", 1.0),
        ("ACD", "DCA", 1.0),
        ("ACD", "A", 1 / 3),
        ("ACD", "AC", 2 / 3),
        ("ACD", "AB", 0.0),
        ("ACD", "ABCD", 0.0),
        ("ACD", "ABCDE", 0.0),
        ("ACD", "B", 0.0),
        ("AB", "A", 0.5),
        ("ABCDE", "ABCD", 0.8),
    ],
)
def test_part_marks_for_right_options_none_with_a_wrong_one(key: str, chosen: str, mark: float) -> None:
    item = many(key)
    picked = chosen_options(item, chosen)
    assert picked is not None
    assert grade(item, picked).mark == pytest.approx(mark)


@pytest.mark.parametrize("line", ["ACD", "acd", "ＡＣＤ", "A、C、D", "a c d", "A,C;D", "DCA", "AACD"])
def test_letters_in_every_dress(line: str) -> None:
    assert set(chosen_options(many("ACD"), line) or ()) == {"甲项", "丙项", "丁项"}


@pytest.mark.parametrize("line", ["", "F", "AF", "1", "甲", "？", "A甲"])
def test_what_names_no_option(line: str) -> None:
    assert chosen_options(many("ACD"), line) is None


def test_an_option_may_be_typed_in_words() -> None:
    assert chosen_options(many("A"), "「丙项」") == ("丙项",)


def test_a_single_choice_takes_one_letter() -> None:
    item = Item(id="q-0", kind=Kind.SINGLE_CHOICE, prompt="（  ）", answers=("甲",), options=("甲", "乙", "丙", "丁"))
    assert chosen_options(item, "b") == ("乙",)
    assert chosen_options(item, "ab") is None


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("对", "对"),
        ("√", "对"),
        ("正确", "对"),
        ("A", "对"),
        ("y", "对"),
        ("错", "错"),
        ("×", "错"),
        ("錯", "错"),
        ("b", "错"),
    ],
)
def test_true_and_false_in_every_dress(line: str, answer: str) -> None:
    item = Item(id="q-0", kind=Kind.TRUE_FALSE, prompt="每日检查。", answers=("对",))
    assert chosen_options(item, line) == (answer,)
