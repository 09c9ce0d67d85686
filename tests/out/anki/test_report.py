"""What an export tells: words for people, JSON for programs."""

import re
from pathlib import Path

import msgspec

from quizgen.deck.deck import Deck
from quizgen.out.anki.export import Targets
from quizgen.out.anki.report import as_builtins, sentences, warnings

TARGETS = Targets(package=Path("x.apkg"))


def test_a_first_export_is_told_in_one_line(small_deck: Deck, first_plan) -> None:
    assert sentences(first_plan(small_deck), TARGETS) == ["x.apkg: 4 notes, 5 cards, 1 deck"]


def test_the_search_for_removed_notes_finds_them_in_anki(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    second = next_plan(msgspec.structs.replace(small_deck, items=small_deck.items[:2]), first)
    told = sentences(second, TARGETS)
    assert told[1] == "since the last export: 0 new, 0 changed, 2 removed, 2 as before"
    found = re.search(r"search in Anki for: (.*)$", told[2])
    assert found
    notes = [profile.collection.get_note(n)["编号"] for n in profile.collection.find_notes(found[1])]
    assert sorted(notes) == ["q-cccccccccc", "q-dddddddddd"] == sorted(second.removed)


def test_a_program_learns_the_same(small_deck: Deck, first_plan) -> None:
    broken = msgspec.structs.replace(small_deck.items[0], answers=())
    plan = first_plan(msgspec.structs.replace(small_deck, items=(broken, *small_deck.items[1:])))
    told = as_builtins(plan, TARGETS)
    assert (told["notes"], told["cards"], told["added"]) == (3, 3, [item.id for item in small_deck.items[1:]])
    assert told["state"] == "x.anki-state.json"
    assert [one["id"] for one in told["unfit"]] == ["q-aaaaaaaaaa"]
    assert warnings(plan) == [f"q-aaaaaaaaaa was left out: {told['unfit'][0]['reason']}"]
