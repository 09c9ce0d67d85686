"""Which words stand alone, where a sentence may be cut, which spans are whole phrases."""

import pytest

from quizgen import pipeline
from quizgen.chinese.words import tagged
from quizgen.document.span import Span
from quizgen.items import cutting
from quizgen.items.passages import find_passages
from quizgen.items.phrases import is_phrase
from quizgen.items.standing import goes_on, is_unfinished, leans, opening_length, pointing_word


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("这项制度由学院落实", "这"),
        ("其负责人应当到场", "其"),
        ("依照前款规定处理", "前款"),
        ("要做好以下几项工作", "以下"),
        ("企业应当对其产品负责", None),
        ("三年内禁止其参加投标", "其"),
        ("情节严重的，吊销其证书", "其"),
        ("船长一年内两次违章的，暂停其职务", None),
        ("处三年以下有期徒刑", None),
        ("期限为六个月以下", None),
        ("应该及时报告", None),
        ("利用其他资源和基本项目", None),
        ("检测机构变更的，该检测机构应当备案", None),
        ("抓住领导干部这个“关键少数”", None),
    ],
)
def test_pointing_word(text: str, word: str | None) -> None:
    assert pointing_word(text) == word


@pytest.mark.parametrize(
    "text",
    [
        "并报学院备案",
        "从而提高效率",
        "情节严重的，取消资格",
        "但是涉密设备除外",
        "同比增长三成",
        "以上课题组成员应当到场",
        "对象为入学两年的研究生",
    ],
)
def test_leans(text: str) -> None:
    assert leans(text)


@pytest.mark.parametrize(
    "text", ["使用单位应当登记", "就业服务由学院提供", "如实填写样品信息", "再生资源应当回收", "即时报告险情"]
)
def test_does_not_lean(text: str) -> None:
    assert not leans(text)


@pytest.mark.parametrize(
    "text",
    [
        "样品来源不明的，",
        "为了提高效益，",
        "验收合格后，",
        "按照学校的统一部署，",
        "履行下列职责：",
        "在教学科研中，",
        "在此期间，",
        "各学院应当按照职责，",
        "按时到场确有困难，",
        "发生试剂被盗、丢失或者其他流失的情形，",
        "学院有权在全校或者跨校区的范围内，",
        "并自欠缴之日起，",
    ],
)
def test_unfinished(text: str) -> None:
    assert is_unfinished(text)


@pytest.mark.parametrize("text", ["每周巡查一次，", "为学校发展作出贡献。", "按时完成检测任务。"])
def test_finished(text: str) -> None:
    assert not is_unfinished(text)


def test_openings_that_only_tie() -> None:
    assert opening_length("同时，要加强巡查") == 3
    assert opening_length("同时掌握两门技术") == 0


def passages(text: str) -> list[str]:
    document = pipeline.read_text(text)
    found, _ = find_passages(document, pipeline.outline(document), tagged(document.text))
    return [document.quote(p.span) for p in found]


def test_a_long_sentence_is_cut_where_both_sides_stand() -> None:
    text = (
        "各课题组要在每年一月底前签订实验室安全责任书，明确岗位职责、操作规程、应急措施和奖惩办法；"
        "安全办公室要牵头建立日常巡查、专项检查、随机抽查相结合的检查机制，每周巡查一次，每月通报一次。"
    )
    assert [p[:5] for p in passages(text)] == ["各课题组要", "安全办公室"]


def test_a_condition_is_never_cut_from_its_consequence() -> None:
    text = (
        "在实验区域内违反操作规程使用明火并且不听从现场安全员劝阻的，由安全办公室给予通报批评并责令课题组停工整顿；"
        "情节严重的，取消其进入实验室的资格，并按照研究所的有关规定追究课题组长和部门负责人的责任。"
    )
    assert all("情节严重的" not in p[:6] for p in passages(text))


def test_what_is_spoken_of_is_not_cut_from_what_must_be_done() -> None:
    text = (
        "各船反对拖延，要着重解决航次不准的问题；反对推诿，要着重解决两港之间调度不清、责任不明、交接不严的问题；"
        "反对浪费，要着重克服燃油消耗过大的现象；反对蛮干，要着重查处冒险出港的行为。"
    )
    found = passages(text)
    assert found
    assert not any(p.startswith("要") or p[-4:].startswith("反对") for p in found)


def test_help_and_the_rest_of_a_list_stay_with_what_they_belong_to() -> None:
    helps = (
        "资产管理处检查大型仪器设备的使用记录时，可以查阅机组的收费账目、样品登记簿和培训档案，并可以向用户了解有关服务质量的意见，"
        "机组和所在学院应当予以配合。"
    )
    listed = (
        "仪器使用记录应当包括用户姓名和所在课题组，样品名称、数量和来源，预约时间，开机时间，"
        "关机时间，测试条件和测试项目，耗材种类和数量，机组人员签字等内容。"
    )
    assert not [p for p in passages(helps) if p.startswith("机组和")]
    assert passages(listed) == [listed.rstrip("。")]


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        ("操作人员必须取得上岗证书", "上岗证书", True),
        ("不断创新工作方式方法", "不断创新工作方式", False),
        ("各部门要落实安全责任", "安全责任", True),
        ("加强对基层党组织的督促指导", "对基层", False),
        ("每个支部每半年检查一次", "个支部", False),
        ("加强药品、试剂采购", "试剂", False),
        ("检修给水和防雷设施", "防雷", False),
        ("采购精密天平、离心机", "精密", False),
        ("课题组的工资账户由学院设立", "账户", False),
        ("有效期自公布之日起计算", "之日起", False),
        ("检查药品、试剂和耗材", "试剂", True),
        ("可以委托学院、个人保管试剂", "个人保管试剂", False),
    ],
)
def test_phrases(text: str, phrase: str, whole: bool) -> None:
    at = text.index(phrase)
    assert is_phrase(text, tagged(text), Span(at, at + len(phrase))) is whole


@pytest.mark.parametrize(
    "text",
    [
        "没收违法所得",
        "所需费用由学院承担",
        "对直接负责的主管人员给予处分",
        "认定办法由资产处制定",
        "报学院批准后施行",
        "符合条件的，予以登记",
        "给他人造成损失的，依法赔偿",
    ],
)
def test_what_only_the_sentence_before_explains_leans(text: str) -> None:
    assert leans(text)


def test_a_legal_clause_without_its_bearer_is_not_cut_off() -> None:
    articles = "第一条 各学院应当建立安全台账。\n第二条 机组应当公布收费标准。\n第三条 "
    text = (
        articles + "机组负责人应当每月检查大型仪器设备的运行状况并且如实填写运行维护记录；"
        "发现设备出现异常震动、漏液或者温度超限的，立即停止使用仪器并且通知资产管理处派员到场检修。"
    )
    assert any(p.startswith("机组负责人") and "停止使用" in p for p in passages(text))


def test_a_name_alone_is_no_statement() -> None:
    assert passages("对在安全检查工作中表现突出的实验室管理人员。") == []


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        ("完成验收规程验收", "验收规程验收", False),
        ("新增投资六十亿元", "投资60亿元", False),
        ("采购经费增长８万多元", "万多元", False),
        ("由资产管理处规定", "资产管理处", True),
        ("研究所成立六十周年", "六十周", False),
        ("由上一级学院批准", "一级学院批准", False),
        ("采取了有效应对措施", "效应", False),
        ("应当计入当期收入", "计入当期", False),
        ("应当通知被调查人家属", "调查人家属", False),
        ("应当通知证人家属", "证人家属", True),
        ("对展厅公共场所进行核查", "公共场所进行核查", False),
        ("负责核发危险品及其包装物的许可证", "核发危险品", False),
        ("申请人还应当有从属权利要求", "有从属权利要求", False),
        ("通报在一定范围内宣布", "范围内宣布", False),
        ("由设备处提出，经校长批准后执行", "经校长", False),
        ("由学院承担经济责任", "经济责任", True),
        ("对存在核安全隐患的仪器", "安全隐患", False),
        ("因他人没有法律根据取得仪器", "没有法律", False),
        ("申请认定该仪器为废品", "认定该仪器", False),
        ("对存在安全隐患的仪器", "安全隐患", True),
        ("学院可以收集、调取证据", "调取证据", False),
        ("学院应当消除隐患、配备器材", "配备器材", True),
        ("值班室负责发布高温、暴雨预报", "暴雨预报", False),
        ("学院应当对数据和个人信息保密", "个人信息保密", False),
        ("实行项目审核和风险防范", "风险防范", True),
        ("可以向提供样品一方追偿", "一方追偿", False),
        ("按照采购价格的60%赔偿", "60%赔偿", False),
    ],
)
def test_phrases_that_run_on(text: str, phrase: str, whole: bool) -> None:
    at = text.find(phrase)
    text = text if at >= 0 else text + phrase
    at = text.index(phrase)
    assert is_phrase(text, tagged(text), Span(at, at + len(phrase))) is whole


def test_rules_in_a_list_stand_alone_and_duties_do_not() -> None:
    rules = "一、听证按照下列程序组织：\n（一）听证应当制作笔录；\n（二）当事人可以委托同事代为参加。\n"
    duties = "第一条 借用人应当遵守下列规定：\n（一）未经机组批准不得拆卸设备；\n（二）在离开的时候及时关机。\n"
    assert [p[:4] for p in passages(rules)] == ["听证应当", "当事人可"]
    assert passages(duties) == []


@pytest.mark.parametrize(
    "clause",
    [
        "确实无法归还的，应当折价赔偿",
        "数额巨大或者有其他恶劣情节的，处五千元罚款",
        "必要时，学院可以请专家鉴定",
        "对提出的意见，应当及时答复",
        "库房管理员未及时制止的，给予警告",
        "期满未续借的，视为放弃",
        "协商不成的，由设备处裁定",
        "设备处应当自收到申请之日起五日内答复",
        "其他仪器由实验室自行保管",
    ],
)
def test_a_further_case_goes_on_from_the_sentence_before(clause: str) -> None:
    assert goes_on(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "仪器确实无法归还的，应当折价赔偿",
        "盗窃仪器，数额巨大的，移送司法机关",
        "设备处应当自收到仪器报废申请之日起五日内答复",
        "聘期届满前三十日，学院应当组织考核",
        "精密仪器的借用期限可以延长十日",
        "对提出的意见，设备处应当及时答复",
    ],
)
def test_a_clause_that_names_its_case_does_not_go_on(clause: str) -> None:
    assert not goes_on(clause)


def _passages(text: str) -> list[str]:
    document = pipeline.read_text(text)
    found, _ = find_passages(document, pipeline.outline(document), tagged(document.text))
    return [document.quote(p.span) for p in found]


def test_a_further_case_is_asked_with_its_sentence_or_not_at_all() -> None:
    rule, case = "借用人应当按期归还仪器", "确实无法归还的，应当折价赔偿"
    assert f"{rule}。{case}" in _passages(f"{rule}。{case}。")
    # in a paragraph of its own it cannot be asked
    apart = _passages(f"{rule}。\n\n{case}。")
    assert rule in apart
    assert case not in apart
    # where it opens the text it is a rule like any other
    assert case in _passages(f"{case}。{rule}。")


def test_no_case_is_joined_to_a_sentence_that_is_long_itself() -> None:
    rule = "借用人应当在学期结束以前把从实验室借出的精密仪器连同说明书和备用零件以及使用记录"
    rule += "一起送回设备处指定的库房由库房管理员当面清点并签字"
    found = _passages(f"{rule}。确实无法归还原来借出的仪器和备用零件的，应当按照购置时的价格折价赔偿并在全院通报批评。")
    assert rule in found
    assert not any("折价赔偿" in passage for passage in found)


def test_a_deed_is_not_cut_from_what_follows_of_it_in_a_statute() -> None:
    text = "在仪器账册、借用登记簿和年度清点报告中隐瞒仪器丢失的重要事实或者编造清点结果，"
    text += "转移或者变卖精密仪器、备用零件以及专用软件许可，数额较大的，处五千元罚款。"
    pieces = [
        "".join(text[p.start : p.end]) for p in cutting.pieces(text, Span(0, len(text)), tagged(text), legal=True)
    ]
    assert all("处五千元罚款" in piece for piece in pieces)
