"""The quality of decks made from the samples does not fall."""

import importlib.util
import json
import sys
from types import ModuleType

import pytest

from quizgen import pipeline
from quizgen.deck.store import dumps
from tests.conftest import ROOT

# A little room: the guessers' rates rest on some hundred items.
TOLERANCE = 0.04


def measure_decks() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure_decks", ROOT / "tests" / "quality" / "measure_decks.py")
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["measure_decks"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_hold_the_floor() -> None:
    tool = measure_decks()
    known = json.loads(tool.FLOOR.read_text(encoding="utf-8"))
    assert known["corpus"] == tool.corpus(), "the samples changed: run tests/quality/measure_decks.py --lower"
    figures = tool.measure()
    for name, floor in known["floor"].items():
        room = -TOLERANCE if name in tool.HIGH else TOLERANCE
        assert not tool.worse(name, figures[name], floor + room), f"{name} is {figures[name]}, the floor {floor}"


@pytest.mark.parametrize("name", ["lab-safety", "instrument-rules"])
def test_sample_decks_are_up_to_date(name: str) -> None:
    fresh = dumps(pipeline.make(pipeline.read(ROOT / "decks" / f"{name}.txt")))
    kept = (ROOT / "decks" / f"{name}.yaml").read_text(encoding="utf-8")
    assert fresh == kept, "items are made otherwise now: look at the change and run tools/make_decks.py"
