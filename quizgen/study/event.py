"""What a learner did: one entry of the log that is the truth about all progress."""

from enum import StrEnum

import msgspec

from quizgen.items.item import Kind


class Action(StrEnum):
    """What an event records. override and undo name the answer they are about."""

    ANSWER = "answer"
    OVERRIDE = "override"
    UNDO = "undo"
    SUSPEND = "suspend"
    RESUME = "resume"
    FLAG = "flag"


class Mode(StrEnum):
    """How the items of a session are chosen. Only answers given in due move the schedule."""

    DUE = "due"
    ALL = "all"
    WRONG = "wrong"
    EXAM = "exam"
    RANDOM = "random"


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entry, never changed once written.

    uid: 32 hexadecimal digits, its own for ever, on every machine. item: the item's id. time: milliseconds since 1970,
    UTC. session: the same for all answers of one sitting. mode, kind, section: as they were at the time. mark: 0..1.
    rating: 1 again, 2 hard, 3 good, 4 easy; 0 where it does not apply. scheduled: the answer moves the schedule.
    answer: what was typed or chosen. duration: milliseconds from the question to the answer. target: the uid of the
    answer that an override or undo is about. note: a remark (flag), or why an answer was overridden.
    """

    uid: str
    item: str
    time: int
    action: Action
    session: str = ""
    mode: Mode = Mode.DUE
    kind: Kind = Kind.FILL_IN
    section: str = ""
    mark: float = 0.0
    rating: int = 0
    scheduled: bool = False
    answer: str = ""
    duration: int = 0
    target: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.mark <= 1:
            raise ValueError(f"a mark lies between 0 and 1, not at {self.mark}")
        if self.rating not in range(5):
            raise ValueError(f"a rating is 0 to 4, not {self.rating}")
        # datetime reaches to the year 9999 and FSRS adds up to 100 years.
        if not 0 <= self.time < 250_000_000_000_000:
            raise ValueError(f"a time is in milliseconds since 1970, not {self.time}")
