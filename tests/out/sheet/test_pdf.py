"""The PDF, read back by another library."""

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader

from quizgen.deck.deck import Deck
from quizgen.errors import OutputError, RequestError
from quizgen.items.item import BLANK, GAP, Item, Kind
from quizgen.out import fonts
from quizgen.out.paper import Look, Size
from quizgen.out.sheet.choose import Choice
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.plan import Plan, make_sheet
from quizgen.out.sheet.sheet import KeyLevel
from quizgen.out.sheet.typst import write_pdf, write_typ
from tests.out.sheet.conftest import MARKUP


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


ALL = Plan(choice=Choice(keep_giveaways=True))


@pytest.fixture(scope="module")
def printed(hundred: Deck) -> bytes:
    return pdf(hundred, plan=ALL)


def test_a_hundred_items_are_small_and_no_question_is_split(hundred: Deck, printed: bytes) -> None:
    assert len(printed) < 300_000
    sheet = make_sheet(hundred, ALL)
    pages = list(map(bare, page_texts(printed)))
    for question in sheet.papers[0].questions:
        stem = f"{question.number}." + bare(re.split("____|（", question.item.prompt)[0])
        page = next(page for page in pages if stem in page)
        rest = page[page.index(stem) :]
        assert all(f"{letter}.{option}" in rest for letter, option in zip("ABCDE", question.options, strict=False))


def test_pages_are_counted_for_paper_and_key_apart(printed: bytes) -> None:
    footers = [re.search(r"第(\d+)页共(\d+)页", bare(page)) for page in page_texts(printed)]
    counted = [(int(found[1]), int(found[2])) for found in footers if found]
    papers, keys = counted[: counted[0][1]], counted[counted[0][1] :]
    for run in (papers, keys):
        assert run == [(i, len(run)) for i in range(1, len(run) + 1)]
    assert len(counted) == len(page_texts(printed))


def test_the_key_agrees_with_the_sheet(hundred: Deck, printed: bytes) -> None:
    text = bare("".join(page_texts(printed)))
    text = text[text.index("参考答案") :]
    for question in make_sheet(hundred, ALL).papers[0].questions:
        answer = question.key or question.item.answers[0]
        assert re.search(rf"(?<!\d){question.number}\.{re.escape(answer)}〔", text)
        assert bare(question.item.quote) in text


@pytest.mark.parametrize("level", KeyLevel)
def test_as_much_of_a_key_as_was_asked_for(small_deck: Deck, level: KeyLevel) -> None:
    text = bare("".join(page_texts(pdf(small_deck, level=level))))
    assert ("参考答案" in text) == (level is not KeyLevel.NONE)
    assert ("答案出处" in text) == (level is KeyLevel.FULL)


def test_markup_is_printed_as_it_is_and_long_text_is_all_there(hostile: Deck) -> None:
    text = bare("".join(page_texts(pdf(hostile, plan=ALL))))
    assert text.count(bare(MARKUP)) >= 6
    assert "长" * 200 in text
    stripped = re.sub(r"第\d+页共\d+页", "", text)
    for option in hostile.items[1].options[1:]:
        # Once in each of the two questions that have it; letters of the 密封线 may come between pages.
        assert stripped.count(option[0]) >= 2 * len(option)


@pytest.mark.parametrize(
    ("look", "variants"), [(Look(), 1), (Look(size=Size.B5, font_size=24), 1), (Look(size=Size.B5), 3), (Look(), 26)]
)
def test_no_words_run_off_the_page(hostile: Deck, look: Look, variants: int) -> None:
    sheet = make_sheet(hostile, Plan(choice=ALL.choice, variants=variants))
    contents = next(iter(files(sheet, KeyLevel.FULL, own_key_file=False).values()))
    with pypdfium2.PdfDocument(write_pdf(sheet, contents, look)) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for i in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(i)
                assert left >= 0
                assert bottom >= 0
                assert right <= width
                assert top <= height


def test_a_page_full_question_may_break() -> None:
    option = "很长的选项" * 120
    item = Item(
        id="q-1", kind=Kind.SINGLE_CHOICE, prompt="选（  ）。", answers=(option,), options=(option, "乙", "丙", "丁")
    )
    look = Look(size=Size.B5, font_size=24)
    pages = page_texts(pdf(Deck(title="题", items=(item,)), look, KeyLevel.NONE))
    assert bare("".join(pages)).count("很") == 120
    assert len(pages) > 1


def test_the_typst_source_gives_the_same_pdf(hostile: Deck) -> None:
    import typst

    sheet = make_sheet(hostile, ALL)
    contents = files(sheet, KeyLevel.FULL, own_key_file=False)[""]
    source = write_typ(sheet, contents, Look())
    assert typst.compile(source, format="pdf", font_paths=fonts.find_fonts().fonts) == write_pdf(
        sheet, contents, Look()
    )


def test_a_character_no_font_has_is_named_with_its_item() -> None:
    item = Item(id="q-rare", kind=Kind.FILL_IN, prompt="这个\U000f1234字____。", answers=("甲",))
    with pytest.raises(RequestError, match=r"U\+F1234\), used in item q-rare \(question 1\)"):
        pdf(Deck(title="题", items=(item,)))


def test_no_font_at_all_names_what_helps(small_deck: Deck, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_package_folder", lambda: "")
    monkeypatch.setattr(fonts, "SERIF", ())
    monkeypatch.setattr(fonts, "SANS", ())
    with pytest.raises(OutputError, match="pip install pylopdf-fonts-zh-cn"):
        pdf(small_deck)


def test_fonts_from_a_folder(small_deck: Deck, tmp_path: Path) -> None:
    import pylopdf_fonts_zh_cn

    with pytest.raises(RequestError, match="holds no font with Chinese characters"):
        fonts.find_fonts(tmp_path)
    with pytest.raises(RequestError, match="names no folder"):
        fonts.find_fonts(tmp_path / "missing")
    (tmp_path / "only.otf").symlink_to(pylopdf_fonts_zh_cn.sans_path())
    found = fonts.find_fonts(tmp_path)
    assert (found.serif, found.sans) == ("Noto Sans SC", "Noto Sans SC")
    assert fonts.missing(["中文 \u200b\n", "ABC"], found) == ""
    assert fonts.missing(["中\U000f1234"], found) == "\U000f1234"
