""".xlsx -> the deck with the spreadsheet's changes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import msgspec

from quizgen.deck.deck import Deck
from quizgen.deck.structure import faults
from quizgen.document.span import Span
from quizgen.errors import DeckError
from quizgen.items.ids import mint
from quizgen.items.item import Item, Kind, Status
from quizgen.out.spreadsheet import columns as c

_FIELD_HEADS = {
    "id": c.ID, "kind": c.KIND_HEAD, "prompt": c.PROMPT, "answers": c.ANSWERS, "accept": c.ACCEPT,
    "options": c.OPTIONS[0], "span": c.QUOTE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The deck with the spreadsheet's changes, and the ids of items that the spreadsheet no longer has (they stay)."""

    deck: Deck
    missing: tuple[str, ...]


def from_xlsx(data: bytes, deck: Deck, path: str = "") -> ReadBack:
    """deck with every row's changes: a row with a known 编号 changes that item, any other is a new item.

    Raises DeckError that names every wrong cell by row and column.
    """
    table = _Table(*_heads_and_rows(data, path))
    known = {item.id: item for item in deck.items}
    found: dict[str, Item] = {}
    for row in table.rows():
        item = row.item(known, {*known, *found})
        if item is not None and item.id in found:
            row.wrong(c.ID, f"{item.id} stands in an earlier row already")
        elif item is not None:
            found[item.id] = item
    if table.problems:
        raise DeckError("; ".join(table.problems), path=path)
    changed = [found.get(item.id, item) for item in deck.items]
    added = [item for item in found.values() if item.id not in known]
    missing = tuple(name for name in known if name not in found)
    return ReadBack(msgspec.structs.replace(deck, items=(*changed, *added)), missing)


@dataclass
class _Table:
    heads: list[str]
    values: list[list[str]]
    problems: list[str] = field(default_factory=list)

    def rows(self) -> Iterator["_Row"]:
        """The rows that hold anything; the first below the headings is row 2."""
        for number, values in enumerate(self.values, start=2):
            cells = dict(zip(self.heads, values, strict=False))
            if any(value.strip() for value in cells.values()):
                yield _Row(self, number, cells)


@dataclass
class _Row:
    table: _Table
    number: int
    cells: dict[str, str]

    def wrong(self, head: str, what: str) -> None:
        """Note that the cell under head is wrong."""
        from openpyxl.utils import get_column_letter

        letter = get_column_letter(self.table.heads.index(head) + 1) if head in self.table.heads else "?"
        self.table.problems.append(f"row {self.number}, column {letter} ({head}): {what}")

    def text(self, head: str) -> str:
        return self.cells.get(head, "")

    def item(self, known: dict[str, Item], taken: set[str]) -> Item | None:
        """The item of this row; None, with the problems noted, when something is wrong."""
        kind = c.KINDS.get(self.text(c.KIND_HEAD).strip())
        status = c.STATUSES.get(self.text(c.STATUS_HEAD).strip() or c.STATUS_OF_NEW)
        if kind is None:
            self.wrong(c.KIND_HEAD, f"write one of {'、'.join(c.KINDS)}")
        if status is None:
            self.wrong(c.STATUS_HEAD, f"write one of {'、'.join(c.STATUSES)}")
        if kind is None or status is None:
            return None
        options = tuple(self.cells[head] for head in c.OPTIONS if self.text(head) != "")
        answers = self._answers(kind, options)
        if answers is None:
            return None
        item = self._built(kind, status, options, answers, known, taken)
        problems = list(faults(item))
        for name, sentence in problems:
            self.wrong(_FIELD_HEADS.get(name, c.PROMPT), sentence)
        return None if problems else item

    def _built(
        self,
        kind: Kind,
        status: Status,
        options: tuple[str, ...],
        answers: tuple[str, ...],
        known: dict[str, Item],
        taken: set[str],
    ) -> Item:
        name, prompt = self.text(c.ID).strip(), self.text(c.PROMPT)
        values: dict[str, Any] = {
            "kind": kind,
            "prompt": prompt,
            "answers": answers,
            "accept": _accepted(self.text(c.ACCEPT)),
            "any_order": self.text(c.ANY_ORDER).strip() == c.YES,
            "options": options,
            "section": self.text(c.SECTION),
            "quote": self.text(c.QUOTE),
            "explanation": self.text(c.EXPLANATION),
            "status": status,
            "note": self.text(c.NOTE),
            "extra": {head: v for head, v in self.cells.items() if head and head not in c.KNOWN and v != ""},
        }
        if name in known:
            return msgspec.structs.replace(known[name], **values)
        spans = (Span(0, len(answer)) for answer in answers)
        return Item(id=name or mint("", kind, prompt, spans, taken), **values)

    def _answers(self, kind: Kind, options: tuple[str, ...]) -> tuple[str, ...] | None:
        cell = self.text(c.ANSWERS)
        if kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER):
            return tuple(cell.split("\n")) if cell else ()
        letters = [x for x in cell.upper() if x not in " 、,，"]
        if letters and all(x in c.LETTERS[: len(options)] for x in letters):
            return tuple(options[c.LETTERS.index(x)] for x in letters)
        if cell in options:
            return (cell,)
        example = "AC" if kind is Kind.MULTIPLE_ANSWER else "B"
        self.wrong(c.ANSWERS, f"“{cell}” must be letters of the options, such as {example}")
        return None


def _accepted(cell: str) -> tuple[tuple[str, ...], ...]:
    if not cell:
        return ()
    return tuple(tuple(v for v in line.split(c.VARIANT) if v) for line in cell.split("\n"))


def _heads_and_rows(data: bytes, path: str) -> tuple[list[str], list[list[str]]]:
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise DeckError("is no .xlsx file; save the table as “Excel 工作簿 (.xlsx)”", path=path) from error
    sheet = book[c.SHEET] if c.SHEET in book.sheetnames else book.worksheets[0]
    rows = [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    book.close()
    heads = [head.strip() for head in rows[0]] if rows else []
    if c.PROMPT not in heads or c.KIND_HEAD not in heads:
        wanted = f"{c.KIND_HEAD} and {c.PROMPT}"
        raise DeckError(f"is no question table: its first row must have the headings {wanted}", path=path)
    return heads, rows[1:]


def _text(value: Any) -> str:
    from openpyxl.utils.escape import unescape

    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(unescape(value)) if isinstance(value, str) else str(value)
