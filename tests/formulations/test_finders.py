"""Each kind of formulation is found where it stands, and only there."""

import pytest

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.formulations.formulation import Formulation
from quizgen.formulations.formulation import FormulationKind as Kind
from quizgen.outline.outline import Node, Outline


def find(text: str, kind: Kind, outline: Outline = Outline()) -> list[Formulation]:  # noqa: B008  a frozen value
    found = find_formulations(Document(text), outline)
    for f in found:
        assert f.text == text[f.span.start : f.span.end]
        assert [text[s.start : s.end] for s in f.member_spans] == list(f.members)
        assert f.span in f.occurrences
        assert 0 <= f.weight <= 1
    return [f for f in found if f.kind is kind]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("各组要牢固树立底线意识、红线意识、责任意识、担当意识。", "底线意识 红线意识 责任意识 担当意识"),
        ("通过现场查看、电话抽查、资料核对、座谈了解等方式掌握情况。", "现场查看 电话抽查 资料核对 座谈了解"),
        ("坚持“分类指导、分步实施、分级负责”的办法。", "分类指导 分步实施 分级负责"),
        ("考核结果分为优秀、良好、合格和不合格四个等级。", "优秀 良好 合格 不合格"),
        ("要修订值班制度、巡查制度、夜间和节假日重点岗位交接制度。", "值班制度 巡查制度 夜间和节假日重点岗位交接制度"),
        ("对迟报、漏报、瞒报事故的，从严处理。", "迟报 漏报 瞒报"),
        ("使用经费应当接受财务处、监察处和职工代表的监督。", "财务处 监察处 职工代表"),
        ("要完善值班制度、推动设备共享、加强人员培训。", "完善值班制度 推动设备共享 加强人员培训"),
        ("形成学校主导、企业出资、社会协同、家长参与的办学模式。", "学校主导 企业出资 社会协同 家长参与"),
        ("严格执行“三查一议”、组织例会、民主恳谈会等制度。", "“三查一议” 组织例会 民主恳谈会"),
        ("要营造诚信、协作、创新的氛围。", "诚信 协作 创新"),
        ("全组坚持读手册、学规程、练技能。", "读手册 学规程 练技能"),
    ],
)
def test_a_list_has_its_members(text: str, members: str) -> None:
    (found,) = find(text, Kind.ENUMERATION)
    assert " ".join(found.members) == members


@pytest.mark.parametrize("text", ["他和她、我同去。", "三、四名同志到场。", "一、二月份完成。", "没有顿号的一句话。"])
def test_what_is_no_list_gives_none(text: str) -> None:
    assert find(text, Kind.ENUMERATION) == []


@pytest.mark.parametrize(
    ("text", "words", "members"),
    [
        ("试剂实行“五双”管理，即双人领、双人用、双人管、双把锁、双本账。", "五双", 5),
        ("突出水源、气源、电源三类重点部位。", "三类重点部位", 3),
        ("解决好“带头学、带头讲、带头做”这3个方面的问题。", "3个方面", 3),
        ("把“三个到位”落到实处。", "三个到位", 0),
        ("剧毒品实行双人领取、双人使用、双人保管的“三双”制度。", "三双", 3),
        ("入库前核对品名、规格、数量，做到“三核对”。", "三核对", 3),
        ("成绩由平时、实操、笔试三部分组成。", "三部分", 3),
        ("3．了解主要的表现：疲劳、头晕、乏力。", "", 0),
        ("突出水源、气源、电源四类重点部位。", "", 0),
    ],
)
def test_a_summary_has_as_many_members_as_it_says(text: str, words: str, members: int) -> None:
    found = find(text, Kind.NUMERAL_SUMMARY)
    assert [f.text for f in found] == ([words] if words else [])
    assert all(len(f.members) == members for f in found)


def test_a_count_before_numbered_parts_has_their_headings() -> None:
    text = "下面讲两点意见。\n一、压实责任\n二、抓好落实"
    nodes = (Node("一、", "压实责任", 1, None, Span(9, 15)), Node("二、", "抓好落实", 1, None, Span(16, 22)))
    (found,) = find(text, Kind.NUMERAL_SUMMARY, Outline(nodes))
    assert (found.text, found.members) == ("两点意见", ("压实责任", "抓好落实"))


@pytest.mark.parametrize(
    ("text", "slogan"),
    [
        ("推进这项工作，关键在人，根本在责任。", "关键在人，根本在责任"),
        ("防范风险，重在源头，贵在日常。", "重在源头，贵在日常"),
        ("每周巡查一次，每月通报一次，每季度考核一次。", "每周巡查一次，每月通报一次，每季度考核一次"),
    ],
)
def test_a_slogan_is_found_whole(text: str, slogan: str) -> None:
    assert [f.text for f in find(text, Kind.PARALLEL)] == [slogan]


def test_a_condition_is_no_limb_of_a_slogan() -> None:
    assert find("违反前款规定的，依照本规定处理。", Kind.PARALLEL) == []


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("安全是科研工作的底线，也是最大的民生。", "安全"),
        ("本规定所称大型设备，是指单台价值四十万元以上的设备。", "大型设备"),
        ("第六条　资产管理处是开放共享的主管部门。", "资产管理处"),
    ],
)
def test_a_definition_has_its_term(text: str, term: str) -> None:
    (found,) = find(text, Kind.DEFINITION)
    assert found.members[0] == term


@pytest.mark.parametrize(
    "text", ["这是一项任务。", "问题是怎样落实。", "一是明确责任。", "他是不是组长？", "天气是很好的。"]
)
def test_a_sentence_with_shi_need_not_define(text: str) -> None:
    assert find(text, Kind.DEFINITION) == []


def test_quoted_terms_titles_figures_and_dates() -> None:
    text = "要树立“开门办学”理念。《值班办法》自2025年3月1日起施行，“开门办学”每年不少于30学时，合格率达到97.5%。"
    assert [(f.text, len(f.occurrences)) for f in find(text, Kind.QUOTED_TERM)] == [("开门办学", 2)]
    assert [f.text for f in find(text, Kind.TITLE)] == ["《值班办法》"]
    assert [f.text for f in find(text, Kind.DATE)] == ["2025年3月1日"]
    assert [f.text for f in find(text, Kind.NUMBER)] == ["30学时", "97.5%"]


def test_the_duty_of_a_requirement_is_its_heading_or_obliging_sentence() -> None:
    text = "一要管好用电。不得私拉电线。\n第二条　机组每年公布一次。用户应当提前预约。"
    nodes = (
        Node("一要", "管好用电。", 1, None, Span(0, 14)),
        Node("第二条", "机组每年公布一次。", 1, None, Span(15, len(text))),
    )
    assert [f.text for f in find(text, Kind.DUTY, Outline(nodes))] == ["管好用电", "用户应当提前预约"]
