"""Writing: results first, then what the next export needs to know."""

from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.errors import OutputError
from quizgen.out.anki.export import Targets, clock, plan_export, write_export
from quizgen.out.anki.plan import Choices
from quizgen.out.anki.state import load_state


def test_a_result_stands_even_when_the_state_cannot_be_kept(small_deck: Deck, tmp_path: Path) -> None:
    targets = Targets(package=tmp_path / "x.apkg", deck_file=tmp_path / "gone" / "deck.yaml")
    problem = write_export(plan_export(small_deck, targets, Choices()), targets)
    assert "deck.anki-state.json: cannot be written" in problem
    assert (tmp_path / "x.apkg").exists()


def test_a_result_that_cannot_be_written_leaves_the_state_as_it_was(small_deck: Deck, tmp_path: Path) -> None:
    targets = Targets(package=tmp_path / "no" / "x.apkg", deck_file=tmp_path / "deck.yaml")
    with pytest.raises(OutputError, match="cannot be written"):
        write_export(plan_export(small_deck, targets, Choices()), targets)
    assert list(tmp_path.iterdir()) == []


def test_all_results_of_one_run_agree(small_deck: Deck, tmp_path: Path) -> None:
    deck_file = tmp_path / "deck.yaml"
    targets = Targets(tmp_path / "x.apkg", tmp_path / "x.csv", tmp_path / "x.html", deck_file, deck_file)
    plan = plan_export(small_deck, targets, Choices())
    assert write_export(plan, targets) == ""
    assert targets.state is not None
    assert load_state(targets.state) == plan.state
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deck.anki-state.json", "x.apkg", "x.csv", "x.html"]


def test_the_state_lies_beside_the_deck_or_else_beside_the_result(tmp_path: Path) -> None:
    document, deck, package = tmp_path / "a.txt", tmp_path / "a.yaml", tmp_path / "out" / "x.apkg"
    assert Targets(package, source=deck, deck_file=deck).state == tmp_path / "a.anki-state.json"
    assert Targets(package, source=document).state == tmp_path / "out" / "x.anki-state.json"
    assert Targets(text=package.with_suffix(".csv")).state == tmp_path / "out" / "x.anki-state.json"
    assert Targets(preview=tmp_path / "x.html", source=deck, deck_file=deck).state is None


def test_a_preview_shows_the_numbers_that_an_export_gave(small_deck: Deck, tmp_path: Path) -> None:
    deck_file = tmp_path / "deck.yaml"
    targets = Targets(package=tmp_path / "x.apkg", deck_file=deck_file)
    first = plan_export(small_deck, targets, Choices())
    write_export(first, targets)
    assert plan_export(small_deck, Targets(preview=tmp_path / "x.html", deck_file=deck_file), Choices()).added == ()


def test_the_clock_can_be_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert clock() == 1_700_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert clock() > 1_700_000_000
