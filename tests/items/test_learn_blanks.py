"""The weights are learned from figures alone, the same ones each time, and say where the blanks stand."""

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np
import pytest

from quizgen.items.blank_spans import candidates, tokens
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
    assert best_with(tmp_path / "weights.json", "雨伞由门卫负责保管。") == "门卫"


PLACES = ["山洞", "地窖", "阁楼", "厨房", "码头", "礼堂", "操场", "船舱"]


def lessons(data: Path, out: Path) -> Path:
    """What a teacher thinks that would cut every item where people did, and other sentences at the place after 在."""
    rows = [row for kind in ("law", "bank") for row in json.loads((data / f"{kind}_items.json").read_text("utf-8"))]
    rows += [
        {"sentence": f"{thing}存放在{place}里。", "start": len(thing) + 3, "end": len(thing) + 5}
        for place in PLACES
        for thing in THINGS
    ]
    chances = []
    for row in rows:
        found = tokens(row["sentence"])
        for first, end in candidates(found):
            chances.append(float((found[first].start, found[end - 1].end) == (row["start"], row["end"])))
    sentences = [row["sentence"] for row in rows]
    np.savez(out, sentences=sentences, sources=[""] * len(rows), chances=np.array([chances] * 6))
    return out


def best_with(weights_file: Path, sentence: str) -> str:
    """What is cut first in the sentence by the weights of a file."""
    tables = msgspec.json.decode(weights_file.read_bytes(), type=dict[str, dict[str, float]])
    shipped = dict(weights())
    use_weights({f"{kind}={value}": weight / 100 for kind, table in tables.items() for value, weight in table.items()})
    try:
        best = rank_blanks(sentence)[0]
        return sentence[best.start : best.end]
    finally:
        use_weights(shipped)


def test_what_the_teacher_thinks_is_learned_too(data: Path, tmp_path: Path) -> None:
    held = lessons(data, tmp_path / "lessons.npz")
    said = learn(data, tmp_path / "taught.json", "--lessons", str(held))
    assert "56 other sentences" in said
    assert best_with(tmp_path / "taught.json", "帐篷存放在山谷里。") == "山谷"
    learn(data, tmp_path / "alone.json", "--no-validation")
    assert best_with(tmp_path / "alone.json", "帐篷存放在山谷里。") != "山谷"


def test_lessons_of_other_items_are_refused(data: Path, tmp_path: Path) -> None:
    held = lessons(data, tmp_path / "lessons.npz")
    (tmp_path / "law_items.json").write_bytes((data / "bank_items.json").read_bytes())
    (tmp_path / "bank_items.json").write_bytes((data / "law_items.json").read_bytes())
    with pytest.raises(subprocess.CalledProcessError) as failure:
        learn(tmp_path, tmp_path / "weights.json", "--lessons", str(held))
    assert "other items" in failure.value.stderr


def test_the_same_data_gives_the_same_weights(data: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        learn(data, tmp_path / name, "--no-validation")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
