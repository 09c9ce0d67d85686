"""`quizgen anki`: what it writes, says and refuses."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from quizgen.deck import store
from quizgen.deck.deck import Deck
from quizgen.items.item import Status


@pytest.fixture
def deck_file(small_deck: Deck, tmp_path: Path) -> Path:
    path = tmp_path / "讲话.yaml"
    store.save(small_deck, path)
    return path


def quizgen(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "quizgen", "anki", *map(str, arguments)]
    environment = os.environ | {"PYTHONUTF8": "1", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", env=environment, check=False)


def test_a_package_and_its_state_lie_beside_the_deck(deck_file: Path) -> None:
    done = quizgen(deck_file, folder=deck_file.parent)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{deck_file.with_suffix('.apkg')}: 4 notes, 5 cards, 1 deck\n"
    assert zipfile.is_zipfile(deck_file.with_suffix(".apkg"))
    assert deck_file.with_name("讲话.anki-state.json").exists()


def test_an_update_tells_what_changed(deck_file: Path, small_deck: Deck) -> None:
    quizgen(deck_file, folder=deck_file.parent)
    first, second, *rest = small_deck.items
    items = (
        msgspec.structs.replace(first, explanation="见第一节。"),
        msgspec.structs.replace(second, status=Status.REJECTED),
    )
    store.save(msgspec.structs.replace(small_deck, items=(*items, *rest)), deck_file, force=True)
    refused = quizgen(deck_file, folder=deck_file.parent)
    assert refused.returncode == 2
    assert "already exists" in refused.stderr
    assert "--force" in refused.stderr
    done = quizgen(deck_file, "--force", folder=deck_file.parent)
    assert done.returncode == 0
    assert "since the last export: 0 new, 1 changed, 1 removed, 2 as before" in done.stdout
    assert 'search in Anki for: "编号:q-bbbbbbbbbb"' in done.stdout


def test_a_program_reads_json(deck_file: Path) -> None:
    done = quizgen(deck_file, "--json", "-o", "x.apkg", folder=deck_file.parent)
    told = json.loads(done.stdout)
    assert (told["written"], told["notes"], told["cards"]) == (["x.apkg"], 4, 5)
    assert len(told["added"]) == 4
    assert told["decks"] == ["实验室安全工作讲话::01 一、压实责任"]


def test_a_preview_is_no_export(deck_file: Path) -> None:
    done = quizgen(deck_file, "--preview", "out.html", folder=deck_file.parent)
    assert done.returncode == 0
    assert sorted(path.name for path in deck_file.parent.iterdir()) == ["out.html", "讲话.yaml"]


def test_preview_and_text_import_can_be_written_together(deck_file: Path) -> None:
    done = quizgen(deck_file, "--csv", "--preview", "out.html", "--quiet", folder=deck_file.parent)
    assert (done.returncode, done.stdout) == (0, "")
    assert {path.suffix for path in deck_file.parent.iterdir()} == {".yaml", ".csv", ".html", ".json"}


def test_an_item_that_makes_no_card_is_named_and_the_rest_written(deck_file: Path, small_deck: Deck) -> None:
    broken = msgspec.structs.replace(small_deck.items[0], answers=("安全第一", "\x1b[0m"))
    store.save(msgspec.structs.replace(small_deck, items=(broken, *small_deck.items[1:])), deck_file, force=True)
    done = quizgen(deck_file, folder=deck_file.parent)
    assert done.returncode == 1
    assert "q-aaaaaaaaaa was left out: answers has one that holds nothing" in done.stderr
    assert "3 notes, 3 cards" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.yaml",), "No such file"),
        (("-",), "add -o FILE"),
        (("empty.yaml",), "no item to make a card from"),
        (("讲话.yaml", "-o", "no/such/folder/x.apkg"), "cannot be written"),
        (("讲话.yaml", "-o", "."), "."),
    ],
)
def test_a_problem_is_one_sentence(deck_file: Path, small_deck: Deck, arguments: tuple[str, ...], said: str) -> None:
    store.save(msgspec.structs.replace(small_deck, items=()), deck_file.with_name("empty.yaml"))
    before = sorted(path.name for path in deck_file.parent.iterdir())
    done = quizgen(*arguments, folder=deck_file.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert sorted(path.name for path in deck_file.parent.iterdir()) == before


@pytest.mark.parametrize("name", ["讲话.yaml", "讲话.anki-state.json"])
def test_the_deck_and_its_state_are_never_targets(deck_file: Path, name: str) -> None:
    before = deck_file.read_bytes()
    done = quizgen(deck_file, "-o", name, "--force", folder=deck_file.parent)
    assert done.returncode == 2
    assert "choose another name" in done.stderr
    assert deck_file.read_bytes() == before
