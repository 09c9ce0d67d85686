"""The weights are learned from figures alone, the same ones each time, and say where the blanks stand."""

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from quizgen.items.blanks import rank_blanks, use_weights, weights
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT / "tools"))
from blank_examples import Example, group, left_in
from marked_cuts import MARKED, RATED, line_hash, load_marks

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
STORED = [f"{thing}存放在{place}里。" for place in PLACES for thing in THINGS]


@pytest.fixture(scope="module")
def marks(data: Path) -> Path:
    """Ratings in sentences of a statute and of a report: the verb is always better than the place after 在."""
    (data / "laws").mkdir()
    (data / "reports").mkdir()
    articles = "\n\n".join(f"**第一条** {sentence}" for sentence in STORED[:3])
    (data / "laws" / "仓库办法.md").write_text(f"<!-- INFO END -->\n\n{articles}\n", encoding="utf-8")
    (data / "reports" / "1999.txt").write_text("".join(STORED[3:]), encoding="utf-8")
    rows = ["0123456789ab\t0-9\t3-5"]
    for number, sentence in enumerate(STORED):
        line, at = (
            (f"第一条 {sentence}", 4) if number < 3 else ("".join(STORED[3:]), "".join(STORED[3:]).index(sentence))
        )
        verb = sentence.index("在") - 2
        rows.append(f"{line_hash(line)}\t{at}-{at + len(sentence)}\t{verb}-{verb + 2}=3\t{verb + 3}-{verb + 5}=1")
    file = data / "marks.tsv"
    file.write_text("\n".join(rows) + "\n", encoding="ascii")
    return file


def best_with(weights_file: Path, sentence: str) -> str:
    """What is cut first in the sentence by the weights of a file."""
    return next(iter(scores_with(weights_file, sentence)))


def scores_with(weights_file: Path, sentence: str) -> dict[str, float]:
    """What is cut in the sentence by the weights of a file, best first, with its score."""
    tables = msgspec.json.decode(weights_file.read_bytes(), type=dict[str, dict[str, float]])
    shipped = dict(weights())
    use_weights({f"{kind}={value}": weight / 100 for kind, table in tables.items() for value, weight in table.items()})
    try:
        return {sentence[blank.start : blank.end]: blank.score for blank in rank_blanks(sentence)}
    finally:
        use_weights(shipped)


def test_what_is_marked_is_learned_too(data: Path, marks: Path, tmp_path: Path) -> None:
    said = learn(data, tmp_path / "marked.json", "--marks", str(marks))
    assert f"{len(STORED)} marked passages (1 more are not in" in said
    marked = scores_with(tmp_path / "marked.json", "帐篷存放在山谷里。")
    learn(data, tmp_path / "alone.json", "--no-validation")  # the project's own marks are of other sentences
    alone = scores_with(tmp_path / "alone.json", "帐篷存放在山谷里。")
    assert marked["在"] < alone["在"] / 2  # nobody would cut there
    assert marked["山谷"] > alone["山谷"]


def test_marked_sentences_leave_with_their_statute(data: Path, marks: Path) -> None:
    marked, _ = load_marks(data, [marks])
    of_statute = [example for example in marked if example.sources]
    assert {example.sentence for example in of_statute} == set(STORED[:3])
    item = Example("登记册由站长保管。", 4, 6, "law", of_statute[0].sources)
    examples = [item, *marked]
    groups = group(examples)
    kept = left_in(examples, groups, [0] + [1] * len(marked), 0)
    assert not kept[0]
    assert {e.sentence for e, stays in zip(marked, kept[1:], strict=True) if stays} == set(STORED[3:])
    assert all(left_in(examples, groups, [0] + [1] * len(marked), -1))


def test_a_higher_rating_is_likelier_and_none_is_taken_for_nothing(data: Path, marks: Path, tmp_path: Path) -> None:
    name = marks.read_text("ascii").splitlines()[1].split("\t")[0]
    (tmp_path / "rated.tsv").write_text(f"{name}\t4-14\t0-2=1\t2-4=3\t5-7=0\n", encoding="ascii")
    (rated,), missing = load_marks(data, [tmp_path / "rated.tsv"])
    assert (rated.sentence, missing) == (STORED[0][:10], 0)
    (thing, verb) = rated.cuts
    assert (thing[:2], verb[:2]) == ((0, 2), (2, 4))
    assert thing[2] < verb[2]
    (tmp_path / "chosen.tsv").write_text(f"{name}\t4-14\t2-4\t0-2\n", encoding="ascii")
    (chosen,), _ = load_marks(data, [tmp_path / "chosen.tsv"])
    assert chosen.cuts[0][2] > chosen.cuts[1][2]


@pytest.mark.parametrize(("file", "place"), [(MARKED, r"\d+-\d+"), (RATED, r"\d+-\d+=[0-3]")])
def test_marks_hold_places_and_no_text(file: Path, place: str) -> None:
    lines = file.read_text(encoding="ascii").splitlines()
    assert len(lines) > 1000
    assert lines == sorted(set(lines))
    for line in lines:
        assert re.fullmatch(rf"[0-9a-f]{{12}}\t\d+-\d+(\t{place})+", line)
        (begin, stop), *places = ([int(part) for part in re.findall(r"\d+", some)[:2]] for some in line.split("\t")[1:])
        assert all(0 <= start < end <= stop - begin for start, end in places)


def test_the_same_data_gives_the_same_weights(data: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        learn(data, tmp_path / name, "--no-validation")
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()
