"""Text that was decoded wrongly once."""

import codecs

import pytest

from quizgen.errors import SourceError
from quizgen.reading.files import read_bytes
from quizgen.reading.mojibake import repair

GOOD = "各班组每周检查一次消防器材，发现问题立即上报。" * 4
LONG = "一、加强领导，落实责任，做到人人有责。二、定期检查的结果，在公告栏公布，是评优的依据。" * 6


def _euro(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return ("€" if error.object[error.start] == 0x80 else "\ufffd"), error.start + 1


codecs.register_error("like-windows", _euro)


def misread(text: str) -> str:
    """text as an editor shows it that takes UTF-8 for GBK."""
    return text.encode().decode("gb18030", "like-windows")


# Bytes are paired off: whether the last one is left over depends on all before it.
TEXT = next(LONG + end for end in ("完", "完毕", "完毕了") if "\ufffd" not in misread(LONG + end))
LOSSY_END = next(LONG + end for end in ("完", "完毕", "完毕了") if misread(LONG + end).endswith("\ufffd"))


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_utf8_read_as_latin_is_put_right(encoding: str) -> None:
    wrong = "".join(_latin(byte, encoding) for byte in TEXT.encode())
    repaired = repair(wrong)
    assert repaired.text == TEXT
    assert "has been put right" in repaired.warnings[0]


def test_gbk_read_as_latin_is_put_right() -> None:
    assert repair(TEXT.encode("gb18030").decode("latin-1")).text == TEXT


def test_lossless_misreading_is_put_right() -> None:
    repaired = repair(misread(TEXT))
    assert repaired.text == TEXT
    assert "put right" in repaired.warnings[0]


def test_last_character_may_be_lost() -> None:
    assert repair(misread(LOSSY_END)).text == LOSSY_END[:-1]


def test_lossless_part_is_put_right_in_place() -> None:
    repaired = repair(f"{GOOD}\n{misread(TEXT)}\n{GOOD}")
    assert repaired.text == f"{GOOD}\n{TEXT}\n{GOOD}"


def test_lossy_part_is_left_out_and_told_with_its_place() -> None:
    lossy = misread(TEXT).replace("銆", "\ufffd")
    document = read_bytes(f"{GOOD}\n{lossy}".encode(), "report.txt")
    assert document.text == GOOD
    assert document.warnings == (
        f"from character {len(GOOD) + 2:,} on the text is garbled (UTF-8 read as GBK) and cannot be put right; "
        f"{len(lossy):,} of its {len(GOOD) + 1 + len(lossy):,} characters are left out",
    )


def test_garbled_from_end_to_end_is_an_error_that_says_so() -> None:
    with pytest.raises(SourceError, match="garbled"):
        read_bytes(misread(TEXT).replace("銆", "\ufffd").encode(), "report.txt")


@pytest.mark.parametrize(
    "text", [GOOD, TEXT, "鐨鍦鏄三个生僻字见于古籍，锛是工具，銆不常用，书中说得明白。", "© 2020 某某"]
)
def test_good_text_stays(text: str) -> None:
    assert repair(text).text == text
    assert repair(text).warnings == ()


def _latin(byte: int, encoding: str) -> str:
    # Browsers show what Windows-1252 does not define as Latin-1.
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)
