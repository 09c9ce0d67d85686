"""What only looks like numbering: 三、四名, 1、2月, 第十条第（一）项, 一是一, 最后期限."""

import re
from enum import IntEnum

from quizgen.chinese import numerals
from quizgen.chinese.patterns import lazily
from quizgen.errors import RequestError
from quizgen.outline.markers import DIGITS, HAN, LAST, WEAK_CODES, WORD_CHARACTERS, Setting, Style
from quizgen.outline.place import Place


class Likeness(IntEnum):
    """What the words around a marker say of it."""

    MARKER = 0
    DOUBTFUL = 1  # believed only where a list asks for just this number
    OTHER = 2  # part of something else


# No item begins with a mark that closes or goes on.
_NO_ITEM = re.compile(r"[ \u3000]*[，。；：、）)》」』”’,;:?？!！]")
_CODE_REFERENCE = lazily(
    rf"[ \u3000]?第[{HAN}\d]{{1,7}}[款项項目]|第[{HAN}\d]{{1,7}}[條条]"
    r"|[（(][一二三四五六七八九十\d]{1,3}[）)][项項目、，]"
    r"|[、，和與与至或及之中。；）》第的所規规]"
    r"|[ \u3000](?:规定|規定|所列|所称|所稱|以外|情形)"
)
_ENCLOSED_REFERENCE = lazily(r"[项項款目条條号號》级級班]|式(?:[，。；、中代与與和得]|$)|[、和及至或][（(第]")
_BEFORE_ENCLOSED = lazily("(?:[第附案注款项項条條号號课卷期辑册集篇章节節和及至或与與、]|[附见見][表图圖件]|公式)$")
_NOT_AT_LAST = lazily(
    r"(?<!，)(?<!,)(?:[的一期几幾两兩還还也才都\d]|阶段|階段|关头|關頭|通牒|机会|機會|时刻|時刻|防线|防線|阵地)"
)
# 工作服（一）套、 and （二）号
_COUNTED_OUT = lazily("[套双雙个個名把张張件台只条條本份支瓶箱袋][、，。；]")
# A line break inside 统一 or 再三 leaves a numeral at a line's start.
_SPLIT_WORDS = {f"{c}一" for c in "统統唯之第万萬专專单單同逐划不合归歸如"} | {"再三", "再四", "第二", "第三"}
_NOT_SPOKEN = lazily("是[否非]|要[素件害闻聞职職员員义義旨塞]")
# 再次 that says "once more"; with a comma it counts.
_AGAIN = lazily(
    "强调|強調|证明|證明|重申|表示|表明|感谢|感到|成为|成為|发生|出现|当选|获得|荣获|来到|修订|调整|看到|要求|提醒"
)
_BEFORE_ONE = "统統唯之第万萬专專单單同逐划不合归歸如这這那每某任有另其周期初高大了“「『"
_CODE_NOUN = lazily(  # 第一条路, 第一节课
    "路|道|腿|线|線|船|街|河|鱼|魚|狗|命|建议|建議|意见|意見|理由|消息|新闻|新聞|经验|經驗|措施|标准|標準|要求|原则|原則|底线|底線|红线|紅線"
    "|战线|戰線|途径|途徑|渠道|思路|课|課|車|车|章程|排|号|號|队|隊|辑|輯|目"
)
_SAME_AGAIN = lazily(rf"[{HAN}](?:[，,。；、]|[{HAN}]是)")  # 一是一，二是二
_COUNT = lazily(rf"第?([{HAN}]{{1,3}}|[{DIGITS}]{{1,2}}(?![{DIGITS}]))(.?)")
# What is counted after two numbers in a row (三、四名; 一、二线城市).
_COUNTED = (
    "月日号號名人位类類级級线線年季次届屆度期批天产產班组組楼樓层層岁歲市县縣村镇鎮环環等流審审种種家户戶"
    "代点點倍成条條区區排口手个個万萬千百亿億项項大"
)
_CLOSING_QUOTES = "”’」』"
_UNITS = "倍元亿億万萬千個个年月"


def likeness(text: str, start: int, end: int, style: Style, number: int, place: Place) -> Likeness:
    """What the words around the marker at start..end (characters, half-open) say of it."""
    at_line = place >= Place.LINE
    if style.setting is Setting.STRUCTURE:
        return _code(text, start, end, style, place)
    if end >= len(text) or _NO_ITEM.match(text, end):
        return Likeness.OTHER
    if place is Place.INSIDE and _within_word(text, start, style, number):
        return Likeness.OTHER
    if style.setting is Setting.BULLET and not at_line:
        return _either(place < Place.GAP and text[start - 1] in _CLOSING_QUOTES)  # “…。”——《论语》
    if style.setting is Setting.ENCLOSED:
        before = not at_line and _BEFORE_ENCLOSED.search(text, max(0, start - 3), start)
        return _either(bool(before or _ENCLOSED_REFERENCE.match(text, end) or _COUNTED_OUT.match(text, end)))
    if place is Place.LINE and text[max(0, start - 8) : start].rstrip()[-1:] + text[start] in _SPLIT_WORDS:
        return Likeness.OTHER
    if style.family in ("han", "digit") or style.name == "第一，":
        return _counting(text, end, number, at_line)
    if style.family == "spoken":
        return _either(_NOT_SPOKEN.match(text, end - 1) is not None or _SAME_AGAIN.match(text, end) is not None)
    if style.name.startswith("1.1"):
        return _either(number == 0 or text[end] in _UNITS)
    if number == LAST:
        return _either(_NOT_AT_LAST.match(text, end) is not None)
    again = style.name == "首先" and number == 3 and text[end - 1] not in "，,"
    return _either(again and _AGAIN.match(text, end) is not None)


def _within_word(text: str, start: int, style: Style, number: int) -> bool:
    """True unless the style's marker may follow a word: ①, 原因一是…, 1.关窗2.关灯."""
    if style.setting is Setting.ENCLOSED:
        return text[start - 1] in WORD_CHARACTERS
    if style.setting is Setting.SPOKEN:
        return number != 1 or style.family not in ("spoken", "order") or text[start - 1] in _BEFORE_ONE
    return style.family != "digit" or number == 1


def _either(other: bool) -> Likeness:
    return Likeness.OTHER if other else Likeness.MARKER


def _code(text: str, start: int, end: int, style: Style, place: Place) -> Likeness:
    if _CODE_REFERENCE.match(text, end):
        return Likeness.OTHER
    if text[end : end + 1] in " \u3000\t\xa0\n：:":
        return Likeness.MARKER
    # 第一款、第二项 at a line's start mostly begin a sentence about another provision.
    if style.name in WEAK_CODES or _CODE_NOUN.match(text, end):
        return Likeness.OTHER
    if place >= Place.LINE:
        return Likeness.MARKER if place is Place.PARAGRAPH else Likeness.DOUBTFUL
    # Pages that lost their line ends: …，制定本办法。第二条本办法所称…
    run_on = place is Place.GAP or (place is Place.SENTENCE and text[start - 1] in "。；！？")
    return Likeness.DOUBTFUL if run_on else Likeness.OTHER


def _counting(text: str, end: int, number: int, at_line: bool) -> Likeness:
    """Two numbers in a row that count something: 三、四名, 1、2月. At a line's start 三、四点要求 may be a heading."""
    match = _COUNT.match(text, end)
    if match is None:
        return Likeness.MARKER
    if match[2] and match[2] in "、.．" and text[end] != "第":
        return Likeness.OTHER
    try:
        following = numerals.parse(match[1])
    except RequestError:
        return Likeness.MARKER
    if following != number + 1 or not match[2] or match[2] not in _COUNTED:
        return Likeness.MARKER
    return Likeness.DOUBTFUL if at_line else Likeness.OTHER
