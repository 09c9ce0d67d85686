"""The commands that keep a deck alive, one after the other as people use them."""

import json
from pathlib import Path

import pytest

from quizgen.deck.example import EXAMPLE
from quizgen.deck.store import load
from tests.conftest import Run


@pytest.fixture
def deck(run: Run, speech: Path) -> Path:
    Path("speech.txt").write_bytes(speech.read_bytes())
    assert run("make", "speech.txt").code == 0
    return Path("speech.yaml")


def test_make_says_what_it_found(run: Run, speech: Path) -> None:
    out = run("make", speech, "-o", "d.yaml").out
    assert "Sections: 13, 10 of them leaf requirements" in out
    assert "Coverage: 10 of 10 leaf requirements have an item" in out
    assert "Deck: d.yaml" in out


def test_making_again_changes_nothing(run: Run, deck: Path) -> None:
    before = deck.read_bytes()
    ran = run("make", "speech.txt")
    assert ran.code == 0
    assert "Changes: none" in ran.out
    assert deck.read_bytes() == before


def test_a_dry_run_shows_and_writes_nothing(run: Run, deck: Path) -> None:
    before = deck.read_bytes()
    source = Path("speech.txt")
    source.write_text(source.read_text(encoding="utf-8").replace("每周巡查一次", "每日巡查一次"), encoding="utf-8")
    out = run("make", "speech.txt", "--dry-run").out
    assert "not written" in out
    assert deck.read_bytes() == before
    assert "not written" not in run("make", "speech.txt").out
    assert deck.read_bytes() != before
    assert [p.name for p in sorted(Path().iterdir())] == ["speech.txt", "speech.yaml"]


def test_check_compares_with_the_source_beside_the_deck(run: Run, deck: Path) -> None:
    ran = run("check", deck)
    assert ran.code == 0
    assert "quotes compared with the source, 10 of 10 leaves covered" in ran.out.replace("every quote", "quotes")
    text = deck.read_text(encoding="utf-8")
    at = text.index("quote: ")
    deck.write_text(text[:at] + "quote: 没有的话" + text[at + 7 :], encoding="utf-8")
    ran = run("check", deck, "--json")
    assert ran.code == 1
    (problem,) = [p for p in json.loads(ran.out)["problems"] if p["name"] == "quote-not-at-span"]
    assert problem["line"]


def test_coverage_counts_what_is_asked_of_each_leaf(run: Run, deck: Path) -> None:
    (report,) = json.loads(run("check", deck, "--json").out)["decks"]
    assert len(report["coverage"]) == 10
    assert all(leaf["items"] for leaf in report["coverage"])
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text.replace("status: draft", "status: rejected"), encoding="utf-8")
    (report,) = json.loads(run("check", deck, "--json").out)["decks"]
    assert not any(leaf["items"] for leaf in report["coverage"])
    assert "0 of 10 leaves covered (not 一、/一是" in run("check", deck).out


def test_check_names_structure_with_its_line_and_goes_on(run: Run, deck: Path) -> None:
    Path("bad.yaml").write_text("title: 题\nitems: x\n", encoding="utf-8")
    ran = run("check", "bad.yaml", deck)
    assert ran.code == 1
    assert "bad.yaml:2: [structure]" in ran.out
    assert "speech.yaml: " in ran.out


def test_the_example_is_a_good_deck_in_every_use(run: Run) -> None:
    assert run("new", "mine.yaml").code == 0
    assert run("check", "mine.yaml").code == 0
    assert run("quiz", "mine.yaml", "--progress", "p.db", stdin="安全第一\n".encode()).code == 0
    assert run("anki", "mine.yaml").code == 0
    assert run("sheet", "mine.yaml", "-o", "mine.html").code == 0
    assert run("edit", "mine.yaml", "--xlsx", "mine.xlsx").code == 0
    assert run("new", "mine.yaml").code == 2


def test_a_deck_by_hand_gets_ids_and_keeps_every_other_character(run: Run) -> None:
    Path("mine.yaml").write_text(EXAMPLE, encoding="utf-8")
    ran = run("check", "mine.yaml")
    assert ran.code == 1
    assert "“quizgen check --fix” writes one" in ran.out
    assert run("check", "--fix", "mine.yaml").code == 0
    after = Path("mine.yaml").read_text(encoding="utf-8")
    lines = [line for line in after.splitlines() if not line.startswith("- id: ")]
    assert [line.lstrip("- ") for line in lines] == [line.lstrip("- ") for line in EXAMPLE.splitlines()]
    assert len({item.id for item in load(Path("mine.yaml")).items}) == 4


def test_a_deck_from_windows_keeps_its_line_ends_and_its_bom(run: Run) -> None:
    data = "\ufefftitle: 题\r\nitems:\r\n- kind: true_false\r\n  prompt: 甲。 # 注\r\n  answers: [对]\r\n".encode()
    Path("d.yaml").write_bytes(data)
    assert run("check", "--fix", "d.yaml").code == 0
    assert run("review", "d.yaml", stdin=b"a\n").code == 0
    text = Path("d.yaml").read_bytes().decode()
    assert text.startswith("\ufefftitle")
    assert text.count("\r\n") == text.count("\n") == 7
    assert text.endswith("  prompt: 甲。 # 注\r\n  answers: [对]\r\n  status: accepted\r\n")


def test_making_again_keeps_the_recipe_but_for_what_is_said(run: Run, speech: Path) -> None:
    Path("speech.txt").write_bytes(speech.read_bytes())
    run("make", "speech.txt", "--kinds", "fill_in", "--items", "8")
    before = Path("speech.yaml").read_bytes()
    assert "Changes: none, 8 items kept" in run("make", "speech.txt").out
    assert Path("speech.yaml").read_bytes() == before
    assert run("make", "speech.txt", "--items", "10").code == 0
    deck = load(Path("speech.yaml"))
    assert len(deck.items) == 10
    assert {item.kind for item in deck.items} == {"fill_in"}


def test_force_keeps_a_copy_of_what_people_worked_in(run: Run, deck: Path) -> None:
    assert run("make", "speech.txt", "--force").code == 0
    assert not list(Path().glob("*.bak"))
    run("review", deck, stdin=b"a\n")
    before = deck.read_bytes()
    assert "The old file is kept as speech.yaml.1.bak" in run("make", "speech.txt", "--force").out
    assert Path("speech.yaml.1.bak").read_bytes() == before
    assert deck.read_bytes() != before


def test_a_dry_run_says_item_by_item_what_would_happen(run: Run, deck: Path) -> None:
    source = Path("speech.txt")
    text = source.read_text(encoding="utf-8")
    quote = next(item.quote for item in load(deck).items if item.kind == "multiple_answer")
    run("review", deck, "--accept-above", "0")
    source.write_text(text.replace(quote, ""), encoding="utf-8")
    ran = run("make", "speech.txt", "--dry-run")
    assert f"  ? stale {next(i.id for i in load(deck).items if i.quote == quote)}: {quote}\n      now: " in ran.out


def test_comments_come_along_when_banks_are_merged(run: Run, deck: Path) -> None:
    text = deck.read_text(encoding="utf-8")
    Path("b.yaml").write_text(text.replace("title: ", "# 二组的题库\ntitle: ").replace(
        "  status: draft", "  status: draft  # 二组看过", 1
    ), encoding="utf-8")  # fmt: skip
    assert run("merge", deck, "b.yaml", "-o", "all.yaml").code == 0
    merged = Path("all.yaml").read_text(encoding="utf-8")
    assert "# 二组的题库\n" in merged
    assert "# 二组看过\n- id: " in merged
    assert load(Path("all.yaml")) == load(deck)
    assert run("merge", deck, "-o", "c.yaml").code == 2


def test_check_is_good_for_a_hook(run: Run, deck: Path) -> None:
    assert run("check", "--quiet", deck).out == ""
    run("new", "other.yaml")
    assert run("check", "-q", deck, "other.yaml").code == 0
    Path("bad.yaml").write_text("title: 题\nitems:\n\t- id: q\n", encoding="utf-8")
    ran = run("check", "-q", deck, "bad.yaml")
    assert ran.code == 1
    assert ran.out.startswith("bad.yaml:3: [structure] is not valid YAML")
    assert ran.out.count("\n") == 1
    assert "not tabs" in run("check", "bad.yaml").out
    Path("copy.yaml").write_bytes(deck.read_bytes())
    assert "[id-in-two-decks]" in run("check", deck, "copy.yaml").out
    assert run("check", deck, "missing.yaml").code == 2


def test_a_spreadsheet_goes_out_and_comes_back(run: Run, deck: Path) -> None:
    before = deck.read_bytes()
    assert run("edit", deck, "--xlsx", "d.xlsx").code == 0
    ran = run("edit", deck, "--from", "d.xlsx")
    assert (ran.code, ran.out) == (0, "speech.yaml: 0 items changed, 0 added\n")
    assert deck.read_bytes() == before
    assert run("edit", deck).code == 2


def test_merged_banks_name_their_conflicts(run: Run, deck: Path) -> None:
    other = deck.read_text(encoding="utf-8").replace("explanation: ", "explanation: 改", 1)
    Path("other.yaml").write_text(other, encoding="utf-8")
    ran = run("merge", deck, "other.yaml", "-o", "all.yaml")
    assert ran.code == 1
    assert "has two forms" in ran.err
    assert len(load(Path("all.yaml")).items) == len(load(deck).items) + 1


def test_review_from_a_script(run: Run, deck: Path) -> None:
    assert run("review", deck, stdin="a\nr 太难\nq\n".encode()).code == 0
    items = load(deck).items
    assert [i.status for i in items[:3]] == ["accepted", "rejected", "draft"]
    ran = run("review", deck, "--accept-above", "0")
    assert "items accepted" in ran.out
    assert run("review", deck).out == "speech.yaml: nothing to review (draft)\n"
    assert run("review", deck, "--only", "all").code == 2


def test_the_schema_can_be_put_beside_the_deck(run: Run) -> None:
    assert json.loads(run("schema").out)["title"] == "quizgen deck"
    assert run("schema", "-o", "deck.schema.json").code == 0
    assert json.loads(Path("deck.schema.json").read_text(encoding="utf-8"))["$defs"]["Item"]


def test_outputs_leave_out_rejected_and_take_accepted_only_when_asked(run: Run, deck: Path) -> None:
    run("review", deck, stdin=b"r\na\nq\n")
    everything = json.loads(run("anki", deck, "-o", "a.apkg", "--json").out)
    few = run("anki", deck, "-o", "b.apkg", "--accepted-only", "--json")
    assert few.code == 0
    assert everything != json.loads(few.out)
