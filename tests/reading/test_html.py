"""Web pages: the document without the page around it."""

from quizgen.document.document import Document
from quizgen.reading.files import read_bytes

PROSE = "各班组每周检查一次消防器材，发现问题立即上报，由值班长登记并跟踪整改。"


def page(body: str, head: str = "") -> Document:
    return read_bytes(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "page.html")


def test_menus_scripts_and_footers_go() -> None:
    document = page(
        '<div class="nav"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">公告</a></div>'
        '<script>document.write("假的正文。")</script><div style="display:none">看不见。</div>'
        f"<div><h1>消防器材检查办法</h1><div>来源：安全科 发布时间：2021-05-06 【打印】</div>"
        f"<p>{PROSE}</p><p>一、灭火器</p><p>{PROSE}</p></div>"
        "<ul><li><a href='/1'>关于春节值班的通知</a></li><li><a href='/2'>关于防汛的通知</a></li></ul>"
        "<div>上一篇：<a href='/3'>无</a></div><div>版权所有 某某厂 京ICP备00000000号</div>",
        "<title>消防器材检查办法_某某厂</title>",
    )
    assert document.title == "消防器材检查办法"
    assert document.facts.date == "2021-05-06"
    assert document.text.split("\n") == [PROSE, "一、灭火器", PROSE]


def test_lists_are_numbered_as_a_browser_shows_them() -> None:
    document = page(
        f"<p>{PROSE}</p><ol><li>开门</li><li value='5'>通风</li><li>登记</li></ol>"
        "<ol type='a' start='3'><li>关窗</li></ol><ul><li>断电</li><li>1、锁门</li></ul>"
    )
    assert document.text.split("\n")[1:] == ["1.开门", "5.通风", "6.登记", "c.关窗", "• 断电", "1、锁门"]


def test_tables_of_data_stay_rows_and_layout_tables_go_apart() -> None:
    document = page(
        "<table><tr><td><a href='a'>首页</a><br><a href='b'>下载</a></td><td>"
        f"<p>{PROSE}</p><p>{PROSE}</p><table><tr><th>器材</th><th>数量</th></tr><tr><td>灭火器</td><td>12具</td></tr></table>"
        "</td></tr></table>"
    )
    assert document.text.split("\n") == [PROSE, PROSE, "器材 | 数量", "灭火器 | 12具"]


def test_line_breaks_of_the_source_and_of_the_page() -> None:
    document = page(f"<p>为了加强\n    管理，制定\n本办法。</p><p>一、检查<br>每周一次。<br>二、登记<br>{PROSE}</p>")
    assert document.text.split("\n") == ["为了加强管理，制定本办法。", "一、检查", "每周一次。", "二、登记", PROSE]


def test_headings_and_note_marks() -> None:
    document = page(
        f"<h1>检查办法</h1><h2>一、范围</h2><p>{PROSE}<sup>[1]</sup><sup><a href='#n2'>2</a></sup></p>"
        f"<h2>二、面积</h2><p>每处不少于3m<sup>2</sup>。</p>"
    )
    assert document.text.split("\n") == ["一、范围", PROSE, "二、面积", "每处不少于3m2。"]
    assert [(h.level, document.quote(h.span)) for h in document.headings] == [(2, "一、范围"), (2, "二、面积")]


def test_page_saved_as_one_file() -> None:
    body = f"<html><head><title>检查办法</title></head><body><h1>检查办法</h1><p>{PROSE}</p></body></html>"
    archive = (
        b"From: <Saved by a browser>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n'
        b"------b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    )
    import base64

    archive += base64.encodebytes(body.encode("gb18030")) + b"\r\n------b--\r\n"
    document = read_bytes(archive, "page.mhtml")
    assert (document.title, document.text) == ("检查办法", PROSE)
    inlined = body.replace("<p>", f'<img src="data:image/png;base64,{"QUJD" * 9000}"><p>')
    assert read_bytes(inlined.encode(), "page.html").text == PROSE


def test_markup_in_a_plain_text_is_text() -> None:
    text = "一、防注入\n输入<script>alert(1)</script>与{{c1::x}}都按文字处理。"
    assert read_bytes(text.encode(), "a.txt").text == text


def test_lines_of_preformatted_text_stay_lines() -> None:
    document = page(f"<p>{PROSE}</p><pre>1. 日期\n2. <b>姓名</b>\n3. 备注</pre><p>以上各栏\n都要填写。</p>")
    assert document.text.split("\n")[1:] == ["1. 日期", "2. 姓名", "3. 备注", "以上各栏都要填写。"]


def test_buttons_below_the_text_go() -> None:
    document = page(f"<p>{PROSE}</p><p>{PROSE}</p><div>【字体：<a>大</a> <a>中</a> <a>小</a>】 【<a>打印</a>】</div>")
    assert document.text.split("\n") == [PROSE, PROSE]
