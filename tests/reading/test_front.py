"""Front matter, furniture, tables of contents: out of the text, into the facts; and content that looks like them."""

import pytest

from quizgen.document.document import Facts
from quizgen.pipeline import read_text


def test_statute_loses_history_and_contents() -> None:
    document = read_text(
        "中华人民共和国示例法\n"
        "（1994年5月12日第八届全国人民代表大会常务委员会第七次会议通过　"
        "根据2004年4月6日第十届全国人民代表大会常务委员会第八次会议《关于修改〈中华人民共和国示例法〉的决定》第一次修正）\n\n"
        "目　　录\n\n第一章　总　　则\n第二章　附　　则\n\n"
        "第一章　总　　则\n\n第一条　为了示例，制定本法。\n第二条　示例应当清楚：\n（一）有字；\n（二）有号。\n\n"
        "第二章　附　　则\n\n第三条　本法自公布之日起施行。\n"
    )
    assert document.title == "中华人民共和国示例法"
    assert document.facts == Facts(issuer="全国人民代表大会常务委员会", date="2004-04-06")
    assert document.text.split("\n") == [
        *("第一章 总则", "第一条 为了示例，制定本法。", "第二条 示例应当清楚：", "（一）有字；", "（二）有号。"),
        *("第二章 附则", "第三条 本法自公布之日起施行。"),
    ]


def test_issued_document() -> None:
    document = read_text(
        "南江市人民政府文件\n\n南政发〔2020〕3号\n\n南江市人民政府\n关于印发南江市电梯安全管理办法的通知\n\n"
        "各县、区人民政府，市政府各部门：\n\n　　现印发给你们，请认真贯彻执行。\n\n南江市人民政府\n2020年2月6日\n"
        "（此件公开发布）\n抄送：市委各部门。\n南江市人民政府办公室        2020年2月6日印发\n"
    )
    assert document.title == "南江市人民政府关于印发南江市电梯安全管理办法的通知"
    assert document.facts == Facts(issuer="南江市人民政府", date="2020-02-06", number="南政发〔2020〕3号")
    assert document.text == "各县、区人民政府，市政府各部门：\n现印发给你们，请认真贯彻执行。"


def test_page_of_a_news_site() -> None:
    document = read_text(
        "首页 >> 时政 >> 正文\n在全市消防工作会议上的讲话\n2018年03月05日08:30    来源：某某网\n分享到：\n"
        "原标题：在全市消防工作会议上的讲话\n（2018年3月1日）\n王小明\n"
        "    同志们：\n    我讲两点意见。\n    第一，认清形势[1]。\n    第二，压实责任。（责编：李明）\n"
        "[1] 参见去年的通报。\n相关新闻\n消防知识问答\n"
    )
    assert document.title == "在全市消防工作会议上的讲话"
    assert document.facts == Facts(speaker="王小明", date="2018-03-01")
    assert document.text.split("\n") == ["同志们：", "我讲两点意见。", "第一，认清形势。", "第二，压实责任。"]


def test_pages_of_a_scan_are_one_text() -> None:
    document = read_text(
        "消防工作汇编\n第一章 总则\n"
        "各单位应当落实逐级消防安全责任制和岗位消防安全责任制，\n明确逐级和岗位消防安全职责，确定各级、各岗位的消防安全\n责任人。\n"
        "- 1 -\n消防工作汇编\n单位的主要负责人是本单位的消防安全责任人，对本单位的消\n"
        "- 2 -\n消防工作汇编\n防安全工作全面负责。\n一是坚持防火巡查，做到每日巡查、每周检查、每月演练，发\n"
        "现问题立即整改。\n- 3 -\n"
    )
    assert document.text.split("\n") == [
        "第一章 总则",
        "各单位应当落实逐级消防安全责任制和岗位消防安全责任制，明确逐级和岗位消防安全职责，确定各级、各岗位的消防安全责任人。",
        "单位的主要负责人是本单位的消防安全责任人，对本单位的消防安全工作全面负责。",
        "一是坚持防火巡查，做到每日巡查、每周检查、每月演练，发现问题立即整改。",
    ]


def test_contents_with_page_numbers() -> None:
    document = read_text(
        "安全生产手册\n目  录\n前言 .......... 1\n第一章 总则 .......... 2\n一、目的 .......... 2\n"
        "前言\n本手册供学习使用。\n第一章 总则\n一、目的\n保障安全。\n"
    )
    assert document.text.split("\n") == ["前言", "本手册供学习使用。", "第一章 总则", "一、目的", "保障安全。"]


def test_traditional_characters() -> None:
    document = read_text(
        "關於加強消防安全工作的通知\n府消字第12號\n各單位：\n　　特通知如下：\n　　一、落實責任。\n　　二、加強檢查。\n"
    )
    assert (document.title, document.facts.number) == ("關於加強消防安全工作的通知", "府消字第12號")
    assert document.text == "各單位：\n特通知如下：\n一、落實責任。\n二、加強檢查。"


@pytest.mark.parametrize(
    ("date", "iso"),
    [
        ("2016 年4 月21 日", "2016-04-21"),
        ("２０１６年４月２１日", "2016-04-21"),
        ("二〇一六年四月二十一日", "2016-04-21"),
        ("2016-04-21", "2016-04-21"),
        ("2016年13月45日", ""),
        ("二0一六年四月二十一日", ""),
    ],
)
def test_dates_become_iso(date: str, iso: str) -> None:
    document = read_text(f"在安全会议上的讲话\n（{date}）\n\n同志们：\n今天讲三点。")
    assert document.facts.date == iso


@pytest.mark.parametrize(
    "text",
    [
        # A first line that may be a heading or hold a count stays, though it names the document.
        "今天学习三个内容\n1. 法律知识\n2. 安全知识\n3. 急救知识",
        "安全部\n职责如下：\n一、巡查。\n二、登记。",
        # Words that pages use, in a text about them.
        "一、点火\n按下【关闭】键后，\n作者：操作员\n等候三分钟。",
        "活动通知如下：\n主办单位：工会\n承办单位：后勤处\n时间：周五",
        "一、记者站在现场拍摄的照片应当归档。\n二、照片归档后由专人保管。",
        # Numbers alone that are no pages, dates that are no front matter, brackets that are no notes.
        "各班得分如下。\n12\n15\n11\n名次以此为准。",
        "大事记\n2016年4月21日，开工。\n2016年5月2日，竣工。",
        "[1] 甲方负责场地。\n[2] 乙方负责器材。",
        "委员长，\n\n副委员长若干人，\n\n秘书长。",
    ],
)
def test_content_stays(text: str) -> None:
    wanted = [line.replace("] ", "]") for line in text.split("\n") if line]
    found = read_text(text).text.split("\n")
    assert "".join(found) == "".join(wanted)


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("我院100多个单位、8 万多名党员，开展 “两学一做”。", "我院100多个单位、8万多名党员，开展“两学一做”。"),
        ("第 3 条 本制度自 2020 年 1 月 1 日起执行，增长 3.5 %。", "第3条 本制度自2020年1月1日起执行，增长3.5%。"),
        ("使用 Python 编写，GDP 增长 5 个百分点。", "使用 Python 编写，GDP 增长5个百分点。"),
        ("不忘初心 牢记使命", "不忘初心 牢记使命"),
        ("联系人：张三  电话：1234", "联系人：张三 电话：1234"),
        ("2.1 人员", "2.1 人员"),
        ("第一章　总　　则", "第一章 总则"),
        ("三件事 ⑴ 洗手 ⑵ 登记", "三件事 ⑴洗手 ⑵登记"),
        ("安 全 第 一", "安全第一"),
    ],
)
def test_spaces_of_typesetting(spaced: str, closed: str) -> None:
    assert read_text(f"正文如下。\n{spaced}").text == f"正文如下。\n{closed}"


def test_markdown_head_marks_and_tables() -> None:
    document = read_text(
        "---\ntitle: 安全手册\nauthor: 王工\ndate: 2020-01-02\n---\n\n## 一、总则\n\n"
        "<!-- 注 -->\n正文**“四个意识”**是。\n"
        "- 甲\n- 乙\n\n> 引文在此。\n\n| 项目 | 数量 |\n|---|---|\n| 灯 | 3 |\n\n小节\n----\n\n内容`代码`和[链接](http://x.cn)。\n"
    )
    assert (document.title, document.facts) == ("安全手册", Facts(speaker="王工", date="2020-01-02"))
    assert document.text.split("\n") == [
        *("## 一、总则", "正文“四个意识”是。", "• 甲", "• 乙", "引文在此。", "项目 | 数量", "灯 | 3"),
        *("小节", "内容代码和链接。"),
    ]
    assert [(h.level, document.quote(h.span)) for h in document.headings] == [(2, "一、总则"), (2, "小节")]


@pytest.mark.parametrize("first", ["1 范围", "一", "前 言", "附则"])
def test_first_part_is_no_title(first: str) -> None:
    document = read_text(f"{first}\n这一部分讲清楚本手册管什么、不管什么。\n2 卫生\n上岗前洗手。\n")
    assert document.title == ""
    assert document.text.startswith(first.replace("前 言", "前言"))


def test_first_of_several_top_headings_is_no_title() -> None:
    document = read_text("# 起火\n火从哪里来。\n# 灭火\n用水。\n# 逃生\n走楼梯。\n")
    assert document.title == ""
    assert [document.quote(heading.span) for heading in document.headings] == ["起火", "灭火", "逃生"]


def test_items_in_one_line_stay_apart() -> None:
    assert read_text("1）登记\u3000\u30002）测温\u3000\u30003）入座").text == "1）登记 2）测温 3）入座"
    assert read_text("一 山上的事\n山上要防火。").text == "一 山上的事\n山上要防火。"


def test_signature_above_an_annex() -> None:
    document = read_text(
        "关于开展春季植树的通知\n各村民小组：\n　　请做好下列准备：\n　　一、领取树苗。\n　　二、修好水桶。\n\n"
        "石桥村村民委员会\n石桥村林场管理处\n2023年3月1日\n\n附件\n北山坡植树办法\n"
        "第一条 每户植树五棵。\n第二条 浇水三次。\n"
        "石桥村村民委员会办公室\n2023年3月2日印发\n"
    )
    assert document.facts == Facts(issuer="石桥村村民委员会", date="2023-03-01")
    lines = document.text.split("\n")
    assert lines[3:6] == ["二、修好水桶。", "附件", "北山坡植树办法"]
    assert lines[-1] == "第二条 浇水三次。"


def test_question_marks_for_lost_indents_go() -> None:
    document = read_text("??一、背景\n??去年雨水多。\n??二、要求\n??（一）修渠。\n??“先急后缓”，量力而行。真的吗??\n")
    assert document.text == "一、背景\n去年雨水多。\n二、要求\n（一）修渠。\n“先急后缓”，量力而行。真的吗??"


def test_note_on_publicity_goes() -> None:
    document = read_text("一、修渠。\n二、架桥。\n（此件主动公开）\n三、植树。")
    assert document.text == "一、修渠。\n二、架桥。\n三、植树。"


def test_entries_of_a_table_of_contents_go_without_its_heading() -> None:
    document = read_text(
        "3.1 值班制度 ........ 5\n第一章 总 则 ............ 5\n第二章 附 则 ............ 6\n"
        "第一章 总则\n第一条 夜间两人值班。\n第二章 附则\n第二条 今日起施行。得分……8\n"
    )
    assert document.text == "第一章 总则\n第一条 夜间两人值班。\n第二章 附则\n第二条 今日起施行。得分……8"
