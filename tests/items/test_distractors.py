"""Wrong options on texts of our own."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.distractors import propose_distractors
from quizgen.items.proof import prove_wrong

TEXT = (
    "第一条　实验室主任对本室安全负总责，安全员应当每周检查通风设备。\n"
    "第二条　危险化学品实行双人双锁管理，出入库记录保存三年。气瓶实行专人专柜管理，检验记录保存五年。\n"
    "第三条　新进人员应当接受不少于二十四学时的培训，考核合格后方可进入实验室。\n"
    "第四条　违反本办法的，由学院给予警告、通报批评或者暂停使用资格；造成损失的，依法承担民事责任。\n"
    "第五条　废液、废气和废渣应当分类收集，任何人不得将废液倒入下水道。\n"
    "第六条　事故分为特别重大事故、重大事故、较大事故和一般事故。发生事故的，应当在一小时内报告保卫部门。\n"
    "第七条　安全检查的结果应当公开，涉及个人隐私的不公开。设备完好率不得低于百分之八十五。\n"
)
KEYS = [
    "三年",
    "应当",
    "双人双锁",
    "民事责任",
    "实验室主任",
    "二十四学时",
    "警告",
    "下水道",
    "不得",
    "废液",
    "气",
    "不公开",
]
KEYS += [
    "特别重大事故、重大事故、较大事故和一般事故",
    "百分之八十五",
    "安全员应当每周检查通风设备",
    "一小时内",
    "通报批评",
]


def span_of(words: str, text: str = TEXT) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


@pytest.fixture(scope="module")
def document() -> Document:
    return Document(TEXT)


@pytest.mark.parametrize("words", KEYS)
def test_proposals_are_three_or_more_distinct_proved_and_never_the_key(document: Document, words: str) -> None:
    found = propose_distractors(document, span_of(words))
    assert 3 <= len(found) <= 10
    assert len(set(found)) == len(found)
    assert words not in found
    assert [prove_wrong(document, span_of(words), text) for text in found] == [None] * len(found)


@pytest.mark.parametrize("words", KEYS)
def test_the_same_call_gives_the_same_proposals(document: Document, words: str) -> None:
    assert propose_distractors(document, span_of(words)) == propose_distractors(Document(TEXT), span_of(words))


def test_limit_is_kept_and_a_short_list_begins_the_long_one(document: Document) -> None:
    ten = propose_distractors(document, span_of("民事责任"))
    assert propose_distractors(document, span_of("民事责任"), limit=2) == ten[:2]
    assert propose_distractors(document, span_of("民事责任"), limit=0) == []


def test_what_people_confuse_comes_first(document: Document) -> None:
    assert {"刑事责任", "行政责任"} <= set(propose_distractors(document, span_of("民事责任"))[:4])
    assert propose_distractors(document, span_of("不得"))[0] in ("可以", "应当")
    assert "公开" in propose_distractors(document, span_of("不公开"))


def test_numbers_keep_unit_and_writing(document: Document) -> None:
    years = propose_distractors(document, span_of("三年"))
    assert {"一年", "二年", "五年"} & set(years[:3])
    assert all(re.fullmatch(r"[一二三四五六七八九十]+年", text) for text in years[:3])
    shares = propose_distractors(document, span_of("百分之八十五"))
    assert {"百分之八十", "百分之九十"} <= set(shares)
    assert all(text.startswith("百分之") for text in shares)


def test_members_of_the_keys_list_are_right_answers(document: Document) -> None:
    assert not {"废气", "废渣"} & set(propose_distractors(document, span_of("废液"), limit=30))


@pytest.mark.parametrize("text", ["甲", "\x00\x01", "𠀀𠀁𠀂", "。。。", "  x", "a b c", "１２３", "锟斤拷锟斤拷"])
def test_odd_texts_do_not_fail(text: str) -> None:
    found = propose_distractors(Document(text), Span(0, len(text)))
    assert text not in found
    assert len(set(found)) == len(found)
    assert propose_distractors(Document(text), Span(0, 0)) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, 12))
@example(160, 1)  # only the last resort has candidates, and it has some twice
def test_any_span_at_all(start: int, size: int) -> None:
    document, span = Document(TEXT), Span(start, min(start + size, len(TEXT)))
    key = document.quote(span)
    found = propose_distractors(document, span)
    assert key not in found
    assert len(set(found)) == len(found)
    if key.strip("。，；、　\n"):
        assert len(found) >= 3
