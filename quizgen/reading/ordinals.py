"""Numbers as list styles write them: 3 -> 三, ③, C, iii, 丙. The names of the styles are Word's (ST_NumberFormat)."""

from collections.abc import Callable

from quizgen.chinese.numerals import format_number

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = dict(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)


def format_ordinal(number: int, style: str) -> str:
    """number in a list style; decimal for a style that is not known, and for numbers that a style cannot write."""
    return _STYLES.get(style, str)(number)


def _letter(number: int) -> str:
    # Word repeats the letter after Z: AA, BB, …
    return chr(64 + (number - 1) % 26 + 1) * ((number - 1) // 26 + 1) if 1 <= number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        return str(number)
    text = ""
    for size, sign in _ROMAN.items():
        times, number = divmod(number, size)
        text += sign * times
    return text


def _circled(number: int) -> str:
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return str(number)


def _chinese(number: int) -> str:
    return format_number(number) if 0 <= number < 10**16 else str(number)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(d)] if d.isdigit() else d for d in str(number))


def _formal(number: int) -> str:
    text = _chinese(number)
    for plain, formal in zip("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟", strict=True):
        text = text.replace(plain, formal)
    return "壹" + text if text.startswith("拾") else text


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _ordinal_word(number: int) -> str:
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


_STYLES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal_word,
    "upperLetter": _letter,
    "lowerLetter": lambda number: _letter(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "decimalFullWidth": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalFullWidth2": lambda number: "".join(chr(ord(d) + 0xFEE0) for d in str(number)),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedFullstop": lambda number: chr(0x2487 + number) if 1 <= number <= 20 else f"{number}.",
    "decimalEnclosedParen": lambda number: chr(0x2473 + number) if 1 <= number <= 20 else f"({number})",
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanDigital2": _chinese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "japaneseLegal": _formal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": lambda number: chr(0x327F + number) if 1 <= number <= 10 else _chinese(number),
    "none": lambda _: "",
}
