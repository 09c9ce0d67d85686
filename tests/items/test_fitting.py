"""Which candidates suit a gap: words used as the key is, known exchanges, figures that count something."""

import pytest

from quizgen.chinese.words import tagged
from quizgen.items.fitting import Fitting
from quizgen.items.haystack import Haystack
from quizgen.items.usage import Usage

TEXT = (
    "队员享有选择训练项目的权利，并履行爱护器材的义务。基地兴修水利，保护队员的合法利益。\n"
    "安全检查每月一次，安全培训每季度一次。训练检查由教练员负责，质量检查由基地负责。\n"
    "基地重视三农宣传，建立三级管理体制，器材由仓库管理员管理。侵害队员权利或者利益的，依法处理。队员要有安全意识。\n"
)
USAGE = Usage(Haystack(TEXT), tagged(TEXT))


def fitting(key: str, before: str = "", after: str = "", *, summary: bool = False) -> Fitting:
    return Fitting(key, TEXT.__contains__, USAGE, (before, after), summary=summary)


@pytest.mark.parametrize(
    ("key", "before", "text", "sources", "suits"),
    [
        ("权利", "的", "水利", {"head": 0.0}, False),  # never said as 的水利
        ("权利", "的", "义务", {"family whole": 1.0}, True),
        ("义务", "的", "权利", {"family whole": 0.4}, True),  # not near in the family, but said here
        ("权利", "队员", "权力", {"learned whole": 3.0}, False),  # so general a word that 队员权力 should be said
        ("选择", "", "爱护", {"learned whole": 3.0}, True),
        ("制度", "登记", "政治", {"learned whole": 1.0}, False),  # people did once, this text never says it
        ("安全检查", "", "训练检查", {"head": 0.0}, True),
        ("安全检查", "", "质量检查", {"head": 1.0}, True),
        ("安全检查", "", "环保检查", {"family part": 1.0}, False),  # 保检 stands nowhere: nobody says so here
        ("安全检查", "", "安全意识", {"head": 0.0}, False),  # they begin alike only
        ("保护队员", "", "侵害队员", {"head": 0.0}, False),  # 侵害队员 is cut out of 侵害队员权利
        ("保护", "", "维护", {"family whole": 2.0}, False),  # too near to ask for
        ("仓库管理员", "由", "教练员", {"kind": 0.0}, True),
        ("仓库管理员", "由", "员", {"kind": 0.0}, False),
    ],
)
def test_rivals_are_used_as_the_key_is(
    key: str, before: str, text: str, sources: dict[str, float], suits: bool
) -> None:
    assert fitting(key, before).tempts(text, sources) is suits


@pytest.mark.parametrize(
    ("key", "text", "suits"),
    [
        ("三农", "二农", False),
        ("两面人", "三面人", False),
        ("三级管理体制", "二级管理体制", True),
        ("五年", "三年", True),
        ("五年", "五日", False),
        ("85%", "80%", True),
    ],
)
def test_figures_are_exchanged_where_they_count_something(key: str, text: str, suits: bool) -> None:
    assert fitting(key).tempts(text, {"number": 0.0}) is suits


def test_a_sum_of_things_is_mistaken_for_another_one() -> None:
    assert fitting("四个到位", summary=True).tempts("三个到位", {"number": 0.0})
