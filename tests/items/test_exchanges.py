"""What a false statement exchanges: something that shows a misunderstanding."""

import pytest

from quizgen.document.span import Span
from quizgen.items.passages import Passage
from quizgen.items.targets import Target, modal
from quizgen.items.true_false import _leaves_a_range, false, is_an_error, is_believable_figure
from tests.items.conftest import material_of


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("产品质量", "服务质量"),
        ("直接责任", "领导责任"),
        ("农业的主导作用", "工业的主导作用"),
        ("县级人民政府", "省级人民政府"),
    ],
)
def test_a_misunderstanding(wrong: str, key: str) -> None:
    assert is_an_error(wrong, key)


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ("主要进展", "重要进展"),
        ("支持", "鼓励"),
        ("车间环境治理", "车间环境保护"),
        ("微型企业", "廉洁政府"),
        ("沿海地区", "神圣领土"),
        ("资本主义经济建设", "社会主义经济建设"),
        ("资产阶级专政", "无产阶级专政"),
    ],
)
def test_a_shade_of_meaning_or_a_slip_of_the_pen(wrong: str, key: str) -> None:
    assert not is_an_error(wrong, key)


@pytest.mark.parametrize(
    ("before", "wrong", "after", "rises"),
    [
        ("转速为每分钟100至", "150次", "，误差不大", True),
        ("转速为每分钟100至", "100次", "，误差不大", False),
        ("温度保持在", "20", "～25℃", True),
        ("温度保持在", "30", "～25℃", False),
        ("温度不超过", "30℃", "，湿度不超过60%", True),
        ("遇大雾时，由三至", "二人", "瞭望", False),
        ("船闸开启前，到", "3分钟", "，到闸前靠泊", True),
        ("船闸开启，到", "3分钟", "，到，靠泊", True),
    ],
)
def test_a_range_goes_on_rising(before: str, wrong: str, after: str, rises: bool) -> None:
    assert _leaves_a_range(before, wrong, after) is rises


@pytest.mark.parametrize(
    ("text", "exchanged"),
    [
        ("船员应当穿救生衣。", True),
        ("船员必须以主人翁的态度爱护船只。", False),
        ("口诀可以归纳为先看后动。", False),
        ("各船必须坚持先报后动。", False),
        ("各船必须以书面报告航次。", True),
        ("各船必须经检验后方可出港。", False),
        ("船长应当认真贯彻安全方针。", False),
    ],
)
def test_a_duty_is_made_a_choice_only_where_it_matters(text: str, exchanged: bool) -> None:
    material = material_of(text)
    passage = Passage(Span(0, len(text) - 1), None, whole=True)
    target = modal(material, passage)
    assert target is not None
    assert (false(material, target) is not None) is exchanged


@pytest.mark.parametrize(
    ("text", "key", "wrong", "believable"),
    [
        ("码头应当高出水面30厘米以上。", "30厘米以上", "30厘米以下", False),
        ("码头应当高出水面30厘米以上。", "30厘米以上", "50厘米以上", True),
        ("吃水30厘米以上的船只不得靠泊。", "30厘米以上", "30厘米以下", True),
    ],
)
def test_what_exceeds_is_not_below(text: str, key: str, wrong: str, believable: bool) -> None:
    at = text.index(key)
    passage = Passage(Span(0, len(text) - 1), None, whole=True)
    target = Target(passage, (Span(at, at + len(key)),), 0.5)
    assert is_believable_figure(text, target, wrong, key) is believable
