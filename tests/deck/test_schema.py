"""The JSON Schema says what the reader accepts: both ways."""

import copy
import json
import re
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.deck.deck import Deck
from quizgen.deck.example import EXAMPLE
from quizgen.deck.minting import with_ids
from quizgen.deck.schema import schema
from quizgen.deck.store import dumps, loads, to_builtins
from quizgen.errors import DeckError
from tests.conftest import ROOT

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


def test_the_schema_beside_the_samples_is_this_one() -> None:
    beside = ROOT / "decks" / "deck.schema.json"
    assert json.loads(beside.read_text(encoding="utf-8")) == json.loads(json.dumps(SCHEMA)), (
        "run quizgen schema -o decks/deck.schema.json"
    )


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
    ("items.0.id", ""), ("items.0.id", " "), ("items.0.id", 8), ("items.1.prompt", " "), ("items.1.prompt", 8),
    ("items.0.answers", ["甲", " "]), ("items.0.accept", [[""], []]), ("items.0.extra", {"难度": 8}),
    ("items.0.prompt", 8),
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


# Whole random decks, most of them slightly wrong somewhere.

SCALARS = st.sampled_from(["甲", "", " ", "____", "对", "错", 8, 0, -1, 0.5, 2.5, True, None, "no", "~", "draft"])
TEXT = st.sampled_from(["甲", "乙丙", "8", 8, 0.5, True, "____", "甲____乙____", "（  ）"])
ANSWERS = st.lists(st.sampled_from(["甲", "乙丙", "对", "错", 8, None, "", " "]), max_size=5)


@st.composite
def plain_items(draw: st.DrawFn, number: int) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": f"q-{number}",
        "kind": draw(st.sampled_from(["fill_in", "single_choice", "multiple_answer", "true_false"])),
        "prompt": draw(st.sampled_from(["甲____乙", "____和____", "题（  ）。", "一句话。", 5])),
        "answers": draw(st.sampled_from([["甲"], ["甲", "乙丙"], ["对"], ["错"]])),
    }
    more = {
        "options": st.lists(st.sampled_from(["甲", "乙丙", "丁", 8]), max_size=4, unique_by=str),
        "accept": st.lists(st.lists(TEXT, max_size=2), max_size=2),
        "any_order": st.booleans(), "section": TEXT, "quote": TEXT, "explanation": TEXT, "note": TEXT,
        "span": st.none() | st.tuples(st.integers(0, 9), st.integers(10, 20)).map(list),
        "score": st.sampled_from([0, 0.5, 1]), "status": st.sampled_from(["draft", "accepted", "rejected"]),
        "extra": st.dictionaries(st.just("难度"), TEXT), "made": TEXT, "stale": TEXT, "document": TEXT,
    }  # fmt: skip
    for name in draw(st.sets(st.sampled_from(sorted(more)))):
        item[name] = draw(more[name])
    if draw(st.integers(0, 2)) == 0:
        name = draw(st.sampled_from([*sorted(more), "id", "kind", "prompt", "answers", "unknown"]))
        if draw(st.booleans()):
            item[name] = draw(SCALARS | ANSWERS | st.lists(ANSWERS, max_size=2) | st.just({}))
        else:
            item.pop(name, None)
    return item


@st.composite
def plain_decks(draw: st.DrawFn) -> dict[str, Any]:
    deck: dict[str, Any] = {
        "title": draw(TEXT),
        "items": [draw(plain_items(i)) for i in range(draw(st.integers(1, 2)))],
    }
    if draw(st.integers(0, 3)) == 0:
        name = draw(st.sampled_from(["title", "source", "recipe", "sections", "items", "other"]))
        deck[name] = draw(SCALARS | ANSWERS | st.just({"seed": 3}) | st.just([{"path": "一、", "heading": 8}]))
    return deck


# What JSON Schema cannot say, as the module says.
UNSAID = re.compile(
    r"for \d blanks|is not among the options|stands in line|has the same option twice|must run from 0 upwards"
)


@settings(max_examples=200)
@given(plain_decks())
def test_schema_and_reader_agree_on_random_decks(plain: dict[str, Any]) -> None:
    said = complaint(plain)
    if not UNSAID.search(said):
        assert accepted_by_schema(plain) == (said == ""), said


def complaint(plain: Any) -> str:
    try:
        loads(json.dumps(plain, ensure_ascii=False))
    except DeckError as error:
        return error.message
    return ""
