"""The page for the browser, and the Markdown."""

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2
import pytest

from quizgen.deck.deck import Deck
from quizgen.items.item import BLANK, GAP
from quizgen.out.paper import Look, Size
from quizgen.out.sheet.choose import Choice
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.html import write_html
from quizgen.out.sheet.markdown import write_markdown
from quizgen.out.sheet.plan import Plan, make_sheet
from quizgen.out.sheet.sheet import KeyLevel
from tests.out.sheet.conftest import MARKUP

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def page(deck: Deck, look: Look = Look()) -> str:  # noqa: B008  a frozen value
    sheet = make_sheet(deck, Plan(choice=Choice(keep_giveaways=True)))
    return write_html(sheet, files(sheet, KeyLevel.FULL, own_key_file=False)[""], look).decode()


class Reader(HTMLParser):
    """The words of a page, and its tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words, self.tags, self.attributes = "", set[str](), set[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_question_in_order(small_deck: Deck) -> None:
    words, at = bare(Reader(page(small_deck)).words), 0
    for number, item in enumerate(small_deck.items, 1):
        at = words.index(f"{number}." + bare(item.prompt.replace(BLANK, "").replace(GAP, "（）")), at)


def test_it_loads_nothing_and_markup_is_text(hostile: Deck) -> None:
    text = page(hostile)
    reader = Reader(text)
    assert reader.words.count(MARKUP) >= 6
    assert not reader.tags & {"script", "link", "img", "iframe", "e"}
    assert not reader.attributes & {"src", "href", "onload"}
    assert "url(" not in text
    assert "@import" not in text


@pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")
def test_a_browser_prints_it_on_the_right_paper(small_deck: Deck, tmp_path: Path) -> None:
    source, target = tmp_path / "sheet.html", tmp_path / "sheet.pdf"
    source.write_text(page(small_deck, Look(size=Size.B5)), encoding="utf-8")
    command = [str(BROWSER), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    subprocess.run(
        [*command, profile, f"--print-to-pdf={target}", source.as_uri()], check=True, capture_output=True, timeout=60
    )
    with pypdfium2.PdfDocument(target) as document:
        width, height = document[0].get_size()
        texts = [bare(sheet.get_textpage().get_text_range()) for sheet in document]
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (176, 250)
    assert len(texts) == 2
    assert "危险化学品实行（）管理。" in texts[0]
    assert "第1页共2页" in texts[0]
    assert "参考答案" in texts[1]


def test_markdown_keeps_every_mark_as_text(hostile: Deck) -> None:
    sheet = make_sheet(hostile, Plan(choice=Choice(keep_giveaways=True)))
    text = write_markdown(sheet, files(sheet, KeyLevel.FULL, own_key_file=False)[""]).decode()
    assert "<script" not in text.replace("\\<script", "")
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text).count(MARKUP) >= 6
    assert not re.search(r"(?<!\\)[*_`$#<\[](?=[a-z(])", text)


def test_the_seal_has_the_fields_and_can_be_left_out(small_deck: Deck) -> None:
    sealed, plain = page(small_deck), page(small_deck, Look(seal=False))
    assert 'class="seal"' in sealed
    assert 'class="seal"' not in plain
    for text in (sealed, plain):
        assert re.sub("<[^>]*>", "", text).count("单位：姓名：编号：") == 1
