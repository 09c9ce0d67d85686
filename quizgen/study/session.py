"""One sitting: what is asked next, what has been answered, and how to take it back.

It knows nothing of a screen; whoever shows it calls current, answer, override, undo, suspend, flag and skip.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from msgspec import structs

from quizgen.items.item import Item
from quizgen.study.event import Action, Event, Mode
from quizgen.study.grade import Grade
from quizgen.study.progress import Progress
from quizgen.study.schedule import AGAIN, AHEAD, GOOD, Memory, milliseconds, upcoming
from quizgen.study.select import Request, choose

Clock = Callable[[], datetime]


def local_clock() -> datetime:
    """Now, in the learner's time zone."""
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of this sitting. text: what was typed or chosen. overridden: the learner's word that it was right."""

    item: Item
    uid: str
    grade: Grade
    mark: float
    rating: int
    text: str
    memory: Memory
    overridden: bool = False

    @property
    def right(self) -> bool:
        """True for the full mark."""
        return self.mark >= 1


class Session:
    """The state of one sitting. Everything that is answered is on disk before a method returns."""

    def __init__(
        self,
        items: Sequence[Item],
        progress: Progress,
        request: Request,
        clock: Clock = local_clock,
        deck_items: Iterable[str] = (),
    ):
        """items: those that may be asked. deck_items: ids of all items of their decks, over which the day's limits are
        counted."""
        self.request = request
        self.answers: list[Answered] = []
        self._progress, self._clock = progress, clock
        self._uid = uuid4().hex
        self._items = {item.id: item for item in items}
        self.started = clock()
        memories = progress.memories((*self._items, *deck_items))
        self.asked = choose(items, memories, request, self.started)
        self._queue = [item.id for item in self.asked]
        self._later: dict[str, Memory] = {}
        self._trail: list[tuple[Action, str]] = []
        self._memory: Memory | None = None
        self._open = False  # the current item is waiting for its answer
        self.current: Item | None = None
        self._advance()

    @property
    def left(self) -> int:
        """How many items are still to come, the current one included."""
        return len(self._queue) + len(self._later) + (self.current is not None)

    @property
    def memory(self) -> Memory:
        """What was known about the current item when it was shown."""
        assert self._memory is not None
        return self._memory

    def now(self) -> datetime:
        """The time by the session's clock."""
        return self._clock()

    def answer(self, grade: Grade, text: str, *, rating: int = 0, duration: int = 0, note: str = "") -> Answered:
        """Record an answer to the current item. rating: 1..4 by the learner; without one it follows from the mark.

        The item stays current until advance().
        """
        assert self.current is not None
        item = self.current
        mark = grade.mark if rating == 0 else float(rating > AGAIN)
        rating = rating or (GOOD if grade.mark >= 1 else AGAIN)
        event = structs.replace(
            self._event(item, Action.ANSWER),
            mark=mark,
            rating=rating,
            scheduled=self.request.mode is Mode.DUE,
            answer=text,
            duration=duration,
            note=note,
        )
        memory = self._record(event, seen=self.memory.seen)
        done = Answered(item, event.uid, grade, mark, rating, text, memory)
        self.answers.append(done)
        self._trail.append((Action.ANSWER, item.id))
        self._open = False
        return done

    def override(self, *, mark: float, rating: int, note: str) -> Answered:
        """Change the marks of the last answer, recorded as the learner's own word (note says which)."""
        last = self.answers[-1]
        event = structs.replace(
            self._event(last.item, Action.OVERRIDE), target=last.uid, mark=mark, rating=rating, note=note
        )
        memory = self._record(event)
        changed = replace(last, mark=mark, rating=rating, memory=memory, overridden=mark > last.mark or last.overridden)
        self.answers[-1] = changed
        if last.item.id in self._later and not memory.learning:
            del self._later[last.item.id]
        if self._open and self.current is not None and self.current.id == last.item.id and not memory.learning:
            self._advance()  # it had come back only because it was taken for missed
        return changed

    def advance(self) -> Item | None:
        """Go on to the next item; None at the end."""
        if self.answers and self.current is not None and self.answers[-1].item.id == self.current.id:
            memory = self.answers[-1].memory
            if self.request.mode is Mode.DUE and memory.learning:
                self._later[memory.item] = memory
        return self._advance()

    def undo(self) -> Item | None:
        """Take back the last answer or suspension and ask that item again; None when there is nothing to take back."""
        if not self._trail:
            return None
        action, item = self._trail.pop()
        if action is Action.SUSPEND:
            self._record(self._event(self._items[item], Action.RESUME))
            if self._trail and self._trail[-1] == (Action.ANSWER, item):  # suspended right after it was answered
                action, item = self._trail.pop()
        if action is Action.ANSWER:
            last = self.answers.pop()
            self._record(structs.replace(self._event(last.item, Action.UNDO), target=last.uid))
        if self.current is not None and self.current.id != item:
            self._queue.insert(0, self.current.id)
        self._later.pop(item, None)
        return self._show(item)

    def suspend(self) -> Item | None:
        """Never ask the current item again (until resumed), and go on."""
        assert self.current is not None
        self._record(self._event(self.current, Action.SUSPEND))
        self._trail.append((Action.SUSPEND, self.current.id))
        return self._advance()

    def flag(self, note: str) -> None:
        """Mark the current item for a second look; an empty note takes the mark away."""
        assert self.current is not None
        self._record(structs.replace(self._event(self.current, Action.FLAG), note=note))

    def replace_current(self, item: Item) -> None:
        """Go on with an edited current item (same id)."""
        self._items[item.id] = self.current = item

    def upcoming(self) -> tuple[tuple[int, int], ...]:
        """(days from today, how many items), soonest first, over all items of the session's decks."""
        return upcoming(self._progress.memories(self._items).values(), self.now())

    def _advance(self) -> Item | None:
        """Missed items whose time has come, then the queue, then those that come soon."""
        now = milliseconds(self.now())
        soon = milliseconds(self.now() + AHEAD)
        ready = sorted((m.due, m.item) for m in self._later.values() if m.due <= now)
        while ready or self._queue:
            item = ready.pop(0)[1] if ready else self._queue.pop(0)
            self._later.pop(item, None)
            if self._show(item) is not None and self._still_wanted():
                return self.current
        early = sorted((m.due, m.item) for m in self._later.values() if m.due <= soon)
        if early:
            del self._later[early[0][1]]
            return self._show(early[0][1])
        self.current = self._memory = None
        return None

    def _still_wanted(self) -> bool:
        """False when another session has answered or suspended the item in the meantime."""
        if self.memory.suspended:
            return False
        if self.request.mode is not Mode.DUE:
            return True
        return self.memory.new or self.memory.is_due(self.now())

    def _show(self, item: str) -> Item | None:
        self._memory = self._progress.memories([item])[item]
        self.current, self._open = self._items[item], True
        return self.current

    def _record(self, event: Event, *, seen: int | None = None) -> Memory:
        return self._progress.record(event, seen=seen, prompt=self._items[event.item].prompt)

    def _event(self, item: Item, action: Action) -> Event:
        return Event(
            uid=uuid4().hex,
            item=item.id,
            time=milliseconds(self.now()),
            action=action,
            session=self._uid,
            mode=self.request.mode,
            kind=item.kind,
            section=item.section,
        )
