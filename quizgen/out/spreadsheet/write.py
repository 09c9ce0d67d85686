"""Deck -> .xlsx."""

import io
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quizgen.deck.deck import Deck
from quizgen.deck.wording import KIND, STATUS
from quizgen.errors import OutputError
from quizgen.items.item import Item, Kind
from quizgen.out.spreadsheet.columns import (
    ACCEPT,
    AFTER_OPTIONS,
    ANSWERS,
    ANY_ORDER,
    BEFORE_OPTIONS,
    EXPLANATION,
    FEWEST_OPTION_COLUMNS,
    ID,
    KIND_HEAD,
    KNOWN,
    LETTERS,
    NOTE,
    OPTIONS,
    OTHER_WIDTH,
    PROMPT,
    QUOTE,
    SECTION,
    SHEET,
    STATUS_HEAD,
    VARIANT,
    WIDTHS,
    YES,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def to_xlsx(deck: Deck) -> bytes:
    """The deck as an .xlsx file. Raises OutputError for an item whose answers cannot stand in one cell."""
    from openpyxl import Workbook  # 0.2 s, and only this room needs it

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    heads = _heads(deck)
    _write_row(sheet, 1, heads)
    for row, item in enumerate(deck.items, start=2):
        cells = _cells(item)
        _write_row(sheet, row, [cells.get(head, "") for head in heads])
    _dress(sheet, heads, len(deck.items) + 1)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _heads(deck: Deck) -> list[str]:
    most = max((len(item.options) for item in deck.items), default=0)
    if most > len(LETTERS):
        raise OutputError(f"an item has {most} options; a spreadsheet row has room for {len(LETTERS)}")
    options = OPTIONS[: max(most, FEWEST_OPTION_COLUMNS)]
    extra = dict.fromkeys(name for item in deck.items for name in item.extra)
    return [*BEFORE_OPTIONS, *options, *AFTER_OPTIONS, *(name for name in extra if name not in KNOWN)]


def _cells(item: Item) -> dict[str, str]:
    return {
        **item.extra,
        ID: item.id,
        KIND_HEAD: KIND[item.kind],
        PROMPT: item.prompt,
        **dict(zip(OPTIONS, item.options, strict=False)),
        ANSWERS: _answers_cell(item),
        ACCEPT: "\n".join(_joined(variants, VARIANT, item) for variants in item.accept),
        ANY_ORDER: YES if item.any_order else "",
        EXPLANATION: item.explanation,
        SECTION: item.section,
        QUOTE: item.quote,
        STATUS_HEAD: STATUS[item.status],
        NOTE: item.note,
    }


def _answers_cell(item: Item) -> str:
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER):
        return "".join(LETTERS[item.options.index(answer)] for answer in item.answers)
    return _joined(item.answers, "\n", item)


def _joined(texts: Sequence[str], mark: str, item: Item) -> str:
    if any(mark in text or "\n" in text for text in texts):
        raise OutputError(
            f"the answers of {item.id} hold a line break or {VARIANT}; a spreadsheet cell cannot keep them"
        )
    return mark.join(texts)


def _write_row(sheet: "Worksheet", row: int, texts: Iterable[str]) -> None:
    from openpyxl.utils.escape import escape

    for column, text in enumerate(texts, start=1):
        if text:
            cell = sheet.cell(row, column)
            # In the file _x0007_ means a control character; one that stands in the text is escaped itself.
            cell.value = escape(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text))
            cell.data_type = "s"  # a string whatever it starts with: = + - @ stay text
            cell.quotePrefix = text[0] in "=+-@"


def _dress(sheet: "Worksheet", heads: list[str], rows: int) -> None:
    """What makes the table good to work in: heading row, widths, wrapped text, drop-downs."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{rows}"
    for column, head in enumerate(heads, start=1):
        letter = get_column_letter(column)
        sheet.column_dimensions[letter].width = WIDTHS.get(head, OTHER_WIDTH)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="E7EEF5")
    wrapped = Alignment(wrap_text=True, vertical="top")
    for cells in sheet.iter_rows(min_row=1, max_row=rows):
        for cell in cells:
            cell.alignment = wrapped
    for head, values in ((KIND_HEAD, KIND.values()), (STATUS_HEAD, STATUS.values()), (ANY_ORDER, (YES,))):
        choice = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
        letter = get_column_letter(heads.index(head) + 1)
        # Room for new rows below the last item.
        choice.add(f"{letter}2:{letter}{rows + 500}")
        sheet.add_data_validation(choice)
