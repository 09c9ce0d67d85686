"""What only looks like numbering: 三、四名, 1、2月, 第十条第（一）项, 一是一, 最后期限."""

import re

from quizgen.chinese import numerals
from quizgen.errors import RequestError
from quizgen.outline.markers import DIGITS, HAN, LAST, Setting, Style

# No item begins with a mark that closes or goes on.
_NO_ITEM = re.compile(r"[ \u3000]*[，。；：、）)》」』”’,;:?？!！]")
_CODE_REFERENCE = re.compile(
    rf"[ \u3000]?第[{HAN}\d]{{1,7}}[款项項目條条]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)][项項目、，]"
    r"|[的所规規、，和與与至或及之中。；）》第]"
)
_CODE_AFTER_BREAK = re.compile(r"[ \u3000]?(?:规定|規定|所列|所称|所稱|以外|之规定|情形)")
_ENCLOSED_REFERENCE = re.compile(r"[项項款目条條号號》级級]|[、和及至或][（(第]")
_BEFORE_ENCLOSED = "第附表图圖式案注款项項目条條号號课课卷期部辑册集篇章节和及至或与、"
_NOT_AT_LAST = re.compile(r"[的一期阶關关通机機时時刻几幾两兩防还還也才都\d]|阵地")
_SAME_AGAIN = re.compile(rf"[{HAN}](?:[，,。；、]|[{HAN}]是)")  # 一是一，二是二
_COUNT = re.compile(rf"第?([{HAN}]{{1,3}}|[{DIGITS}]{{1,2}}(?![{DIGITS}]))(.?)")
# What is counted after two numbers in a row (三、四名; 一、二线城市).
_COUNTED = (
    "月日号號名人位类類级級线線年季次届屆度期批天产產班组組楼樓层層岁歲市县縣村镇鎮环環等流审審种種家户戶"
    "代点點倍成条條区區排口手"
)
_LIMITED = "个個万萬千百亿億"


def only_looks(text: str, start: int, end: int, style: Style, number: int, at_line: bool) -> bool:
    """True when the words around the marker at start..end show that it is part of something else.

    at_line: it stands at a line's start.
    """
    if style.setting is Setting.STRUCTURE:
        return _is_code_reference(text, end, style, at_line)
    if end >= len(text) or _NO_ITEM.match(text, end):
        return True
    after = text[end]
    if style.setting is Setting.ENCLOSED:
        return _ENCLOSED_REFERENCE.match(text, end) is not None or (
            not at_line and start > 0 and text[start - 1] in _BEFORE_ENCLOSED
        )
    if style.family in ("han", "digit") or style.name == "第一，":
        return _counts(text, end, number, at_line)
    if style.family == "spoken":
        return after == "否" or _SAME_AGAIN.match(text, end) is not None
    if style.setting is Setting.HEADED and style.name.startswith("1.1"):
        return number == 0 or after in "倍元亿億万萬千个個年月"
    return number == LAST and _NOT_AT_LAST.match(text, end) is not None


def _is_code_reference(text: str, end: int, style: Style, at_line: bool) -> bool:
    if _CODE_REFERENCE.match(text, end) or _CODE_AFTER_BREAK.match(text, end):
        return True
    spaced = text[end : end + 1] in " \u3000\t\xa0\n"
    # 第一款、第二项 at a line's start mostly begin a sentence about another provision.
    return not spaced and (not at_line or style.name in ("第一款", "第一项", "第一目"))


def _counts(text: str, end: int, number: int, at_line: bool) -> bool:
    """True for 三、四名 and 1、2月: two numbers in a row that count something."""
    match = _COUNT.match(text, end)
    if match is None:
        return False
    try:
        following = numerals.parse(match[1])
    except RequestError:
        return False
    if match[2] and match[2] in "、.．" and text[end] != "第":
        return True
    if following != number + 1:
        return False
    return match[2] in _COUNTED or (match[2] in _LIMITED and not at_line)
