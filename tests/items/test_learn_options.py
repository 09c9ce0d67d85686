"""The judgement of wrong options is learned from ratings without words, the same each time."""

import subprocess
import sys
from hashlib import sha1
from pathlib import Path

from tests.conftest import ROOT

RULES = "第一条 检查记录保存三年。\n第二条 报表应当在五日内提交。"


def check_sum(words: str) -> str:
    return sha1(words.encode()).hexdigest()[:8]


def row(sentence: str, key: str, **options: str) -> str:
    start = RULES.index(sentence)
    at = sentence.index(key)
    rated = [f"{check_sum(option)}:{given}" for option, given in options.items()]
    place = f"{start}-{start + len(sentence)}"
    return "\t".join(["rules.md", place, check_sum(sentence), f"{at}-{at + len(key)}", *rated])


def learn(data: Path, ratings: Path, out: Path) -> str:
    out.mkdir()
    command = [sys.executable, str(ROOT / "tools" / "learn_options.py"), str(data)]
    command += ["--ratings", str(ratings), "--out", str(out)]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_learning_is_deterministic_and_counts_what_is_lost(tmp_path: Path) -> None:
    (tmp_path / "laws").mkdir()
    for name in ("rules.md", "others.md"):
        (tmp_path / "laws" / name).write_text(RULES, encoding="utf-8")
    known = [
        row("检查记录保存三年。", "三年", 五年="33", 二年="2", 十年="x", 红色="0"),
        row("报表应当在五日内提交。", "五日", 三日="3", 十日="2", 一日="1", 六十日="0"),
    ]
    lines = [line.replace("rules.md", name) for name in ("rules.md", "others.md") for line in known for _ in range(5)]
    gone = known[0].replace(check_sum("检查记录保存三年。"), "00000000")
    (tmp_path / "rated.tsv").write_text("\n".join([*lines, gone]) + "\n", encoding="utf-8")
    shown = learn(tmp_path, tmp_path / "rated.tsv", tmp_path / "one")
    assert "left out: 1 keys that are not there any more, 20 options" in shown
    assert learn(tmp_path, tmp_path / "rated.tsv", tmp_path / "two") == shown
    weights = (tmp_path / "one" / "option_weights.tsv").read_text(encoding="utf-8")
    assert weights == (tmp_path / "two" / "option_weights.tsv").read_text(encoding="utf-8")
    assert "option\t" in weights
    assert not any(word in weights for word in ("五年", "报表"))
