"""What makes rivals of two texts, and what can have none."""

import pytest

from quizgen.document.span import Span
from quizgen.items.synonyms import common_ends
from quizgen.items.tempting import names_an_office, parts_are_rivals

SOURCE = "一、安全检查由资产管理处组织，专项检查由学院组织，实验用品由机组采购。设备负责人和安全负责人各一名。"


@pytest.mark.parametrize(
    ("option", "key", "expected"),
    [("经济生活", "政治生活", True), ("检查生活", "政治生活", False), ("专项检查", "安全检查", False)],
)
def test_parts_are_rivals(option: str, key: str, expected: bool) -> None:
    assert parts_are_rivals(option, key, *common_ends(option, key)) is expected


@pytest.mark.parametrize(("word", "expected"), [("资产", True), ("设备", False)])
def test_half_the_name_of_an_office(word: str, expected: bool) -> None:
    at = SOURCE.index(word)
    assert names_an_office(SOURCE, Span(at, at + len(word))) is expected
