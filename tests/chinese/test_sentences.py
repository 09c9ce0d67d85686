"""Where sentences and clauses end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.chinese.sentences import clauses, sentences
from quizgen.document.span import Span


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[s.start : s.end] for s in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先学后做。再考核！", ["先学后做。", "再考核！"]),
        ("他说：“今天开始。”大家同意。", ["他说：“今天开始。”", "大家同意。"]),
        ("第一段\n　　第二段。", ["第一段", "第二段。"]),
        ("没有句号", ["没有句号"]),
        ("  \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert words(text, sentences(text)) == expected


def test_clauses_end_at_commas_too() -> None:
    text = "基础在学，关键在做；重在日常。"
    assert words(text, clauses(text)) == ["基础在学，", "关键在做；", "重在日常。"]


def test_a_part_can_be_asked_for() -> None:
    text = "一。二。三。"
    assert words(text, sentences(text, Span(2, 4))) == ["二。"]


@given(st.text(alphabet="甲。，！”）\n 　a", max_size=60))
def test_sentences_are_ordered_and_leave_out_only_white_space(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
