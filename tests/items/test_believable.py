"""Options and exchanged figures that nobody would fall for are not offered."""

import pytest

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.fitting import fits, is_of_kind
from quizgen.items.material import Material
from quizgen.items.passages import Passage
from quizgen.items.targets import Target
from quizgen.items.tempting import rises
from quizgen.items.true_false import _follows, _is_believable, is_believable_figure


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("同检查", "专项检查"),
        ("学院有权", "学生权益"),
        ("本年任务的全面", "本年任务的重点"),
        ("第二时间上报险情", "第一时间上报险情"),
        ("教职工委员会", "教职工代表"),
        ("有关凭证", "采购凭证"),
        ("提出维修禁止", "提出维修要求"),
    ],
)
def test_half_phrases_and_things_of_another_kind_do_not_fit(text: str, key: str) -> None:
    assert not fits(text, key)


@pytest.mark.parametrize(("text", "key"), [("随机检查", "专项检查"), ("第一时间上报火情", "第一时间上报险情")])
def test_their_like_fits(text: str, key: str) -> None:
    assert fits(text, key)


def test_what_only_ends_like_a_body_is_none() -> None:
    assert not is_of_kind("财务处室", "布局")
    assert is_of_kind("财务部门", "学校")


@pytest.mark.parametrize(
    ("sentence", "key", "wrong", "believable"),
    [
        ("样品保存期限不得少于五年", "五年", "三年", True),
        ("样品保存期限不得少于五年", "五年", "五日", False),
        ("每台设备收取二百元以上五百元以下押金", "二百元以上", "二百元以下", False),
        ("机时补贴标准由每小时40元提高到60元", "60元", "80元", True),
        ("机时补贴标准由每小时40元提高到60元", "60元", "30元", False),
        ("审核时间从十日缩短到五日", "五日", "十五日", False),
        ("余款应当在次年三月二十日前结清", "二十日", "四十五日", False),
        ("余款应当在次年三月二十日前结清", "二十日", "十日", True),
        ("维修组应当在六十日内完成大修", "六十日", "五十五日", False),
    ],
)
def test_exchanged_figures(sentence: str, key: str, wrong: str, believable: bool) -> None:
    document = pipeline.read_text(sentence + "。")
    at = document.text.index(key)
    passage = Passage(Span(0, len(sentence)), None, whole=True)
    target = Target(passage, (Span(at, at + len(key)),), 0.5, FormulationKind.NUMBER)
    assert is_believable_figure(document.text, target, wrong, key) is believable


@pytest.mark.parametrize(
    ("sentence", "key", "option", "expected"),
    [
        ("处五万元以上十万元以下罚款", "五万元以上", "三万元以上", True),
        ("处五万元以上十万元以下罚款", "五万元以上", "二十万元以上", False),
        ("处五万元以上十万元以下罚款", "十万元以下", "三万元以下", False),
        ("处五万元以上十万元以下罚款", "五万元以上十万元以下", "八万元以上十万元以下", True),
        ("价值五万元以上不满十万元的器材", "十万元", "五万元", False),
        ("押金为五万元，租金为十万元", "五万元", "二十万元", True),
    ],
)
def test_a_range_does_not_fall(sentence: str, key: str, option: str, expected: bool) -> None:
    at = sentence.index(key)
    assert rises(sentence, Span(at, at + len(key)), option) is expected


def test_an_exchanged_word_is_an_error_and_no_repetition() -> None:
    document = pipeline.read_text("社员应当依法缴纳税款，不得拖欠。")
    material = Material(document, pipeline.outline(document), ())
    at = document.text.index("税款")
    target = Target(Passage(Span(0, 10), None, whole=True), (Span(at, at + 2),), 0.5)
    assert _is_believable(material, target, "费用", "税款")
    assert not _is_believable(material, target, "缴纳", "税款")


@pytest.mark.parametrize(
    ("text", "key", "wrong", "follows"),
    [
        ("年有效机时不少于八百小时", "八百小时", "六百小时", True),
        ("年有效机时不少于八百小时", "八百小时", "九百小时", False),
        ("押金不超过二十元", "二十元", "三十元", True),
        ("评分应当在88分以上", "88分以上", "80分以上", True),
        ("停用三年以上七年以下", "三年以上", "二年以上", False),
        ("押金为二十元", "二十元", "十元", False),
    ],
)
def test_a_bound_that_holds_if_the_right_one_does_is_not_false(text: str, key: str, wrong: str, follows: bool) -> None:
    at = text.index(key)
    assert _follows(text, Span(at, at + len(key)), wrong) is follows
