"""Dates as Chinese documents write them -> ISO 8601."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from quizgen.chinese.numerals import parse
from quizgen.errors import RequestError

_N = "[0-9０-９〇○零一二三四五六七八九十]"
_S = r"[ \t\u00a0\u3000]*"
DATE = re.compile(
    rf"(?<!{_N})(?P<year>[12１２一二]{_N}{{3}}){_S}(?:年|[-－./／．]){_S}"
    rf"(?P<month>{_N}{{1,3}}){_S}(?:月|[-－./／．]){_S}(?P<day>{_N}{{1,3}})(?!{_N}){_S}[日号]?"
)


def iso_date(text: str) -> str:
    """The first date in text as YYYY-MM-DD, "" when it holds none.

    Read are 2016 年4月21日, ２０１６年４月２１日, 二〇一六年四月二十一日, 2016-4-21 and the like.
    """
    return next(iso_dates(text), "")


def iso_dates(text: str) -> Iterator[str]:
    """All dates in text as YYYY-MM-DD, in order; days that no calendar has are left out."""
    for match in DATE.finditer(text):
        with suppress(ValueError, RequestError):
            yield date(*(parse(match[part]) for part in ("year", "month", "day"))).isoformat()
