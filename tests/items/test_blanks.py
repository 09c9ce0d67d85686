"""rank_blanks on any text."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.items.blank_spans import tokens
from quizgen.items.blanks import overlap, rank_blanks

CHINESE = st.text(
    alphabet=st.sampled_from("坚持人民至上的，。、“”《》第三十五条0123456789年由国家 \n中华共和是和%"), max_size=60
)


@given(st.one_of(st.text(max_size=60), CHINESE))
def test_blanks_lie_in_the_text_and_are_thinned(text: str) -> None:
    found = rank_blanks(text)
    assert all(0 <= blank.start < blank.end <= len(text) for blank in found)
    assert all(0 <= blank.score <= 1 for blank in found)
    assert [blank.score for blank in found] == sorted((blank.score for blank in found), reverse=True)
    assert all(overlap(a, b) < 0.5 for k, a in enumerate(found) for b in found[:k])
    assert found == rank_blanks(text)


@given(st.one_of(st.text(max_size=60), CHINESE))
def test_blanks_begin_and_end_where_tokens_do(text: str) -> None:
    found = tokens(text)
    assert "".join(token.text for token in found) == text
    starts, ends = {token.start for token in found}, {token.end for token in found}
    assert all(blank.start in starts and blank.end in ends for blank in rank_blanks(text))


def test_the_limit_holds() -> None:
    assert len(rank_blanks("实验室安全管理委员会负责审定年度安全工作计划。", limit=2)) == 2
    assert rank_blanks("实验室安全管理委员会", limit=0) == []
    assert rank_blanks("") == []
