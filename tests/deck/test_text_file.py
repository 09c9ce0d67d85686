"""A save that is cut short at any step leaves the old file or the new one, whole."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen import files
from quizgen.deck import text_file
from quizgen.deck.text_file import open_text
from quizgen.errors import DeckError, OutputError, QuizgenError

OLD, NEW = "title: 旧的题库\n" * 400, "title: 新的题库\n" * 500
STEPS_OF = {files.__file__, text_file.__file__}

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "d.yaml"
    target.write_text(OLD, encoding="utf-8")
    return target


def in_child(work: Callable[[], None]) -> int:
    """Run work in a process of its own; how that ended, as os.wait reports it."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except QuizgenError:
            os._exit(2)
        os._exit(0)
    return os.waitpid(child, 0)[1]


def killed_at(step: int, path: Path) -> int:
    """Save, but be killed (as by kill -9) before the step-th line of the saving code; the wait status."""

    def work() -> None:
        left = step

        def trace(frame: object, event: str, _: object) -> object:
            nonlocal left
            if frame.f_code.co_filename not in STEPS_OF:  # type: ignore[attr-defined]
                return None
            if event == "line":
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
            return trace

        sys.settrace(trace)  # type: ignore[arg-type]
        open_text(path).replaced(NEW)

    return in_child(work)


def test_a_kill_at_any_step_leaves_the_old_file_or_the_new_one(path: Path) -> None:
    seen = set()
    for step in range(500):
        path.write_text(OLD, encoding="utf-8")
        ended = killed_at(step, path)
        text = path.read_text(encoding="utf-8")
        seen.add(text)
        assert text in (OLD, NEW)
        # The next save works, whatever the cut one left behind.
        open_text(path).replaced("title: 再存\n")
        assert path.read_text(encoding="utf-8") == "title: 再存\n"
        for other in path.parent.iterdir():
            if other != path:
                other.unlink()
        if ended == 0:
            break
    assert ended == 0
    assert step > 20
    assert seen == {OLD, NEW}


@pytest.mark.parametrize("room", [0, 1, 5_000, len(OLD.encode()), len(NEW.encode()) - 1])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(path: Path, room: int) -> None:
    def work() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        open_text(path).replaced(NEW)

    assert os.waitstatus_to_exitcode(in_child(work)) == 2
    assert path.read_text(encoding="utf-8") == OLD
    assert list(path.parent.iterdir()) == [path]


def test_what_somebody_else_wrote_meanwhile_stays(path: Path) -> None:
    file = open_text(path)
    path.write_text("我的", encoding="utf-8")
    with pytest.raises(DeckError, match="changed by somebody else"):
        file.replaced(NEW)
    assert path.read_text(encoding="utf-8") == "我的"
    assert list(path.parent.iterdir()) == [path]


def test_the_old_file_stands_beside_under_a_free_number_until_the_new_one_is_safe(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.with_name("d.yaml.1.bak").write_text("早先的备份", encoding="utf-8")
    write = files.write_atomically

    def watched(target: Path, data: bytes, *, force: bool = False) -> None:
        assert path.with_name("d.yaml.2.bak").read_text(encoding="utf-8") == OLD
        write(target, data, force=force)

    monkeypatch.setattr(text_file, "write_atomically", watched)
    open_text(path).replaced(NEW)
    # The earlier backup is not this one's to delete.
    assert sorted(p.name for p in path.parent.iterdir()) == ["d.yaml", "d.yaml.1.bak"]


def test_a_file_that_is_gone_is_not_made_again(path: Path) -> None:
    file = open_text(path)
    path.unlink()
    with pytest.raises(OutputError, match="No such file"):
        file.replaced(NEW)
