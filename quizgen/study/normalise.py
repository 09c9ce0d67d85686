"""The form in which two answers are compared: everything that does not make an answer wrong is levelled out.

Full and half width, simplified and traditional, spaces, quotation marks and other punctuation, letter case, and the
way a number is written: 八万, 8万, 80,000 and ８００００ become the same string.
"""

import re
import unicodedata
from decimal import Decimal
from functools import cache, lru_cache

from quizgen.chinese import numerals
from quizgen.errors import RequestError

# Characters that OpenCC leaves alone because their reading depends on the phrase; for comparison both forms are one.
_VARIANTS = {ord("著"): "着", ord("帐"): "账", ord("瞭"): "了", ord("○"): "〇", ord("妳"): "你", ord("祂"): "他"}
# What people write for the same unit. Kilo units become 千 and the base unit, so that _multiplied does the rest:
# 5公斤, 5kg, 五千克 and 5000克 are one.
_UNITS = {
    "平方千米": "平方公里",
    "km2": "平方公里",
    "m2": "平方米",
    "平米": "平方米",
    "m3": "立方米",
    "公里": "千米",
    "km": "千米",
    "公斤": "千克",
    "kg": "千克",
    "厘米": "cm",
    "公分": "cm",
    "毫米": "mm",
    "摄氏度": "°c",
    "个工作日": "工作日",
    "个小时": "小时",
    "个月": "月",
    "元整": "元",
    "块钱": "元",
}
_CHINESE_NUMBER = re.compile(f"[{numerals.CHARACTERS}]+")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
_GROUP = r"(\d+(?:\.\d+)?)(万亿|亿|千万|百万|万|千|百)"
_GROUPED = re.compile(rf"(?:{_GROUP})+(\d*)")
_PERCENT = re.compile(r"([百千万])分之(\d+(?:\.\d+)?)")
_UNIT = re.compile("(?<=[0-9])(" + "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True)) + ")")
# 2016年至2020年, 2016—2020年
_RANGE = re.compile(r"(\d)[年月日]?[~—–－\-至到](?=\d)")
_MOST_ROUNDS = 8
_SIZES = {"百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "万亿": 10**12}
# Punctuation that carries meaning between digits (3.5, 2016-2020, 24/7) or after them (5%, 20°c).
_KEPT = re.compile(r"(?<=\d)[.\-/:](?=\d)|(?<=\d)[%‰°]|^[+\-](?=\d)")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The form of text in which answers are compared; folding it again changes nothing."""
    # Once is nearly always enough; leaving out punctuation can bring a digit and its unit together.
    for _ in range(_MOST_ROUNDS):
        text, before = _bare(_numbers(characters(text))), text
        if text == before:
            break
    return text


@lru_cache(maxsize=4096)
def characters(text: str) -> str:
    """text with each character in its plain form: half width, lower case, simplified. Length may change (ﬁ -> fi)."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = unicodedata.normalize("NFKC", plain)
    if plain.isascii():
        return plain
    return "".join(_simplified(c) for c in plain).translate(_VARIANTS)


def numbers_in(folded: str) -> list[str]:
    """The numbers in a folded text, in order."""
    return re.findall(r"\d+(?:\.\d+)?", folded)


def split_unit(folded: str) -> tuple[str, str]:
    """The number a folded text starts with and what follows it; ("", text) when it starts with none."""
    match = re.match(r"[+\-]?\d+(?:\.\d+)?", folded)
    return (match.group(), folded[match.end() :]) if match else ("", folded)


@cache
def _simplified(character: str) -> str:
    # Character by character, so that what stands beside one never changes it; twice, because a few
    # characters (薴 -> 苧 -> 苎) take two steps.
    if character < "㐀":
        return character
    return _converter().convert(_converter().convert(character))  # type: ignore[no-any-return]


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC  # here, because an ASCII answer needs none

    return OpenCC("t2s")


def _numbers(text: str) -> str:
    text = _THOUSANDS.sub(lambda m: m.group().replace(",", ""), text)
    text = re.sub(r"(?<=[零〇一二三四五六七八九十百千万亿])点(?=[零〇一二三四五六七八九])", "点点", text)
    text = _decimals(text)
    text = _CHINESE_NUMBER.sub(_number, text)
    text = _UNIT.sub(lambda m: _UNITS[m.group()], text)
    text = _GROUPED.sub(_multiplied, text)
    text = _PERCENT.sub(lambda m: m.group(2) + {"百": "%", "千": "‰", "万": "‱"}[m.group(1)], text)
    text = re.sub(r"人民币(?=\d)|(?<=元)人民币", "", text)
    return _RANGE.sub(r"\1-", text)


def _decimals(text: str) -> str:
    """三点五 -> 3.5; the doubled 点点 marks a point between numerals, put there by _numbers."""

    def written(match: re.Match[str]) -> str:
        whole = _whole(match.group(1))
        tail = "".join(str(numerals.DIGITS[c]) for c in match.group(2))
        return f"{whole}.{tail}" if whole is not None else match.group().replace("点点", "点")

    pattern = f"([{numerals.CHARACTERS}]+)点点([零〇一二三四五六七八九]+)"
    return re.sub(pattern, written, text).replace("点点", "点")


def _number(match: re.Match[str]) -> str:
    whole = _whole(match.group())
    return match.group() if whole is None else str(whole)


def _whole(chinese: str) -> int | str | None:
    """The number that chinese writes in a usual way; None for what only looks like one (千万, 十一五, 万一)."""
    if all(c in numerals.DIGITS for c in chinese):
        # 二〇一六, 〇七: digit by digit, leading zeros kept.
        return "".join(str(numerals.DIGITS[c]) for c in chinese)
    try:
        value = numerals.parse(chinese)
        usual = numerals.format_number(value)
    except RequestError:
        return None
    return value if _plain(chinese) in {_plain(usual), _plain("一" + usual)} else None


def _plain(chinese: str) -> str:
    """chinese with one character a digit and a unit: 两 and 贰 are 二, 〇 is 零, 拾 is 十."""
    formal = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟两〇", "一二三四五六七八九十百千二零")
    return chinese.translate(formal)


def _multiplied(match: re.Match[str]) -> str:
    """8万 -> 80000, 3.5亿 -> 350000000, 12亿5千万, 1万2000; what does not run from large to small is left alone."""
    parts = [(Decimal(number), _SIZES[size]) for number, size in re.findall(_GROUP, match.group())]
    rest = match.group().rpartition(match.group(2))[2]
    sizes = [size for _, size in parts]
    if sizes != sorted(set(sizes), reverse=True) or (rest and len(rest) >= len(str(sizes[-1]))):
        return match.group()
    value = sum((number * size for number, size in parts), Decimal(rest or 0))
    # 8万2 is 82,000 in speech and 80,002 on paper: neither is assumed.
    if rest and len(rest) != len(str(sizes[-1])) - 1:
        return match.group()
    return str(int(value)) if value == value.to_integral_value() else f"{value.normalize():f}"


def _bare(text: str) -> str:
    kept = {match.start() for match in _KEPT.finditer(text)}
    return "".join(c for i, c in enumerate(text) if i in kept or c.isalnum() or unicodedata.category(c) in {"Mn", "Sm"})
