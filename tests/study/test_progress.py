"""Progress on disk: nothing answered is lost, nothing counts twice, the schedule follows from the log."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import SourceError
from quizgen.study import transfer
from quizgen.study.event import Action, Event, Mode
from quizgen.study.progress import Progress
from quizgen.study.release import release
from quizgen.study.schedule import remember

NOW = datetime(2026, 9, 21, 12, 0, tzinfo=UTC)
START = int(NOW.timestamp() * 1000)
WORKER = Path(__file__).with_name("worker.py")


def event(uid: str, item: str = "q-1", **changes: object) -> Event:
    fields = {"time": START, "action": Action.ANSWER, "mark": 1.0, "rating": 3, "scheduled": True} | changes
    return Event(uid=uid, item=item, **fields)  # type: ignore[arg-type]


def start_worker(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, WORKER, "answer", path, name, str(count)], stdout=subprocess.PIPE, text=True
    )


def assert_schedule_follows_from_log(progress: Progress) -> None:
    by_item: dict[str, list[Event]] = {}
    for entry in progress.events():
        by_item.setdefault(entry.item, []).append(entry)
    assert progress.all_memories() == {item: remember(item, events) for item, events in by_item.items()}


def test_what_is_recorded_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "progress.db"
    with Progress(path) as progress:
        memory = progress.record(event("a", answer="安全第一", note="x", section="一、"), prompt="坚持____。")
    with Progress(path) as progress:
        assert progress.memories(["q-1"]) == {"q-1": memory}
        assert list(progress.events()) == [event("a", answer="安全第一", note="x", section="一、")]
        assert progress.prompts() == {"q-1": "坚持____。"}


def test_killed_at_50_random_points_nothing_recorded_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    done = subprocess.run([sys.executable, WORKER, "killed", path, "50"], capture_output=True, text=True, check=True)
    # A kill may have cut the last line of a round; a whole uid ends in its number and a line end.
    acknowledged = set(done.stdout.split("\n")[:-1])
    assert len({uid.split("-")[0] for uid in acknowledged}) == 50
    with Progress(path) as progress:
        recorded = [entry.uid for entry in progress.events()]
        assert acknowledged <= set(recorded)
        assert len(recorded) == len(set(recorded))
        # One answer a round at most had been written but not yet been acknowledged.
        assert len(recorded) <= len(acknowledged) + 50
        assert_schedule_follows_from_log(progress)


def test_several_sessions_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    workers = [start_worker(path, name, 25) for name in ("a", "b", "c", "d")]
    for worker in workers:
        worker.communicate(timeout=60)
        assert worker.returncode == 0
    with Progress(path) as progress:
        assert {entry.uid for entry in progress.events()} == {f"{name}-{i}" for name in "abcd" for i in range(25)}
        assert_schedule_follows_from_log(progress)


def test_an_item_answered_in_two_sessions_moves_the_schedule_once(tmp_path: Path) -> None:
    path = tmp_path / "progress.db"
    with Progress(path) as one, Progress(path) as other:
        seen = one.memories(["q-1"])["q-1"].seen
        first = one.record(event("a"), seen=seen)
        second = other.record(event("b", rating=1, mark=0), seen=seen)
        assert (first.reviews, second.reviews, second.seen) == (1, 1, 2)
        assert (second.due, second.stability) == (first.due, first.stability)


ACTIONS = st.one_of(
    st.tuples(st.just("answer"), st.integers(0, 3), st.integers(1, 4), st.booleans(), st.integers(-(10**8), 10**10)),
    st.tuples(st.just("undo"), st.integers(0, 30)),
    st.tuples(st.just("override"), st.integers(0, 30), st.integers(1, 4)),
    st.tuples(st.sampled_from([Action.SUSPEND, Action.RESUME]), st.integers(0, 3)),
    st.tuples(st.just("flag"), st.integers(0, 3), st.sampled_from(["", "再看"])),
)


def made(steps: list[tuple[object, ...]]) -> list[Event]:
    """Events of up to four items; the clock runs forward, and sometimes is set back."""
    found: list[Event] = []
    clock = START
    for number, (kind, *rest) in enumerate(steps):
        uid = f"{number:032x}"
        answers = [e for e in found if e.action is Action.ANSWER]
        if kind == "answer":
            which, rating, scheduled, step = rest
            clock += int(str(step))
            mark = float(int(str(rating)) > 1)
            mode = Mode.DUE if scheduled else Mode.ALL
            more = {"rating": rating, "mark": mark, "scheduled": scheduled, "mode": mode}
            found.append(event(uid, f"q-{which}", time=clock, **more))
        elif kind in {"undo", "override"} and answers:
            about = answers[int(str(rest[0])) % len(answers)]
            more = {"rating": rest[1], "mark": 1.0} if kind == "override" else {}
            found.append(event(uid, about.item, time=clock, action=Action(str(kind)), target=about.uid, **more))
        elif kind == "flag":
            found.append(event(uid, f"q-{rest[0]}", time=clock, action=Action.FLAG, note=rest[1]))
        elif isinstance(kind, Action):
            found.append(event(uid, f"q-{rest[0]}", time=clock, action=kind))
    return found


@given(st.lists(ACTIONS, max_size=25))
@settings(max_examples=25, deadline=None)
def test_replaying_the_log_gives_the_stored_schedule(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[object, ...]]
) -> None:
    folder = tmp_path_factory.mktemp("replay")
    with Progress(folder / "one.db") as progress:
        for entry in made(steps):
            progress.record(entry)
        stored = progress.all_memories()
        assert_schedule_follows_from_log(progress)
        progress.rebuild()
        assert progress.all_memories() == stored
        # Another machine that takes the history in comes to the same schedule.
        with Progress(folder / "other.db") as other:
            archive = transfer.load(transfer.dump(progress), "export")
            assert transfer.take_in(other, archive) == len(archive.events)
            assert transfer.take_in(other, archive) == 0
            assert other.all_memories() == stored


def test_two_histories_are_merged_by_time(tmp_path: Path) -> None:
    with Progress(tmp_path / "a.db") as mine, Progress(tmp_path / "b.db") as theirs:
        for day in (0, 2, 4):
            mine.record(event(f"mine{day}", time=START + day * 86_400_000))
        for day in (1, 3):
            theirs.record(event(f"theirs{day}", time=START + day * 86_400_000), prompt="某题")
        assert transfer.take_in(mine, transfer.load(transfer.dump(theirs), "x")) == 2
        assert [e.uid for e in mine.events()] == ["mine0", "theirs1", "mine2", "theirs3", "mine4"]
        assert mine.prompts() == {"q-1": "某题"}
        assert_schedule_follows_from_log(mine)


@pytest.mark.parametrize("text", ["", "{}", "ÿ", '{"format":"quizgen-progress","version":9,"events":[]}'])
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match=r"x\.json: is no progress export"):
        transfer.load(text.encode("latin-1"), "x.json")


def test_suspended_items_wake_and_flags_come_off(tmp_path: Path) -> None:
    with Progress(tmp_path / "p.db") as progress:
        progress.record(event("a", "q-1", action=Action.SUSPEND))
        progress.record(event("b", "q-2", action=Action.SUSPEND))
        progress.record(event("c", "q-2", action=Action.FLAG, note="再看"))
        assert release(progress, ["q-1"], NOW, flags=False) == ("q-1",)
        assert release(progress, [], NOW, flags=True) == ("q-2",)
        memories = progress.all_memories()
        assert (memories["q-1"].suspended, memories["q-2"].suspended, memories["q-2"].flag) == (False, True, None)
