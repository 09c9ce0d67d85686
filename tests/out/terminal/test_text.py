"""Chinese text in lines: two cells a character, nothing cut, nothing lost, nothing obeyed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from quizgen.out.terminal.text import cells, clean, flowed, wrap

TEXTS = st.text(alphabet="坚持安全第一“”‘’，。、；：？！（）《》…—①ab1. é́😀", max_size=60)
CLOSING, OPENING = set("，。、；：？！）》”’…—.,"), set("（《“‘")


@given(TEXTS, st.integers(min_value=2, max_value=80))
def test_no_line_is_wider_than_asked_and_nothing_is_lost(text: str, width: int) -> None:
    lines = [line.plain for line in wrap(Text(text), width)]
    assert all(cells(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(
    st.lists(st.sampled_from(["坚持", "“安全第一”", "预防，", "《办法》", "（试行）", "落实。", "2016年"]), max_size=30)
)
def test_no_line_begins_with_closing_punctuation_or_ends_with_an_opening_mark(parts: list[str]) -> None:
    lines = [line.plain for line in wrap(Text("".join(parts)), 24)]
    assert not any(line[:1] in CLOSING or line[-1:] in OPENING for line in lines if line)


@given(TEXTS)
def test_without_a_width_there_is_one_line(text: str) -> None:
    assert [line.plain for line in wrap(Text(text), None)] == [text]


def test_words_of_letters_and_digits_stay_whole() -> None:
    assert [line.plain for line in wrap(Text("采用PDCA循环管理2016年"), 8)] == ["采用PDCA", "循环管理", "2016年"]


def test_styles_follow_their_characters() -> None:
    text = Text("坚持安全第一的方针")
    text.stylize("bold", 2, 6)
    first, second = wrap(text, 10)
    assert [(span.start, span.end) for span in (*first.spans, *second.spans)] == [(2, 5), (0, 1)]


@pytest.mark.parametrize("character", ["“", "…", "—", "①", "·", "坚", "（"])
def test_characters_whose_width_depends_on_the_font_count_as_two(character: str) -> None:
    assert cells(character) == 2


@given(st.text(max_size=40))
def test_what_a_terminal_would_obey_never_reaches_it(text: str) -> None:
    shown = clean(text)
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u202a\u202b\u202d\u202e\u2066\u2067" for c in shown)
    assert clean(shown) == shown


def test_segments_flow_and_are_not_broken() -> None:
    segments = [Text("回车 下一题"), Text("u 撤销"), Text("q 结束")]
    assert [line.plain for line in flowed(segments, 20, "   ")] == ["回车 下一题   u 撤销", "q 结束"]
    assert len(flowed(segments, None, "   ")) == 1
