"""Which passages of histories and articles give nothing to ask, and which answers the rest of a sentence tells."""

import pytest

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.items.cut_out import is_cut_out
from quizgen.items.passages import Passage
from quizgen.items.tales import refusal
from quizgen.items.told import is_bare, tells_itself
from tests.items.conftest import material_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("起步（1961—1973）", "no_statement"),
        ("（供各班组学习使用）", "no_statement"),
        ("（责任单位：船坞科、设备科；完成时限：2031年6月底）", "does_not_stand_alone"),
        ("浮标（含灯标）每季度检查一次（由设备科负责）", None),
        ("全面检修阶段（2030年7月至12月）", "no_statement"),
        ("当时全厂只有木船6条", "does_not_stand_alone"),
        ("十年间船厂几度停产", "does_not_stand_alone"),
        ("清晨走进船坞，工人们正在校正龙骨", "no_statement"),
        ("老站长算了一笔账，省下的油够跑一年", "no_statement"),
        ("副厂长说，以前修船靠经验，现在修船靠数据", "no_statement"),
        ("停航有两种考虑：一方面，要保证安全", "does_not_stand_alone"),
        ("停航一方面保证安全，另一方面便于检修", None),
        ("站长不是“挂名站长”", "no_statement"),
        ("水深好不好，船工说了算", "no_statement"),
        ("站长不是“挂名站长”，每周至少上船一次", None),
        ("次年一月底前应当完成设备清查", None),
        ("1961年，船厂迁到北岸", None),
        ("年度检修（含大修）由设备科组织", None),
        ("老师傅常说，“三分造、七分修”", None),
        ("今天我和大家一起学习航道管理", "no_statement"),
        ("今天会议的主要任务是，总结上半年的航运", "no_statement"),
        ("下面，我从两个方面谈谈体会", "no_statement"),
        ("会议的决定由调度室落实", None),
        ("（2031年1月8日删除）", "no_statement"),
        ("根据2033年《港口条例》修正，删去第八条", "no_statement"),
        ("引水员可以要求调度室删除错误的记录", None),
        ("《引水员入门》（修订本），北岸航校编，2031年版", "no_statement"),
        ("《引水员入门》由北岸航校发给每名学员", None),
    ],
)
def test_tales(text: str, name: str | None) -> None:
    found = refusal(text, Span(0, len(text)))
    assert (found and found[0]) == name


def told(text: str, answer: str) -> bool:
    material = material_of(text)
    at = text.index(answer)
    place, within = Span(at, at + len(answer)), Span(0, len(text.rstrip("。")))
    return tells_itself(material, place, within) or is_cut_out(material, place, within)


@pytest.mark.parametrize(
    ("text", "answer", "tells"),
    [
        ("检修分为日常检修、定期检修、专项检修三种。", "三种", True),
        ("船厂现有船坞、滑道、吊机等设备三种以上。", "三种", False),
        ("检修分为三种，由设备科安排。", "三种", False),
        ("登记船坞档案。", "登记", True),
        ("登记船坞档案，由资料室保存三十年。", "登记", False),
        ("船坞由本站长室管理，设备由本站登记。", "本站", True),
        ("刀具按基本尺寸登记。", "基本尺寸", False),
        ("引水员不得收取小费。", "收取小费", True),
        ("收取小费的，引水员应当退还。", "退还", False),
    ],
)
def test_what_the_sentence_tells(text: str, answer: str, tells: bool) -> None:
    assert told(text, answer) is tells


@pytest.mark.parametrize(
    ("text", "answer", "tells"),
    [
        ("通过一年努力，航道治理取得重要进展。", "重要进展", True),
        ("通过一年努力，航道治理取得验收合格证书。", "验收合格证书", False),
        ("“四心”指的是爱心、细心、耐心、责任心。", "耐心、责任心", True),
        ("坚持“先救人、后救物”的做法。", "先救人、后救物", False),
        ("坚持“谁引水、谁负责、谁报告”的原则。", "谁引水、谁负责、谁报告", False),
        ("推进大数据、物联网的试点。", "联网", True),
        ("推进大数据、联网核查的试点。", "联网核查", False),
        ("各站营造团结、互助的工作氛围。", "氛围", True),
        ("三年来，各站清理航道六百公里。", "三年", True),
        ("各站用三年清理航道六百公里。", "三年", False),
        ("全市共有37座湖泊。", "湖泊", True),
        ("全市由湖泊管理处负责。", "湖泊管理处", False),
        ("各站积极扩展对外贸易和技术交流。", "扩展对外贸易", True),
        ("各站坚持扩展港口贸易，加强技术交流。", "扩展港口贸易", False),
        ("要引育并举，强化人才支撑。", "强化", True),
        ("各站要切实加强与船厂的联系。", "切实加强", True),
        ("航程分为三个阶段：出港、航行、靠泊。", "三个阶段", True),
        ("航海日志应当做到完整、准确、整洁、保密。", "完整、准确、整洁、保密", True),
        ("引水员应当遵循“先报后动”原则。", "遵循“先报后动”原则", True),
        ("引水员应当遵循“先报后动”原则。", "先报后动", False),
        ("船舶经过复杂的水道。", "复杂", True),
        ("主要负责人带头讲一次安全课。", "带头讲一次安全课", True),
        ("对当班船员进行通报批评。", "进行通报批评", True),
        ("操作吊机必须佩戴防护眼镜。", "佩戴防护眼镜", False),
        ("两港开展了卓有成效的合作。", "卓有成效的合作", True),
        ("浅水区是最容易被发现的地方。", "发现的地方", True),
        ("两港对引水规则作出了具体要求。", "作出了具体", True),
        ("两港作出了安排。", "两港", False),
        ("船厂每年委托事务所审计一次。", "审计一次", True),
        ("要着力解决船员在住房方面的问题。", "解决船员", True),
        ("航道是两岸往来的要道。", "两岸往来的要道", True),
        ("航道是“两岸往来的要道”。", "“两岸往来的要道”", False),
        ("引水费明显区别于停泊费。", "明显区别", True),
        ("各站联动，形成合力。", "合力", True),
        ("两港商定了引水费。", "引水费", False),
        ("两港进一步深化行政体制改革。", "深化行政", True),
        ("航线经过环太平洋地震带。", "太平洋地震带", True),
        ("航线经过太平洋地震带。", "太平洋地震带", False),
        ("航道事故包括触礁、碰撞性质的事故、搁浅事故三类。", "触礁、碰撞性质", True),
        ("清障使船只重新通过航道。", "使船只", True),
        ("船厂每年印发使命手册。", "使命手册", False),
        ("用四种浮标区分不同区域。", "不同区域", True),
        ("用四种浮标区分深水区域。", "深水区域", False),
        ("市航道整治办公室负责清障。", "整治办公室", True),
        ("船长应当服从港务办公室。", "港务办公室", False),
        ("船舱内的可燃气体应当及时排出。", "气体", True),
        ("船舱内的气体应当及时排出。", "气体", False),
        ("船员易患A型流感。", "流感", True),
        ("船员易患大型流感。", "流感", False),
        ("对违章船舶要严肃追究责任。", "追究责任", True),
        ("对违章船舶由港务局追究责任。", "追究责任", False),
    ],
)
def test_praise_joined_members_and_half_words(text: str, answer: str, tells: bool) -> None:
    assert told(text, answer) is tells


def test_the_same_figure_in_the_same_place_is_asked_once() -> None:
    text = (
        "一是各班组认真落实厂部六项禁令要求，持续改进工作作风，及时清理航道杂物。\n"
        "二是各科室严格落实厂部六项禁令要求，定期组织安全学习，妥善保管船坞图纸。\n"
    )
    made = pipeline.make(pipeline.read_text(text))
    assert sum(answer.startswith("六项") for item in made.items for answer in item.answers) <= 1


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("推进“红色船坞”建设", True),
        ("必须维护航道的畅通", True),
        ("结合两港实际，制定本预案", True),
        ("努力推动两港合作迈上更高一级的新台阶", True),
        ("推动两港在2031年前合并，建成一座大港", False),
        ("两港合作的稳定性进一步明显增强", True),
        ("北岸航道建设取得重大进展", True),
        ("北岸航道建设取得重大进展，新开航线6条", False),
        ("航道由管理站负责清理", False),
        ("每年清理航道两次，每次三天以上", False),
    ],
)
def test_a_bare_requirement_is_neither_true_nor_false(text: str, bare: bool) -> None:
    assert is_bare(material_of(text), Passage(Span(0, len(text)), None, whole=True)) is bare


def test_a_heading_is_neither_true_nor_false() -> None:
    source = material_of(
        "一是坚定工作信念，提高服务本领。各站每月组织学习一次。\n二是严守纪律要求，树立良好形象。各站每季检查一次。\n"
    )
    headings = [p for p in source.passages if is_bare(source, p)]
    assert [source.text[p.span.start : p.span.end] for p in headings] == [
        "坚定工作信念，提高服务本领",
        "严守纪律要求，树立良好形象",
    ]


def test_limbs_of_an_announcement_are_no_sentences() -> None:
    text = "下列情形应当停航：能见度低于五百米；主机发生故障；货物移位。"
    limb = text.index("主机")
    assert (refusal(text, Span(limb, limb + 6)) or ("",))[0] == "fragment"
    assert refusal(text, Span(0, len(text) - 1)) is None
    other = "各船应当做到三点：出港报告；航行值守；靠泊检查。"
    assert refusal(other, Span(other.index("航行"), other.index("航行") + 4)) is None


def test_an_answer_stands_without_the_word_answer() -> None:
    source = material_of("问：停航由谁决定？\n答：停航由当班船长决定，由港务科备案。\n")
    assert [source.document.quote(p.span) for p in source.passages] == ["停航由当班船长决定，由港务科备案"]


def test_an_answer_may_begin_inside_a_word() -> None:
    """Figures and terms of formulations do, where the tags part the text otherwise."""
    text = "船厂的可燃气体报警装置由卫生健康委员会检验"
    material = material_of(text)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert tells_itself(material, Span(start, end), Span(0, len(text))) in (True, False)
