"""Where the members of a list begin and end, and which lists can be asked for."""

import pytest

from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.enumerations import are_alike, own_parts
from quizgen.items.material import Material
from quizgen.items.multiple import _is_twin
from tests.items.conftest import material_of


def members(source: Material) -> tuple[Span, ...]:
    """The members of the text's one list, without what they share."""
    (found,) = [o for o in source.occurrences if o.formulation.kind is FormulationKind.ENUMERATION]
    return own_parts(source, found.members)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("新员工坚持读手册、学规程、练技能。", "读手册"),
        ("仓库坚持控制库存、优化流程、提高效率。", "控制库存"),
        ("箱体破损、标签脱落或者批号不清的试剂，一律退回。", "箱体破损"),
        ("报告分析输入性风险、设备风险、人员风险。", "输入性风险"),
        ("中心提供技术、资金、场地。", "技术"),
        ("门卫核对船牌、押运证、货物运单。", "船牌"),
    ],
)
def test_the_first_member_loses_only_the_verb_that_governs_all(text: str, first: str) -> None:
    source = material_of(text)
    start = members(source)[0].start
    assert text[start : text.index("、")] == first


@pytest.mark.parametrize(
    "text",
    [
        "小组活动的原则是安全第一、自愿参加、循序渐进。",
        "要完善场地供应、设备投入、费用减免等政策。",
        "值班由早班登记、中班登记、夜间值守登记三部分组成。",
        "积分由基础积分、服务积分、年度奖励积分三部分组成。",
        "常用工具：扳手、钢丝钳、螺丝刀。",
        "培训在促进技术革新、管理提升、团队和谐中的作用很大。",
    ],
)
def test_members_that_are_built_alike_counted_or_summed_up(text: str) -> None:
    source = material_of(text)
    assert are_alike(source, members(source))


@pytest.mark.parametrize(
    ("text", "those"),
    [
        ("讲义内容、主讲人、讨论题目提前三天公布。", ("讲义内容", "主讲人", "讨论题目提前")),
        ("各组维护设备、更新软件、建立新的台账。", ("维护设备", "更新软件", "建立新")),
        ("全力支持北港、南港航运集团董事会和经理层依法经营。", ("北港", "南港航运集团董事会", "经理层依法经营")),
        ("请航道机关、航道干部、引水监督部门到场。", ("航道机关", "航道干部", "引水监督")),
        ("响应分为一级、二级、三级三个级别。", ("一级", "二级", "三级")),
        ("库房配备扳手、油桶、推车五台。", ("扳手", "油桶", "推车五台")),
        ("不得违背校规、损害学院名誉和他人权益。", ("校规", "损害学院名誉", "他人权益")),
        ("扶持就业容量大的船厂、小微码头、民营船队。", ("容量大的船厂", "小微码头", "民营船队")),
        ("码头保护船员、货主和其他组织的权益。", ("船员", "货主", "其他")),
        ("不得损坏航标灯具、系船设施、港口通信。", ("航标灯具", "系船设施", "港口")),
        ("值班员应当向调度部门、海事部门、公安机关通报。", ("调度部门", "海事部门", "公安机关通报")),
        ("可以对船舶、车辆、人员采取疏导、限制通行的办法。", ("船舶", "车辆", "人员采取疏导", "限制通行")),
        ("在航道上抛锚、捕捞、泥沙妨碍通航的，责令改正。", ("抛锚", "捕捞", "泥沙妨碍")),
    ],
)
def test_what_runs_on_into_the_sentence_is_no_list(text: str, those: tuple[str, ...]) -> None:
    spans = tuple(Span(at := text.index(m), at + len(m)) for m in those)
    assert not are_alike(material_of(text), spans)


def test_a_key_with_one_character_exchanged_is_no_wrong_option() -> None:
    keys = ["开机有登记", "使用有监督", "停机有检查"]
    assert _is_twin("开机有登录", keys)
    assert not _is_twin("维修有记录", keys)
    assert not _is_twin("厂群关系", ["党群关系", "干群关系", "军民关系"])


def test_only_what_is_no_near_copy_of_one_key_is_offered() -> None:
    assert _is_twin("参与本港现代化设计", ["参与本港现代化建设", "推进航运交流", "促进港城融合"])
    assert not _is_twin("推进航运改革", ["参与本港现代化建设", "推进航运交流", "促进港城融合"])
