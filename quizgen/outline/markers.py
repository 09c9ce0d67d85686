"""The numbering styles of Chinese documents: one table.

A style is what one list is written in: （一）（二）（三） is a list, （一）二、3. is none. Full-width, half-width and
traditional forms of one style are the same style.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from quizgen.chinese import numerals
from quizgen.errors import RequestError


class Setting(IntEnum):
    """How firmly a style's markers must stand to be believed."""

    STRUCTURE = 0  # 第一章, 第一条: a part of a code; stands by itself, holds every paragraph up to the next
    HEADED = 1  # 一、 1. A.: opens a paragraph or a sentence
    ENCLOSED = 2  # （一） ①: may follow any mark, even a word
    SPOKEN = 3  # 一是 第一， 首先: also inside a sentence, after a comma
    BULLET = 4  # —— •: no number, opens a paragraph


@dataclass(frozen=True, slots=True)
class Style:
    """One way of numbering.

    name: shown in remarks. rank: how deep the style usually stands (1 = top), asked only where the document itself
    does not tell. pattern: matches the marker at its first character; group 1 is the number. value: the number that
    group 1 writes, None when it writes none. starts: the characters a marker can begin with.
    """

    name: str
    rank: int
    setting: Setting
    starts: str
    pattern: re.Pattern[str]
    value: Callable[[str], int | None]


HAN = "一二三四五六七八九十百千零〇两兩"
DIGITS = "0123456789０１２３４５６７８９"
_GAP = r"[ \u3000\xa0]{0,2}"
_HAN = rf"([{HAN}]{{1,7}})"
_NUM = rf"([{HAN}]{{1,7}}|[{DIGITS}]{{1,4}})"
_DIG = rf"([{DIGITS}]{{1,3}})"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ENCIRCLED = (
    [chr(c) for c in range(0x2460, 0x2474)],  # ①
    [chr(c) for c in range(0x2474, 0x2488)],  # ⑴
    [chr(c) for c in range(0x2488, 0x249C)],  # ⒈
    [chr(c) for c in range(0x3220, 0x322A)],  # ㈠
    [chr(c) for c in range(0x2776, 0x2780)],  # ❶
)
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 99, "最後": 99}
# An unnumbered part of a code or a report that stands alone on its line.
NAMED_PARTS = ("序言", "前言", "引言", "附则", "附則", "附件", "附录", "附錄", "附表")


def _number(text: str) -> int | None:
    try:
        return numerals.parse(text)
    except RequestError:
        return None


def _place_in(characters: str) -> Callable[[str], int | None]:
    table = {c: i + 1 for i, c in enumerate(characters)}
    return table.get


def _sets() -> dict[str, int]:
    return {c: i + 1 for row in _ENCIRCLED for i, c in enumerate(row)}


_CIRCLED_VALUE = _sets()


def _style(
    name: str, rank: int, setting: Setting, starts: str, pattern: str, value: Callable[[str], int | None] = _number
) -> Style:
    return Style(name, rank, setting, starts, re.compile(pattern), value)


def _code(name: str, rank: int, characters: str, more: str = "") -> Style:
    return _style(f"第N{name}", rank, Setting.STRUCTURE, "第", rf"第{_GAP}{_NUM}{_GAP}(?:{characters}){more}")


def _circled(name: str, rank: int, row: list[str]) -> Style:
    return _style(name, rank, Setting.ENCLOSED, "".join(row), f"([{''.join(row)}]){_GAP}[、.．]?", _CIRCLED_VALUE.get)


def _bullet(character: str, pattern: str) -> Style:
    return _style(character, 14, Setting.BULLET, character[0], pattern, lambda _: 0)


STYLES: tuple[Style, ...] = (
    _code("分编", 2, "分[编編]"),
    _code("编", 1, "[编編]"),
    _code("章", 3, "章"),
    _code("节", 4, "[节節]"),
    _code("条", 5, "[条條]", rf"(?:{_GAP}之{_GAP}[{HAN}{DIGITS}]{{1,3}}(?![{HAN}]))?"),
    _style("一、", 6, Setting.HEADED, HAN, rf"{_HAN}{_GAP}、"),
    _style("一.", 6, Setting.HEADED, HAN, rf"{_HAN}{_GAP}[.．]"),
    _style("第一，", 7, Setting.SPOKEN, "第", rf"第{_GAP}{_HAN}{_GAP}[，、,：:]"),
    _style("（一）", 8, Setting.ENCLOSED, "（(﹙", rf"[（(﹙]{_GAP}{_HAN}{_GAP}[）)﹚]{_GAP}、?"),
    _style("一）", 8, Setting.HEADED, HAN, rf"{_HAN}[）)]"),
    _style("1.", 9, Setting.HEADED, DIGITS, rf"{_DIG}{_GAP}[.．](?![{DIGITS}])"),
    _style("1、", 9, Setting.HEADED, DIGITS, rf"{_DIG}{_GAP}、"),
    _style("（1）", 10, Setting.ENCLOSED, "（(﹙", rf"[（(﹙]{_GAP}{_DIG}{_GAP}[）)﹚]{_GAP}、?"),
    _style("1）", 10, Setting.HEADED, DIGITS, rf"{_DIG}[）)]"),
    _circled("⑴", 10, _ENCIRCLED[1]),
    _circled("⒈", 9, _ENCIRCLED[2]),
    _circled("㈠", 8, _ENCIRCLED[3]),
    _circled("①", 11, _ENCIRCLED[0]),
    _circled("❶", 11, _ENCIRCLED[4]),
    _style("甲、", 8, Setting.HEADED, _STEMS, f"([{_STEMS}]){_GAP}[、.．]", _place_in(_STEMS)),
    _style(
        "A.",
        12,
        Setting.HEADED,
        "ABCDEFGHIJＡＢＣＤＥＦＧＨＩＪ",
        rf"([A-JＡ-Ｊ]){_GAP}[.．、](?![A-Za-z{DIGITS}])",
        lambda c: _place_in("ABCDEFGHIJ")(c) or _place_in("ＡＢＣＤＥＦＧＨＩＪ")(c),
    ),
    _style("一是", 12, Setting.SPOKEN, HAN, rf"{_HAN}是[，,]?"),
    _style("一要", 12, Setting.SPOKEN, HAN, rf"{_HAN}要[，,]?"),
    _style("其一", 12, Setting.SPOKEN, "其", rf"其{_HAN}[，,、：:]?"),
    _style("首先", 13, Setting.SPOKEN, "首其再最", "(首先|其次|再次|再者|最[后後])[，,]?", _ORDER.get),
    _bullet("——", "——()(?!—)"),
    _bullet("•", "•()"),
    _bullet("●", "●()"),
    _bullet("◆", "◆()"),
    _bullet("■", "■()"),
    _bullet("·", "·()"),
    _bullet("-", r"-()(?=[ \t])"),
    _bullet("*", r"\*()(?=[ \t])"),
)
BY_START: dict[str, tuple[Style, ...]] = {
    c: tuple(s for s in STYLES if c in s.starts) for c in {c for s in STYLES for c in s.starts}
}
