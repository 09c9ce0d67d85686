"""Finding words again after the source has changed."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.document.anchor import find_again, occurrences
from quizgen.document.span import Span


def test_words_are_found_where_they_moved_to() -> None:
    assert find_again("新增一段。安全第一。", "安全第一", near=0) == Span(5, 9)


def test_words_that_are_gone_are_not_found() -> None:
    assert find_again("安全至上。", "安全第一", near=0) is None
    assert find_again("安全至上。", "", near=0) is None


def test_neighbours_decide_between_two_places() -> None:
    text = "甲组每周检查一次。乙组每周检查一次。"
    assert find_again(text, "每周检查一次", near=0, before="乙组") == Span(11, 17)


def test_without_neighbours_the_nearest_place_wins() -> None:
    text = "检查。" + "过" * 50 + "检查。"
    assert find_again(text, "检查", near=40) == Span(53, 55)


@given(st.text(alphabet="甲乙丙", max_size=30), st.text(alphabet="甲乙丙", min_size=1, max_size=3), st.integers(0, 40))
def test_what_is_found_is_the_quote(text: str, quote: str, near: int) -> None:
    span = find_again(text, quote, near)
    assert (span is None) == (quote not in text)
    if span is not None:
        assert text[span.start : span.end] == quote
        assert abs(span.start - near) == min(abs(at - near) for at in occurrences(text, quote))
