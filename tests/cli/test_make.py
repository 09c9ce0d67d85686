"""quizgen make: what it prints, what its options do."""

import json
import re
from pathlib import Path

import pytest

from quizgen.deck.store import load
from quizgen.items.item import Kind
from tests.conftest import Run


def test_summary_names_sections_formulations_kinds_and_coverage(run: Run, speech: Path) -> None:
    out = run("make", speech, "-o", "d.yaml").out
    assert "在全所实验室安全工作会议上的讲话" in out
    assert re.search(r"Formulations: \d+ \(", out)
    kinds = dict(re.findall(r"(填空|单选|多选|判断) (\d+)", out))
    assert sum(map(int, kinds.values())) == len(load(Path("d.yaml")).items)
    assert re.search(r"^ +\d+ +一、 ", out, re.MULTILINE)
    assert re.search(r"^ +\d+ +一是 ", out, re.MULTILINE)


def test_explain_says_for_each_rejected_candidate_which_flaw(run: Run, speech: Path) -> None:
    out = run("make", speech, "-o", "d.yaml", "--explain").out
    total = int(re.findall(r"Rejected: (\d+)", out)[0])
    lines = re.findall(r"^  \d+:\d+.* \[[a-z_]+\] .+: .+$", out, re.MULTILINE)
    assert len(lines) == total > 0


def test_json_is_the_deck_and_with_explain_what_was_rejected(run: Run, speech: Path) -> None:
    plain = json.loads(run("make", speech, "-o", "d.yaml", "--json").out)
    assert plain["items"][0]["id"].startswith("q-")
    assert "rejected" not in plain
    told = json.loads(run("make", speech, "-o", "e.yaml", "--json", "--explain").out)
    assert told["items"] == plain["items"]
    assert {"kind", "prompt", "span", "flaw", "why"} == set(told["rejected"][0])


def test_quiet_prints_nothing(run: Run, speech: Path) -> None:
    assert run("make", speech, "-o", "d.yaml", "--quiet").out == ""
    assert Path("d.yaml").exists()


def test_items_kinds_sections_and_score_choose(run: Run, speech: Path) -> None:
    run("make", speech, "-o", "d.yaml", "--items", "6", "--kinds", "fill_in=2,true_false=1", "--sections", "二、")
    items = load(Path("d.yaml")).items
    assert 0 < len(items) <= 6
    assert {item.kind for item in items} == {Kind.FILL_IN, Kind.TRUE_FALSE}
    assert all(item.section.startswith("二、") for item in items)
    run("make", speech, "-o", "e.yaml", "--min-score", "0.6")
    assert all(item.score >= 0.6 for item in load(Path("e.yaml")).items)


def test_the_seed_decides_the_order_of_options(run: Run, speech: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        run("make", speech, "-o", f"{name}.yaml", "--seed", seed)
    a, b, c = (load(Path(f"{name}.yaml")) for name in "abc")
    assert a == b
    assert [i.options for i in a.items] != [i.options for i in c.items]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--kinds", "essay"), "no kind of item"),
        (("--sections", "九、"), "there is no section"),
        (("--kinds", "fill_in=0"), "share"),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence(
    run: Run, speech: Path, arguments: tuple[str, str], words: str
) -> None:
    ran = run("make", speech, "-o", "d.yaml", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err
    assert not Path("d.yaml").exists()
