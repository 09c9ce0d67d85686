"""quizgen sheet, and the study handout of quizgen outline."""

import json
import time
from pathlib import Path

import pytest

from quizgen.deck.deck import Deck
from quizgen.deck.store import load, save
from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress
from tests.conftest import Run


@pytest.fixture
def deck(tmp_path: Path, small_deck: Deck) -> Path:
    path = tmp_path / "d.yaml"
    save(small_deck, path)
    return path


def names() -> set[str]:
    return {path.name for path in Path().iterdir()} - {"d.yaml"}


def test_a_sheet_stands_beside_its_deck_with_its_map(run: Run, deck: Path) -> None:
    ran = run("sheet", deck)
    assert ran.code == 0
    assert ran.out.splitlines()[0] == (
        "4 questions (1 fill_in, 1 single_choice, 1 multiple_answer, 1 true_false), 10 marks"
    )
    assert names() == {"d.pdf", "d.map.json"}
    assert Path("d.pdf").read_bytes().startswith(b"%PDF")


def test_a_sheet_straight_from_a_document(run: Run, speech: Path) -> None:
    assert run("sheet", speech, "-o", "s.pdf", "--items", "12", "--no-map", "-q").code == 0
    assert names() == {"s.pdf"}
    again = Path("s.pdf").read_bytes()
    assert run("sheet", speech, "-o", "s.pdf", "--items", "12", "--no-map", "-q", "--force").code == 0
    assert Path("s.pdf").read_bytes() == again


@pytest.mark.parametrize(
    ("options", "written"),
    [
        (["--format", "docx"], {"d.docx", "d-key.docx", "d.map.json"}),
        (["--format", "html", "--key", "none"], {"d.html", "d.map.json"}),
        (["-o", "x.md", "--no-map"], {"x.md"}),
        (["-o", "x", "--format", "typ", "--key-file", "--no-map"], {"x.typ", "x-key.typ"}),
        (["--variants", "3", "--seed", "5"], {"d-A.pdf", "d-B.pdf", "d-C.pdf", "d.map.json"}),
        (["--handout", "--source", "SPEECH"], {"d-handout.pdf"}),
    ],
)
def test_files_by_format(run: Run, deck: Path, speech: Path, options: list[str], written: set[str]) -> None:
    ran = run("sheet", deck, *(str(speech) if option == "SPEECH" else option for option in options))
    assert ran.code == 0
    assert names() == written
    assert all(f"  {Path(name)}" in ran.out.replace(f"{deck.parent}/", "") for name in written)


def test_nothing_is_written_over_or_half_written(run: Run, deck: Path) -> None:
    Path("d-B.pdf").write_text("mine")
    ran = run("sheet", deck, "--variants", "2")
    assert (ran.code, ran.out) == (2, "")
    assert "d-B.pdf: already exists" in ran.err
    assert names() == {"d-B.pdf"}
    assert run("sheet", deck, "--variants", "2", "--force").code == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "xls"], "--format is one of pdf, docx, html, md, typ"),
        (["--format", "pdf", "-o", "x.docx"], "--format pdf does not fit"),
        (["--key", "some"], "--key is one of short, full, none"),
        (["--size", "a5"], "--size is one of a4, a3, b5"),
        (["--kinds", "essay"], "“essay” is no kind of item"),
        (["--marks", "fill_in=two"], "gives no marks"),
        (["--sections", "九、"], "no item lies in section “九、”"),
        (["--exclude", "missing.json"], "missing.json: cannot be read"),
        (["--font-dir", "."], "holds no font with Chinese characters"),
        (["--wrong", "--progress", "p.db"], "take a quiz"),
        (["--handout"], "name it with --source"),
        (["-o", "no/such/x.pdf"], "cannot be written"),
    ],
)
def test_what_does_not_fit_is_one_sentence(run: Run, deck: Path, options: list[str], words: str) -> None:
    ran = run("sheet", deck, *options)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("quizgen: ")
    assert ran.err.count("\n") == 1
    assert words in ran.err
    assert names() <= {"p.db"}


def test_standard_input_needs_a_name(run: Run, speech: Path) -> None:
    assert "-o FILE" in run("sheet", "-", stdin=speech.read_bytes()).err
    assert run("sheet", "-", "-o", "s.pdf", "-q", stdin=speech.read_bytes()).code == 0


def test_json_is_the_map(run: Run, deck: Path) -> None:
    ran = run("sheet", deck, "--variants", "2", "--json")
    plain = json.loads(ran.out)
    assert plain == json.loads(Path("d.map.json").read_text(encoding="utf-8"))
    assert {place["id"] for place in plain["variants"]["B"]} == {item.id for item in load(deck).items}


def test_what_was_missed_lately(run: Run, deck: Path) -> None:
    missed = load(deck).items[1]
    now = time.time_ns() // 1_000_000
    with Progress(Path("p.db")) as log:
        log.record(Event(uid="0" * 32, item=missed.id, time=now, action=Action.ANSWER, mark=0.0, rating=1))
    ran = run("sheet", deck, "--wrong", "--progress", "p.db", "--json")
    assert [place["id"] for place in json.loads(ran.out)["variants"][""]] == [missed.id]


def test_an_earlier_sheet_is_left_out(run: Run, speech: Path) -> None:
    run("make", speech, "-o", "s.yaml")
    first = json.loads(run("sheet", "s.yaml", "--items", "8", "--json", "-o", "one.pdf").out)
    second = json.loads(
        run("sheet", "s.yaml", "--items", "8", "--json", "-o", "two.pdf", "--exclude", "one.map.json").out
    )
    ids = [{place["id"] for place in found["variants"][""]} for found in (first, second)]
    assert len(ids[0]) == len(ids[1]) == 8
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("to", ["pdf", "docx", "html"])
def test_the_study_handout(run: Run, speech: Path, to: str) -> None:
    assert run("outline", speech, "--format", to, "-o", f"study.{to}").code == 0
    assert names() == {f"study.{to}"}
    assert "already exists" in run("outline", speech, "-o", f"study.{to}").err


def test_the_study_handout_is_of_one_document(run: Run, speech: Path) -> None:
    assert "one document" in run("outline", speech, speech, "--format", "pdf").err
