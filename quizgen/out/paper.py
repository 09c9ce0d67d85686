"""Pages of paper: sizes, margins and footers, the same in every format of what is printed."""

from dataclasses import dataclass
from enum import StrEnum

TOP, BOTTOM, KEY_SIDE = 16, 18, 20
FOOTER = ("第 ", " 页 共 ", " 页")
KEY_TITLE = "参考答案"


class Format(StrEnum):
    """The formats of what is printed; the value is the file name's suffix too."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    MARKDOWN = "md"
    TYPST = "typ"


class Size(StrEnum):
    """Paper: A4; A3 on its side with two columns; B5 (ISO, 176 x 250 mm)."""

    A4 = "a4"
    A3 = "a3"
    B5 = "b5"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the sheet is set. font_size: points. seal: the 密封线 at the left edge, else name fields under the title."""

    size: Size = Size.A4
    font_size: float = 10.5
    seal: bool = True


@dataclass(frozen=True, slots=True)
class Geometry:
    """Millimetres. strip: what the 密封线 takes at the left edge, inside left. key: page of the key, which is read and
    not written on, so upright and never larger than A4."""

    width: int
    height: int
    columns: int
    strip: int
    left: int
    right: int
    key: tuple[int, int]

    @property
    def column(self) -> float:
        """The width of one text column; 14 mm lie between two."""
        return (self.width - self.left - self.right - 14 * (self.columns - 1)) / self.columns


def geometry(look: Look) -> Geometry:
    """The measures for a look."""
    width, height, columns, strip, margin = {
        Size.A4: (210, 297, 1, 21, 18),
        Size.A3: (420, 297, 2, 22, 18),
        Size.B5: (176, 250, 1, 19, 14),
    }[look.size]
    left = strip + 6 if look.seal else margin
    right = margin - 2 if look.seal else margin
    return Geometry(width, height, columns, strip, left, right, (210, 297) if columns > 1 else (width, height))
