"""The text import, read back by Python's csv and by Anki's own importer."""

import codecs
import csv
import io
from pathlib import Path
from typing import Any

import msgspec
import pytest
from anki.collection import ImportCsvRequest

from quizgen.deck.deck import Deck
from quizgen.out.anki.notes import guid_of
from quizgen.out.anki.text_import import COLUMNS, text_bytes

FORMULAS = ("=1+1", "+86", "-5℃", "@SUM(A1)", "|cmd", "%0A", "\t=1", "＝1", "＋1", "－1", "＠A", " =1")


def rows(data: bytes) -> list[dict[str, str]]:
    lines = data.decode("utf-8-sig").splitlines(keepends=True)
    body = [line for line in lines if not line.startswith("#")]
    return [dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(io.StringIO("".join(body)))]


def import_text(profile: Any, data: bytes, notetype: str, fields: dict[int, int]) -> Any:
    """Import the file into a learner's own note type. fields: place of a field -> column, both from 0."""
    path = profile.folder / "deck.csv"
    path.write_bytes(data)
    collection = profile.collection
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    kind = collection.models.by_name(notetype)
    metadata.global_notetype.id = kind["id"]
    del metadata.global_notetype.field_columns[:]
    metadata.global_notetype.field_columns.extend(fields.get(n, -1) + 1 for n in range(len(kind["flds"])))
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log, metadata


def test_header_lines_tell_anki_the_columns(small_deck: Deck, first_plan, profile) -> None:
    _, metadata = import_text(profile, text_bytes(first_plan(small_deck)), "Basic", {0: 4, 1: 7})
    assert text_bytes(first_plan(small_deck)).startswith(codecs.BOM_UTF8 + b"#separator")
    assert (metadata.is_html, metadata.guid_column, metadata.deck_column, metadata.tags_column) == (True, 1, 2, 3)
    assert tuple(metadata.column_labels) == COLUMNS


def test_anki_imports_it_into_a_note_type_of_one_s_own(small_deck: Deck, first_plan, profile) -> None:
    data = text_bytes(first_plan(small_deck))
    log, _ = import_text(profile, data, "Basic", {0: COLUMNS.index("题目"), 1: COLUMNS.index("答案")})
    assert len(log.new) == 4
    note = profile.note(guid_of("q-bbbbbbbbbb"))
    assert (note["Front"], note["Back"]) == ("危险化学品实行（  ）管理。", "双人双锁")
    assert "题型::单选" in note.tags
    assert profile.collection.decks.name(note.cards()[0].did) == "实验室安全工作讲话::01 一、压实责任"
    log, _ = import_text(profile, data, "Basic", {0: 4, 1: 7})  # once more
    assert (len(log.new), profile.collection.note_count()) == (0, 4)


def test_fill_ins_bring_their_blanks(small_deck: Deck, first_plan, profile) -> None:
    only = msgspec.structs.replace(small_deck, items=small_deck.items[:1])
    import_text(profile, text_bytes(first_plan(only)), "Cloze", {0: COLUMNS.index("挖空"), 1: COLUMNS.index("原句")})
    assert len(profile.cards(guid_of("q-aaaaaaaaaa"))) == 2
    assert "安全第一" in profile.shown(guid_of("q-aaaaaaaaaa"))


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_text_for_a_spreadsheet_and_itself_in_anki(
    small_deck: Deck, first_plan, profile, words, text: str
) -> None:
    item = msgspec.structs.replace(small_deck.items[1], quote=text, explanation=text, note=text, id=text, prompt=text)
    sections = (msgspec.structs.replace(small_deck.sections[0], path=text, heading=""),)
    deck = Deck(title=text, sections=sections, items=(msgspec.structs.replace(item, section=text),))
    data = text_bytes(first_plan(deck))
    (row,) = rows(data)
    for cell in row.values():
        assert cell[:1] not in tuple("=+-@|%＝＋－＠\t\r")
        assert cell.lstrip(" ")[:1] not in tuple("=+-@")
    for name in ("题目", "原句", "解析", "文档", "笔记", "编号"):
        assert words(row[name]) == text
    import_text(profile, data, "Basic", {0: COLUMNS.index("题目"), 1: COLUMNS.index("解析")})
    assert words(profile.note(guid_of(text))["Back"]).strip() == text.strip()


def test_commas_quotes_and_line_breaks_stay_in_their_cells(small_deck: Deck, first_plan) -> None:
    text = '甲,"乙"\n丙;\t#丁'
    deck = msgspec.structs.replace(small_deck, items=(msgspec.structs.replace(small_deck.items[1], explanation=text),))
    (row,) = rows(text_bytes(first_plan(deck)))
    assert row["解析"] == "甲,&quot;乙&quot;<br>丙;\t#丁"


def test_a_line_never_begins_with_a_comment_sign(small_deck: Deck, first_plan, tmp_path: Path) -> None:
    lines = text_bytes(first_plan(small_deck)).decode("utf-8-sig").splitlines()
    assert [line[0] for line in lines].count("#") == 6
