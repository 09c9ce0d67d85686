"""Numbers with their units, and dates."""

import re

from quizgen.document.span import Span
from quizgen.formulations.formulation import Formulation, FormulationKind

_HAN = "[零〇一二两兩三四五六七八九十百千万萬亿億]"
# Bounded, so that a megabyte of digits stays linear.
_DIGITS = r"\d[\d,，]{0,15}(?:\.\d{1,6})?"
_UNIT = (
    "(?:周岁|个月|個月|工作日|分钟|小时|学时|课时|季度|平方米|平方公里|立方米|公里|千米|厘米|毫米|公斤|千克|万元|亿元|"
    "万名|万人|亿人|年|月|日|天|周|秒|时|元|米|克|吨|升|人|名|项|項|次|倍|分|岁|歲|家|件|台|套|具|间|所|户|亩|度|级|代)"
)
_NUMBER = re.compile(
    rf"(?:百分之{_HAN}{{1,8}}|{_HAN}{{1,4}}分之{_HAN}{{1,4}}|{_DIGITS} ?[%％‰]|"
    rf"(?:{_DIGITS}|{_HAN}{{1,12}}) ?[多余]?[万亿]?{_UNIT})(?:以上|以下|以内)?"
)
_YEAR = "(?:[12]\\d{3}|[一二][零〇○一二三四五六七八九]{3})年"
_DATE = re.compile(
    rf"{_YEAR}(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月(?:(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})日)?)?|"
    r"\d{1,2}月\d{1,2}日"
)
# 一次, 一项, 十分 are rarely figures: a lone 一 counts only with a unit of time, length, money or weight.
_VAGUE = re.compile(
    r"^(?:一[人名项項次分家件台套间所户度级代时周日天年月]|十分|万分|百分|千分|千米|零[件部分]|[一三]代|万[人家户]|百[家户姓]|千[家户人]|亿[人户])$"
)
_GOES_ON = set("第〇零一二三四五六七八九十百千万亿.．0123456789")


def find_figures(text: str) -> list[Formulation]:
    """Dates, and numbers with their units, every occurrence."""
    dates = [Span(*m.span()) for m in _DATE.finditer(text)]
    taken = {i for d in dates for i in range(d.start, d.end)}
    found = [Formulation(text[d.start : d.end], FormulationKind.DATE, d) for d in dates]
    for match in _NUMBER.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if match.start() in taken or _VAGUE.match(match[0]) or before in _GOES_ON:
            continue
        found.append(Formulation(match[0], FormulationKind.NUMBER, Span(*match.span())))
    return found
