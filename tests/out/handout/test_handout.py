"""Handouts: the text with blanks in place, and the outline with its formulations marked."""

import io
import re
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import pipeline
from quizgen.cli.handout import handout_source
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.item import Item, Kind
from quizgen.out.handout.cloze import answer_places, cloze_handout
from quizgen.out.handout.handout import Handout, Mark, Source
from quizgen.out.handout.study import study_handout
from quizgen.out.handout.write import write_handout
from quizgen.out.paper import Format, Look
from tests.conftest import ROOT

MARKUP = "#let x = 1 $a$ *b* <script>c</script> {PAGE} {{c1::d}}"


@pytest.fixture(scope="module", params=["lab-safety.txt", "instrument-rules.txt"])
def document(request: pytest.FixtureRequest) -> Document:
    return pipeline.read(ROOT / "decks" / request.param)


@pytest.fixture(scope="module")
def source(document: Document) -> Source:
    return handout_source(document)


@pytest.fixture(scope="module")
def cloze(document: Document, source: Source) -> Handout:
    return cloze_handout(source, pipeline.make(document).items)


def bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(handout: Handout) -> str:
    return bare("".join(run.text for line in handout.lines for run in line.runs))


def shown(data: bytes, to: Format) -> str:
    """The words a reader of the file sees, without white space."""
    if to is Format.PDF:
        with pypdfium2.PdfDocument(data) as pages:
            text = "".join(page.get_textpage().get_text_range() for page in pages)
        return bare(re.sub(r"第\s*\d+\s*页\s*共\s*\d+\s*页", "", text))
    if to is Format.DOCX:
        return bare("".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs))
    return bare(data.decode())


def test_with_its_blanks_filled_it_is_the_whole_text(document: Document, cloze: Handout) -> None:
    assert words(cloze) == bare(document.text)
    blanks = [run for line in cloze.lines for run in line.runs if run.mark is Mark.BLANK]
    assert [run.number for run in blanks] == list(range(1, len(blanks) + 1))
    assert tuple(run.text for run in blanks) == cloze.answers
    assert len(blanks) >= 8


@pytest.mark.parametrize("to", [Format.PDF, Format.DOCX])
def test_answers_stand_behind_the_text_only(cloze: Handout, to: Format) -> None:
    text = shown(write_handout(cloze, to, Look()), to)
    body, _, key = text.rpartition("参考答案")
    for number, answer in enumerate(cloze.answers, 1):
        assert f"{number}.{bare(answer)}" in key
    kept = [bare(run.text) for line in cloze.lines for run in line.runs if run.mark is not Mark.BLANK]
    assert len(bare(cloze.title)) < len(body) < len(words(cloze)) + 100
    at = 0
    for piece in kept:
        at = body.index(piece, at)


def test_the_blank_that_is_meant_is_found_among_equal_words() -> None:
    quote = "安全工作靠安全制度，安全制度靠落实。"
    item = Item(
        id="q-1", kind=Kind.FILL_IN, prompt="安全工作靠安全制度，____靠落实。", answers=("安全制度",), quote=quote
    )
    assert answer_places("前言。" + quote, item) == [Span(13, 17)]


@settings(max_examples=60, deadline=None)
@given(st.text("安全制度，。", min_size=1, max_size=30), st.data())
def test_places_found_are_the_answers(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    prompt = f"{text[:start]}____{text[end:]}"
    item = Item(id="q-1", kind=Kind.FILL_IN, prompt=prompt, answers=(text[start:end],), quote=text, span=(0, len(text)))
    (place,) = answer_places(text, item)
    assert text[place.start : place.end] == text[start:end]
    assert text[: place.start] + text[place.end :] == text[:start] + text[end:]


def test_a_handout_without_items_says_so(source: Source) -> None:
    made = cloze_handout(source, ())
    assert made.answers == ()
    assert "no blanks" in made.remarks[0]


def test_the_study_handout_has_the_outline_on_two_pages(document: Document, source: Source) -> None:
    made = study_handout(source)
    text = words(made)
    at = 0
    for node in pipeline.outline(document).nodes:
        at = text.index(bare(node.marker + node.heading), at)
    marked = {run.text for line in made.lines for run in line.runs if run.mark is Mark.TERM}
    best = sorted(pipeline.formulations(document), key=lambda f: -f.weight)[:5]
    assert all(any(f.text in words or words in f.text for words in marked) for f in best)
    with pypdfium2.PdfDocument(write_handout(made, Format.PDF, Look())) as pages:
        assert 1 <= len(pages) <= 2


@pytest.mark.parametrize("to", list(Format))
def test_every_format_shows_the_words_and_is_the_same_each_time(source: Source, to: Format) -> None:
    made = study_handout(source)
    data = write_handout(made, to, Look())
    assert data == write_handout(made, to, Look())
    text = shown(data, to)
    for line in made.lines:
        for run in line.runs:
            assert bare(run.text) in text or to is Format.MARKDOWN


@pytest.mark.parametrize("to", [Format.PDF, Format.DOCX, Format.HTML])
def test_markup_in_a_document_is_text(to: Format) -> None:
    made = study_handout(Source(MARKUP, "", MARKUP))
    made = Handout(MARKUP, MARKUP, (*cloze_handout(Source(MARKUP, "", MARKUP), ()).lines, *made.lines))
    data = write_handout(made, to, Look())
    wanted = MARKUP.replace("<", "&lt;").replace(">", "&gt;") if to is Format.HTML else MARKUP
    assert shown(data, to).count(bare(wanted)) >= 3


def test_a_long_law_leaves_the_deepest_headings_out(tmp_path: Path) -> None:
    articles = "\n".join(
        f"第{i}章 总则{i}\n" + "\n".join(f"第{i}{j}条 各单位应当做到第{j}件事。" for j in range(9)) for i in range(1, 9)
    )
    made = study_handout(handout_source(pipeline.read_text(articles, title="规定")))
    assert made.remarks
    assert "headings left out" in made.remarks[0]
    with pypdfium2.PdfDocument(write_handout(made, Format.PDF, Look())) as pages:
        assert len(pages) <= 2
