"""What the log says about a learner's work."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from quizgen.items.item import Kind
from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress
from quizgen.study.statistics import Statistics, statistics
from quizgen.study.table import HEADER, csv_table

NOW = datetime(2026, 9, 21, 20, 0, tzinfo=UTC)


def record(progress: Progress, days_ago: float, item: str, right: bool, **more: object) -> None:
    time = int((NOW - timedelta(days=days_ago)).timestamp() * 1000)
    fields = {"section": "一、", "scheduled": True, "duration": 30_000} | more
    rating, mark = (3, 1.0) if right else (1, 0.0)
    uid = f"{time}-{item}"
    event = Event(uid=uid, item=item, time=time, action=Action.ANSWER, mark=mark, rating=rating, **fields)  # type: ignore[arg-type]
    progress.record(event, prompt=f"{item}问____。")


@pytest.fixture
def found(tmp_path: Path) -> Statistics:
    with Progress(tmp_path / "progress.db") as progress:
        record(progress, 10, "q-1", right=True)
        record(progress, 9, "q-2", right=True, section="二、", kind=Kind.TRUE_FALSE)
        record(progress, 8, "q-1", right=False)
        record(progress, 1, "q-2", right=True, section="二、", kind=Kind.TRUE_FALSE)
        record(progress, 0, "q-1", right=False)
        record(progress, 0, "q-3", right=True, scheduled=False)
        progress.record(Event(uid="s", item="q-4", time=1, action=Action.SUSPEND))
        progress.record(Event(uid="f", item="q-3", time=1, action=Action.FLAG, note="再看"))
        return statistics(progress, NOW)


def test_totals_and_streak(found: Statistics) -> None:
    assert (found.answers, found.items, found.learning, found.minutes) == (6, 3, 2, 3.0)
    assert (found.streak, found.longest) == (2, 3)


def test_retention_counts_reviews_a_day_or_more_after_the_last(found: Statistics) -> None:
    assert found.retention == pytest.approx(1 / 3)  # q-1 forgotten twice, q-2 remembered once


def test_recalled_is_what_the_items_being_learnt_come_to(tmp_path: Path, found: Statistics) -> None:
    assert found.recalled == pytest.approx(2, abs=0.1)  # both seen since yesterday
    with Progress(tmp_path / "progress.db") as progress:
        much_later = statistics(progress, NOW + timedelta(days=3000))
    assert 0 < much_later.recalled < 1


def test_answers_a_day(found: Statistics) -> None:
    assert len(found.days) == 14
    today = found.days[-1]
    assert (today.date, today.answers, today.right, today.new) == (date(2026, 9, 21), 2, 1, 1)
    assert sum(day.answers for day in found.days) == 6


def test_accuracy_by_section_and_kind(found: Statistics) -> None:
    assert [(g.name, g.right, g.answers) for g in found.sections] == [("一、", 2, 4), ("二、", 2, 2)]
    assert [(g.name, g.accuracy) for g in found.kinds] == [("fill_in", 0.5), ("true_false", 1.0)]


def test_forecast_and_hardest_and_marked(found: Statistics) -> None:
    assert len(found.forecast) == 14
    assert found.forecast[0].items == 1  # q-1, missed just now
    assert [(h.item, h.prompt, h.missed, h.answers, h.lapses) for h in found.hardest] == [
        ("q-1", "q-1问____。", 2, 3, 1)
    ]
    assert [(m.item, m.suspended, m.note) for m in found.marked] == [("q-3", False, "再看"), ("q-4", True, None)]


def test_one_csv_table(found: Statistics) -> None:
    rows = list(csv.reader(io.StringIO(csv_table(found))))
    assert tuple(rows[0]) == HEADER
    assert {len(row) for row in rows} == {len(HEADER)}
    assert [row[0] for row in rows[1:]] == ["day"] * 14 + ["section"] * 2 + ["kind"] * 2 + ["forecast"] * 14 + [
        "hardest"
    ]


def test_nothing_yet(tmp_path: Path) -> None:
    with Progress(tmp_path / "progress.db") as progress:
        empty = statistics(progress, NOW)
    assert (empty.answers, empty.retention, empty.recalled, empty.streak, empty.longest) == (0, None, 0, 0, 0)
