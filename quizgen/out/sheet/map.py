"""The map of a sheet: which item stands where in which variant, as JSON for programs and for a later --exclude."""

import json
from pathlib import Path

import msgspec

from quizgen.errors import RequestError
from quizgen.items.item import Kind
from quizgen.out.sheet.sheet import Sheet


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One question of one variant: its number, the item, the key ("B", "ACD", "√"; a fill-in's answers) and the
    options in printed order."""

    number: int
    id: str
    kind: Kind
    key: list[str]
    options: list[str]


class SheetMap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole map. variants: name ("" for the only one) -> its questions in order. total: marks."""

    title: str
    seed: int
    total: str
    variants: dict[str, list[Place]]


def sheet_map(sheet: Sheet, seed: int) -> SheetMap:
    """The map of a sheet."""
    variants = {
        paper.name: [
            Place(q.number, q.item.id, q.item.kind, [q.key] if q.key else list(q.item.answers), list(q.options))
            for q in paper.questions
        ]
        for paper in sheet.papers
    }
    return SheetMap(sheet.title, seed, f"{sheet.papers[0].total.normalize():f}", variants)


def dumps(found: SheetMap) -> str:
    """The map as JSON text."""
    return json.dumps(msgspec.to_builtins(found), ensure_ascii=False, indent=1) + "\n"


def read_ids(path: Path) -> frozenset[str]:
    """The ids of all items that a map file holds. Raises RequestError when it is no map."""
    try:
        found = msgspec.json.decode(path.read_bytes(), type=SheetMap)
    except OSError as error:
        raise RequestError(f"cannot be read: {error.strerror}", path=path) from error
    except msgspec.DecodeError as error:
        raise RequestError(f"is not the map of a sheet (NAME.map.json): {error}", path=path) from error
    return frozenset(place.id for places in found.variants.values() for place in places)
