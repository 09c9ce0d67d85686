"""What the quiz needs of a screen: two ways to be one stand beside this file, keyed.py and lined.py."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rich.text import Text

from quizgen.deck.deck import Deck
from quizgen.items.item import Item
from quizgen.out.terminal.question import Place
from quizgen.out.terminal.reply import Reply
from quizgen.study.session import Answered
from quizgen.study.summary import Summary


@dataclass(frozen=True, slots=True)
class Scene:
    """What is asked now. now: the time by the session's clock. deadline: seconds of the monotonic clock when an exam
    ends, None without a clock. message: something to say first, once. exam: there is no feedback."""

    item: Item
    deck: Deck
    place: Place
    now: datetime
    deadline: float | None = None
    message: str = ""
    exam: bool = False


class Asker(Protocol):
    """Shows and asks. Every method may raise KeyboardInterrupt, EOFError (nobody is there any more) or TimeUpError."""

    @property
    def width(self) -> int | None:
        """Cells for a line of text; None where lines are not to be broken (a script reads them)."""

    @property
    def pauses(self) -> bool:
        """True when after() waits, so that the last answer can be taken back there."""

    def ask(self, scene: Scene) -> Reply:
        """Show the question; the learner's answer or command."""

    def slip(self, scene: Scene, answer: Answered) -> bool:
        """Show a near miss with the difference marked; should it count as right?"""

    def rate(self, scene: Scene) -> Reply:
        """Show the answer with its sentence; a rating 1..4, or a command."""

    def after(self, scene: Scene, answer: Answered, *, scheduled: bool) -> Reply:
        """Show what the answer came to; what the learner wants next."""

    def at_end(self, scene: Scene) -> Reply:
        """The last item is answered: NEXT ends, UNDO goes back."""

    def note(self, scene: Scene) -> str:
        """The words of a flag."""

    def show(self, lines: list[Text]) -> None:
        """Show lines until the learner has read them."""

    def suspended(self) -> None:
        """Another program is about to take the screen."""

    def finish(self, lines: list[Text], summary: Summary) -> None:
        """Leave the screen as it was found, with lines, which say what summary holds, on it."""
