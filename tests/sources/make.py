"""Makes the documents beside it again: the same rules in every format and encoding that quizgen reads.

    python tests/sources/make.py

Word and PDF files are written by LibreOffice (soffice), which gets a first version from python-docx. The text is the
project's own. Run it only to change the samples: the files are committed, the tests read them as they are.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

HERE = Path(__file__).parent
TITLE = "办公楼用电安全管理办法"
NUMBER = "后勤发〔2022〕9号"
# (heading style level or 0, list level or -1, words)
BODY = [
    (1, 0, "总体要求"),
    (
        0,
        -1,
        "为了加强办公楼用电安全管理，预防触电和电气火灾，保护职工人身和单位财产安全，根据国家有关规定，结合本楼线路老化、"
        "设备增多的实际，制定本办法。各部门用电，坚持安全第一、预防为主、谁使用谁负责的原则，做到“三清三关”。",
    ),
    (1, 0, "职责分工"),
    (0, -1, "后勤处统一管理办公楼用电，各部门负责本部门用电安全，具体分工如下："),
    (2, 1, "后勤处职责"),
    (0, 2, "每月检查一次配电箱，每季度检测一次接地电阻；"),
    (0, 2, "建立用电设备台账，及时更换老化线路。"),
    (2, 1, "部门职责"),
    (0, 2, "下班前关闭电脑、空调和饮水机；"),
    (0, 2, "发现插座松动、线路发热，立即停用并报修。"),
    (1, 0, "检查与处理"),
    (0, -1, "后勤处对检查中发现的隐患，向所在部门发出整改通知，整改时限如下表。逾期不改的，停止供电并通报批评。"),
]
ROWS = [("隐患", "时限", "责任人"), ("插座松动", "当日", "部门安全员"), ("线路老化", "5日内", "后勤处电工")]
END = "本办法自2022年5月1日起施行，由后勤处负责解释。"
CHINESE = "一二三四五六七八九十"
NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
{{}}</w:abstractNum>"""
LEVEL = (
    '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:suff w:val="nothing"/><w:lvlText w:val="{}"/>'
    "</w:lvl>"
)
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


def lines() -> list[str]:
    """The text as plain lines, numbers written out."""
    found, counts = [], [0, 0, 0]
    for _, level, words in BODY:
        label = ""
        if level >= 0:
            counts = [*counts[:level], counts[level] + 1, *[0] * (2 - level)]
            n = counts[level]
            label = (f"{CHINESE[n - 1]}、", f"（{CHINESE[n - 1]}）", f"{n}.")[level]
        found.append(label + words)
    return found


def word(path: Path) -> None:
    """A Word document whose numbers live in a list style and whose headings are styled."""
    document = Document()
    document.styles["Normal"].font.name = "Noto Serif CJK SC"
    document.styles["Normal"].element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    _numbering(document)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(105), Mm(148)  # small, so that paragraphs run over page ends
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(16)
    section.header_distance = section.footer_distance = Mm(7)
    header = section.header.paragraphs[0]
    header.text = "办公楼管理制度汇编"
    _page_number(document)
    document.add_heading(TITLE, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph(NUMBER).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level, list_level, words in BODY:
        paragraph = document.add_heading(words, level) if level else document.add_paragraph(words)
        if list_level >= 0:
            _number(paragraph, list_level)
        else:
            paragraph.paragraph_format.first_line_indent = 305000
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    document.add_paragraph(END).paragraph_format.first_line_indent = 305000
    document.save(str(path))


def _numbering(document: WordDocument) -> None:
    root = document.part.numbering_part.element
    levels = "".join(LEVEL.format(number, *level) for number, level in enumerate(LEVELS))
    root.insert(0, parse_xml(NUMBERING.format(levels)))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def _number(paragraph: object, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr()  # type: ignore[attr-defined]
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'))


def _page_number(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, kind, after in (("— ", "begin", ""), ("", "instr", ""), ("", "end", " —")):
        run = paragraph.add_run(before)
        if kind == "instr":
            code = OxmlElement("w:instrText")
            code.text = "PAGE"
            run._r.append(code)
        else:
            field = OxmlElement("w:fldChar")
            field.set(qn("w:fldCharType"), kind)
            run._r.append(field)
        if after:
            paragraph.add_run(after)


def convert(path: Path, kind: str, folder: Path) -> None:
    """Have LibreOffice write path as another kind into folder."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *("soffice", f"-env:UserInstallation=file://{profile}", "--headless"),
                *("--convert-to", kind, "--outdir", str(folder), str(path)),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )


def texts() -> None:
    """The plain text in the encodings and with the line ends that people hand in."""
    rows = [" ".join(row) for row in ROWS]
    plain = "\n".join([TITLE, NUMBER, *("　　" + line for line in lines()), *rows, "　　" + END]) + "\n"
    (HERE / "rules-utf8.txt").write_bytes(plain.encode())
    (HERE / "rules-utf8-bom-crlf.txt").write_bytes(plain.replace("\n", "\r\n").encode("utf-8-sig"))
    (HERE / "rules-utf16.txt").write_bytes(plain.replace("\n", "\r\n").encode("utf-16"))
    (HERE / "rules-gb18030.txt").write_bytes(plain.encode("gb18030"))
    marked = [f"# {TITLE}", NUMBER]
    for (level, _, _), line in zip(BODY, lines(), strict=True):
        marked.append("#" * (level + 1) + f" {line}" if level else line)
    table = ["| " + " | ".join(row) + " |" for row in ROWS]
    table.insert(1, "|---|---|---|")
    (HERE / "rules.md").write_text("\n\n".join([*marked, "\n".join(table), END]) + "\n", encoding="utf-8")


def page() -> None:
    """A page as an authority's site serves it, declaring an encoding that it is not in."""
    body = []
    for (level, _, _), line in zip(BODY, lines(), strict=True):
        body.append(f"<p><strong>　　{line}</strong></p>" if level else f"<p>　　{line}</p>")
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    html = f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
<title>{TITLE}_某某研究所后勤处</title><style>p {{ margin: 0 }}</style><script>var menu = "<p>菜单</p>";</script></head>
<body><div class="top"><a href="/">首页</a> | <a href="/zd">规章制度</a> | <a href="/tz">通知公告</a></div>
<div>当前位置：<a href="/">首页</a> &gt; <a href="/zd">规章制度</a> &gt; 正文</div>
<ul><li><a href="/1">部门介绍</a></li><li><a href="/2">下载专区</a></li></ul>
<div id="article"><h1>{TITLE}</h1>
<div>来源：后勤处 发布时间：2022-04-20 【<a href="javascript:print()">打印</a>】
【<a href="#">关闭</a>】 字号：大 中 小</div>
<p align="center">{NUMBER}</p>
{"".join(body)}
<table border="1">{rows}</table>
<p>　　{END}</p></div>
<div>责任编辑：张工</div><div>上一篇：<a href="/3">关于防汛值班的通知</a></div>
<div>版权所有 某某研究所 京ICP备00000000号</div></body></html>
"""
    (HERE / "rules-gbk.html").write_bytes(html.encode("gb18030"))


def book(path: Path) -> None:
    """An e-book of two chapters with a navigation page."""
    text = lines()
    chapters = [text[:4], text[4:]]
    container = (
        '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">rules</dc:identifier>'
        f"<dc:title>{TITLE}</dc:title><dc:language>zh</dc:language><dc:date>2022-05-01</dc:date></metadata><manifest>"
        '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
        '<item id="a" href="chapter%201.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="chapter2.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    shell = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{}</title></head><body>{}</body></html>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        files = {"mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/book.opf": package}
        nav = '<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol><li>第一部分</li></ol></nav>'
        files["OEBPS/nav.xhtml"] = shell.format("目录", nav)
        for name, chapter in zip(("chapter 1", "chapter2"), chapters, strict=True):
            files[f"OEBPS/{name}.xhtml"] = shell.format(TITLE, "".join(f"<p>{line}</p>" for line in chapter))
        for name, content in files.items():
            info = zipfile.ZipInfo(name, (2022, 5, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def main() -> None:
    if shutil.which("soffice") is None:
        sys.exit("soffice is missing: install libreoffice-writer")
    texts()
    page()
    book(HERE / "rules.epub")
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "rules.docx"
        word(first)
        convert(first, "docx:MS Word 2007 XML", HERE)
        convert(HERE / "rules.docx", "pdf", HERE)


if __name__ == "__main__":
    main()
