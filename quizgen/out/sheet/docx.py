"""A sheet as a Word file: real Chinese faces, options by tab stops, everything editable."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quizgen.items.item import Kind
from quizgen.out import word
from quizgen.out.paper import BOTTOM, FOOTER, KEY_SIDE, KEY_TITLE, TOP, Geometry, Look, geometry
from quizgen.out.sheet import key, wording
from quizgen.out.sheet.contents import Contents
from quizgen.out.sheet.letters import LETTERS
from quizgen.out.sheet.pieces import PieceKind, columns, pieces
from quizgen.out.sheet.seal import put_seal
from quizgen.out.sheet.sheet import KeyLevel, Paper, Question, Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.text.paragraph import Paragraph

# Style names a user sees in Word.
TITLE, SUBTITLE, NOTE, PART, STEM, OPTION, CELL, ANSWER, SOURCE, PAGE_FOOT = (
    "试卷标题",
    "试卷副标题",
    "注意事项",
    "大题",
    "题干",
    "选项",
    "表格文字",
    "答案",
    "出处",
    "试卷页脚",
)
POINTS_A_MILLIMETRE = 72 / 25.4


def write_docx(sheet: Sheet, contents: Contents, look: Look) -> bytes:
    """The Word file. The same sheet gives the same bytes."""
    document = word.new_document(sheet.title, look.font_size)
    word.add_styles(document, _faces(look.font_size))
    page = geometry(look)
    section = document.sections[0]
    for i, paper in enumerate(contents.papers):
        section = _next_section(document) if i else section
        _paper(document, section, sheet, paper, look, page)
    for i, paper in enumerate(contents.keys):
        section = _next_section(document) if i or contents.papers else section
        _key(document, section, sheet, contents, paper, page)
    return word.save(document)


def _faces(size: float) -> list[word.Face]:
    indent = 2 * size
    return [
        word.Face(name=TITLE, size=round(size * 1.7), font=word.SANS, centred=True, after=4),
        word.Face(name=SUBTITLE, size=round(size * 1.2), centred=True, after=8),
        word.Face(name=NOTE, size=size - 1, hanging=1.5 * size),
        word.Face(name=PART, size=size + 1, font=word.SANS, before=12, after=4, keep_with_next=True),
        word.Face(name=STEM, size=size, before=5, hanging=indent, line=1.4),
        word.Face(name=OPTION, size=size, left=indent, hanging=1.5 * size),
        word.Face(name=CELL, size=size, centred=True),
        word.Face(name=ANSWER, size=size),
        word.Face(name=SOURCE, size=size - 1, before=3, hanging=indent),
        word.Face(name=PAGE_FOOT, size=9, centred=True),
    ]


def _next_section(document: "Document") -> "Section":
    from docx.enum.section import WD_SECTION

    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = False
    return section


def _paper(document: "Document", section: "Section", sheet: Sheet, paper: Paper, look: Look, page: Geometry) -> None:
    from docx.shared import Pt  # here, because only Word output needs it

    word.page(section, (page.width, page.height), (TOP, page.right, BOTTOM, page.left), page.columns)
    word.page_footer(section, FOOTER, PAGE_FOOT)
    title = _title(document, sheet.title, wording.subtitle(sheet.subtitle, paper.name))
    if look.seal:
        put_seal(section, title, page)
    else:
        _fields(document)
    for i, note in enumerate(sheet.notes, 1):
        last = _numbered(document, NOTE, f"{i}.", note)
        last.paragraph_format.space_after = Pt(8 if i == len(sheet.notes) else 0)
    _score_table(document, paper, page)
    ems = page.column * POINTS_A_MILLIMETRE / look.font_size - 2
    for part in paper.parts:
        word.text(document.add_paragraph(style=PART), wording.part_title(part))
        for question in part.questions:
            _question(document, question, ems, look.font_size, page)


def _fields(document: "Document") -> None:
    """单位 姓名 编号 on one line, where there is no 密封线."""
    line = document.add_paragraph(style=CELL)
    for name, ems in zip(wording.FIELDS, (14, 8, 8), strict=True):
        word.text(line, f"{name}：")
        word.blank(line, ems)
        word.text(line, "\u3000")


def _title(document: "Document", title: str, subtitle: str) -> "Paragraph":
    paragraph = document.add_paragraph(style=TITLE)
    word.text(paragraph, title)
    word.text(document.add_paragraph(style=SUBTITLE), subtitle)
    return paragraph


def _numbered(document: "Document", style: str, number: str, words: str) -> "Paragraph":
    """A paragraph whose number hangs out to the left of its text."""
    paragraph = document.add_paragraph(style=style)
    word.text(paragraph, number).add_tab()
    word.text(paragraph, words)
    return paragraph


def _score_table(document: "Document", paper: Paper, page: Geometry) -> None:
    from docx.enum.table import WD_ALIGN_VERTICAL, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    rows = wording.score_table(paper)
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    wide = Mm(min(17, page.column / len(rows[0])))
    for column in table.columns:
        column.width = wide
    for row, words in zip(table.rows, rows, strict=True):
        row.height, row.height_rule = Mm(8), WD_ROW_HEIGHT_RULE.AT_LEAST
        for cell, shown in zip(row.cells, words, strict=True):
            cell.width = wide
            cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            cell.paragraphs[0].style = CELL
            word.text(cell.paragraphs[0], shown)


def _question(document: "Document", question: Question, ems: float, size: float, page: Geometry) -> None:
    stem = _numbered(document, STEM, f"{question.number}.", "")
    for piece in pieces(question):
        if piece.kind is PieceKind.BLANK:
            word.blank(stem, piece.ems)
        elif piece.kind is PieceKind.GAP:
            if question.item.kind is Kind.TRUE_FALSE:
                _to_the_right(stem, page)
            word.gap(stem)
        else:
            word.text(stem, piece.text)
    if question.options:
        stem.paragraph_format.keep_with_next = True
        _options(document, question.options, ems, size)


def _to_the_right(paragraph: "Paragraph", page: Geometry) -> None:
    """What follows stands at the right edge of the column."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(page.column), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run().add_tab()


def _options(document: "Document", options: Sequence[str], ems: float, size: float) -> None:
    """Options side by side at tab stops, as many in a row as fit."""
    count = columns(options, ems)
    for start in range(0, len(options), count):
        paragraph = document.add_paragraph(style=OPTION)
        left = 2 * size
        # After each option a stop for the next, and after its letter one for its words.
        starts = [left + i * ems * size / count for i in range(count)]
        word.tab_stops(paragraph, [stop for at in starts for stop in (at, at + 1.5 * size) if stop > left])
        for i, option in enumerate(options[start : start + count]):
            if i:
                paragraph.add_run().add_tab()
            word.text(paragraph, f"{LETTERS[start + i]}.").add_tab()
            word.text(paragraph, option)
        paragraph.paragraph_format.keep_with_next = start + count < len(options)


def _key(
    document: "Document", section: "Section", sheet: Sheet, contents: Contents, paper: Paper, page: Geometry
) -> None:
    word.page(section, page.key, (TOP, KEY_SIDE, BOTTOM, KEY_SIDE))
    word.page_footer(section, FOOTER, PAGE_FOOT)
    _title(document, sheet.title, wording.subtitle(KEY_TITLE, paper.name))
    for part in paper.parts:
        word.text(document.add_paragraph(style=PART), wording.part_title(part))
        rows = "\u3000\u3000".join(f"{row.numbers}\u00a0{row.answers}" for row in key.rows(part))
        word.text(document.add_paragraph(style=ANSWER), rows)
    table = key.map_table(sheet, contents, paper)
    if table:
        word.text(document.add_paragraph(style=PART), wording.MAP_TITLE)
        _map_table(document, table)
    if contents.level is KeyLevel.FULL:
        word.text(document.add_paragraph(style=PART), wording.SOURCE_TITLE)
        for detail in key.details(paper, sheet):
            _detail(document, detail)


def _map_table(document: "Document", rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, words in zip(table.rows, rows, strict=True):
        for cell, shown in zip(row.cells, words, strict=True):
            cell.paragraphs[0].style = CELL
            word.text(cell.paragraphs[0], shown)


def _detail(document: "Document", detail: key.Detail) -> None:
    paragraph = _numbered(document, SOURCE, f"{detail.number}.", "")
    word.text(paragraph, detail.answer, sans=True)
    word.text(paragraph, f"〔{detail.section}〕" if detail.section else "\u3000")
    for run in detail.source:
        word.text(paragraph, run.text, underline=run.marked)
