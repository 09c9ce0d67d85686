"""Ranges of characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.document.span import Span
from quizgen.errors import RequestError

offsets = st.integers(0, 1000)
spans = st.tuples(offsets, offsets).map(lambda pair: Span(min(pair), max(pair)))


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (4, 3)])
def test_a_span_runs_forward_from_zero(start: int, end: int) -> None:
    with pytest.raises(RequestError, match="must run from 0 upwards"):
        Span(start, end)


@given(spans, spans)
def test_overlap_is_mutual_and_containment_implies_it(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    if len(b) and a.contains(b):
        assert a.overlaps(b)


@given(spans, offsets)
def test_moving_keeps_the_length_and_the_original(span: Span, by: int) -> None:
    moved = span.shifted(by)
    assert len(moved) == len(span)
    assert moved.start == span.start + by
