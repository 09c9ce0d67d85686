"""Which options anybody would take for the key."""

import pytest

from quizgen.document.span import Span
from quizgen.items.tempting import names_an_office, tempts
from tests.items.conftest import material_of

SOURCE = "一、安全检查由资产管理处组织，专项检查由学院组织，实验用品由机组采购。设备负责人和安全负责人各一名。"


@pytest.mark.parametrize(
    ("option", "key", "expected"),
    [
        ("五日", "三日", True),
        ("不得", "应当", True),
        ("经济生活", "政治生活", True),
        ("专项检查", "安全检查", True),
        ("定期采购", "安全检查", False),
        ("文化", "制度", False),
        ("检查生活", "政治生活", False),
        ("安全负责人", "设备负责人", True),
        ("各级管理处", "管理处", False),
    ],
)
def test_tempts(option: str, key: str, expected: bool) -> None:
    assert tempts(material_of(SOURCE), option, key) is expected


@pytest.mark.parametrize(("word", "expected"), [("资产", True), ("设备", False)])
def test_half_the_name_of_an_office(word: str, expected: bool) -> None:
    at = SOURCE.index(word)
    assert names_an_office(SOURCE, Span(at, at + len(word))) is expected
