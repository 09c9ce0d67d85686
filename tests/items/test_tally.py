"""A tally says of every phrase what the counter said that it was made from."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.tally import Tally

PHRASES = st.lists(st.text("甲乙丙", max_size=3))


@given(PHRASES, PHRASES)
def test_it_counts_as_a_counter_does(met: list[str], asked: list[str]) -> None:
    counts = Counter(met)
    tally = Tally(counts)
    assert all(tally[phrase] == counts[phrase] for phrase in met + asked)
