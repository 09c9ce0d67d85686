"""When items come back: FSRS with the clock passed in."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from quizgen.study.event import Action, Event, Mode
from quizgen.study.schedule import AGAIN, EASY, GOOD, HARD, Memory, day, milliseconds, moment, remember, retrievability

START = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)


def answers(*steps: tuple[float, int], mode: Mode = Mode.DUE) -> list[Event]:
    """(days from the start, rating) as events of one item."""
    return [
        Event(
            uid=f"{i:032x}",
            item="q-1",
            time=milliseconds(START + timedelta(days=days)),
            action=Action.ANSWER,
            mode=mode,
            mark=float(rating > AGAIN),
            rating=rating,
            scheduled=mode is Mode.DUE,
        )
        for i, (days, rating) in enumerate(steps)
    ]


def days_until_due(memory: Memory) -> float:
    return (moment(memory.due) - moment(memory.last)) / timedelta(days=1)


def test_a_known_item_goes_straight_to_days_and_a_missed_one_comes_back_in_ten_minutes() -> None:
    # FSRS-6 defaults: a first Good lasts 2.31 days, a first Easy 8.30; intervals are whole days.
    assert [days_until_due(remember("q-1", answers((0, rating)))) for rating in (GOOD, EASY)] == [2, 8]
    missed = remember("q-1", answers((0, AGAIN)))
    assert missed.learning
    assert moment(missed.due) - START == timedelta(minutes=10)


def test_intervals_grow_with_every_success_and_shrink_with_a_lapse() -> None:
    steps, intervals = [], []
    at = 0.0
    for _ in range(5):
        steps.append((at, GOOD))
        memory = remember("q-1", answers(*steps))
        intervals.append(days_until_due(memory))
        at += intervals[-1]
    assert intervals == sorted(set(intervals))
    lapsed = remember("q-1", answers(*steps, (at, AGAIN), (at + 0.01, GOOD)))
    assert days_until_due(lapsed) < intervals[-1]
    assert lapsed.lapses == 1


def test_the_same_events_give_the_same_memory() -> None:
    """No dice, no ambient clock: FSRS's own fuzzing and creation times stay out."""
    steps = ((0, GOOD), (2, GOOD), (13, HARD), (40, AGAIN), (40.1, GOOD))
    assert remember("q-1", answers(*steps)) == remember("q-1", answers(*steps))


def test_an_item_due_later_today_is_due_all_day_but_not_the_day_before() -> None:
    memory = remember("q-1", answers((0, GOOD)))  # due two days later at 8:00
    assert memory.is_due(datetime(2026, 9, 23, 4, 30, tzinfo=UTC))
    assert not memory.is_due(datetime(2026, 9, 22, 23, 59, tzinfo=UTC))
    # Half past three in the morning still belongs to the day before.
    assert not memory.is_due(datetime(2026, 9, 23, 3, 30, tzinfo=UTC))


def test_the_day_is_the_learners() -> None:
    beijing = timezone(timedelta(hours=8))
    time = milliseconds(datetime(2026, 9, 21, 21, 0, tzinfo=UTC))  # 5:00 on the 22nd in Beijing
    assert day(time, UTC).day == 21
    assert day(time, beijing).day == 22


def test_a_clock_set_back_does_no_harm() -> None:
    """Reviewed in 2030 by mistake, then the clock is put right: the next answer makes a sound schedule again."""
    ahead = (datetime(2030, 1, 1, tzinfo=UTC) - START) / timedelta(days=1)
    memory = remember("q-1", answers((ahead, GOOD), (0, GOOD)))
    assert moment(memory.last) == START
    assert timedelta(0) < moment(memory.due) - START <= timedelta(days=30)
    assert 0 <= retrievability(memory, START - timedelta(days=400)) <= 1


def test_only_scheduled_answers_move_the_schedule_but_all_tell_what_was_missed() -> None:
    memory = remember("q-1", answers((0, AGAIN), mode=Mode.ALL))
    assert memory.new
    assert memory.is_missed(START, 30)


@pytest.mark.parametrize(
    ("steps", "missed"),
    [
        ([(0, AGAIN)], True),
        ([(0, AGAIN), (0.01, GOOD)], True),
        ([(0, AGAIN), (1, GOOD)], False),
        ([(0, GOOD)], False),
        ([(0, AGAIN), (1, GOOD), (2, AGAIN)], True),
        ([(-40, AGAIN)], False),
    ],
)
def test_an_item_leaves_the_book_of_misses_when_it_is_right_on_a_later_day(
    steps: list[tuple[float, int]], missed: bool
) -> None:
    assert remember("q-1", answers(*steps)).is_missed(START + timedelta(days=3), 30) is missed


def test_retrievability_falls_with_time() -> None:
    memory = remember("q-1", answers((0, GOOD)))
    values = [retrievability(memory, START + timedelta(days=days)) for days in (0, 2, 10, 100)]
    assert values[0] == 1
    assert values == sorted(values, reverse=True)
    assert values[1] == pytest.approx(0.9, abs=0.02)
