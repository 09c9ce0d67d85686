"""What is true too because it is of the key's class, or the key of its."""

import pytest

from quizgen.items.classes import covers, is_among


@pytest.mark.parametrize(
    ("option", "key", "expected"),
    [
        ("省级人民政府", "县级以上人民政府", True),
        ("乡镇人民政府", "县级以上人民政府", False),
        ("国务院", "各级人民政府", True),
        ("国务院", "地方各级人民政府", False),
        ("县级以上地方人民政府", "地方各级人民政府", True),
        ("各级人民政府", "县级以上人民政府", False),
        ("省级以上人民政府", "县级以上人民政府", False),
        ("上级人民政府", "县级以上人民政府", False),
        ("值班室", "县级以上人民政府", False),
    ],
)
def test_governments(option: str, key: str, expected: bool) -> None:
    assert is_among(option, key) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("子女", "自然人", True),
        ("自然人", "子女", True),
        ("权利", "专利权", True),
        ("人员", "保管员", True),
        ("权利", "保管员", False),
        ("子女", "法人", False),
    ],
)
def test_classes(one: str, other: str, expected: bool) -> None:
    assert covers(one, other) is expected
