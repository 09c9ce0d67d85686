"""Each reason against an option, and the options it leaves alone."""

import pytest

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items import proof
from quizgen.items.gap import co_members, statement
from quizgen.items.proof import prove_wrong

TEXT = (
    "消防工作由县级人民政府负责，训练记录保存十年。工程验收由市级人民政府负责，训练记录保存十年。\n"
    "器材分为甲类器材、乙类器材和丙类器材。进入库房应当登记姓名，离开库房可以不登记。\n"
    "检查结果不公开的，应当说明理由；参加训练的人数不得少于一百人。依据《库房守则》办理。\n"
)


def reason(key: str, option: str, text: str = TEXT) -> str | None:
    at = text.index(key)
    return prove_wrong(Document(text), Span(at, at + len(key)), option)


@pytest.mark.parametrize(
    ("key", "option", "expected"),
    [
        ("十年", "十年", proof.SAME),
        ("十年", "10年", proof.SAME),
        ("十年", "十 年", proof.SAME),
        ("一百人", "100人", proof.SAME),
        ("十年", "五年", None),
        ("县级人民政府", "各级人民政府", None),
        ("县级人民政府", "机构", proof.COVERED),
        ("十年", "三十年", None),
        ("县级人民政府", "人民政府", proof.PART),
        ("县级人民政府", "县级人民政府办公室", proof.PART),
        ("不公开", "公开", None),
        ("县级人民政府", "省级人民政府", None),
        ("应当", "必须", proof.SYNONYM),
        ("不得少于", "不能少于", proof.SYNONYM),
        ("应当", "可以", None),
        ("乙类器材", "丙类器材", proof.LISTED),
        ("乙类器材", "甲类器材", proof.LISTED),
        ("乙类器材", "丁类器材", None),
        ("十年", "十元", proof.UNLIKE),
        ("十年", "长期", proof.UNLIKE),
        ("十年", "十二个月", None),
        ("《库房守则》", "训练记录", proof.UNLIKE),
        ("《库房守则》", "《仓库守则》", None),
        ("姓名", "本人的姓名、单位和联系电话", proof.PART),
        ("姓名", "单位及其主管部门的名称", proof.UNLIKE),
        ("县级人民政府", "登记责任", proof.UNLIKE),
    ],
)
def test_reasons(key: str, option: str, expected: str | None) -> None:
    assert reason(key, option) == expected


def test_an_option_that_the_source_says_too_is_true() -> None:
    text = "甲方负责看守南门和保管钥匙的工作。乙方负责看守南门和保管钥匙的工作。丙方看守北门。"
    assert reason("甲方", "乙方", text) == proof.TRUE
    assert reason("甲方", "丙方", text) is None


def test_an_option_of_which_another_sentence_says_what_is_asked_is_true() -> None:
    text = "引航员离船后，应当向调度室报告。\n船长、轮机长离船后，应当向调度室报告。\n水手离船后登记。"
    assert reason("引航员", "轮机长", text) == proof.TRUE
    assert reason("引航员", "水手", text) is None


def test_co_members_are_those_of_the_keys_own_list() -> None:
    text = "收集废液、废气以及废渣，保管药品或者试剂。"
    at = text.index("废气")
    members = co_members(text, Span(at, at + 2))
    assert {"废液", "废渣"} <= members
    assert not {"药品", "试剂"} & members
    at = text.index("收集")
    assert co_members(text, Span(at, at + 2)) == set()


def test_a_statement_takes_its_condition_along() -> None:
    text = "前一句。未经培训上岗的，由学院停职。后一句。"
    at = text.index("停职")
    span = statement(text, Span(at, at + 2))
    assert text[span.start : span.end] == "未经培训上岗的，由学院停职"
