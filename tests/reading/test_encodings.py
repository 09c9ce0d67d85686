"""Bytes -> text without being told the encoding."""

import pytest

from quizgen.errors import QuizgenError, RequestError, SourceError
from quizgen.reading import encodings
from quizgen.reading.encodings import decode
from quizgen.reading.files import read_bytes
from quizgen.reading.options import ReadOptions

SIMPLIFIED = "第一条　为了加强宿舍用电管理，防止火灾，制定本规定。\n第二条　学生应当爱护电器，做到人走灯灭。\n"
TRADITIONAL = "第一條　為了加強宿舍用電管理，防止火災，制定本規定。\n第二條　學生應當愛護電器，做到「人走燈滅」。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk", "gb2312"]
)
def test_simplified_text_is_found_out(encoding: str) -> None:
    assert decode(SIMPLIFIED.encode(encoding)).text == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_traditional_text_is_found_out(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)).text == TRADITIONAL


@pytest.mark.parametrize("length", [2, 5, 12, 30])
@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_short_text_is_found_out(encoding: str, length: int) -> None:
    text = "宿舍用電管理規定第一條學生應當愛護電器做到人走燈滅出門關窗"[:length]
    assert decode(text.encode(encoding)).text == text


def test_user_is_believed() -> None:
    data = "一、电".encode("gb18030")
    assert decode(data, encoding="GBK").text == "一、电"
    assert read_bytes(data, options=ReadOptions(encoding="big5")).text != "一、电"


@pytest.mark.parametrize("name", ["nonsense", "rot13", "base64", "unicode_escape", "idna"])
def test_unknown_encoding_is_an_error_of_the_request(name: str) -> None:
    with pytest.raises(RequestError, match="is not an encoding"):
        decode("电".encode(), encoding=name)


def test_wrong_encoding_from_the_user_is_an_error() -> None:
    with pytest.raises(SourceError, match="is not utf-8 text"):
        decode((SIMPLIFIED * 5).encode("gb18030"), encoding="utf-8")


def test_a_few_broken_bytes_are_told() -> None:
    text = SIMPLIFIED * 20
    place = len(text[:100].encode())
    decoded = decode(text[:100].encode() + b"\xff" + text[100:].encode())
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("�", "") == SIMPLIFIED * 20
    assert f"cannot be read as utf-8 (the first at byte {place})" in decoded.warnings[0]


def test_declared_charset_counts_less_than_the_bytes() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{SIMPLIFIED}</p></body></html>"
    assert "人走灯灭" in read_bytes(page.encode("gb18030"), "page.html").text


@pytest.mark.parametrize("pattern", [tuple(range(256)), (0, 1, 2, 3), (0x7F, 0x45, 0, 0), (0xFE, 0xED, 0xFA, 0xCE)])
def test_binary_is_an_error(pattern: tuple[int, ...]) -> None:
    with pytest.raises(QuizgenError):
        read_bytes(bytes(pattern) * 40, "some.txt")


def test_nul_bytes_are_named() -> None:
    with pytest.raises(SourceError, match="NUL bytes, the first at byte 9"):
        read_bytes("电灯关".encode() + b"\0 and\0 so on", "x.txt")


@pytest.mark.parametrize(
    "text", ["第一条 为了规范训练器材的管理，制定本办法。", "鐨勫伐浣鐨勫伐浣", "abc", "", "鑫淼焱垚犇羴"]
)
@pytest.mark.parametrize("least", [0.3, 0.6, 0.9])
def test_the_short_look_agrees_with_the_share(text: str, least: float) -> None:
    assert encodings.is_chinese(text, least) == (encodings.chinese_share(text) >= least)
    assert encodings._common() >= encodings._FREQUENT
