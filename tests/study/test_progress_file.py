"""The progress file when something is wrong with it, or with the place it is in."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.study import tables
from quizgen.study.event import Action, Event
from quizgen.study.progress import DamagedError, Progress
from quizgen.study.recover import open_progress, using

NOW = datetime(2026, 9, 21, 12, 0, tzinfo=UTC)
START = int(NOW.timestamp() * 1000)
ASIDE = "progress.damaged-20260921-120000.db"


def answered(uid: str, item: str = "q-1", time: int = START, answer: str = "") -> Event:
    return Event(uid=uid, item=item, time=time, action=Action.ANSWER, mark=1.0, rating=3, scheduled=True, answer=answer)


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(sqlite3.connect(path)) as database:
        for statement in tables._STEPS[0]:
            database.execute(statement)
        fields = (1, "a", "q-1", START, "answer", "s", "due", "fill_in", "一、", 1, 3, 1, "x", 5, "", "")
        database.execute(f"INSERT INTO event VALUES ({','.join('?' * len(fields))})", fields)
        database.execute("INSERT INTO memory VALUES ('q-1', 0, 2.3, 2.1, 5, 4, 4, 1, 0, 0, 4, 1, 0, NULL)")
        database.execute("PRAGMA user_version = 1")
        database.commit()
    with Progress(path) as progress:
        assert [e.answer for e in progress.events()] == ["x"]
        assert progress.memories(["q-1"])["q-1"].stability == 2.3
        assert progress.prompts() == {}
        progress.record(answered("b"), prompt="新的____。")
        assert progress.prompts() == {"q-1": "新的____。"}


def test_a_file_from_a_newer_quizgen_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {tables.VERSION + 1}")
    with pytest.raises(OutputError, match="newer quizgen"):
        Progress(path)


def test_a_file_that_is_no_database_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    path.write_bytes(b"not a database at all, but a letter to a friend" * 40)
    progress, told = open_progress(path, NOW)
    with progress:
        progress.record(answered("a"))
    assert f"moved to {ASIDE}; nothing in it could be read" in told
    assert (tmp_path / ASIDE).read_bytes().startswith(b"not a database")


def test_a_damaged_file_is_rebuilt_from_what_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with Progress(path) as progress:
        log = [answered(f"{i:032x}", f"q-{i % 5}", START + i * 1000, "答" * 40) for i in range(2000)]
        progress.merge(log)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    with pytest.raises(DamagedError), Progress(path) as progress:
        list(progress.events())
    told: list[str] = []
    recovered = using(path, NOW, told.append, lambda progress: list(progress.events()))
    assert len(recovered) > 1800
    assert [event for event in log if event in recovered] == recovered
    assert [f"moved to {ASIDE}; {len(recovered)} entries could be read" in sentence for sentence in told] == [True]
    with Progress(path) as progress:
        assert sum(memory.seen for memory in progress.all_memories().values()) == len(recovered)


def test_a_full_disk_is_one_sentence_and_keeps_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with Progress(path) as progress:
        progress.record(answered("a"))
        progress._database.execute("PRAGMA max_page_count = 1")  # SQLite then says what it says on a full disk
        with pytest.raises(OutputError, match="the disk is full"):
            progress.record(answered("b", answer="字" * 100_000))
    with Progress(path) as progress:
        assert next(progress.events()).uid == "a"


FILLS_UP = """
import resource, signal, sys
from pathlib import Path
from quizgen.errors import OutputError
from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
progress = Progress(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
try:
    for i in range(500):
        progress.record(Event(uid=str(i), item="q", time=1, action=Action.ANSWER, answer="x" * 2000))
except OutputError as error:
    print(i, error)
"""


def test_a_file_that_may_not_grow_keeps_every_recorded_answer(tmp_path: Path) -> None:
    """As over a quota: the operating system refuses to write, and means it."""
    path = tmp_path / "progress.db"
    done = subprocess.run([sys.executable, "-c", FILLS_UP, path], capture_output=True, text=True, check=True)
    count, _, sentence = done.stdout.partition(" ")
    assert sentence.startswith(str(path))
    with Progress(path) as progress:
        assert [e.uid for e in progress.events()] == [str(i) for i in range(int(count))]


@pytest.mark.parametrize("place", ["a file/progress.db", "a folder"])
def test_a_place_that_cannot_be_used_is_one_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").write_text("x")
    (tmp_path / "a folder").mkdir()
    with pytest.raises(OutputError, match="--progress FILE"):
        Progress(tmp_path / place)
