"""The Word file, read back by python-docx and turned to PDF by LibreOffice."""

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from quizgen.deck.deck import Deck
from quizgen.items.item import Kind
from quizgen.out.paper import Look, Size
from quizgen.out.sheet.choose import Choice
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.docx import OPTION, STEM, write_docx
from quizgen.out.sheet.plan import Plan, make_sheet
from quizgen.out.sheet.sheet import KeyLevel, Paper
from tests.out.sheet.conftest import MARKUP

ALL = Plan(choice=Choice(keep_giveaways=True))


def word_file(deck: Deck, look: Look = Look(), name: str = "") -> bytes:  # noqa: B008  a frozen value
    sheet = make_sheet(deck, ALL)
    return write_docx(sheet, files(sheet, KeyLevel.FULL, own_key_file=True)[name], look)


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def bare(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def expected(paper: Paper) -> list[str]:
    """Each question's words as they follow one another, gaps and blanks closed."""
    found = []
    for question in paper.questions:
        prompt = re.sub(r"____", "", re.sub(r"（\s*）", "（）", question.item.prompt))
        gap = "" if question.item.kind is Kind.FILL_IN or "（）" in prompt else "（）"
        options = "".join(f"{letter}.{option}" for letter, option in zip("ABCDE", question.options, strict=False))
        found.append(bare(f"{question.number}.{prompt}{gap}{options}"))
    return found


def test_every_question_can_be_edited_as_text(hundred: Deck) -> None:
    text = bare("".join(paragraph.text for paragraph in opened(word_file(hundred)).paragraphs))
    at = 0
    for words in expected(make_sheet(hundred, ALL).papers[0]):
        at = text.index(words, at)


def test_chinese_faces_are_set_everywhere(small_deck: Deck) -> None:
    document = opened(word_file(small_deck))
    for fonts in document.styles.element.find(qn("w:docDefaults")).iter(qn("w:rFonts")):
        assert fonts.get(qn("w:eastAsia")) == "宋体"
        assert not any("Theme" in name for name in fonts.attrib)
    assert document.styles["大题"].element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"
    language = document.styles.element.find(f".//{qn('w:lang')}")
    assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_options_stand_at_tab_stops_and_keep_with_their_question(small_deck: Deck) -> None:
    document = opened(word_file(small_deck))
    options = [paragraph for paragraph in document.paragraphs if paragraph.style.name == OPTION]
    assert [len(paragraph.text.split("\t")) for paragraph in options] == [8, 10]
    assert not [table for table in document.tables if "A." in table.cell(0, 0).text]
    for paragraph in options:
        stops = [stop.position for stop in paragraph.paragraph_format.tab_stops]
        assert stops == sorted(stops)
        assert len(stops) >= 7
    stems = [paragraph for paragraph in document.paragraphs if paragraph.style.name == STEM]
    assert [bool(stem.paragraph_format.keep_with_next) for stem in stems] == [False, True, True, False]


def test_blanks_are_underlined_space(small_deck: Deck) -> None:
    stem = next(p for p in opened(word_file(small_deck)).paragraphs if p.style.name == STEM)
    blanks = [run.text for run in stem.runs if run.underline]
    assert len(blanks) == 2
    assert all(bare(blank) == "" and blank.count("\u00a0") >= 24 for blank in blanks)


@pytest.mark.parametrize(("size", "width"), [(Size.A4, 210), (Size.A3, 420), (Size.B5, 176)])
def test_paper_columns_and_fields(small_deck: Deck, size: Size, width: int) -> None:
    section = opened(word_file(small_deck, Look(size=size))).sections[0]
    assert round(section.page_width.mm) == width
    assert section._sectPr.find(qn("w:cols")).get(qn("w:num")) == ("2" if size is Size.A3 else "1")
    for footer in (section.footer, section.first_page_footer):
        codes = [code.text.strip() for code in footer._element.iter(qn("w:instrText"))]
        assert codes == ["PAGE", "NUMPAGES"]


def test_the_seal_has_the_fields_and_can_be_left_out(small_deck: Deck) -> None:
    box = "".join(node.text or "" for node in opened(word_file(small_deck)).element.body.iter(qn("w:t")))
    for name in ("单位：", "姓名：", "编号："):
        assert name in box
    assert "密…" in box.replace("…", "…", 1)
    plain = opened(word_file(small_deck, Look(seal=False)))
    assert "单位：" in "".join(paragraph.text for paragraph in plain.paragraphs)
    assert not list(plain.element.body.iter(qn("w:drawing")))


def test_markup_is_text_and_no_field(hostile: Deck) -> None:
    document = opened(word_file(hostile))
    assert "".join(paragraph.text for paragraph in document.paragraphs).count(MARKUP) == 5
    assert not list(document.element.body.iter(qn("w:instrText")))


def test_the_same_deck_gives_the_same_bytes(small_deck: Deck) -> None:
    assert word_file(small_deck) == word_file(small_deck)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_the_same_words(
    hundred: Deck, hostile: Deck, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    (tmp_path / "sheet.docx").write_bytes(word_file(hundred))
    (tmp_path / "key.docx").write_bytes(word_file(hundred, name="-key"))
    (tmp_path / "hostile.docx").write_bytes(word_file(hostile))
    # A profile of its own, so that no open LibreOffice is in the way; kept, since making one takes ten seconds.
    assert pytestconfig.cache
    profile = f"-env:UserInstallation={pytestconfig.cache.mkdir('libreoffice').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *tmp_path.glob("*.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = {path.stem: pdf_text(path) for path in tmp_path.glob("*.pdf")}
    for words in expected(make_sheet(hundred, ALL).papers[0]):
        assert words in text["sheet"]
    assert "第1页共" in text["sheet"]
    assert "参考答案" in text["key"]
    assert all(bare(item.quote) in text["key"] for item in hundred.items)
    assert text["hostile"].count(bare(MARKUP)) >= 4


def pdf_text(path: Path) -> str:
    """All pages without white space and what stands at the edges of each."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    first = re.search(r"第\s*1\s*页\s*共", pages[0])
    inside = bare("".join(re.sub(r"第\s*\d+\s*页\s*共\s*\d+\s*页|[…密封线]+", "", page) for page in pages))
    return inside + ("第1页共" if first else "")
