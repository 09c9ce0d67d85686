"""The PDF, read back by another library."""

import io
import re

import pypdfium2
import pytest
from pypdf import PdfReader

from quizgen.deck.deck import Deck
from quizgen.items.item import BLANK, GAP
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.plan import Plan, make_sheet
from quizgen.out.sheet.sheet import KeyLevel, Look, Size
from quizgen.out.sheet.typst import write_pdf


def pdf(deck: Deck, look: Look = Look(), level: KeyLevel = KeyLevel.FULL, plan: Plan = Plan()) -> bytes:  # noqa: B008
    sheet = make_sheet(deck, plan)
    return write_pdf(sheet, files(sheet, level, own_key_file=False)[""], look)


def page_texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def bare(text: str) -> str:
    """Without white space, which a page sets as it likes."""
    return re.sub(r"\s+", "", text)


def test_every_question_stands_on_the_page_in_the_decks_order(small_deck: Deck) -> None:
    text = bare(page_texts(pdf(small_deck))[0])
    at = 0
    for number, item in enumerate(small_deck.items, 1):
        wanted = f"{number}." + bare(item.prompt.replace(BLANK, "").replace(GAP, "（）"))
        at = text.index(wanted, at)
        assert all(bare(option) in text[at:] for option in item.options)


def test_the_key_stands_on_pages_of_its_own(small_deck: Deck) -> None:
    paper, key = map(bare, page_texts(pdf(small_deck)))
    assert "参考答案" in key
    assert "1.安全第一；综合治理" in key
    assert "安全第一" not in paper


@pytest.mark.parametrize(("size", "millimetres"), [(Size.A4, (210, 297)), (Size.A3, (420, 297)), (Size.B5, (176, 250))])
def test_paper_size_and_fonts(small_deck: Deck, size: Size, millimetres: tuple[int, int]) -> None:
    reader = PdfReader(io.BytesIO(pdf(small_deck, Look(size=size), KeyLevel.NONE)))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == millimetres
    for font in reader.pages[0]["/Resources"]["/Font"].values():
        font = font.get_object()
        assert font["/Subtype"] == "/Type0"
        assert "/ToUnicode" in font
        assert re.match(r"/[A-Z]{6}\+Noto(Serif|Sans)SC", font["/BaseFont"])
        assert "/FontFile3" in font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    assert "\x00" not in reader.pages[0].extract_text()


def test_the_same_deck_gives_the_same_bytes(small_deck: Deck) -> None:
    assert pdf(small_deck) == pdf(small_deck)
