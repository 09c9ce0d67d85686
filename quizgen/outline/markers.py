"""The numbering styles of Chinese documents: one table.

A style is what one list is written in: （一）（二）（三） is a list, （一）二、3. is none. Full-width, half-width and
traditional forms of one style are the same style.
"""

import re
from collections.abc import Callable
from enum import IntEnum
from functools import cache
from itertools import pairwise

import msgspec

from quizgen.chinese import numerals
from quizgen.chinese.patterns import IDEOGRAPH
from quizgen.errors import RequestError


class Setting(IntEnum):
    """What kind of place a style's markers stand in."""

    STRUCTURE = 0  # 第一章 第一条: a part of a code; stands by itself, holds every paragraph up to the next
    HEADED = 1  # 一、 1. A.: opens a paragraph or a sentence
    ENCLOSED = 2  # （一） ①: may follow any mark, even a word
    SPOKEN = 3  # 一是 第一， 首先: also inside a sentence, after a comma
    BULLET = 4  # —— •: no number, opens a paragraph


class Style(msgspec.Struct, frozen=True):
    """One way of numbering.

    name: as shown in remarks. family: styles that people mix in one list by mistake (1. and 1、) share it. rank: how
    deep the style usually stands (1 = top), asked only where the document itself does not tell. starts: the characters
    a marker can begin with. expression: matches a marker at its first character; its group "n" is the number, "of" the
    numbers above it (2. in 2.3), "sub" the one below it (第九条之一). value: the number that "n" writes, None when it
    writes none. needs: every marker holds one of these characters, if any are named.
    """

    name: str
    family: str
    rank: int
    setting: Setting
    starts: str
    expression: str
    value: Callable[[str], int | None]
    needs: frozenset[str] = frozenset()

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """The marker of this style at start, if there is one."""
        if self.needs and self.needs.isdisjoint(text[start : start + _LONGEST]):
            return None
        return _compiled(self.expression).match(text, start)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Compiled when a text first asks: most documents use a few of the styles, and all of them cost 15 ms at start."""
    return re.compile(expression)


def _run(first: int, count: int) -> str:
    return "".join(chr(first + i) for i in range(count))


HAN = "一二三四五六七八九十百千零〇○两兩"
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾"
DIGITS = "0123456789０１２３４５６７８９"
# What makes up words and numbers of other scripts; a marker right after one of them belongs to it (M2、).
WORD_CHARACTERS = frozenset(
    DIGITS + _run(ord("A"), 26) + _run(ord("a"), 26) + _run(ord("Ａ"), 26) + _run(ord("ａ"), 26)
)
# Ranks: of 第一条, and of 一、, down to which styles part a whole document.
ARTICLE = 5
SECTION = 7
# No marker has more characters.
_LONGEST = 16
LAST = 99  # the number of 最后: the end of its list, whatever came before
_GAP = r"[ \u3000\xa0]{0,2}"
_HAN = rf"(?P<n>[{HAN}]{{1,7}})"
_NUM = rf"(?P<n>[{HAN}]{{1,7}}|[{DIGITS}]{{1,4}})"
_DIG = rf"(?P<n>[{DIGITS}]{{1,3}})"
_DOT = "[.．]"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "ABCDEFGHIJKLMN"
_SMALL = _LETTERS.lower()
_WIDE = "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮ"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"
_SPACED = rf"[ \u3000]+(?={IDEOGRAPH})"
# Not 1-2年, 3-5人.
_SPACED_OR_WORDS = rf"(?:[ \u3000]+|(?={IDEOGRAPH}))(?![年月日号天周人名个種种次万亿元米岁级層层楼])"
# 1总则: a heading's words and nothing else on the line.
_BARE = rf"(?={IDEOGRAPH}(?:{IDEOGRAPH}|[、（）]){{1,20}}(?:\n|$))"
_POINT = "(?:点|點|步|个?方面|個?方面)?"
_AFTER_POINT = rf"(?:{_GAP}[，、,：:]|是[，,]?|[ \u3000]+(?={IDEOGRAPH}|“))"
_ORDER = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": LAST, "最後": LAST}


def _number(text: str) -> int | None:
    try:
        return numerals.parse(text)
    except RequestError:
        return None


def _order(*rows: str) -> Callable[[str], int | None]:
    return {c: i + 1 for row in rows for i, c in enumerate(row)}.get


def _roman(text: str) -> int | None:
    """The number that a Roman numeral of I, V and X writes; None for another order of these."""
    value = {"I": 1, "V": 5, "X": 10}
    row = [value[c] for c in text.upper()]
    total = sum(-a if a < b else a for a, b in pairwise([*row, 0]))
    tens, ones = divmod(total, 10)
    ordered = "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
    return total if text.upper() == ordered else None


def _style(
    name: str,
    rank: int,
    setting: Setting,
    starts: str,
    pattern: str,
    value: Callable[[str], int | None] = _number,
    family: str = "",
    needs: str = "",
) -> Style:
    return Style(name, family or name, rank, setting, starts, pattern, value, frozenset(needs))


def _code(name: str, rank: int, characters: str, more: str = "") -> Style:
    return _style(f"第一{name}", rank, Setting.STRUCTURE, "第", rf"第{_GAP}{_NUM}{_GAP}(?:{characters}){more}")


def _enclosed(name: str, rank: int, number: str, needs: str, value: Callable[[str], int | None] = _number) -> Style:
    pattern = rf"[（(﹙]{_GAP}{number}{_GAP}[）)﹚](?:{_GAP}、)?"
    return _style(name, rank, Setting.ENCLOSED, "（(﹙", pattern, value, needs=needs)


def _circled(name: str, rank: int, row: str) -> Style:
    return _style(name, rank, Setting.ENCLOSED, row, rf"(?P<n>[{row}])[、.．]?", _order(row))


def _decimal(name: str, rank: int, above: int) -> Style:
    inner = rf"(?P<of>(?:[{DIGITS}]{{1,2}}{_DOT}){{{above}}})(?P<n>[{DIGITS}]{{1,2}}){_DOT}?(?![{DIGITS}.．%％‰])"
    return _style(name, rank, Setting.HEADED, DIGITS, inner, needs=".．")


def _bullet(character: str, pattern: str = "") -> Style:
    return _style(
        character, 16, Setting.BULLET, character[0], pattern or rf"{re.escape(character)}(?P<n>)", lambda _: 0
    )


STYLES: tuple[Style, ...] = (
    _code("编", 1, "[编編]"),
    _code("部分", 1, "部分|篇|卷"),
    _code("分编", 2, "分[编編]"),
    _code("章", 3, "章"),
    _code("单元", 3, "单元|單元|专题|專題"),
    _code("讲", 4, "[讲講课課]"),
    _code("节", 4, "[节節]"),
    _code("条", 5, "[条條]", rf"(?:{_GAP}之{_GAP}(?P<sub>[{HAN}{DIGITS}]{{1,3}})(?![{HAN}]))?"),
    _code("款", 6, "款"),
    _code("项", 7, "[项項]"),
    _code("目", 8, "目"),
    _style("壹、", 6, Setting.HEADED, _FORMAL, rf"(?P<n>[{_FORMAL}]{{1,3}}){_GAP}、", needs="、"),
    _style("一、", 7, Setting.HEADED, HAN, rf"{_HAN}{_GAP}、", family="han", needs="、"),
    _style("一.", 7, Setting.HEADED, HAN, rf"{_HAN}{_GAP}{_DOT}", family="han", needs=".．"),
    _style("一：", 7, Setting.HEADED, HAN, rf"{_HAN}{_GAP}[：:]", needs="：:"),
    _style("第一，", 8, Setting.SPOKEN, "第", rf"第{_GAP}{_HAN}{_POINT}{_AFTER_POINT}", family="order"),
    _style("第一条，", 8, Setting.SPOKEN, "第", rf"第{_HAN}[条條](?:是[，,]?|[，,])", family="order"),
    _enclosed("（一）", 9, _HAN, HAN),
    _style("一 ", 7, Setting.HEADED, HAN, rf"(?P<n>[{HAN}]{{1,3}})(?=[ \u3000]*\n|[ \u3000]+(?:{IDEOGRAPH}|“))"),
    _style("一）", 9, Setting.HEADED, HAN, rf"{_HAN}[）)]", needs="）)"),
    _circled("㈠", 9, _run(0x3220, 10)),
    _style("甲、", 9, Setting.HEADED, _STEMS, rf"(?P<n>[{_STEMS}]){_GAP}[、.．]", _order(_STEMS), needs="、.．"),
    _style("Ⅰ、", 7, Setting.HEADED, _ROMAN, rf"(?P<n>[{_ROMAN}]){_GAP}[、.．]", _order(_ROMAN)),
    _style("I.", 7, Setting.HEADED, "IVX", r"(?P<n>[IVX]{1,5})[、.．](?![A-Za-z])", _roman, family="roman"),
    _style("i.", 14, Setting.HEADED, "ivx", r"(?P<n>[ivx]{1,5})[、.．)）](?![A-Za-z])", _roman),
    _style("1 ", 10, Setting.HEADED, DIGITS, rf"(?P<n>[{DIGITS}]{{1,2}})(?:{_SPACED}|{_BARE})"),
    _style("1.", 10, Setting.HEADED, DIGITS, rf"{_DIG}{_GAP}{_DOT}(?![{DIGITS}]|[.．])", family="digit", needs=".．"),
    _style("1.", 10, Setting.HEADED, DIGITS, rf"{_DIG}{_DOT}(?=[{DIGITS}]{{4}}年)", family="digit", needs=".．"),
    _style("1、", 10, Setting.HEADED, DIGITS, rf"{_DIG}{_GAP}、", family="digit", needs="、"),
    # A full-width stop that a converter could not write.
    _style(
        "1?", 10, Setting.HEADED, DIGITS, rf"(?P<n>[{DIGITS}]{{1,2}})[?？](?={IDEOGRAPH})", family="digit", needs="?？"
    ),
    _circled("⒈", 10, _run(0x2488, 20)),
    _decimal("1.1", 11, 1),
    _style(
        "1-1",
        11,
        Setting.HEADED,
        DIGITS,
        rf"(?P<of>[{DIGITS}]{{1,2}}-)(?P<n>[{DIGITS}]{{1,2}})[.．、]?{_SPACED_OR_WORDS}",
        needs="-",
    ),
    _enclosed("（甲）", 11, f"(?P<n>[{_STEMS}])", _STEMS, _order(_STEMS)),
    _enclosed("（1）", 12, _DIG, DIGITS),
    _style("1）", 12, Setting.HEADED, DIGITS, rf"{_DIG}[）)]", needs="）)"),
    _circled("⑴", 12, _run(0x2474, 20)),
    _decimal("1.1.1", 12, 2),
    _decimal("1.1.1.1", 13, 3),
    _circled("①", 13, _run(0x2460, 20)),
    _circled("❶", 13, _run(0x2776, 10)),
    _style(
        "A.",
        14,
        Setting.HEADED,
        _LETTERS + _WIDE,
        rf"(?P<n>[A-HJ-NＡ-Ｎ]){_GAP}[.．、）)](?![A-Za-z])",
        _order(_LETTERS, _WIDE),
    ),
    _style("a.", 14, Setting.HEADED, _SMALL, r"(?P<n>[a-hj-n])[.．、)）](?![A-Za-z])", _order(_SMALL)),
    _enclosed("（A）", 14, "(?P<n>[A-N])", _LETTERS, _order(_LETTERS)),
    _enclosed("（a）", 14, "(?P<n>[a-n])", _SMALL, _order(_SMALL)),
    _style("一是", 14, Setting.SPOKEN, HAN, rf"{_HAN}是[，,]?", family="spoken", needs="是"),
    _style("一要", 14, Setting.SPOKEN, HAN, rf"{_HAN}要[，,]?", family="spoken", needs="要"),
    _style("其一", 14, Setting.SPOKEN, "其", rf"其{_HAN}(?:是|[，,、：:])?"),
    _style("首先", 15, Setting.SPOKEN, "首其再最", "(?P<n>首先|其次|再次|再者|最[后後])[，,]?", _ORDER.get, "order"),
    _bullet("——", "——(?P<n>)(?!—)"),
    *(_bullet(c) for c in "•●○◦‣◆◇■□▪▶►▸★☆※➢➤✓·"),
    _bullet("-", rf"-(?P<n>)(?=[ \t]|{IDEOGRAPH})"),
    _bullet("–", rf"–(?P<n>)(?=[ \t]|{IDEOGRAPH})"),
    _bullet("*", rf"\*(?P<n>)(?=[ \t]|{IDEOGRAPH})"),
)
BY_START: dict[str, tuple[Style, ...]] = {
    c: tuple(s for s in STYLES if c in s.starts) for c in {c for s in STYLES for c in s.starts}
}
# Of the codes these need a second of their kind: 第一款, 第二部分 mostly stand within a sentence.
WEAK_CODES = {"第一款", "第一项", "第一目", "第一部分", "第一单元", "第一讲"}
# An unnumbered part of a code or a report, alone on its line; it stands at the top and closes what was open.
# Markdown's # may stand before it: reading keeps that mark.
NAMED_PART = re.compile(
    r"(?:(?<![^\n])|(?<=# ))[ \u3000]*(?P<name>(?:序|前|引|导)[ \u3000]*言|附[ \u3000]*[则則]|[结結]束?[ \u3000]*[语語]"
    rf"|附[件录錄表][ \u3000]?(?:[{HAN}]{{1,3}}|[{DIGITS}]{{1,2}})?)(?=[ \u3000]*(?:\n|$))",
    re.MULTILINE,
)
# The notes under a text: a list there belongs to nothing before it.
NOTES = re.compile(
    r"^[ \u3000]*(?:附[注註]|注释|注釋|名词解释|名詞解釋|[注註])[ \u3000]*"
    r"(?:[：:]?[ \u3000]*$|[：:][ \u3000]*(?=[1１][.．、]|[(（][1１][)）]|[①⑴]))",
    re.MULTILINE,
)
# The speaker turns to the hearers: what the last item of a list was about is over.
SALUTATION = re.compile(
    r"(?:各位(?:代表|委员|委員|领导|領導|同志|来宾|來賓|老师|老師|同学|同學|朋友)|同志们|同志們|朋友们|朋友們|同学们|同學們)"
    r"(?:[、，]?(?:同志们|同志們|各位[^\W\d]{2}|朋友们|朋友們))?[！!：:]"
)
