"""What a list's announcing words say of it, and the questions that are made of them."""

import pytest

from quizgen.document.span import Span
from quizgen.items.enumerations import cuts_list, own_parts
from quizgen.items.list_stems import not_among_stem, with_member
from quizgen.items.listed import filled
from quizgen.items.node_lists import find_node_lists, topic_of
from tests.items.conftest import material_of


@pytest.mark.parametrize(
    ("lead", "topic"),
    [
        ("安全员履行下列职责", "duty"),
        ("课题组有下列行为之一的，由安全办公室责令停工", "offence"),
        ("有下列情形之一的，可以免予检查", "case"),
        ("实验室不得采取下列措施", "offence"),
        ("申请应当载明下列事项", "content"),
        ("本办法下列用语的含义", ""),
        ("罚款按照下列标准计算", ""),
        ("处三年以下有期徒刑", ""),
    ],
)
def test_topic(lead: str, topic: str) -> None:
    assert topic_of(lead) == topic


@pytest.mark.parametrize(
    ("lead", "stem"),
    [
        ("安全员履行下列职责", "安全员履行的职责【不】包括（  ）。"),
        (
            "课题组有下列行为之一的，由安全办公室责令停工；情节严重的，取消资格",
            "课题组的下列行为中，【不】适用“由安全办公室责令停工”等规定的是（  ）。",
        ),
        ("违反规定，有下列行为之一的，责令改正", "违反规定，下列行为中，【不】适用“责令改正”规定的是（  ）。"),
        ("一年来，课题组做了以下工作", "一年来，课题组做的工作【不】包括（  ）。"),
        ("对下列设备", None),
        ("处三万元以下的罚款", None),
        ("应当采取下列措施保证安全", None),
    ],
)
def test_question_for_what_does_not_belong(lead: str, stem: str | None) -> None:
    assert not_among_stem(lead) == stem


@pytest.mark.parametrize(
    ("lead", "member", "statement"),
    [
        ("课题组有下列行为之一的，责令停工", "未登记样品的", "课题组未登记样品的，责令停工"),
        ("安全员履行下列职责", "检查设备", "安全员履行的职责包括检查设备"),
        ("方案应当包括下列内容", "演练安排", "方案应当包括演练安排"),
        ("安全员分为下列等级", "一级", None),
        ("危险样品的情形是指", "样品泄漏", None),
        ("因下列原因停机的，机组不退费", "停电", "“因下列原因停机的，机组不退费”，其中列有“停电”"),
    ],
)
def test_one_member_in_the_place_of_its_list(lead: str, member: str, statement: str | None) -> None:
    assert with_member(lead, member) == statement


def test_lists_know_their_topic() -> None:
    found = find_node_lists(
        material_of(
            "第一条 安全员履行下列职责：\n（一）检查设备；\n（二）登记样品。\n"
            "第二条 有下列行为之一的，责令改正：\n（一）私自拆装设备的；\n（二）涂改台账的。\n"
        )
    )
    assert [each.topic for each in found] == ["duty", "offence"]


def test_an_exception_is_announced_with_what_it_is_one_to() -> None:
    made = material_of(
        "第一条 样品由本人领取。但有下列情形之一的除外：\n（一）本人出差的；\n（二）本人已经毕业的。\n"
        "第二条 但有下列情形之一的，可以延期：\n（一）停电的；\n（二）停水的。\n"
    )
    found = [made.text[each.lead.start : each.lead.end] for each in find_node_lists(made)]
    assert found == ["样品由本人领取。但有下列情形之一的除外"]


@pytest.mark.parametrize(
    ("text", "members", "own"),
    [
        ("推进样品登记、设备检修、安全检查工作。", ("样品登记", "设备检修", "安全检查工作"), "安全检查"),
        ("与主体工程同时设计、同时施工和使用进行监督。", ("同时设计", "同时施工", "使用进行监督"), "使用"),
        ("加强安全检查、隐患排查、应急演练。", ("安全检查", "隐患排查", "应急演练"), "应急演练"),
    ],
)
def test_a_list_leaves_out_what_its_members_share(text: str, members: tuple[str, ...], own: str) -> None:
    source = material_of(text)
    spans = tuple(Span(at := text.index(m), at + len(m)) for m in members)
    last = own_parts(source, spans)[-1]
    assert text[last.start : last.end] == own


def test_numbering_that_begins_again_is_another_list() -> None:
    source = material_of(
        "第一讲 航道\n航道由管理站负责清理。\n"
        "第二讲 船员\n船员享有以下权利：\n一是选择航次；\n二是参加培训；\n三是提出建议。\n"
        "船员应当履行以下义务：\n一是遵守排班；\n二是爱护船具；\n三是保守航线秘密。\n"
    )
    found = find_node_lists(source)
    words = [[source.text[m.start : m.end] for m in each.members] for each in found]
    assert words == [["选择航次", "参加培训", "提出建议"], ["遵守排班", "爱护船具", "保守航线秘密"]]


def test_short_members_are_asked_for_whole() -> None:
    source = material_of("第一条 仪器分为：\n（一）通用仪器；\n（二）专用仪器；\n（三）精密仪器；\n（四）特种仪器。\n")
    (mine,) = find_node_lists(source)
    item = filled(source, mine)
    assert item is not None
    assert item.answers == ("专用仪器", "特种仪器")


@pytest.mark.parametrize(
    ("text", "blank", "cut"),
    [
        ("可以委托单位、个人代理保管设备。", "个人代理保管设备", True),
        ("完善登记、评价、激励机制。", "激励机制", True),
        ("由学院设备和安全主管部门规定。", "学院设备", True),
        ("检查药品、试剂和耗材。", "耗材", False),
    ],
)
def test_a_blank_that_cuts_a_list(text: str, blank: str, cut: bool) -> None:
    at = text.index(blank)
    assert cuts_list(material_of(text), Span(at, at + len(blank)), Span(0, len(text))) is cut
