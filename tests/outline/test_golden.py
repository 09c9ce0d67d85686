"""The samples' trees as `quizgen outline` prints them, against files that were read and found right.

QUIZGEN_REMAKE_GOLDEN=1 writes the files anew; read the difference before committing it.
"""

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quizgen.cli.app import application

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "outline"
SAMPLES = sorted((ROOT / "decks").glob("*.txt"))


def test_there_are_samples():
    assert len(SAMPLES) >= 2


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_tree_of_sample(sample):
    result = CliRunner().invoke(application(), ["outline", str(sample)])
    assert result.exit_code == 0
    golden = GOLDEN / f"{sample.stem}.txt"
    if os.environ.get("QUIZGEN_REMAKE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(result.stdout, encoding="utf-8")
    assert result.stdout == golden.read_text(encoding="utf-8")
