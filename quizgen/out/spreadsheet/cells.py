"""An item as the texts of its row's cells."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from quizgen.deck.wording import KIND, STATUS
from quizgen.errors import OutputError
from quizgen.items.item import Item, Kind
from quizgen.out.spreadsheet import columns as c

# What Excel keeps in one cell; it cuts longer texts off.
MOST_CHARACTERS = 32_767


def cells_of(item: Item) -> dict[str, str]:
    """The texts of an item's row by heading, empty ones left out.

    Raises OutputError for an item whose texts cannot stand in cells.
    """
    cells = {
        **item.extra,
        c.ID: item.id,
        c.KIND_HEAD: KIND[item.kind],
        c.PROMPT: item.prompt,
        **dict(zip(c.OPTIONS, item.options, strict=False)),
        c.ANSWERS: _answers(item),
        c.ACCEPT: "\n".join(_joined(variants, c.VARIANT, item) for variants in item.accept),
        c.ANY_ORDER: c.YES if item.any_order else "",
        c.EXPLANATION: item.explanation,
        c.SECTION: item.section,
        c.QUOTE: item.quote,
        c.STATUS_HEAD: STATUS[item.status],
        c.NOTE: item.note,
    }
    for head, text in cells.items():
        if len(text) > MOST_CHARACTERS:
            raise OutputError(f"{item.id} has {len(text)} characters under {head}; a cell keeps {MOST_CHARACTERS}")
    return {head: text for head, text in cells.items() if text}


def digest(cells: Mapping[str, str]) -> str:
    """A short text that tells whether a row is still the one that was written."""
    parts = sorted(f"{head}\x1f{text}" for head, text in cells.items() if text)
    return sha256("\x1e".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def escaped(text: str) -> str:
    """text as it stands in the file: _x0007_ means a control character there, and is escaped where a text has it."""
    text = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    return re.sub(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]", lambda found: f"_x{ord(found[0]):04X}_", text)


def unescaped(text: str) -> str:
    """The text that escaped() was given; what Excel escapes is read the same."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def _answers(item: Item) -> str:
    if item.kind in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER):
        return "".join(c.LETTERS[item.options.index(answer)] for answer in item.answers)
    return _joined(item.answers, "\n", item)


def _joined(texts: Sequence[str], mark: str, item: Item) -> str:
    if any(mark in text or "\n" in text for text in texts):
        raise OutputError(
            f"the answers of {item.id} hold a line break or {c.VARIANT}; a spreadsheet cell cannot keep them"
        )
    return mark.join(texts)
