"""The state file: what one export tells the next."""

import os
from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.errors import DeckError
from quizgen.out.anki.plan import Plan
from quizgen.out.anki.state import State, load_state, save_state, state_path


def test_it_lies_beside_the_deck() -> None:
    assert state_path("/a/speech.yaml") == Path("/a/speech.anki-state.json")
    assert state_path("/a/speech.txt") == Path("/a/speech.anki-state.json")


def test_it_comes_back_as_it_was(small_deck: Deck, first_plan, tmp_path: Path) -> None:
    plan: Plan = first_plan(small_deck)
    path = tmp_path / "x.anki-state.json"
    save_state(plan.state, path)
    assert load_state(path) == plan.state


def test_each_note_has_its_line_and_no_change_writes_nothing(small_deck: Deck, first_plan, tmp_path: Path) -> None:
    path = tmp_path / "x.anki-state.json"
    save_state(first_plan(small_deck).state, path)
    assert sum('"q-' in line for line in path.read_text("utf-8").splitlines()) == len(small_deck.items)
    os.utime(path, (1, 1))
    save_state(first_plan(small_deck).state, path)
    assert path.stat().st_mtime == 1


def test_no_file_is_an_empty_state(tmp_path: Path) -> None:
    assert load_state(tmp_path / "missing.json") == load_state(None) == State()


def test_an_empty_state_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.anki-state.json"
    save_state(State(root="讲话"), path)
    assert load_state(path) == State(root="讲话")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "move it away"),
        (b"<<<<<<< HEAD\n{}", "move it away"),
        (b'{"root": 3}', r"Expected `str`, got `int` - at `\$.root`"),
        (b'{"surprise": 1}', "surprise"),
        (b'{"version": 9}', "another version of quizgen"),
    ],
    ids=["empty", "merge", "type", "field", "version"],
)
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "x.anki-state.json"
    path.write_bytes(content)
    with pytest.raises(DeckError, match=said) as caught:
        load_state(path)
    assert caught.value.path == str(path)
    assert path.read_bytes() == content
