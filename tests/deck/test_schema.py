"""The JSON Schema says what the reader accepts: both ways."""

import copy
import json
from typing import Any

import jsonschema
import pytest
import yaml

from quizgen.deck.deck import Deck
from quizgen.deck.example import EXAMPLE
from quizgen.deck.minting import with_ids
from quizgen.deck.schema import schema
from quizgen.deck.store import dumps, loads, to_builtins
from quizgen.errors import DeckError

SCHEMA = schema()


def accepted_by_schema(plain: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(SCHEMA).is_valid(plain))


def accepted_by_reader(plain: Any) -> bool:
    try:
        loads(json.dumps(plain, ensure_ascii=False))
    except DeckError:
        return False
    return True


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_what_is_written_fits(small_deck: Deck) -> None:
    assert accepted_by_schema(to_builtins(small_deck) | {})
    assert accepted_by_schema(yaml.safe_load(dumps(small_deck)))
    assert accepted_by_schema(yaml.safe_load(with_ids(EXAMPLE)[0]))


CHANGES: list[tuple[str, Any]] = [
    ("title", None), ("title", 5), ("title", []), ("titel", "x"), ("source", {}), ("items", "x"), ("items", []),
    ("recipe", {"items": -1}), ("recipe", {"items": 3}), ("recipe", {"kinds": {"fill_in": 0}}),
    ("recipe", {"kinds": {"essay": 1}}), ("recipe", {"min_score": 2}), ("recipe", {"seeds": 2}),
    ("sections", [{"path": "一、"}]), ("sections", [{"path": "一、", "heading": 8}]),
    ("items.0.id", ...), ("items.0.kind", "essay"), ("items.0.kind", "true_false"), ("items.0.prompt", "没有空"),
    ("items.0.prompt", ["x"]), ("items.0.answers", "x"), ("items.0.answers", []), ("items.0.answers", [1, 2]),
    ("items.0.any_order", True), ("items.0.any_order", "maybe"), ("items.0.span", [1]), ("items.0.span", [-1, 2]),
    ("items.0.span", None), ("items.0.score", 2), ("items.0.score", 0), ("items.0.status", "done"),
    ("items.0.status", "rejected"), ("items.0.note", 8), ("items.0.notes", "x"), ("items.0.extra", {"难度": "高"}),
    ("items.0.accept", [["a"], []]), ("items.0.accept", ["a"]),
    ("items.1.options", ...), ("items.1.options", None), ("items.0.prompt", None),
    ("items.1.options", ["双人双锁"]), ("items.0.answers", [None, "x"]),
    ("items.1.options", ["双人双锁", "双人双锁"]), ("items.1.answers", []), ("items.3.answers", ["对"]),
    ("items.3.answers", ["是"]), ("items.3.answers", ["对", "错"]),
]  # fmt: skip


@pytest.mark.parametrize(("place", "value"), CHANGES, ids=str)
def test_schema_and_reader_agree(small_deck: Deck, place: str, value: object) -> None:
    plain = copy.deepcopy(json.loads(json.dumps(to_builtins(small_deck))))
    *way, last = place.split(".")
    target = plain
    for step in way:
        target = target[int(step) if step.isdigit() else step]
    if value is ...:
        del target[last]
    else:
        target[last] = value
    assert accepted_by_schema(plain) == accepted_by_reader(plain)
