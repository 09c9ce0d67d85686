"""quizgen terms."""

import json
from pathlib import Path

from tests.conftest import ROOT, Run

GOLDEN = ROOT / "tests" / "golden"


def test_the_samples_terms(run: Run, speech: Path, request: object) -> None:
    for name in ("lab-safety", "instrument-rules"):
        golden = GOLDEN / f"{name}.terms.txt"
        shown = run("terms", ROOT / "decks" / f"{name}.txt").out
        assert shown == golden.read_text(encoding="utf-8"), f"if the change is meant: quizgen terms … > {golden}"


def test_a_program_gets_spans_that_hold_the_words(run: Run, speech: Path) -> None:
    from quizgen import pipeline

    text = pipeline.read(speech).text
    found = json.loads(run("terms", speech, "--json").out)
    assert found
    for f in found:
        assert text[slice(*f["span"])] == f["text"]
        assert all(text[start:end] == f["text"] for start, end in f["occurrences"])
    summary = next(f for f in found if f["text"] == "五双")
    assert (summary["kind_id"], len(summary["members"]), summary["section"]) == ("numeral_summary", 5, "二、/一要")


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    Path("a.txt").write_text("要坚持“安全\x1b[31m第一”的方针，抓好落实。", encoding="utf-8")
    assert "\x1b" not in run("terms", "a.txt").out
