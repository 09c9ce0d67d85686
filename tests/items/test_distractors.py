"""Wrong options on texts of our own."""

from random import Random

import pytest

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.distractors import pick_options, propose_distractors, propose_for_set

TEXT = (
    "第一条　实验室主任对本室安全负总责，安全员应当每周检查通风设备。\n"
    "第二条　危险化学品实行双人双锁管理，出入库记录保存三年。气瓶实行专人专柜管理，检验记录保存五年。\n"
    "第三条　新进人员应当接受不少于二十四学时的培训，考核合格后方可进入实验室。\n"
    "第四条　违反本办法的，由学院给予警告、通报批评或者暂停使用资格；造成损失的，依法承担民事责任。\n"
    "第五条　废液、废气和废渣应当分类收集，任何人不得将废液倒入下水道。\n"
)


def span_of(words: str, text: str = TEXT) -> Span:
    at = text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    "words", ["三年", "应当", "双人双锁", "民事责任", "实验室主任", "二十四学时", "警告", "下水道", "不得", "废液"]
)
def test_proposals_are_distinct_and_never_the_key(words: str) -> None:
    found = propose_distractors(Document(TEXT), span_of(words))
    assert 3 <= len(found) <= 10
    assert len(set(found)) == len(found)
    assert words not in found


def test_numbers_keep_unit_and_writing() -> None:
    found = propose_distractors(Document(TEXT), span_of("三年"))
    assert {"一年", "五年"} & set(found[:4])
    assert all(text.endswith("年") for text in found[:3])


def test_members_of_the_keys_list_are_right_answers() -> None:
    assert not {"废气", "废渣"} & set(propose_distractors(Document(TEXT), span_of("废液"), limit=30))


def test_a_set_gets_options_outside_it() -> None:
    spans = [span_of("废液"), span_of("废气"), span_of("废渣")]
    found = propose_for_set(Document(TEXT), spans)
    assert found
    assert not {"废液", "废气", "废渣"} & set(found)


def test_picked_options_do_not_contain_one_another() -> None:
    document, span = Document(TEXT), span_of("民事责任")
    proposals = propose_distractors(document, span)
    picked = pick_options(document, span, "依法承担（  ）。", proposals, rng=Random(1))
    everything = [*picked, "民事责任"]
    assert len(picked) == 3
    assert not [(a, b) for a in everything for b in everything if a != b and a in b]
