"""A folder of documents becomes a folder of decks: in order, resumable, one bad document never in the way."""

import json
import os
import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from quizgen import pipeline
from quizgen.batch import engines
from quizgen.batch.index import NAME, read_index
from quizgen.batch.job import Done, Job, do
from quizgen.batch.run import Batch, Report, plan
from quizgen.deck.store import dumps, load
from quizgen.errors import OutputError, RequestError, SourceError
from quizgen.items.recipe import Recipe
from quizgen.reading.options import ReadOptions
from tests.conftest import ROOT, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three documents on two levels, one of them broken."""
    docs = tmp_path / "docs"
    (docs / "sub").mkdir(parents=True)
    (docs / "a.txt").write_bytes((ROOT / "decks" / "lab-safety.txt").read_bytes())
    (docs / "sub" / "b.txt").write_bytes((ROOT / "decks" / "instrument-rules.txt").read_bytes())
    (docs / "c.txt").write_bytes(b"no Chinese here")
    return docs


def run_batch(folder: Path, out: Path, engine: engines.Engine | None = None, recipe: Recipe | None = None) -> Report:
    batch = Batch(plan([folder], out), out, recipe or Recipe(), ReadOptions())
    return batch.run(engine or engines.local(1))


def contents(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*.yaml"))}


def test_every_document_gets_the_deck_that_make_gives_it(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = run_batch(folder, out)
    assert [Path(e.source).name for e in report.entries] == ["a.txt", "c.txt", "b.txt"]
    assert sorted(contents(out)) == ["a.yaml", "sub/b.yaml"]
    document = pipeline.read(folder / "a.txt")
    assert (out / "a.yaml").read_text(encoding="utf-8") == dumps(pipeline.make(document))
    (failed,) = report.failed
    assert (Path(failed.source).name, failed.deck) == ("c.txt", "")
    assert "Chinese" in failed.error


def test_the_index_has_a_line_a_document(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "out")
    lines = [json.loads(line) for line in (tmp_path / "out" / NAME).read_text(encoding="utf-8").splitlines()]
    assert [set(line) for line in lines] == [set(lines[0])] * 3
    assert {"source", "deck", "sha256", "items", "seconds", "warnings", "error"} <= set(lines[0])
    assert lines[0]["items"]["fill_in"] > 0


def test_two_processes_give_the_same_decks_as_one(folder: Path, tmp_path: Path) -> None:
    run_batch(folder, tmp_path / "one")
    report = run_batch(folder, tmp_path / "two", engines.local(2))
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert [Path(e.source).name for e in report.entries] == ["a.txt", "c.txt", "b.txt"]


def test_what_is_unchanged_is_skipped_and_what_failed_is_tried_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(folder, out)
    done: list[str] = []

    def watched(jobs: Iterable[Job]) -> Iterator[Done]:
        for job in jobs:
            done.append(Path(job.source).name)
            yield do(job)

    assert run_batch(folder, out, watched).skipped == 2
    assert done == ["c.txt"]
    done.clear()
    (folder / "a.txt").write_text("一、检查\n每周检查一次灭火器、急救箱、洗眼器。", encoding="utf-8")
    run_batch(folder, out, watched)
    assert done == ["a.txt", "c.txt"]
    done.clear()
    run_batch(folder, out, watched, Recipe(items=3))
    assert sorted(done) == ["a.txt", "b.txt", "c.txt"]
    (out / "a.yaml").unlink()
    done.clear()
    run_batch(folder, out, watched, Recipe(items=3))
    assert sorted(done) == ["a.txt", "c.txt"]


def test_what_a_person_did_in_a_deck_is_kept(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run_batch(folder, out)
    text = (out / "a.yaml").read_text(encoding="utf-8").replace("status: draft", "status: accepted", 1)
    (out / "a.yaml").write_text("# 组长看过\n" + text, encoding="utf-8")
    (folder / "a.txt").write_text((folder / "a.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    run_batch(folder, out)
    assert load(out / "a.yaml").items[0].status == "accepted"
    assert "# 组长看过" in (out / "a.yaml").read_text(encoding="utf-8")


def test_a_run_that_is_broken_off_leaves_whole_files_and_goes_on(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def broken_off(jobs: Iterable[Job]) -> Iterator[Done]:
        yield do(next(iter(jobs)))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(folder, out, broken_off)
    (name,) = contents(out)
    load(out / name)
    with (out / NAME).open("ab") as file:
        file.write(b'{"source": "cut o')
    assert len(read_index(out)) == 1
    assert run_batch(folder, out).skipped == 1
    assert len(read_index(out)) == 3


def _deadly(job: Job) -> Done:
    if job.source.endswith("a.txt"):
        os.kill(os.getpid(), signal.SIGKILL)
    return do(job)


def test_a_killed_process_costs_its_document_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "do", _deadly)
    report = run_batch(folder, tmp_path / "out", engines.local(2))
    assert [Path(e.source).name for e in report.failed] == ["a.txt", "c.txt"]
    assert "killed" in report.failed[0].error
    assert list(contents(tmp_path / "out")) == ["sub/b.yaml"]


def test_names_that_meet_keep_their_suffix_or_are_refused(tmp_path: Path) -> None:
    for name in ("x/规定.txt", "x/规定.md", "y/规定.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("第一条 安全第一。", encoding="utf-8")
    out = tmp_path / "out"
    assert sorted(task.target.name for task in plan([tmp_path / "x"], out)) == ["规定.md.yaml", "规定.txt.yaml"]
    with pytest.raises(OutputError, match="do them apart"):
        plan([tmp_path / "x" / "规定.txt", tmp_path / "y" / "规定.txt"], out)
    with pytest.raises(SourceError, match="no such file or folder"):
        plan([tmp_path / "z"], out)
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError, match="holds no document"):
        plan([tmp_path / "empty"], out)


def test_the_command_lists_what_failed_and_exits_with_one(run: Run, folder: Path) -> None:
    ran = run("batch", folder, "-o", "out")
    assert ran.code == 1
    assert "2 decks made, 0 unchanged, 1 failed" in ran.out
    assert "c.txt" in ran.err
    again = run("batch", folder, "-o", "out")
    assert "0 decks made, 2 unchanged, 1 failed" in again.out
    (folder / "c.txt").unlink()
    assert run("batch", folder, "-o", "out").code == 0


def test_a_scheduler_that_is_not_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch, run: Run, folder: Path) -> None:
    monkeypatch.setattr(engines, "CONNECT_SECONDS", 1)
    ran = run("batch", folder, "-o", "out", "--cluster", "tcp://127.0.0.1:9")
    assert ran.code == 2
    assert ran.err.strip().splitlines()[-1].startswith("quizgen: no Dask scheduler answers at tcp://127.0.0.1:9")
    assert run("batch", folder, "-o", "out", "--cluster", "x", "--workers", "2").code == 2


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(RequestError, match=r"quizgen\[cluster\]"):
        run_batch(folder, tmp_path / "out", engines.cluster("tcp://127.0.0.1:9"))
