"""Chinese numerals, both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.chinese.numerals import format_number, parse
from quizgen.errors import RequestError


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("零", 0), ("十", 10), ("十五", 15), ("二十", 20), ("一百零五", 105), ("一百〇五", 105), ("两百", 200),
        ("一百五", 150), ("三万二", 32000), ("一千零五", 1005), ("十万", 100_000), ("二〇一六", 2016), ("１０５", 105),
        ("八万亿", 8 * 10**12), ("壹佰贰拾", 120), ("兩千萬", 20_000_000), ("105", 105),
    ],
)  # fmt: skip
def test_a_numeral_is_read(text: str, number: int) -> None:
    assert parse(text) == number


@pytest.mark.parametrize("text", ["", "人", "一人", "第一", "1.5"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(RequestError, match="is not a numeral"):
        parse(text)


@given(st.integers(0, 10**16 - 1))
def test_writing_and_reading_give_the_number_back(number: int) -> None:
    assert parse(format_number(number)) == number


@pytest.mark.parametrize(("number", "text"), [(12, "十二"), (105, "一百零五"), (110, "一百一十"), (10_005, "一万零五")])
def test_a_number_is_written_as_people_write_it(number: int, text: str) -> None:
    assert format_number(number) == text


@pytest.mark.parametrize("number", [-1, 10**16])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(RequestError, match="is outside"):
        format_number(number)
