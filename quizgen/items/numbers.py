"""The numbers that a text writes, with their unit and style of writing, and other numbers in that style."""

import re
from functools import lru_cache

import msgspec

from quizgen.chinese import numerals
from quizgen.errors import RequestError

_HAN = "零〇一二三四五六七八九十百千万亿两"
_NUMERAL = re.compile(rf"\d+(?:,\d{{3}})+|\d+(?:\.\d+)?|[{_HAN}]+")
# 十三五 is the name of a plan: after a unit no two digits stand side by side.
_NAME = re.compile("[十百千万亿][一二三四五六七八九]{2}")
LONGEST_UNIT = 4  # characters
_PHRASE = 40  # characters; what is shorter is asked for again and again
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_UNIT = re.compile(
    "个工作日|工作日|个月|周岁|小时|分钟|年|月|日|天|周|岁|时|分|秒|人|名|个|次|倍|元|万|亿|克|千克|公斤|吨|米|公里|平方米"
    "|度|℃|%|％|条|项|款|件|份|级|种|届|分之|平方公里|公顷|亩|立方米|股|笔|批|起|具|台|套|辆|艘|架|张|把|支|座|所|家|户|间"
)
# A numeral that is part of a word, not a quantity.
_WORDS = frozenset([
    "统一", "第一时间", "一切", "一般", "一律", "一致", "一定", "万一", "千万", "百姓", "一旦", "同一", "唯一",
    "进一步", "一体", "一些", "一系列", "一方", "之一", "百分之百", "一样", "一起", "一直", "一贯", "一带", "两岸",
])  # fmt: skip
# Names of people, not of a place in a row.
PARTIES = frozenset(["第三人", "第三方"])
# For each numeral that is part of such a word: where it may stand in one, and how long the word is.
_PLACES = {
    part: sorted({(m.start(), len(word)) for word in _WORDS for m in re.finditer(part, word)})
    for part in {part for word in _WORDS for part in _NUMERAL.findall(word)}
}


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """A number written at start..end (characters, half-open) of some text.

    unit: the measure word after it, "" when there is none; "%" for 百分之, "号" for the day of a date (5月12日).
    style: "digits", "wide" (full-width digits), "han" (一百零五) or "han digits" (二〇二〇).
    """

    start: int
    end: int
    value: float
    style: str
    unit: str
    text: str


def find_numerals(text: str, after: str = "") -> tuple[Numeral, ...]:
    """The numbers that text writes; after: what follows text, where the last number's unit may stand."""
    if len(text) > _PHRASE:
        return _found(text, after)
    return _found_in_phrase(text, after[:LONGEST_UNIT] if _NUMERAL.match(text[-1:]) else "")


@lru_cache(maxsize=5_000)
def _found_in_phrase(text: str, after: str) -> tuple[Numeral, ...]:
    return _found(text, after)


def _found(text: str, after: str) -> tuple[Numeral, ...]:
    found = []
    for match in _NUMERAL.finditer(text):
        if match[0] in "万亿百千" or _NAME.search(match[0]) or _in_word(text, match.start(), match.end()):
            continue
        try:
            value = _value(match[0])
        except RequestError:
            continue
        unit = _unit(text, match, after)
        found.append(Numeral(match.start(), match.end(), value, _style(match[0]), unit, match[0]))
    return tuple(found)


def write(value: float, like: Numeral) -> str | None:
    """value in the style of the numeral; None where that style cannot write it."""
    if like.style in ("digits", "wide"):
        places = len(like.text.partition(".")[2])
        text = f"{value:,.{places}f}" if "," in like.text else f"{value:.{places}f}"
        if not places and value != int(value):
            return None
        return text.translate(_WIDE) if like.style == "wide" else text
    if value != int(value):
        return None
    if like.style == "han digits":
        zero = "零" if "零" in like.text else "〇"
        return "".join((zero + "一二三四五六七八九")[int(d)] for d in str(int(value)))
    if value == 2 and (like.unit in ("个", "个月", "次", "名", "种", "项", "条", "个工作日") or "两" in like.text):
        return "两"
    return numerals.format_number(int(value))


def _in_word(text: str, start: int, end: int) -> bool:
    for at, size in _PLACES.get(text[start:end], ()):
        if at <= start and text[start - at : start - at + size] in _WORDS:
            return True
    return False


def _value(text: str) -> float:
    plain = text.replace(",", "")
    try:
        return float(plain)
    except ValueError:
        return float(numerals.parse(plain))


def _style(text: str) -> str:
    if text[0].isdigit() and text[0].isascii():
        return "digits"
    if "０" <= text[0] <= "９":
        return "wide"
    return "han digits" if len(text) > 1 and not set(text) & set("十百千万亿两") else "han"


def _unit(text: str, match: re.Match[str], after: str) -> str:
    if text[max(0, match.start() - 3) : match.start()].endswith("百分之"):
        return "%"
    end = match.end()
    found = _UNIT.match(text[end : end + LONGEST_UNIT] + after[: max(0, end + LONGEST_UNIT - len(text))])
    unit = found[0] if found else ""
    return "号" if unit == "日" and text.endswith("月", 0, match.start()) else unit
