"""rank_blanks on any text, and what it must never cut."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.chinese.words import tagged
from quizgen.items.blank_spans import NUMBER, QUOTATION, TITLE, candidates, tokens
from quizgen.items.blanks import WEIGHTS, overlap, rank_blanks, use_weights, weights

CHINESE = st.text(
    alphabet=st.sampled_from("坚持人民至上的，。、“”《》（）第三十五条0123456789年由国家 \n中华共和是%"), max_size=60
)
ANY = st.one_of(st.text(max_size=60), CHINESE)


@given(ANY)
def test_blanks_lie_in_the_text_and_are_thinned(text: str) -> None:
    found = rank_blanks(text)
    assert all(0 <= blank.start < blank.end <= len(text) for blank in found)
    assert all(0 <= blank.score <= 1 for blank in found)
    assert [blank.score for blank in found] == sorted((blank.score for blank in found), reverse=True)
    assert all(overlap(a, b) < 0.5 for k, a in enumerate(found) for b in found[:k])
    assert found == rank_blanks(text)


@given(ANY)
def test_blanks_begin_and_end_where_tokens_do(text: str) -> None:
    found = tokens(text)
    assert "".join(token.text for token in found) == text
    starts, ends = {token.start for token in found}, {token.end for token in found}
    assert all(blank.start in starts and blank.end in ends for blank in rank_blanks(text))


@pytest.mark.parametrize(
    ("sentence", "whole"),
    [
        ("经费总额为１２,５00.75万元，占百分之三十五。", ["１２,５00.75万", "百分之三十五"]),
        ("会员代表二百一十三人出席了2024年的大会。", ["二百一十三", "2024"]),
        ("请先阅读《社区图书馆借阅管理办法》再办理登记。", ["《社区图书馆借阅管理办法》"]),
        ("食堂落实“明厨亮灶、阳光采购”的要求。", ["明厨亮灶、阳光采购"]),
        ("馆员接待读者应当做到热情周到。", ["应当", "读者"]),
    ],
)
def test_words_numbers_titles_and_quotations_stay_whole(sentence: str, whole: list[str]) -> None:
    found = tokens(sentence)
    for text in whole:
        start = sentence.index(text)
        for first, end in candidates(found):
            inside = range(found[first].start, found[end - 1].end)
            cut = set(range(start, start + len(text))) & set(inside)
            assert len(cut) in (0, len(text)), sentence[inside.start : inside.stop]


def test_numbers_titles_and_quotations_are_tokens() -> None:
    kinds = {token.text: token.tag for token in tokens("《茶经》共三卷，“茶圣”著于780年，第二次修订用了十五年。")}
    assert kinds["《茶经》"] == TITLE
    assert kinds["茶圣"] == QUOTATION
    assert {word for word, tag in kinds.items() if tag == NUMBER} == {"三", "780", "第二", "十五"}


def test_a_candidate_keeps_its_marks_paired_and_no_clause() -> None:
    sentence = "会议（以下称“例会”）由秘书处召集，结果是全体会员应当遵守的。"
    found = tokens(sentence)
    for first, end in candidates(found):
        text = sentence[found[first].start : found[end - 1].end]
        assert text.count("“") == text.count("”")
        assert text.count("（") == text.count("）")
        assert "，" not in text
        assert "是" not in text[1:]


def test_the_limit_holds() -> None:
    assert len(rank_blanks("实验室安全管理委员会负责审定年度安全工作计划。", limit=2)) == 2
    assert rank_blanks("实验室安全管理委员会", limit=0) == []
    assert rank_blanks("") == []
    assert rank_blanks("，。！") == []


def test_characters_that_no_encoding_has_do_no_harm() -> None:
    text = "会员\ud800大会每三年召开一次。"
    assert "三" in "".join(text[blank.start : blank.end] for blank in rank_blanks(text))


def test_a_ranking_does_not_depend_on_what_was_ranked_before() -> None:
    sentences = ["会员大会每三年召开一次。", "理事会由会员大会选举产生，任期五年。", "仓库应当在三十日内登记。"]
    alone = []
    for sentence in sentences:
        use_weights(dict(weights()))  # forgets all sums
        alone.append(rank_blanks(sentence))
    assert [rank_blanks(sentence) for sentence in reversed(sentences)] == alone[::-1]


def test_words_that_are_known_already_give_the_same_blanks() -> None:
    sentence = "馆员接待读者应当做到热情周到，不得擅自离开岗位"
    known = tagged(f"第一条　{sentence}。").words_apart(4, 4 + len(sentence))
    assert known is not None
    assert rank_blanks(sentence, known=known) == rank_blanks(sentence)


def test_weights_decide_and_can_be_exchanged() -> None:
    sentence = "理事会由会员大会选举产生，任期五年。"
    shipped = dict(weights())
    before = rank_blanks(sentence)
    use_weights({"b1=由": 9.0})
    try:
        first = rank_blanks(sentence)[0]
        assert sentence[first.start - 1] == "由"
        use_weights({"b1=任期": 9.0})
        assert sentence[rank_blanks(sentence)[0].start :].startswith("五")
    finally:
        use_weights(shipped)
    assert rank_blanks(sentence) == before


def test_the_weights_are_a_small_readable_table() -> None:
    tables = msgspec.json.decode(WEIGHTS.read_bytes(), type=dict[str, dict[str, int]])
    assert WEIGHTS.stat().st_size <= 300_000
    # Figures of words and tags, no phrase of a source: single words, or two or three joined by "|".
    assert max(len(part) for table in tables.values() for value in table for part in value.split("|")) <= 16
    assert weights()["b1=由"] == tables["b1"]["由"] / 100
