"""Looking words up gives what searching for them gives."""

from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from quizgen.document.span import Span
from quizgen.items.gap import statement
from quizgen.items.haystack import Haystack

TEXTS = st.text(alphabet="甲乙丙，。\n", max_size=60)


def plain(text: str, words: str, start: int, end: int) -> list[int]:
    return [at for at in range(start, end - len(words) + 1) if text.startswith(words, at)]


@given(TEXTS, st.text(alphabet="甲乙丙，", min_size=1, max_size=4), st.integers(0, 60), st.integers(0, 60))
def test_places_are_those_of_a_plain_search(text: str, words: str, start: int, end: int) -> None:
    end = min(end, len(text))
    for small in (0, 1_000):  # a long text, a short one
        with patch("quizgen.items.haystack._SMALL", small):
            stack = Haystack(text)
        assert list(stack.places(words)) == plain(text, words, 0, len(text))
        assert list(stack.places(words, start, end)) == plain(text, words, start, end)
        assert stack.says(words) == (words in text)
        assert stack.says_oftener(words, 1) == (len(plain(text, words, 0, len(text))) > 1)
        assert stack.has_pair(words[:2]) == (len(words) > 1 and words[:2] in text)


@given(st.text(alphabet="甲乙丙 \n　", max_size=40), st.text(alphabet="甲乙丙", min_size=1, max_size=6))
def test_white_space_in_between_hides_nothing(text: str, words: str) -> None:
    for small in (0, 1_000):
        with patch("quizgen.items.haystack._SMALL", small):
            stack = Haystack(text)
        assert stack.says_spaced(words) == (words in "".join(text.split()))


def test_a_long_text_is_looked_up_not_searched() -> None:
    text = "甲乙丙。" * 15_000 + "丁戊己"
    stack = Haystack(text)
    assert stack.says("丙。丁戊己")
    assert not stack.says("丙丁")
    assert stack.count("乙丙。", 0, 12_000) == 3_000
    assert stack.count("甲", 0, 12_000) == 3_000


def test_answers_are_remembered_and_their_number_is_bounded() -> None:
    stack = Haystack("甲乙丙丁。")
    with patch("quizgen.items.haystack._REMEMBERED", 2):
        asked = ["甲乙丙", "丙丁", "乙甲", "甲乙丙", "丁。", "", "戊", "甲乙丙"]
        assert [stack.says(words) for words in asked] == [True, True, False, True, True, True, False, True]
        assert len(stack._said) <= 2


@given(TEXTS, st.integers(0, 60), st.integers(0, 60))
def test_a_statement_holds_its_span_and_begins_after_a_mark(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = statement(text, Span(start, end))
    assert found.start <= start <= end <= found.end
    assert found.start == 0 or text[found.start - 1] in "，。\n"
