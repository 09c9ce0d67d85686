"""Chinese numerals: 105 <-> 一百零五, 两, 〇, full-width digits."""

from quizgen.errors import RequestError

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "兩": 2}
DIGITS |= {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"貳": 2, "參": 3, "陸": 6}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
GROUPS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHARACTERS = "".join(DIGITS) + "".join(UNITS) + "".join(GROUPS)

_ASCII = {ord(c): str(i) for i, c in enumerate("０１２３４５６７８９")}


def parse(text: str) -> int:
    """The whole number that text writes: "105", "１０５", "一百零五", "一百〇五", "两百", "二〇一六".

    Raises RequestError when it writes none.
    """
    plain = text.strip().translate(_ASCII)
    if plain.isascii() and plain.isdigit():
        return int(plain)
    if plain and all(c in DIGITS for c in plain):
        return int("".join(str(DIGITS[c]) for c in plain))
    return _positional(plain, text)


def _positional(plain: str, text: str) -> int:
    total = section = number = 0
    last_unit, seen = 0, False
    for c in plain:
        if c in DIGITS:
            number = DIGITS[c]
            last_unit = 0 if number == 0 else last_unit
        elif c in UNITS:
            # 十五 is 15: a unit without a digit before it counts one.
            section += (number or 1) * UNITS[c]
            number, last_unit = 0, UNITS[c]
        elif c in GROUPS:
            group = section + number
            total = (total + group) * GROUPS[c] if GROUPS[c] > 10**4 else total + group * GROUPS[c]
            section, number, last_unit = 0, 0, GROUPS[c]
        else:
            raise RequestError(f"“{text}” is not a numeral")
        seen = True
    if not seen:
        raise RequestError(f"“{text}” is not a numeral")
    # 一百五 is 150: a last digit right after a unit counts tenths of that unit.
    if number and last_unit >= 100:
        number *= last_unit // 10
    return total + section + number


def format_number(number: int) -> str:
    """The Chinese numeral of a whole number from 0 below 10**16: 105 -> 一百零五, 12 -> 十二, 200 -> 二百."""
    if not 0 <= number < 10**16:
        raise RequestError(f"{number} is outside 0 .. 10**16")
    if number == 0:
        return "零"
    parts: list[str] = []
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, size)
        if size == 10**8 and group >= 10**4:
            parts.append(format_number(group) + name)
        elif group:
            # A gap before this group (1_0005, 一万零五) is read out as 零.
            gap = parts and group < 1000
            parts.append(("零" if gap else "") + _below_10000(group) + name)
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


def _below_10000(number: int) -> str:
    text, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return text
