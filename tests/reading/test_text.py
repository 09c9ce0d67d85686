"""Text -> Document: what is dropped, what is kept to the character."""

import pytest

from quizgen.errors import SourceError
from quizgen.pipeline import read_text

PAGE = (
    "http://www.example.cn/zt/2019/t20190612_1.html\n"
    "在全所消防安全工作会议上的讲话（王建国）----材料研究所\n"
    "首页 > 专题专栏 > 安全生产 > 学习资料\n"
    " 在全所消防安全工作会议上的讲话（王建国）\n"
    " 文章来源：  |  发布时间：2019-06-12  |  【打印】 【关闭】\n"
    " 　　        工作简报 　　       （7） 　　     2019 年6 月10 日 　　　　 按：现将建国同志讲话刊发，供学习。 　　"
    "     在全所消防安全工作会议上的讲话        王建国        2019 年6月5日 今年以来，各部门查出隐患 4 百多处，开展 "
    "“回头看”三次，取得实效。 下面讲两点意见。 一、把责任压实到每个岗位每个人身上 各部门要签订责任书，"
    "每月自查一次，　　不留死角。 二、把隐患整改到位 对查出的隐患要列清单、定时限、逐项销号，整改不到位的不放过，"
    "对屡改屡犯的部门要通报批评并与年终考核挂钩，确保全年不发生火灾事故，为科研工作提供安全保证，请大家认真落实。"
    + "请各部门把这次会议的精神传达到每一位职工，结合实际抓好贯彻落实。" * 8
    + " 　　　　            （安全办）  "
)


def test_saved_page_keeps_only_its_speech() -> None:
    document = read_text(PAGE)
    assert document.title == "在全所消防安全工作会议上的讲话"
    assert (document.facts.speaker, document.facts.date) == ("王建国", "2019-06-05")
    lines = document.text.split("\n")
    assert lines[0] == "今年以来，各部门查出隐患4百多处，开展“回头看”三次，取得实效。"
    assert lines[1] == "下面讲两点意见。"
    assert lines[2] == "一、把责任压实到每个岗位每个人身上"
    assert lines[3] == "各部门要签订责任书，每月自查一次，不留死角。"
    assert lines[4] == "二、把隐患整改到位"
    assert lines[-1].endswith("抓好贯彻落实。")


def test_text_without_chinese_is_an_error() -> None:
    with pytest.raises(SourceError, match="no Chinese"):
        read_text("Only English here.")
    with pytest.raises(SourceError, match="empty"):
        read_text(" \n\n ")


def test_underlined_headings_are_markdown() -> None:
    document = read_text("第1章 起火\n=====\n\n火从哪里来。\n\n第2章 灭火\n=====\n\n用水。\n")
    assert [document.quote(heading.span) for heading in document.headings] == ["第1章 起火", "第2章 灭火"]
    assert "=" not in document.text


def test_space_before_a_digit_parts_items_only() -> None:
    assert read_text("请把通知贴到楼 1、楼 2、楼 3、楼 4 的门口。").text == "请把通知贴到楼1、楼2、楼3、楼4的门口。"
    assert read_text("1）登记 2）测温 3）入座").text == "1）登记 2）测温 3）入座"
