"""The frozen text."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.errors import RequestError

TEXT = "第一行\n第二行更长\n\n末行"


def test_a_quote_is_the_slice_of_its_span() -> None:
    assert Document(TEXT).quote(Span(4, 7)) == "第二行"


def test_a_span_past_the_end_is_an_error_not_a_shorter_quote() -> None:
    with pytest.raises(RequestError, match="reaches past the text's 13 characters"):
        Document(TEXT).quote(Span(4, 99))


def test_the_text_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Document(TEXT).text = "改"  # type: ignore[misc]


@given(st.text(alphabet="甲乙\n", max_size=40), st.data())
def test_a_position_points_at_its_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Document(text).position(offset)
    lines = text.split("\n")
    assert sum(len(earlier) + 1 for earlier in lines[: line - 1]) + column - 1 == offset


def test_the_digest_tells_texts_apart_and_is_stable() -> None:
    assert Document("甲").sha256 == Document("甲", title="题").sha256
    assert Document("甲").sha256 != Document("乙").sha256
