"""The package: its bytes, and what Anki's own backend makes of it."""

import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.deck import store
from quizgen.deck.deck import Deck
from quizgen.items.item import Kind, Status
from quizgen.out.anki.notes import guid_of
from quizgen.out.anki.package import deck_id, package_bytes
from quizgen.out.anki.plan import Plan

Planner = Callable[..., Plan]
BUILD = """
import sys
from pathlib import Path
from quizgen.deck.store import load
from quizgen.out.anki.package import package_bytes
from quizgen.out.anki.plan import make_plan
from quizgen.out.anki.state import State
sys.stdout.buffer.write(package_bytes(make_plan(load(Path(sys.argv[1])), State(), int(sys.argv[2]))))
"""


def test_another_place_time_zone_and_day_give_the_same_bytes(
    small_deck: Deck, first_plan: Planner, tmp_path: Path
) -> None:
    file = tmp_path / "deck.yaml"
    store.save(small_deck, file)
    elsewhere = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "LC_ALL": "C", "TMPDIR": str(tmp_path)}
    built = subprocess.run(
        [sys.executable, "-c", BUILD, str(file), "1999999999"], env=elsewhere, capture_output=True, check=True
    )
    assert built.stdout == package_bytes(first_plan(small_deck))


def test_the_archive_is_deflated_and_tells_no_time(small_deck: Deck, first_plan: Planner) -> None:
    with zipfile.ZipFile(io.BytesIO(package_bytes(first_plan(small_deck)))) as package:
        assert package.namelist() == ["collection.anki2", "media"]
        assert package.read("media") == b"{}"
        for member in package.infolist():
            assert member.compress_type == zipfile.ZIP_DEFLATED
            assert member.date_time == (1980, 1, 1, 0, 0, 0)


def test_no_temporary_file_is_left(
    small_deck: Deck, first_plan: Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    package_bytes(first_plan(small_deck))
    assert list(tmp_path.iterdir()) == []


def test_deck_ids_are_frozen() -> None:
    assert deck_id("实验室安全::一、") == 1590415535313


def test_anki_takes_every_note_and_card(any_deck: Deck, first_plan: Planner, profile) -> None:
    plan = first_plan(any_deck)
    log = profile.take(plan)
    collection = profile.collection
    assert (log.new, log.conflicting, log.duplicate) == (len(plan.entries), 0, 0)
    assert collection.card_count() == plan.cards
    assert collection.note_count() == sum(item.status is not Status.REJECTED for item in any_deck.items)
    text, sound = collection.fix_integrity()
    assert (collection.card_count(), sound) == (plan.cards, True), text
    assert collection.media.check().missing == []


def test_every_back_shows_answer_source_and_place(any_deck: Deck, first_plan: Planner, profile) -> None:
    plan = first_plan(any_deck)
    profile.take(plan)
    for entry in plan.entries:
        item = entry.note.item
        for card in profile.cards(entry.note.guid):
            back = profile.words(card.answer())
            assert all(squash(answer) in squash(back) for answer in item.answers)
            assert squash(item.quote) in squash(back)
            assert squash(item.explanation) in squash(back)
            assert any_deck.title in back
            assert not re.search(r"\{\{|\}\}|\[\[", back)


def test_the_front_of_a_fill_in_hides_one_blank(any_deck: Deck, first_plan: Planner, profile) -> None:
    plan = first_plan(any_deck)
    profile.take(plan)
    for entry in plan.entries:
        item = entry.note.item
        if item.kind is not Kind.FILL_IN:
            continue
        for card, answer in zip(profile.cards(entry.note.guid), item.answers, strict=True):
            front = card.question()
            assert front.count('class="cloze"') == 1
            assert re.search('<span class="cloze" [^>]*>\\[...\\]</span>', front)
            others = item.prompt + "".join(other for other in item.answers if other is not answer)
            assert answer not in profile.words(front) or answer in others


def test_new_cards_come_in_the_document_s_order(any_deck: Deck, first_plan: Planner, profile) -> None:
    plan = first_plan(any_deck)
    profile.take(plan)
    shown = profile.new_cards(plan.root)
    assert list(dict.fromkeys(shown)) == [entry.note.guid for entry in plan.entries]


def test_tags_and_decks_follow_the_sections(small_deck: Deck, first_plan: Planner, profile) -> None:
    profile.take(first_plan(small_deck))
    note = profile.note(guid_of("q-bbbbbbbbbb"))
    assert note.tags == ["来源::实验室安全工作讲话::一、压实责任::一是明确分工", "题型::单选"]
    (card,) = note.cards()
    assert profile.collection.decks.name(card.did) == "实验室安全工作讲话::01 一、压实责任"


def test_one_deck_keeps_all_cards_together(any_deck: Deck, first_plan: Planner, profile) -> None:
    plan = first_plan(any_deck, one_deck=True)
    profile.take(plan)
    decks = Counter(profile.collection.db.list("select did from cards"))
    assert {profile.collection.decks.name(deck) for deck in decks} == {plan.root}


def test_a_typed_answer_is_asked_for_when_wanted(small_deck: Deck, first_plan: Planner, profile) -> None:
    profile.take(first_plan(small_deck, typed=True))
    first, second = profile.cards(guid_of("q-aaaaaaaaaa"))
    assert "[[type:cloze:题面]]" in first.question()
    note = first.note()
    expected = [profile.collection.extract_cloze_for_typing(note["题面"], card.ord + 1) for card in (first, second)]
    assert expected == ["安全第一", "综合治理"]


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)
