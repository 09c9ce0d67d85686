"""What holds for any bytes and any text."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.document.document import Document
from quizgen.errors import QuizgenError
from quizgen.pipeline import read_text
from quizgen.reading.encodings import decode
from quizgen.reading.files import read_bytes

SOURCES = Path(__file__).parent.parent / "sources"
PIECES = ["一、", "（一）", "第三条　", "1. ", "•", "——", "# ", "**", "|", "<p>"]
PIECES += ["\n", "\n\n", "　　", "  ", "。", "，", "“", "”"]
PIECES += ["安全第一", "各部门", "2016年4月21日", "国发〔2016〕15号", "目录", "编者按：", "http://a.cn/", "首页 > 通知"]
PIECES += ["\ufeff", "\u200b", "\0", "\x1b[31m", "\ud800", "３", "四個意識", "[1]", "- 3 -", "鐨勫伐浣"]
SENTENCES = [
    "为了加强宿舍用电管理，预防火灾，根据学校有关规定，制定本办法。",
    "学生应当爱护电器，做到人走灯灭、随手关门，不得私拉电线。",
    "宿管员每日巡查两次，发现违规电器，立即登记并代为保管。",
    "（一）后勤处负责线路检修；",
    "（二）学生处负责宣传教育。",
]
DAMAGE = [(b"0", b"-7"), (b"1", b"99999999999"), (b"w:p", b"w:tbl"), (b"<w:r>", b"<w:tr>"), (b"</w:p>", b"")]
DAMAGE += [(b"w:ilvl", b"w:numId"), (b"decimal", b""), (b"word/", b"../word/")]
text_of_pieces = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
articles = st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=10)


def read_or_refuse(data: bytes, name: str) -> None:
    """Read a file: there must be a Document that holds to its promises, or a QuizgenError of one line."""
    try:
        document = read_bytes(data, name)
    except QuizgenError as error:
        told = str(error)
    else:
        told = ""
        check(document)
    assert "\n" not in told


def check(document: Document) -> None:
    """What every Document must hold to."""
    document.text.encode("utf-8")
    assert document.text.strip()
    for bad in ("\0", "\x1b", "\ufeff", "\u200b", "\r", "\n\n"):
        assert bad not in document.text
    assert all(line == line.strip() for line in document.text.split("\n"))
    for heading in document.headings:
        assert document.quote(heading.span).strip()


@given(st.binary(max_size=400), st.sampled_from(["", "a.txt", "a.md", "a.html", "a.docx", "a.epub", "a.mht"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_give_a_document_or_an_error(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(text_of_pieces, st.sampled_from(["a.txt", "a.md", "a.html"]))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_a_document_or_an_error(text: str, name: str) -> None:
    read_or_refuse(text.encode("utf-8", "surrogatepass"), name)
    with suppress(QuizgenError):
        check(read_text(text))


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_files_give_a_document_or_an_error(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["rules.docx", "rules.epub", "rules-gbk.html", "rules-utf16.txt", "rules.md"]))
    damaged = bytearray((SOURCES / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    read_or_refuse(bytes(damaged), name)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_damaged_parts_of_a_word_file_give_a_document_or_an_error(data: st.DataObject) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(SOURCES / "rules.docx") as old, zipfile.ZipFile(buffer, "w") as new:
        part = data.draw(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels"]))
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == part:
                old_value, new_value = data.draw(st.sampled_from(DAMAGE))
                count = data.draw(st.integers(1, 40))
                content = bytearray(bytes(content).replace(old_value, new_value, count))
            new.writestr(name, bytes(content))
    read_or_refuse(buffer.getvalue(), "damaged.docx")


@given(articles, st.sampled_from(["\n", "\r\n", "\r", "\u2028"]))
@settings(max_examples=40, deadline=None)
def test_encoding_and_line_ends_change_nothing(lines: list[str], end: str) -> None:
    wanted = read_text("\n".join(lines)).text
    assert wanted.split("\n") == lines
    text = end.join(lines)
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"):
        assert read_bytes(text.encode(encoding), "a.txt").text == wanted


@given(articles, st.integers(18, 45), st.sampled_from(["", "　　"]))
@settings(max_examples=60, deadline=None)
def test_lines_broken_at_the_edge_of_the_paper_are_joined(lines: list[str], width: int, indent: str) -> None:
    lines = lines * 4  # a page: a line or two show no edge
    wrapped = []
    for line in (indent + line for line in lines):
        wrapped += [line[at : at + width] for at in range(0, len(line), width)]
    assert read_text("\n".join(wrapped)).text.split("\n") == lines


@given(articles)
@settings(max_examples=30, deadline=None)
def test_spread_and_invisible_characters_change_nothing(lines: list[str]) -> None:
    spread = "\n".join("　　" + line.replace("，", "，\u200b ") for line in lines)
    assert read_text(spread).text.split("\n") == lines


@given(st.text("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发abc ，。\n", min_size=1))
@settings(max_examples=60, deadline=None)
def test_valid_utf8_is_always_utf8(text: str) -> None:
    assert decode(text.encode()).text == text


HOSTILE = ["中" * 200_000, "中 " * 100_000, "一、" * 20_000, "“" + "中" * 200_000, "*a" * 9_000 + "中"]


@pytest.mark.parametrize("text", HOSTILE, ids=["one", "spaced", "markers", "open quote", "stars"])
def test_hostile_text_is_read(text: str) -> None:
    assert read_text(text).text


def test_headings_of_one_length_above_long_paragraphs_are_not_joined_with_them() -> None:
    paragraph = "每季度清点一次库存，登记入册，由两人签字，报部门负责人审阅后存档，保存期限不少于三年，到期统一销毁。"
    headings = [
        f"{marker}、{words}切实把各项安全要求落到实处"
        for marker, words in zip("一二三四", ("立足岗位，", "突出重点，", "压实责任，", "强化督查，"), strict=True)
    ]
    lines = [line for heading in headings for line in (heading, paragraph)]
    assert read_text("\n".join(lines)).text.split("\n") == lines
