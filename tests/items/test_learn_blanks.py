"""The weights are learned from figures alone, the same ones each time, and say where the blanks stand."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from quizgen.items.blanks import rank_blanks, use_weights, weights
from tests.conftest import ROOT

KEEPERS = ["仓库", "校长", "馆员", "队长", "主任", "站长", "园丁", "船长"]
THINGS = ["器材", "图书", "花木", "船只", "档案", "车辆", "衣物"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Items that always ask who keeps what, after 由."""
    folder = tmp_path_factory.mktemp("items")
    rows = [
        {"sentence": f"{thing}由{keeper}负责保管。", "start": len(thing) + 1, "end": len(thing) + 1 + len(keeper)}
        for keeper in KEEPERS
        for thing in THINGS
    ]
    (folder / "law_items.json").write_text(json.dumps(rows[:16], ensure_ascii=False), encoding="utf-8")
    (folder / "bank_items.json").write_text(json.dumps(rows[16:], ensure_ascii=False), encoding="utf-8")
    return folder


def learn(data: Path, out: Path, *options: str) -> str:
    command = [sys.executable, str(ROOT / "tools" / "learn_blanks.py"), str(data), "--out", str(out), *options]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_what_people_do_is_learned(data: Path, tmp_path: Path) -> None:
    said = learn(data, tmp_path / "weights.json")
    assert all(word in said for word in ("law", "bank", "±"))
    tables = msgspec.json.decode((tmp_path / "weights.json").read_bytes(), type=dict[str, dict[str, float]])
    assert tables["b1"]["由"] > 0
    shipped = dict(weights())
    use_weights({f"{kind}={value}": weight / 100 for kind, table in tables.items() for value, weight in table.items()})
    try:
        sentence = "雨伞由门卫负责保管。"
        best = rank_blanks(sentence)[0]
        assert sentence[best.start : best.end] == "门卫"
    finally:
        use_weights(shipped)


def test_the_same_data_gives_the_same_weights(data: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        learn(data, tmp_path / name, "--no-validation")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
