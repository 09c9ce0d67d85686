"""Words that whoever has read nothing puts in, and words that are worth asking."""

import pytest

from quizgen import pipeline
from quizgen.chinese.words import tagged
from quizgen.document.span import Span
from quizgen.items.dull import is_dull, is_repeated
from quizgen.items.item import Kind


@pytest.mark.parametrize(
    ("text", "asked", "dull"),
    [
        ("学院应当建立仪器借用制度", "制度", True),
        ("学院应当建立仪器借用制度", "仪器借用", False),
        ("实验室负责人承担赔偿责任", "承担", True),
        ("任何单位和个人不得挪用仪器", "个人", True),
        ("安全工作与科研工作同计划、同落实、同考核", "落实", False),
        ("安全工作要有计划、有人落实、有考核", "落实", True),
        ("职工个人缴纳押金的一半", "个人", False),
        ("原来的借用办法同时废止", "废止", True),
        ("1998年颁布的《仪器借用办法》同时废止", "《仪器借用办法》", True),
        ("借用精密仪器适用《仪器借用办法》", "《仪器借用办法》", False),
        ("学院院长可以废止过时的办法", "废止", False),
        ("仪器应当依照国家有关规定报废", "国家有关规定", True),
        ("国家鼓励高校共享仪器", "国家", True),
        ("未经发掘的文物属于国家所有", "国家", False),
        ("仪器清点期间不得开展清点以外的工作", "开展清点", True),
        ("借用人应当按期归还仪器并办理验收", "归还仪器", False),
        ("借用人违反国家规定的", "国家规定", True),
        ("国务院精密仪器安全管理部门主管此事", "国务院", True),
        ("精密仪器的名录由国务院批准", "国务院", False),
        ("1998年3月2日设备处发布的《仪器借用办法》同时废止", "1998年3月2日", True),
        ("由实验室仪器主管部门核准", "主管部门", True),
        ("超过三年以下罚五百元的，罚三百元以下", "三百元以下", False),
    ],
)
def test_is_dull(text: str, asked: str, dull: bool) -> None:
    start = text.index(asked)
    place, within = Span(start, start + len(asked)), Span(0, len(text))
    assert (is_dull(text, place, within) or is_repeated(text, tagged(text), place, within)) is dull


def test_a_sentence_with_nothing_to_blank_may_still_be_put_to_the_test() -> None:
    articles = "\n".join(f"第{n}条 {s}" for n, s in zip("一二三四", _ARTICLES, strict=True))
    deck = pipeline.make(pipeline.read_text(f"仪器管理规定\n\n{articles}\n", title="仪器管理规定"))
    asked = {a for item in deck.items if item.kind is not Kind.TRUE_FALSE for a in item.answers}
    assert deck.items
    assert not asked & {"加强", "管理", "制度", "落实", "执行"}


_ARTICLES = (
    "学院应当加强仪器的管理，落实各项制度。",
    "借用仪器满三十日的，借用人应当办理续借手续。",
    "仪器损坏的，由借用人承担修理费的一半。",
    "本规定由设备处负责解释。",
)
