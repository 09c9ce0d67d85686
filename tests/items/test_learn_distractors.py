"""The tables are learned from figures alone, the same ones each time."""

import json
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

RULES = "甲类器材由仓库集中保管。乙类器材由各队分散保管。队长应当每月检查一次器材，检查记录保存三年。"


def item(sentence: str, answer: str, *wrong: str) -> dict[str, object]:
    start = sentence.index(answer)
    return {
        "sentence": sentence,
        "start": start,
        "end": start + len(answer),
        "answer": answer,
        "options": [answer, *wrong],
        "file": "rules.md",
    }


def learn(data: Path, out: Path) -> str:
    out.mkdir()
    command = [sys.executable, str(ROOT / "tools" / "learn_distractors.py"), str(data), "--out", str(out)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_learning_is_deterministic_and_keeps_no_sentence(tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "laws").mkdir(parents=True)
    (data / "laws" / "rules.md").write_text(RULES, encoding="utf-8")
    law = [item("甲类器材由仓库集中保管。", "集中", "分散"), item(RULES, "三年", "五年", "十年")]
    bank = [
        item("夏季训练一律安排在清晨进行。", "夏季", "冬季"),
        item("冬季训练可以安排在中午进行。", "冬季", "夏季"),
        item("门窗应当在夏季打开。", "夏季", "冬季"),
        item("队员可以自带水壶。", "可以", "应当"),
        item("场地使用须经队长同意。", "同意", "反对"),
        item("每队不超过二十人参加。", "二十人", "三十人", "十人"),
    ]
    (data / "law_items.json").write_text(json.dumps(law), encoding="utf-8")
    (data / "bank_items.json").write_text(json.dumps(bank), encoding="utf-8")
    shown = learn(data, tmp_path / "one")
    assert "statutes, held in" in shown
    assert learn(data, tmp_path / "two") == shown
    for name in ("swaps.tsv", "distractor_weights.tsv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    pairs = (tmp_path / "one" / "swaps.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert "冬季\t夏季\t2" in pairs
    assert all(len(word) <= 4 for line in pairs for word in line.split("\t")[:2])
