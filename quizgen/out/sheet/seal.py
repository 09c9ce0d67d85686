"""The 密封线 of a Word file: a text box in the page header, turned by a quarter, with the fields to fill in."""

from typing import TYPE_CHECKING

from quizgen.out.paper import Geometry
from quizgen.out.sheet import wording

if TYPE_CHECKING:
    from docx.section import Section
    from docx.text.paragraph import Paragraph

_EMU_A_MILLIMETRE = 36000
_NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.{rest}"'
    for prefix, rest in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_BOX = """<w:r {names}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="1" locked="0"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="密封线"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>
<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>
<wps:txbx><w:txbxContent>{paragraphs}</w:txbxContent></wps:txbx>
<wps:bodyPr vert="vert270" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>
</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
_PARAGRAPH = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/><w:jc w:val="{align}"/></w:pPr>'
    "{runs}</w:p>"
)
_RUN = (
    '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{underline}<w:sz w:val="21"/></w:rPr>'
    '<w:t xml:space="preserve">{text}</w:t></w:r>'
)


def put_seal(section: "Section", title: "Paragraph", page: Geometry) -> None:
    """The line on every page of the section; on the first, where title stands, with the fields.

    That first box hangs on the title and not in the first page's header, where LibreOffice forgets its place.
    """
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = section.header.is_linked_to_previous = False
    _put(title, page, number=1, fields=True)
    _put(section.header.paragraphs[0], page, number=2, fields=False)
    _copy_footer(section)


def _put(paragraph: object, page: Geometry, *, number: int, fields: bool) -> None:
    from docx.oxml import parse_xml

    height = page.height - 28
    xml = _BOX.format(
        names=_NAMES,
        x=(page.strip - 15) * _EMU_A_MILLIMETRE,
        y=14 * _EMU_A_MILLIMETRE,
        width=16 * _EMU_A_MILLIMETRE,
        height=height * _EMU_A_MILLIMETRE,
        number=number,
        paragraphs=_fields(height, fields) + _line(height),
    )
    paragraph._p.append(parse_xml(xml))  # type: ignore[attr-defined]  # python-docx has no text boxes


def _fields(height: int, shown: bool) -> str:
    """单位 姓名 编号 with lines to write on; 3.7 mm a character."""
    if not shown:
        return _PARAGRAPH.format(align="left", runs=_run("\u3000"))
    spare = int(height / 3.7) - sum(len(name) + 3 for name in wording.FIELDS) - 4
    lengths = (spare * 2 // 5, spare * 3 // 10, spare * 3 // 10)
    fields = zip(wording.FIELDS, lengths, strict=True)
    return _PARAGRAPH.format(
        align="left",
        runs="".join(_run(f"\u3000{name}：") + _run("\u3000" * length, underlined=True) for name, length in fields),
    )


def _line(height: int) -> str:
    """……密……封……线……, each … as wide as a character."""
    gaps = len(wording.SEAL) + 1
    dots = "…" * ((int(height / 3.7) - len(wording.SEAL) - 2) // gaps)
    return _PARAGRAPH.format(align="center", runs=_run(dots + "".join(letter + dots for letter in wording.SEAL)))


def _run(text: str, *, underlined: bool = False) -> str:
    return _RUN.format(text=text, underline='<w:u w:val="single"/>' if underlined else "")


def _copy_footer(section: "Section") -> None:
    """A first page with its own header has its own footer too: the same one."""
    from copy import deepcopy

    first = section.first_page_footer
    first.is_linked_to_previous = False
    first._element.remove(first.paragraphs[0]._p)
    first._element.append(deepcopy(section.footer.paragraphs[0]._p))
