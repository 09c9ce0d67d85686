"""The map of a sheet, written and read back."""

import json
from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.errors import RequestError
from quizgen.out.sheet.choose import Choice
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.key import map_table
from quizgen.out.sheet.map import dumps, read_ids, sheet_map
from quizgen.out.sheet.plan import Plan, make_sheet
from quizgen.out.sheet.sheet import KeyLevel


def test_it_says_where_each_item_stands_in_each_variant(hundred: Deck, tmp_path: Path) -> None:
    sheet = make_sheet(hundred, Plan(choice=Choice(seed=3), variants=2))
    path = tmp_path / "sheet.map.json"
    path.write_text(dumps(sheet_map(sheet, 3)), encoding="utf-8")
    ids = {question.item.id for question in sheet.papers[0].questions}
    assert read_ids(path) == ids
    plain = json.loads(path.read_text(encoding="utf-8"))
    assert plain["seed"] == 3
    for paper in sheet.papers:
        places = plain["variants"][paper.name]
        assert [(place["number"], place["id"]) for place in places] == [(q.number, q.item.id) for q in paper.questions]
        for place, question in zip(places, paper.questions, strict=True):
            assert place["key"] == ([question.key] if question.key else list(question.item.answers))


def test_the_printed_table_agrees(hundred: Deck) -> None:
    sheet = make_sheet(hundred, Plan(variants=3))
    keys = files(sheet, KeyLevel.FULL, own_key_file=True)["-key"]
    head, *rows = map_table(sheet, keys, sheet.papers[2])
    assert head[1:] == ("A卷", "B卷", "C卷")
    for column, paper in enumerate(sheet.papers, 1):
        places = {question.item.id: f"{question.number} {question.key}".strip() for question in paper.questions}
        assert {row[0]: row[column] for row in rows} == places
    assert map_table(sheet, keys, sheet.papers[0]) == ()
    alone = make_sheet(hundred, Plan())
    assert map_table(alone, files(alone, KeyLevel.FULL, own_key_file=False)[""], alone.papers[0]) == ()


def test_a_fresh_paper_next_month(hundred: Deck) -> None:
    first = make_sheet(hundred, Plan(choice=Choice(items=40)))
    used = frozenset(question.item.id for question in first.papers[0].questions)
    second = make_sheet(hundred, Plan(choice=Choice(items=40, exclude=used)))
    assert not used & {question.item.id for question in second.papers[0].questions}


@pytest.mark.parametrize("content", ["", "not json", "[]", '{"variants": 1}'])
def test_what_is_no_map(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RequestError, match="is not the map of a sheet"):
        read_ids(path)
    with pytest.raises(RequestError, match="cannot be read"):
        read_ids(tmp_path / "missing.json")
