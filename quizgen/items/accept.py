"""Further answers that are as right as the words of the source: other figures, without marks, without the unit."""

import re

from quizgen.chinese.numerals import format_number, parse
from quizgen.errors import RequestError

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF = str.maketrans("０１２３４５６７８９．", "0123456789.")
_NUMBER = re.compile(
    r"(?P<before>第|约|近|百分之)?(?P<n>\d+|[零〇一二两三四五六七八九十百千万亿]+)(?P<after>[^\d]{0,6})"
)
# What may follow a number for it to be a figure: 三十日, not 三通 or 十二五.
UNIT = re.compile(
    r"(?:年|月|日|天|周|个?小时|分钟|秒|学时|个月|个?工作日|周岁|岁|[万亿]?元|[万亿]?人|[万亿]?人次|名|项|次|倍|个|家|件|台|套|具|"
    r"[平立]方米|公里|千米|米|厘米|千克|公斤|克|吨|升|亩|公顷|度|级|条|份|户|[%％‰])?(?:以上|以下|以内|内|左右)?"
)
_PAIRS = (("“", "”"), ("《", "》"), ("「", "」"), ("‘", "’"))


def accepted(answer: str, after: str = "") -> tuple[str, ...]:
    """Other strings to accept for answer; after: the words that follow the blank, which may say the unit.

    "100" gives １００ and 一百; 三十日 gives 30日 and 30; “四个全面” gives 四个全面; none for a plain word.
    """
    found: list[str] = []
    for left, right in _PAIRS:
        if answer.startswith(left) and answer.endswith(right) and len(answer) > 2:
            found.append(answer[1:-1])
    found += _numbers(answer)
    half = answer.translate(_HALF)
    if half != answer:
        found.append(half)
    return tuple(dict.fromkeys(f for f in found if f and f != answer))


def _numbers(answer: str) -> list[str]:
    """The other ways to write an answer that is one figure with its unit; [] for any other."""
    plain = re.sub(r"\s", "", answer.translate(_HALF))
    match = _NUMBER.fullmatch(plain)
    if match is None or UNIT.fullmatch(match["after"]) is None:
        return []
    try:
        value = parse(match["n"])
        chinese = format_number(value)
    except RequestError:
        return []
    before, after = match["before"] or "", match["after"]
    if after == "年" and value > 1000:
        chinese = "".join("〇一二三四五六七八九"[int(d)] for d in str(value))
    if not match["n"].isdigit() and match["n"].replace("两", "二") != chinese:
        return []  # 十二五 is a name, not fifteen
    if before == "百分之":
        return [f"{value}%", f"{value}％", f"百分之{value}"] if not after else []
    forms = [f"{before}{value}{after}", f"{before}{str(value).translate(_FULL)}{after}", f"{before}{chinese}{after}"]
    return [*forms, str(value), chinese] if after and not before else forms
