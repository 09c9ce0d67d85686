""".xlsx -> the deck with the spreadsheet's changes."""

import unicodedata
from dataclasses import dataclass, field
from typing import Any

import msgspec

from quizgen.deck.deck import Deck
from quizgen.deck.structure import faults
from quizgen.document.span import Span
from quizgen.errors import DeckError
from quizgen.items.ids import mint
from quizgen.items.item import Item, Kind
from quizgen.out.spreadsheet import columns as c
from quizgen.out.spreadsheet.cells import cells_of, digest
from quizgen.out.spreadsheet.table import Row, Table, read_table

_FIELD_HEADS = {
    "id": c.ID, "kind": c.KIND_HEAD, "prompt": c.PROMPT, "answers": c.ANSWERS, "accept": c.ACCEPT,
    "options": c.OPTIONS[0], "span": c.QUOTE,
}  # fmt: skip
# The fields whose text stands in a cell as it is.
_PLAIN = {
    "prompt": c.PROMPT, "section": c.SECTION, "quote": c.QUOTE, "explanation": c.EXPLANATION, "note": c.NOTE,
}  # fmt: skip
_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The deck with the spreadsheet's changes, and the ids of items that the spreadsheet no longer has (they stay)."""

    deck: Deck
    missing: tuple[str, ...]


def from_xlsx(data: bytes, deck: Deck, path: str = "") -> ReadBack:
    """deck with every row's changes: a row with a known 编号 changes that item, any other is a new item.

    A row that nobody changed leaves its item as the deck has it now; a column that is no longer there leaves its field.
    Raises DeckError that names every wrong cell by row and column, also an item that was changed in the deck as well
    since the spreadsheet was written.
    """
    table = read_table(data, path)
    reader = _Reader(table, {item.id: item for item in deck.items})
    for row in table.rows:
        reader.take(row)
    if table.problems:
        raise DeckError("; ".join(table.problems), path=path)
    changed = [reader.found.get(item.id, item) for item in deck.items]
    added = [item for item in reader.found.values() if item.id not in reader.known]
    missing = tuple(name for name in reader.known if name not in reader.found)
    return ReadBack(msgspec.structs.replace(deck, items=(*changed, *added)), missing)


@dataclass
class _Reader:
    table: Table
    known: dict[str, Item]
    found: dict[str, Item] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Note the item of a row, or what is wrong with it."""
        name = row.text(c.ID).strip()
        if name in self.found:
            self.table.wrong(row.number, c.ID, f"{name} stands in an earlier row already")
            return
        item = self._unchanged(name, row) or self._item(name, row)
        if item is not None:
            self.found[item.id] = item

    def _unchanged(self, name: str, row: Row) -> Item | None:
        """The deck's item when the row is as it was written, or as the deck has it."""
        item = self.known.get(name)
        if item is None:
            return None
        as_row, as_item = digest(row.cells), digest(cells_of(item))
        written = self.table.written.get(name, as_item)
        if as_row in (written, as_item):
            return item
        if as_item != written:
            what = f"{name} was changed in the deck as well, after this spreadsheet was written"
            self.table.wrong(row.number, c.ID, f"{what}; clear its {c.ID} to add the row as an item of its own")
        return None

    def _item(self, name: str, row: Row) -> Item | None:
        before = self.known.get(name)
        values = self._values(row, before)
        if values is None:
            return None
        if before is not None:
            item = msgspec.structs.replace(before, **values)
        else:
            spans = (Span(0, len(answer)) for answer in values["answers"])
            taken = {*self.known, *self.found}
            item = Item(id=name or mint("", values["kind"], values["prompt"], spans, taken), **values)
        problems = list(faults(item))
        for fault, sentence in problems:
            hint = " (one a line: Alt+Enter)" if fault == "answers" and item.kind is Kind.FILL_IN else ""
            self.table.wrong(row.number, _FIELD_HEADS.get(fault, c.PROMPT), sentence + hint)
        return None if problems else item

    def _values(self, row: Row, before: Item | None) -> dict[str, Any] | None:
        """The item's fields by name, those without a column left out; None, with the problems noted, when a cell is
        wrong."""
        heads = set(self.table.heads)
        kind = c.KINDS.get(row.text(c.KIND_HEAD).strip())
        status = c.STATUSES.get(row.text(c.STATUS_HEAD).strip() or c.STATUS_OF_NEW)
        if kind is None:
            self.table.wrong(row.number, c.KIND_HEAD, f"write one of {'、'.join(c.KINDS)}")
        if status is None:
            self.table.wrong(row.number, c.STATUS_HEAD, f"write one of {'、'.join(c.STATUSES)}")
        answers = self._answers(kind, row, before) if kind else None
        if kind is None or status is None or answers is None:
            return None
        values: dict[str, Any] = {name: row.text(head) for name, head in _PLAIN.items() if head in heads}
        values |= {"kind": kind, "answers": answers}
        if c.STATUS_HEAD in heads:
            values["status"] = status
        if c.ACCEPT in heads:
            values["accept"] = _accepted(row.text(c.ACCEPT))
        if c.ANY_ORDER in heads:
            values["any_order"] = row.text(c.ANY_ORDER).strip() == c.YES
        if heads & set(c.OPTIONS):
            values["options"] = tuple(row.text(head) for head in c.OPTIONS if row.text(head) != "")
        own = {head: text for head, text in row.cells.items() if head not in c.KNOWN and text != ""}
        gone = {head: text for head, text in (before.extra if before else {}).items() if head not in heads - c.KNOWN}
        return values | {"extra": {**gone, **own}}

    def _answers(self, kind: Kind, row: Row, before: Item | None) -> tuple[str, ...] | None:
        if c.ANSWERS not in self.table.heads and before is not None:
            return before.answers
        cell = row.text(c.ANSWERS)
        if kind not in _CHOICES:
            return tuple(cell.split("\n")) if cell else ()
        options = {letter: text for letter, head in zip(c.LETTERS, c.OPTIONS, strict=True) if (text := row.text(head))}
        if before is not None and not set(self.table.heads) & set(c.OPTIONS):
            options = dict(zip(c.LETTERS, before.options, strict=False))
        letters = [x for x in unicodedata.normalize("NFKC", cell).upper() if x not in " 、,\n"]
        if letters and all(x in options for x in letters):
            return tuple(options[x] for x in letters)
        if cell in options.values():
            return (cell,)
        example = "AC" if kind is Kind.MULTIPLE_ANSWER else "B"
        self.table.wrong(row.number, c.ANSWERS, f"“{cell}” must be letters of the options, such as {example}")
        return None


def _accepted(cell: str) -> tuple[tuple[str, ...], ...]:
    if not cell:
        return ()
    return tuple(tuple(v for v in line.split(c.VARIANT) if v) for line in cell.split("\n"))
