"""Word files with Chinese faces: styles, blanks, tab stops, fields. Everything stays editable text."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quizgen.out.printable import printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.styles.style import BaseStyle
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

SERIF, SANS, LATIN = "宋体", "黑体", "Times New Roman"
# Bytes that depend on the input alone: every member of the file gets this time.
_TIME = (2020, 1, 1, 0, 0, 0)
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """A paragraph style. size, before, after, hanging, left: points. line: multiple of the font's height."""

    name: str
    size: float
    font: str = SERIF
    centred: bool = False
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    line: float = 1.25
    keep_with_next: bool = False


def new_document(title: str, size: float) -> "Document":
    """An empty document whose default text is 宋体 of size points, in Chinese."""
    import docx  # here, because only Word output needs it

    document = docx.Document()
    relations = document.part.package.rels
    for name in [name for name, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[name]  # a picture of the template's own first page
    styles = document.styles.element
    defaults = styles.find(_name("w:docDefaults"))
    fonts = defaults.find(f".//{_name('w:rFonts')}")
    _set_fonts(fonts, SERIF)
    language = defaults.find(f".//{_name('w:lang')}")
    language.set(_name("w:val"), "en-US")
    language.set(_name("w:eastAsia"), "zh-CN")
    normal = document.styles["Normal"]
    _set_fonts(normal.element.get_or_add_rPr().get_or_add_rFonts(), SERIF)
    apply(normal, Face(name="Normal", size=size))
    settings = document.settings.element
    settings.find(_name("w:themeFontLang")).set(_name("w:eastAsia"), "zh-CN")
    # 15 is Word 2013 and later; anything older opens in compatibility mode.
    for setting in settings.iter(_name("w:compatSetting")):
        if setting.get(_name("w:name")) == "compatibilityMode":
            setting.set(_name("w:val"), "15")
    document.core_properties.title = " ".join(printable(title).split())[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = "zh-CN"
    return document


def add_styles(document: "Document", faces: Sequence[Face]) -> None:
    """Make the paragraph styles, which a user changes in one place for the whole file."""
    from docx.enum.style import WD_STYLE_TYPE

    for face in faces:
        style = document.styles.add_style(face.name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        apply(style, face)


def apply(style: "BaseStyle", face: Face) -> None:
    """Give a style this face."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    found: Any = style
    found.font.size = Pt(face.size)
    _set_fonts(found.element.get_or_add_rPr().get_or_add_rFonts(), face.font)
    shape = found.paragraph_format
    shape.space_before, shape.space_after = Pt(face.before), Pt(face.after)
    shape.left_indent, shape.first_line_indent = Pt(face.left + face.hanging), Pt(-face.hanging)
    shape.line_spacing = face.line
    shape.keep_with_next, shape.keep_together, shape.widow_control = face.keep_with_next, True, True
    if face.centred:
        shape.alignment = WD_ALIGN_PARAGRAPH.CENTER


def blank(paragraph: "Paragraph", ems: int) -> None:
    """A line to write on: underlined no-break spaces, four an em, that keep their width at a line's end where other
    spaces hang out. It may break between ems, at the zero-width spaces, but leaves no stub."""
    em, stub = "\u00a0" * 4, min(ems // 2, 3)
    parts = [em * stub, *[em] * (ems - 2 * stub), em * stub]
    run = paragraph.add_run("\u200b".join(parts))
    run.underline = True


def text(paragraph: "Paragraph", words: str, *, sans: bool = False, underline: bool = False) -> "Run":
    """Words as they are: nothing in them is a field."""
    run = paragraph.add_run(printable(words))
    # Quotation marks, dashes and dots belong to both scripts: they are Chinese here.
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(_name("w:hint"), "eastAsia")
    if sans:
        _set_fonts(fonts, SANS)
    run.underline = underline or None
    return run


def tab_stops(paragraph: "Paragraph", positions: Sequence[float]) -> None:
    """Left tab stops at these points from the margin."""
    from docx.shared import Pt

    for position in positions:
        paragraph.paragraph_format.tab_stops.add_tab_stop(Pt(position))


def field(paragraph: "Paragraph", code: str, shown: str) -> None:
    """A field such as PAGE; shown stands there until the program counts."""
    for kind, content in (("begin", ""), ("", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run(content if kind == "text" else "")
        if kind in ("begin", "separate", "end"):
            run._r.append(_element("w:fldChar", {"w:fldCharType": kind}))
        elif not kind:
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = f" {content} "
            run._r.append(instruction)


def gap(paragraph: "Paragraph") -> None:
    """Brackets to write a letter in, never parted at a line's end."""
    text(paragraph, "（" + "\u00a0" * 6 + "）")


def page_footer(section: "Section", words: tuple[str, str, str], style: str) -> None:
    """第 x 页 共 y 页."""
    section.footer.is_linked_to_previous = False
    paragraph = section.footer.paragraphs[0]
    paragraph.style = style
    text(paragraph, words[0])
    field(paragraph, "PAGE", "1")
    text(paragraph, words[1])
    field(paragraph, "NUMPAGES", "1")
    text(paragraph, words[2])


def page(
    section: "Section",
    millimetres: tuple[float, float],
    margins: tuple[float, float, float, float],
    columns: int = 1,
) -> None:
    """Width and height; margins top, right, bottom, left, in millimetres; number of columns."""
    from docx.enum.section import WD_ORIENTATION
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(millimetres[0]), Mm(millimetres[1])
    wide = millimetres[0] > millimetres[1]
    section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    section.top_margin, section.right_margin = Mm(margins[0]), Mm(margins[1])
    section.bottom_margin, section.left_margin = Mm(margins[2]), Mm(margins[3])
    section.header_distance = section.footer_distance = Mm(9)
    found = section._sectPr.find(_name("w:cols"))
    found.set(_name("w:num"), str(columns))
    found.set(_name("w:space"), "794")  # 14 mm in twentieths of a point


def save(document: "Document") -> bytes:
    """The file's bytes, the same for the same document."""
    written = io.BytesIO()
    document.save(written)
    again = io.BytesIO()
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return again.getvalue()


def _set_fonts(fonts: Any, chinese: str) -> None:
    for theme in _THEME_FONTS:
        fonts.attrib.pop(_name(f"w:{theme}"), None)
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("cs", LATIN), ("eastAsia", chinese)):
        fonts.set(_name(f"w:{script}"), font)


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(name), value)
    return made


def _name(short: str) -> str:
    from docx.oxml.ns import qn

    return qn(short)
