"""The same work on a Dask cluster: a scheduler and two worker processes on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.batch import engines
from quizgen.batch.run import Batch, plan
from quizgen.items.recipe import Recipe
from quizgen.reading.options import ReadOptions
from tests.conftest import ROOT

START_SECONDS = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The scheduler's address and its two worker processes."""
    port, here = _free_port(), tmp_path_factory.mktemp("dask")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    address = f"tcp://127.0.0.1:{port}"
    no_pages = ["--no-dashboard", "--host", "127.0.0.1"]

    def start(*words: str) -> subprocess.Popen[bytes]:
        with (here / "log").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]],
                cwd=here, env=environment, stdout=log, stderr=log,
            )  # fmt: skip

    running = [start("dask_scheduler", "--port", str(port), *no_pages)]
    one = ["--nthreads", "1", "--no-nanny", *no_pages]
    running += [start("dask_worker", address, *one) for _ in range(2)]
    deadline = time.monotonic() + START_SECONDS
    while b"Registered to" not in (log := (here / "log").read_bytes()) or log.count(b"Registered to") < 2:
        assert time.monotonic() < deadline, log.decode()
        assert all(process.poll() is None for process in running), log.decode()
        time.sleep(0.2)
    yield address, running[1:]
    for process in reversed(running):
        process.terminate()
        process.wait(20)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "docs"
    docs.mkdir()
    for i in range(12):
        source = ROOT / "decks" / ("lab-safety.txt" if i % 2 else "instrument-rules.txt")
        (docs / f"{i:02}.txt").write_bytes(source.read_bytes())
    return docs


def decks(folder: Path, out: Path, engine: engines.Engine) -> dict[str, bytes]:
    report = Batch(plan([folder], out), out, Recipe(), ReadOptions()).run(engine)
    assert not report.failed
    assert len(report.entries) == 12
    return {p.name: p.read_bytes() for p in sorted(out.iterdir()) if p.suffix == ".yaml"}


def test_a_cluster_gives_the_same_decks_even_when_a_worker_is_killed(
    workers: tuple[str, list[subprocess.Popen[bytes]]], folder: Path, tmp_path: Path
) -> None:
    address, processes = workers
    here = decks(folder, tmp_path / "here", engines.local(1))
    assert decks(folder, tmp_path / "there", engines.cluster(address)) == here

    finished: list[str] = []

    def killing(jobs: object) -> Iterator[object]:
        for done in engines.cluster(address)(jobs):  # type: ignore[arg-type]
            finished.append(done.source)
            if len(finished) == 2:
                processes[0].send_signal(signal.SIGKILL)
            yield done

    assert decks(folder, tmp_path / "killed", killing) == here  # type: ignore[arg-type]
    assert len(finished) == len(set(finished)) == 12
