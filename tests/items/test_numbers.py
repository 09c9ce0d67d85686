"""Numbers, and the numbers that people take for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.number_neighbours import is_odd, relation, variants
from quizgen.items.numbers import find_numerals, write
from quizgen.items.rules_options import number_of


@pytest.mark.parametrize(
    ("text", "value", "style", "unit"),
    [
        ("三年", 3, "han", "年"),
        ("85%", 85, "digits", "%"),
        ("百分之八十五", 85, "han", "%"),
        ("１２０日", 120, "wide", "日"),
        ("二〇二〇年", 2020, "han digits", "年"),
        ("1,200元", 1200, "digits", "元"),
        ("两次", 2, "han", "次"),
        ("六个月", 6, "han", "个月"),
        ("3.5倍", 3.5, "digits", "倍"),
    ],
)
def test_a_number_its_style_and_unit(text: str, value: float, style: str, unit: str) -> None:
    (numeral,) = [n for n in find_numerals(text) if n.text != "百"]
    assert (numeral.value, numeral.style, numeral.unit) == (value, style, unit)
    assert write(numeral.value, numeral) == numeral.text


@pytest.mark.parametrize("text", ["统一领导", "一切工作", "第一时间", "万一", "千万", "没有数"])
def test_numerals_inside_words_are_no_numbers(text: str) -> None:
    assert find_numerals(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三年", {"五年", "一年", "十年"}),
        ("十克", {"五克", "二十克", "五十克"}),
        ("百分之八十五", {"百分之八十", "百分之九十"}),
        ("5月12日", {"3月12日", "5月15日"}),
        ("三分之二", {"二分之一", "四分之三"}),
        ("1/3", {"1/2", "2/3"}),
        ("2030年", {"2025年", "2035年"}),
        ("二十四小时", {"十二小时", "四十八小时"}),
        ("１０日", {"１５日", "７日"}),
        ("两次", {"一次", "三次"}),
        ("1.5倍", {"1.4倍", "2.0倍"}),
    ],
)
def test_neighbours_in_the_same_writing(text: str, expected: set[str]) -> None:
    assert expected <= set(variants(text))


def test_ranges_stay_in_order_and_dates_in_the_calendar() -> None:
    for text in variants("三年以上七年以下", limit=50):
        low, high = (n.value for n in find_numerals(text))
        assert low < high
    for text in variants("12月28日", limit=50):
        month, day = (n.value for n in find_numerals(text))
        assert 1 <= month <= 12
        assert 1 <= day <= 31
    assert all(n.value <= 100 for text in variants("95%", limit=50) for n in find_numerals(text))


def test_the_unit_may_stand_after_the_gap() -> None:
    assert {"三", "十"} <= set(variants("五", after="年以下"))


@given(st.integers(1, 99_999), st.sampled_from(["年", "元", "人", "%", "小时", ""]))
def test_variants_are_new_numbers_with_the_same_unit(value: int, unit: str) -> None:
    text = f"{value}{unit}"
    for found in variants(text):
        assert found != text
        assert found.endswith(unit)
        assert find_numerals(found)[0].value != value
        assert relation(text, found)


@pytest.mark.parametrize("text", ["9.56万公里", "0.55%", "17.63万亿元"])
def test_neighbours_have_decimals_where_the_number_has_them(text: str) -> None:
    found = variants(text)
    assert len(found) >= 4
    assert not any(".00" in other for other in found)


def test_options_are_ordered_by_what_they_count() -> None:
    written = ["9000吨", "1万吨", "1.5万吨", "二十万吨", "3亿吨"]
    sizes = [number_of(option) for option in written]
    assert sizes == [9e3, 1e4, 1.5e4, 2e5, 3e8]
    assert number_of("四个率先") is None


@pytest.mark.parametrize(
    ("key", "other", "after", "odd"),
    [
        ("60日", "55日", "", True),
        ("60日", "45日", "", False),
        ("二十四小时", "二十九小时", "", True),
        ("120", "119", "人", True),
        ("120", "150", "人", False),
        ("84.6%", "85.0%", "", True),
        ("84.6%", "82.6%", "", False),
        ("3年", "4年", "", False),
        ("5月12日", "5月11日", "", False),
    ],
)
def test_what_shows_that_it_was_made_up(key: str, other: str, after: str, odd: bool) -> None:
    assert is_odd(key, other, after) is odd
