"""A handout as a Word file."""

from quizgen.out import word
from quizgen.out.handout.handout import Handout, Mark
from quizgen.out.paper import BOTTOM, FOOTER, KEY_TITLE, TOP, Look, geometry
from quizgen.out.printable import blank_ems

# Style names a user sees in Word.
TITLE, SUBTITLE, TEXT, HEADING, PAGE_FOOT = "讲义标题", "讲义副标题", "讲义正文", "讲义条目", "讲义页脚"


def write_docx(handout: Handout, look: Look) -> bytes:
    """The Word file. The same handout gives the same bytes."""
    from docx.shared import Pt  # here, because only Word output needs it

    size, page = look.font_size, geometry(look)
    document = word.new_document(handout.title, size)
    word.add_styles(document, _faces(size, indented=handout.indented))
    section = document.sections[0]
    word.page(section, (page.width, page.height), (TOP, page.right + 2, BOTTOM, page.right + 2), page.columns)
    word.page_footer(section, FOOTER, PAGE_FOOT)
    word.text(document.add_paragraph(style=TITLE), handout.title)
    if handout.subtitle:
        word.text(document.add_paragraph(style=SUBTITLE), handout.subtitle)
    for i, line in enumerate(handout.lines):
        paragraph = document.add_paragraph(style=HEADING if handout.stands_alone(line) else TEXT)
        if line.indent:
            paragraph.paragraph_format.left_indent = Pt(line.indent * size)
        paragraph.paragraph_format.keep_with_next = handout.keeps_next(i)
        for run in line.runs:
            if run.mark is Mark.BLANK:
                word.text(paragraph, str(run.number)).font.superscript = True
                word.blank(paragraph, blank_ems(run.text))
            else:
                word.text(paragraph, run.text, sans=run.mark is not Mark.PLAIN, underline=run.mark is Mark.TERM)
    if handout.answers:
        title = document.add_paragraph(style=TITLE)
        title.paragraph_format.page_break_before = True
        word.text(title, KEY_TITLE)
        answers = "\u3000\u3000".join(f"{i}.\u00a0{answer}" for i, answer in enumerate(handout.answers, 1))
        word.text(document.add_paragraph(style=SUBTITLE), "")
        word.text(document.add_paragraph(style=TEXT), answers)
    return word.save(document)


def _faces(size: float, *, indented: bool) -> list[word.Face]:
    return [
        word.Face(name=TITLE, size=round(size * 1.6), font=word.SANS, centred=True, after=6),
        word.Face(name=SUBTITLE, size=size, centred=True, after=8),
        word.Face(
            name=TEXT, size=size, hanging=-2 * size if indented else 0, left=2 * size if indented else 0, line=1.35
        ),
        word.Face(name=HEADING, size=size, font=word.SANS, before=4, after=2),
        word.Face(name=PAGE_FOOT, size=9, centred=True),
    ]
