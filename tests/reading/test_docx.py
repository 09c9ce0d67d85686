"""Word documents: numbers as Word shows them, today's text only, tables row by row."""

import io
import zipfile

import pytest

from quizgen.document.document import Document
from quizgen.outline.build import build_outline
from quizgen.reading.docx_parts import Level, Numbering, Styles
from quizgen.reading.files import read_bytes
from quizgen.reading.ordinals import format_ordinal

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
W = f'xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def level(number: int, style: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbered(words: str, number: str, depth: int = 0) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def plain(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def word(body: str, numbering: str = "", styles: str = "") -> Document:
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{TYPE}/{kind}" Target="{kind}.xml"/>' for kind in ("numbering", "styles")
    )
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="d" Type="{TYPE}/officeDocument" '
        'Target="/word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return read_bytes(buffer.getvalue(), "test.docx")


LISTS = (
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "第%1章")
    + level(1, "chineseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')
    + level(2, "chineseCounting", "（%3）")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="2">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + level(2, "decimalEnclosedCircle", "%3")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="3">' + level(0, "bullet", "\uf06c") + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="2"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_statute_articles_count_on_through_chapters() -> None:
    body = "".join(
        numbered(words, "1", depth)
        for words, depth in (
            ("总则", 0), ("为了安全，制定本规定。", 1), ("下列人员适用：", 1), ("学生；", 2), ("教师。", 2),
            ("附则", 0), ("本规定自公布之日起施行。", 1), ("职责如下：", 1), ("检查。", 2),
        )
    )  # fmt: skip
    assert word(body, LISTS).text.split("\n") == [
        "第一章 总则",
        "第一条 为了安全，制定本规定。",
        "第二条 下列人员适用：",
        "（一）学生；",
        "（二）教师。",
        "第二章 附则",
        "第三条 本规定自公布之日起施行。",
        "第四条 职责如下：",
        "（一）检查。",
    ]


def test_legal_numbers_circles_bullets_and_restart() -> None:
    body = (
        numbered("甲事。", "2")
        + numbered("细则。", "2", 1)
        + numbered("步骤。", "2", 2)
        + numbered("步骤。", "2", 2)
        + numbered("乙事。", "2")
        + numbered("细则。", "2", 1)
        + numbered("丙事。", "4")
        + numbered("丁事。", "4")
        + numbered("要点。", "3")
    )
    assert word(body, LISTS).text.split("\n") == [
        *("一、甲事。", "1.1 细则。", "①步骤。", "②步骤。", "二、乙事。", "2.1 细则。"),
        *("一、丙事。", "二、丁事。", "• 要点。"),
    ]


def test_empty_numbered_paragraph_counts_and_numbered_style_numbers() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="mine"/><w:basedOn w:val="H"/></w:style>'
    )
    body = (
        plain("首节", '<w:pStyle w:val="H"/>')
        + plain("", '<w:pStyle w:val="H"/>')
        + plain("三节", '<w:pStyle w:val="H2"/>')
        + plain("不编号", '<w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + plain("正文在此。")
    )
    document = word(body, LISTS, styles)
    assert document.text.split("\n") == ["一、首节", "三、三节", "不编号", "正文在此。"]
    assert [heading.level for heading in document.headings] == [1, 1, 1]


def test_only_the_text_as_it_stands_today() -> None:
    body = (
        "<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>"
        '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>[3]</w:t></w:r>'
        "<w:r><w:t>面积</w:t></w:r>"
        '<w:r><w:t>5m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>。</w:t></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框内一句。</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框内一句。</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{plain('第一章 总则 1')}</w:sdtContent></w:sdt>"
    )
    assert word(body).text.split("\n") == ["保留新增面积5m2。", "框内一句。"]


def test_tables_row_by_row() -> None:
    def cell(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{plain(words)}</w:tc>"

    rows = (
        "<w:tr>" + cell("班次") + cell("职责") + "</w:tr>"
        "<w:tr>" + cell("早班", '<w:vMerge w:val="restart"/>') + cell("开门通风") + "</w:tr>"
        "<w:tr>" + cell("早班", "<w:vMerge/>") + cell("清点器材") + "</w:tr>"
    )
    document = word(plain("值班安排如下。") + f"<w:tbl>{rows}</w:tbl>")
    assert document.text.split("\n") == ["值班安排如下。", "班次 | 职责", "早班 | 开门通风", "清点器材"]


@pytest.mark.parametrize(
    ("number", "style", "shown"),
    [
        (12, "chineseCounting", "十二"),
        (3, "ideographTraditional", "丙"),
        (2, "ideographZodiac", "丑"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (28, "upperLetter", "BB"),
        (1994, "lowerRoman", "mcmxciv"),
        (105, "ideographDigital", "一〇五"),
        (15, "chineseLegalSimplified", "壹拾伍"),
        (7, "decimalFullWidth", "７"),
        (7, "none", ""),
        (7, "style of a later Word", "7"),
        (-3, "chineseCounting", "-3"),
        (0, "upperRoman", "0"),
    ],
)
def test_list_styles(number: int, style: str, shown: str) -> None:
    assert format_ordinal(number, style) == shown


def test_list_that_is_not_there_shows_nothing() -> None:
    assert Numbering(None, Styles(None)).label("9", 0, "") == ""
    assert Level().style == "decimal"


def test_a_number_that_word_counts_is_a_node_even_alone() -> None:
    words = (("甲事", 0), ("细则", 1), ("步骤", 2), ("步骤", 2), ("乙事", 0), ("细则", 1))
    body = plain("请看：") + "".join(numbered(text, "2", depth) for text, depth in words)
    document = word(body + plain("（一）只是一句话。"), LISTS)
    nodes = build_outline(document).nodes
    markers = [(node.marker, node.level) for node in nodes]
    assert markers == [("一、", 1), ("1.1", 2), ("①", 3), ("②", 3), ("二、", 1), ("2.1", 2)]
    assert [node.span.start for node in nodes] == list(document.numbered)
