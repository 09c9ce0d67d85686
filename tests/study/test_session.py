"""A sitting: what is asked in which order, and what undo, override, suspend and two windows do to it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from quizgen.errors import RequestError
from quizgen.items.item import Item, Kind, Status
from quizgen.study.event import Action, Mode
from quizgen.study.grade import Grade
from quizgen.study.progress import Progress
from quizgen.study.schedule import AGAIN, GOOD
from quizgen.study.select import Request, matching
from quizgen.study.session import Session
from quizgen.study.summary import summarize

RIGHT, WRONG = Grade((), 1.0), Grade((), 0.0)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 9, 21, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def progress(tmp_path: Path) -> Iterator[Progress]:
    with Progress(tmp_path / "progress.db") as opened:
        yield opened


def item(number: int, quote: int | None = None, section: str = "一、", kind: Kind = Kind.FILL_IN) -> Item:
    at = number if quote is None else quote
    return Item(
        id=f"q-{number}",
        kind=kind,
        prompt="____",
        answers=("甲",),
        section=section,
        quote=f"第{at}句。",
        span=(at * 10, at * 10 + 5),
    )


ITEMS = [item(number) for number in range(30)]


def sitting(progress: Progress, clock: Clock, items: list[Item] = ITEMS, **request: object) -> Session:
    return Session(items, progress, Request(**request), clock)  # type: ignore[arg-type]


def take(session: Session, *grades: Grade) -> list[str]:
    """Answer the next items; their ids."""
    asked = []
    for marks in grades:
        assert session.current is not None
        asked.append(session.current.id)
        session.answer(marks, "x")
        session.advance()
    return asked


def ids(session: Session) -> list[str]:
    return [item.id for item in session.asked]


def test_new_items_come_in_the_decks_order_up_to_the_days_limit(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=3)
    assert take(session, RIGHT, RIGHT, RIGHT) == ["q-0", "q-1", "q-2"]
    assert session.current is None
    assert ids(sitting(progress, clock, new_limit=3)) == []
    assert ids(sitting(progress, clock, new_limit=5)) == ["q-3", "q-4"]
    clock.forward(days=1)
    assert ids(sitting(progress, clock, new_limit=2)) == ["q-3", "q-4"]


def test_the_days_limit_is_the_decks_whatever_the_filter(progress: Progress, clock: Clock) -> None:
    take(sitting(progress, clock, new_limit=2), RIGHT, RIGHT)
    request = Request(new_limit=3)
    session = Session(ITEMS[10:], progress, request, clock, deck_items=[i.id for i in ITEMS])
    assert ids(session) == ["q-10"]


def test_due_items_come_before_new_ones_the_longest_overdue_first(progress: Progress, clock: Clock) -> None:
    take(sitting(progress, clock, new_limit=2), RIGHT, RIGHT)
    clock.forward(hours=1)
    take(sitting(progress, clock, new_limit=3), RIGHT)
    clock.forward(days=3)
    assert ids(sitting(progress, clock, new_limit=1)) == ["q-0", "q-1", "q-2", "q-3"]
    assert ids(sitting(progress, clock, new_limit=0, review_limit=2)) == ["q-0", "q-1"]


def test_the_review_limit_counts_what_was_reviewed_earlier_today(progress: Progress, clock: Clock) -> None:
    take(sitting(progress, clock, new_limit=4), *[RIGHT] * 4)
    clock.forward(days=3)
    take(sitting(progress, clock, new_limit=0, review_limit=3), RIGHT)
    assert len(ids(sitting(progress, clock, new_limit=0, review_limit=3))) == 2


def test_a_missed_item_comes_back_in_the_same_sitting(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=2)
    assert take(session, WRONG, RIGHT, WRONG, RIGHT) == ["q-0", "q-1", "q-0", "q-0"]
    assert session.current is None


def test_a_missed_item_whose_ten_minutes_are_over_comes_before_new_ones(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=3)
    take(session, WRONG)
    clock.forward(minutes=11)
    assert take(session, RIGHT, RIGHT, RIGHT) == ["q-1", "q-0", "q-2"]


def test_siblings_of_one_sentence_are_not_in_one_sitting(progress: Progress, clock: Clock) -> None:
    items = [item(0, quote=0), item(1, quote=0), item(2, quote=1), item(3, quote=1), item(4, quote=2)]
    session = sitting(progress, clock, items)
    assert take(session, RIGHT, RIGHT, RIGHT) == ["q-0", "q-2", "q-4"]
    assert ids(sitting(progress, clock, items)) == ["q-1", "q-3"]


def test_items_over_overlapping_ranges_are_siblings(progress: Progress, clock: Clock) -> None:
    whole = structs.replace(item(1), quote="第0句。而且第1句。", span=(0, 10))
    first = structs.replace(item(0), quote="第0句。", span=(0, 4))
    assert ids(sitting(progress, clock, [first, whole])) == ["q-0"]
    elsewhere = structs.replace(item(2), quote="另一份文件里的话。", span=(2, 11))
    assert ids(sitting(progress, clock, [first, elsewhere])) == ["q-0", "q-2"]


@pytest.mark.parametrize("mode", [Mode.ALL, Mode.EXAM, Mode.RANDOM, Mode.WRONG])
def test_only_due_mode_touches_the_schedule(progress: Progress, clock: Clock, mode: Mode) -> None:
    if mode is Mode.WRONG:
        take(sitting(progress, clock, mode=Mode.ALL, count=2), WRONG, WRONG)
    session = sitting(progress, clock, mode=mode, count=2)
    take(session, RIGHT, WRONG)
    assert all(memory.new for memory in progress.all_memories().values())


def test_all_asks_everything_in_the_decks_order(progress: Progress, clock: Clock) -> None:
    assert ids(sitting(progress, clock, mode=Mode.ALL)) == [i.id for i in ITEMS]


def test_wrong_asks_what_was_missed_lately(progress: Progress, clock: Clock) -> None:
    take(sitting(progress, clock, mode=Mode.ALL), RIGHT, WRONG, RIGHT, WRONG)
    assert ids(sitting(progress, clock, mode=Mode.WRONG)) == ["q-1", "q-3"]
    clock.forward(days=1)
    take(sitting(progress, clock, mode=Mode.WRONG), RIGHT)
    assert ids(sitting(progress, clock, mode=Mode.WRONG)) == ["q-3"]
    clock.forward(days=31)
    assert ids(sitting(progress, clock, mode=Mode.WRONG)) == []


def test_an_exam_is_drawn_by_seed_without_siblings_while_there_are_others(progress: Progress, clock: Clock) -> None:
    items = [item(number, quote=number // 2) for number in range(10)]
    drawn = ids(sitting(progress, clock, items, mode=Mode.EXAM, count=5, seed=7))
    assert drawn == ids(sitting(progress, clock, items, mode=Mode.EXAM, count=5, seed=7))
    assert len({int(name[2:]) // 2 for name in drawn}) == 5
    assert len(ids(sitting(progress, clock, items, mode=Mode.EXAM, count=8, seed=7))) == 8
    assert drawn != ids(sitting(progress, clock, items, mode=Mode.EXAM, count=5, seed=8))


def test_undo_takes_back_the_last_answer_the_one_before_and_the_very_last(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=2)
    take(session, RIGHT, WRONG)
    session.undo()
    assert (session.current and session.current.id, len(session.answers)) == ("q-1", 1)
    session.undo()
    assert (session.current and session.current.id, len(session.answers)) == ("q-0", 0)
    assert session.undo() is None
    assert all(memory.new and not memory.missed for memory in progress.all_memories().values())
    assert take(session, RIGHT, RIGHT) == ["q-0", "q-1"]
    assert session.current is None
    session.undo()
    assert session.current is not None
    actions = [event.action for event in progress.events()]
    assert actions.count(Action.ANSWER) == 4
    assert actions.count(Action.UNDO) == 3


def test_i_was_right_is_recorded_as_such(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=1)
    session.answer(WRONG, "x")
    changed = session.override(mark=1.0, rating=GOOD, note="claimed right")
    assert changed.overridden
    session.advance()
    assert session.current is None
    events = list(progress.events())
    assert [(e.action, e.mark) for e in events] == [(Action.ANSWER, 0.0), (Action.OVERRIDE, 1.0)]
    assert (events[1].target, events[1].note) == (events[0].uid, "claimed right")
    assert not progress.memories(["q-0"])["q-0"].learning


def test_i_was_right_also_where_the_item_has_come_back_already(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=1)
    take(session, WRONG)
    assert session.current is not None
    session.override(mark=1.0, rating=GOOD, note="claimed right")
    assert session.current is None


def test_a_suspended_item_is_not_asked_again_until_undone(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=2)
    session.suspend()
    assert session.current is not None
    assert session.current.id == "q-1"
    assert "q-0" not in ids(sitting(progress, clock, mode=Mode.ALL))
    session.undo()
    assert session.current.id == "q-0"
    assert "q-0" in ids(sitting(progress, clock, mode=Mode.ALL))


def test_suspending_after_the_answer_is_undone_with_it(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=1)
    session.answer(WRONG, "x")
    session.suspend()
    assert session.current is None
    session.undo()
    memory = progress.memories(["q-0"])["q-0"]
    assert (memory.suspended, memory.new, session.answers) == (False, True, [])


def test_what_another_window_answers_meanwhile_is_not_asked_again(progress: Progress, clock: Clock) -> None:
    one, other = sitting(progress, clock, new_limit=3), sitting(progress, clock, new_limit=3)
    assert take(one, RIGHT, RIGHT) == ["q-0", "q-1"]
    assert take(other, RIGHT) == ["q-0"]  # was on the screen already: kept, not counted twice
    assert other.current is not None
    assert other.current.id == "q-2"
    assert progress.memories(["q-0"])["q-0"].reviews == 1


def test_an_edited_or_regenerated_deck_keeps_its_history(progress: Progress, clock: Clock) -> None:
    take(sitting(progress, clock, new_limit=1), RIGHT)
    edited = [structs.replace(i, prompt="另一句____", quote="另一句甲", span=(7, 11)) for i in ITEMS]
    assert ids(sitting(progress, clock, edited, new_limit=1)) == []


def test_filters_by_section_and_kind(progress: Progress, clock: Clock) -> None:
    items = [item(0, section="一、/一是"), item(1, section="二、"), item(2, section="一、", kind=Kind.TRUE_FALSE)]
    rejected = structs.replace(item(3), status=Status.REJECTED)
    assert [i.id for i in matching([*items, rejected], Request(sections=("一、",)))] == ["q-0", "q-2"]
    assert [i.id for i in matching(items, Request(kinds=frozenset({Kind.TRUE_FALSE})))] == ["q-2"]
    assert [i.id for i in matching([*items, *items], Request())] == ["q-0", "q-1", "q-2"]
    with pytest.raises(RequestError, match="“三、”"):
        matching(items, Request(sections=("三、",)))
    with pytest.raises(RequestError, match="fits"):
        matching(items, Request(kinds=frozenset({Kind.SINGLE_CHOICE})))


def test_the_summary_counts_first_answers_and_says_when_items_are_due(progress: Progress, clock: Clock) -> None:
    items = [item(0), item(1, section="二、"), item(2, section="二、")]
    session = sitting(progress, clock, items)
    take(session, WRONG, RIGHT, RIGHT, RIGHT)
    found = summarize(session, lambda i: i.section)
    assert (found.total.marks, found.total.items) == (2, 3)
    assert [(s.name, s.right, s.items) for s in found.sections] == [("一、", 0, 1), ("二、", 2, 2)]
    assert [a.item.id for a in found.missed] == ["q-0"]
    assert found.next_due
    assert found.next_due[0][0] >= 1


def test_what_an_exam_did_not_reach_counts_nothing(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, mode=Mode.EXAM, count=4, seed=1)
    take(session, RIGHT, WRONG)
    found = summarize(session, lambda i: i.section)
    assert (found.total.share, len(found.unanswered)) == (0.25, 2)


def test_a_rating_of_ones_own_goes_to_the_schedule(progress: Progress, clock: Clock) -> None:
    session = sitting(progress, clock, new_limit=2)
    easy = session.answer(RIGHT, "", rating=4)
    session.advance()
    forgot = session.answer(WRONG, "", rating=AGAIN)
    assert easy.memory.stability > 8
    assert (easy.mark, forgot.mark, forgot.memory.learning) == (1, 0, True)
