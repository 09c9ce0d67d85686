"""Answers in the form in which they are compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.chinese.numerals import format_number
from quizgen.study.normalise import fold, numbers_in, split_unit

ANSWERS = st.text(
    alphabet="安全第一预防为主綜閤治理沿著“”《》、，。 　（）ＡＢaB8０二〇十百千万亿两点年月公斤里个%％.,-—至①㎡薴麼",
    max_size=12,
)


@given(ANSWERS)
@settings(max_examples=300)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.integers(min_value=10, max_value=10**15))
def test_a_number_is_the_same_in_every_script(number: int) -> None:
    chinese = format_number(number)
    full_width = str(number).translate({ord("0") + i: ord("０") + i for i in range(10)})
    assert {fold(chinese), fold(full_width), fold(f"{number:,}")} == {str(number)}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“四個全面”", "4个全面"),
        ("千方百计", "千方百计"),
        ("万众一心", "万众1心"),
        ("十一五", "十一五"),
        ("百分之二点五", "2.5%"),
        ("二○一六年", "2016年"),
        ("3.5万", "35000"),
        ("12亿5千万", "1250000000"),
        ("8万2", "8万2"),
        ("两点建议", "2点建议"),
        ("《仪器管理办法》", "仪器管理办法"),
        ("五公斤", "5000克"),
        ("", ""),
    ],
)
def test_what_a_fold_looks_like(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_numbers_and_units_are_told_apart() -> None:
    assert split_unit("2016年") == ("2016", "年")
    assert split_unit("安全") == ("", "安全")
    assert numbers_in("第3条第2.5款") == ["3", "2.5"]
