"""Deck -> .xlsx."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizgen.deck.deck import Deck
from quizgen.deck.wording import KIND, STATUS
from quizgen.errors import OutputError
from quizgen.out.spreadsheet import columns as c
from quizgen.out.spreadsheet.cells import cells_of, digest, escaped

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# How a spreadsheet says that what is typed in a cell is text: it then makes no date of 5-13 and no number of 007.
_TEXT = "@"
# Rows below the last item that are ready for new ones.
_MORE_ROWS = 500


def to_xlsx(deck: Deck) -> bytes:
    """The deck as an .xlsx file. Raises OutputError for an item whose texts cannot stand in cells.

    A second sheet, hidden, holds what each row was when it was written: reading back finds out what has changed since.
    """
    from openpyxl import Workbook  # 0.2 s, and only this room needs it

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = c.SHEET
    heads = _heads(deck)
    _write_row(sheet, 1, heads)
    written = book.create_sheet(c.WRITTEN)
    written.sheet_state = "hidden"
    for row, item in enumerate(deck.items, start=2):
        cells = cells_of(item)
        _write_row(sheet, row, [cells.get(head, "") for head in heads])
        _write_row(written, row - 1, [item.id, digest(cells)])
    _dress(sheet, heads, len(deck.items) + 1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _heads(deck: Deck) -> list[str]:
    most = max((len(item.options) for item in deck.items), default=0)
    if most > len(c.LETTERS):
        raise OutputError(f"an item has {most} options; a spreadsheet row has room for {len(c.LETTERS)}")
    options = c.OPTIONS[: max(most, c.FEWEST_OPTION_COLUMNS)]
    extra = dict.fromkeys(name for item in deck.items for name in item.extra)
    return [*c.BEFORE_OPTIONS, *options, *c.AFTER_OPTIONS, *(name for name in extra if name not in c.KNOWN)]


def _write_row(sheet: "Worksheet", row: int, texts: Iterable[str]) -> None:
    for column, text in enumerate(texts, start=1):
        if text:
            cell = sheet.cell(row, column)
            cell.value = escaped(text)
            cell.data_type = "s"  # a string whatever it starts with: = + - @ stay text
            cell.quotePrefix = text[0] in "=+-@"


def _dress(sheet: "Worksheet", heads: list[str], rows: int) -> None:
    """What makes the table good to work in: heading row, widths, wrapped text, drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{rows}"
    wrapped = Alignment(wrap_text=True, vertical="top")
    for cells in sheet.iter_rows(min_row=1, max_row=rows, max_col=len(heads)):
        for cell in cells:
            cell.alignment, cell.number_format = wrapped, _TEXT
    for column, head in enumerate(heads, start=1):
        whole = sheet.column_dimensions[get_column_letter(column)]
        whole.width = c.WIDTHS.get(head, c.OTHER_WIDTH)
        whole.alignment, whole.number_format = wrapped, _TEXT  # the rows below the last item too
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="E7EEF5")
    for head, values in ((c.KIND_HEAD, KIND.values()), (c.STATUS_HEAD, STATUS.values()), (c.ANY_ORDER, (c.YES,))):
        choice = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
        letter = get_column_letter(heads.index(head) + 1)
        choice.add(f"{letter}2:{letter}{rows + _MORE_ROWS}")
        choice.errorTitle, choice.error = head, f"请从列表中选：{'、'.join(values)}"
        choice.showErrorMessage = True
        sheet.add_data_validation(choice)
