"""The same rules in every format and encoding, as real programs wrote them, read to the same text."""

import re
from pathlib import Path

import pytest

from quizgen.document.document import Document
from quizgen.reading.files import read_bytes, read_file

TITLE = "办公楼用电安全管理办法"
TEXT = """一、总体要求
为了加强办公楼用电安全管理，预防触电和电气火灾，保护职工人身和单位财产安全，根据国家有关规定，结合本楼线路老化、\
设备增多的实际，制定本办法。各部门用电，坚持安全第一、预防为主、谁使用谁负责的原则，做到“三清三关”。
二、职责分工
后勤处统一管理办公楼用电，各部门负责本部门用电安全，具体分工如下：
（一）后勤处职责
1.每月检查一次配电箱，每季度检测一次接地电阻；
2.建立用电设备台账，及时更换老化线路。
（二）部门职责
1.下班前关闭电脑、空调和饮水机；
2.发现插座松动、线路发热，立即停用并报修。
三、检查与处理
后勤处对检查中发现的隐患，向所在部门发出整改通知，整改时限如下表。逾期不改的，停止供电并通报批评。"""
TABLE = """隐患 | 时限 | 责任人
插座松动 | 当日 | 部门安全员
线路老化 | 5日内 | 后勤处电工
"""
END = "本办法自2022年5月1日起施行，由后勤处负责解释。"


@pytest.mark.parametrize("name", ["rules.md", "rules.docx", "rules.pdf", "rules-gbk.html"])
def test_formats_that_know_tables(sources: Path, name: str) -> None:
    document = read_file(sources / name)
    # Markdown's mark of a heading is the source's own; it stays, outside the heading's span.
    assert re.sub("^#+ ", "", document.text, flags=re.M) == f"{TEXT}\n{TABLE}{END}"
    assert ("#" in document.text) == (name == "rules.md")
    assert (document.title, document.source, document.facts.number) == (TITLE, name, "后勤发〔2022〕9号")
    assert document.warnings == ()


@pytest.mark.parametrize("name", ["rules-utf8.txt", "rules-utf8-bom-crlf.txt", "rules-utf16.txt", "rules-gb18030.txt"])
def test_encodings_of_plain_text(sources: Path, name: str) -> None:
    document = read_file(sources / name)
    assert document.text.startswith(TEXT + "\n隐患 时限 责任人\n")
    assert document.text.endswith(END)
    assert (document.title, document.facts.number) == (TITLE, "后勤发〔2022〕9号")


def test_book_is_its_chapters_without_the_navigation(sources: Path) -> None:
    document = read_file(sources / "rules.epub")
    assert document.text == TEXT
    assert (document.title, document.facts.date) == (TITLE, "2022-05-01")


def test_word_headings_are_headings(sources: Path) -> None:
    assert _headings(read_file(sources / "rules.docx")) == _headings(read_file(sources / "rules.md"))
    assert _headings(read_file(sources / "rules.docx"))[:3] == [
        (1, "一、总体要求"),
        (1, "二、职责分工"),
        (2, "（一）后勤处职责"),
    ]


def test_kind_is_found_by_content(sources: Path) -> None:
    for name in ("rules.docx", "rules.pdf", "rules.epub", "rules-gbk.html"):
        data = (sources / name).read_bytes()
        assert read_bytes(data).text == read_file(sources / name).text
        assert read_bytes(data, "wrong.txt").text == read_file(sources / name).text


def _headings(document: Document) -> list[tuple[int, str]]:
    # Markdown's second # is a first-level section of the Word document: only the order of levels matters.
    top = min(heading.level for heading in document.headings)
    return [(heading.level - top + 1, document.quote(heading.span)) for heading in document.headings]
