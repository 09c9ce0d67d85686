"""Word tables: what the rules of this room recognise, kept readable in text files beside the code.

A line [name] opens a table; the lines below hold its words or regular expressions with spaces between them. A line
that begins with # is a remark.
"""

import re
from functools import cache
from itertools import takewhile

from quizgen.chinese.patterns import lazily
from quizgen.items.swaps import table_lines


def words_of(file: str, table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(_tables(file)[table])


def entries(file: str, table: str) -> list[str]:
    """The words or regular expressions of a table, in its order."""
    return _tables(file)[table]


def lines_of(file: str, table: str) -> list[str]:
    """The lines of a table, in its order."""
    lines = table_lines(file)
    start = lines.index(f"[{table}]") + 1
    return list(takewhile(lambda line: not line.startswith("["), lines[start:]))


def expression(file: str, table: str) -> str:
    """The table as alternatives of a regular expression, in its order, without brackets around them."""
    return "|".join(entries(file, table))


def pattern(file: str, table: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The table as a pattern that is compiled at its first use; before, after: what stands around its alternatives."""
    return lazily(f"{before}{expression(file, table)}{after}")


@cache
def _tables(file: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in table_lines(file):
        if line.startswith("[") and line.endswith("]") and " " not in line and line[1:-1].isidentifier():
            below = found[line[1:-1]] = []
        else:
            below += line.split()
    return found
