""".xlsx -> headings and rows of text, with a remark for every cell whose text cannot be known."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from quizgen.errors import DeckError
from quizgen.out.spreadsheet import columns as c
from quizgen.out.spreadsheet.cells import unescaped

if TYPE_CHECKING:
    from openpyxl import Workbook


@dataclass
class Row:
    """number: as the spreadsheet counts (the headings are row 1). cells: texts by heading."""

    number: int
    cells: dict[str, str]

    def text(self, head: str) -> str:
        """What stands under head, "" for nothing."""
        return self.cells.get(head, "")


@dataclass
class Table:
    """heads: in column order, no two the same. written: what each row was when it was written, by id."""

    heads: list[str]
    rows: list[Row]
    written: dict[str, str]
    problems: list[str] = field(default_factory=list)

    def wrong(self, row: int, head: str, what: str) -> None:
        """Note that the cell of a row under head is wrong."""
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(self.heads.index(head) + 1) if head in self.heads else ""
        place = f"column {letter} ({head})" if letter else f"no column {head}"
        self.problems.append(f"row {row}, {place}: {what}")


def read_table(data: bytes, path: str) -> Table:
    """The question table of a spreadsheet. Raises DeckError when it is none."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise DeckError("is no .xlsx file; save the table as “Excel 工作簿 (.xlsx)”", path=path) from error
    sheet = book[c.SHEET] if c.SHEET in book.sheetnames else book.worksheets[0]
    lines = sheet.iter_rows()
    table = Table(_heads(next(lines, ()), path), [], _written(book))
    for number, line in enumerate(lines, start=2):
        cells: dict[str, str] = {}
        for i, cell in enumerate(line):
            head = _head(table.heads, i)
            text, wrong = _text(cell)
            if wrong:
                table.wrong(number, head, wrong)
            cells[head] = text
        if any(text.strip() for text in cells.values()):
            table.rows.append(Row(number, cells))
    book.close()
    return table


def _heads(line: Any, path: str) -> list[str]:
    from openpyxl.utils import get_column_letter

    heads = [unicodedata.normalize("NFKC", _text(cell)[0]).strip() for cell in line]
    if c.PROMPT not in heads or c.KIND_HEAD not in heads:
        wanted = f"{c.KIND_HEAD} and {c.PROMPT}"
        raise DeckError(f"is no question table: its first row must have the headings {wanted}", path=path)
    for i, head in enumerate(heads):
        if head and head in heads[:i]:
            raise DeckError(f"has two columns {head}; rename one of them", path=path, line=1)
    # What stands below no heading is somebody's too.
    return [head or f"{c.NAMELESS}{get_column_letter(i)}" for i, head in enumerate(heads, start=1)]


def _head(heads: list[str], column: int) -> str:
    """The heading of a column (from 0); a table may reach further than its headings."""
    from openpyxl.utils import get_column_letter

    while len(heads) <= column:
        heads.append(f"{c.NAMELESS}{get_column_letter(len(heads) + 1)}")
    return heads[column]


def _written(book: "Workbook") -> dict[str, str]:
    if c.WRITTEN not in book.sheetnames:
        return {}
    rows: Iterator[tuple[Any, ...]] = book[c.WRITTEN].iter_rows(values_only=True, max_col=2)
    return {str(row[0]): str(row[1]) for row in rows if len(row) == 2 and row[0] is not None}


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell, and what is wrong with it ("" for nothing)."""
    value = cell.value
    if value is None:
        return "", ""
    if cell.data_type == "f":
        return "", "holds a formula; put its result there as text"
    if cell.data_type == "e":
        return "", f"holds the error {value}"
    if isinstance(value, str):
        return unescaped(value).replace("\r\n", "\n"), ""
    if isinstance(value, bool):
        return str(value).upper(), ""
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or "")), ""
    return "", "holds a date or time; format the cell as text and write it out, such as 2024年5月13日"


def _number(value: float, shown_as: str) -> str:
    """A number as it is shown: a share of one as per cent where the cell says so."""
    if "%" in shown_as:
        return f"{value * 100:.10g}%"
    return str(int(value)) if float(value).is_integer() else repr(value)
