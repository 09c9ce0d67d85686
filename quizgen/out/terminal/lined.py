"""The quiz line by line: for a dumb terminal, a pipe, a script. Nothing is redrawn, nothing waits for a key."""

import time
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from quizgen.items.item import Kind
from quizgen.out.terminal import feedback, question
from quizgen.out.terminal.asker import Scene
from quizgen.out.terminal.lines import read_line
from quizgen.out.terminal.reply import UNSAID, Command, Reply, parse_command
from quizgen.out.terminal.text import WIDEST, wrap
from quizgen.study.grade import LETTERS, chosen_options, shown_options
from quizgen.study.normalise import characters
from quizgen.study.schedule import AGAIN
from quizgen.study.session import Answered
from quizgen.study.summary import Summary


class LinedAsker:
    """One line of answer for one question. person: somebody sits there, so a near miss may be asked about and the
    answer shown by an empty line may be rated; a script is never asked more than its questions."""

    def __init__(self, console: Console, *, person: bool):
        self._console, self._person = console, person

    @property
    def width(self) -> int | None:
        """The terminal's; a script gets whole lines."""
        return min(self._console.width - 1, WIDEST) if self._person else None

    @property
    def pauses(self) -> bool:
        """Feedback is printed, and on."""
        return False

    def ask(self, scene: Scene) -> Reply:
        """Asks again until the line is an answer or a command."""
        width = self.width
        lines = [
            *question.header(_timed(scene), width),
            *question.place_of(scene.item, scene.deck, width, answered=False),
        ]
        lines += [*question.asked(scene.item, width), *question.options(scene.item, width)]
        if scene.message:
            lines.insert(0, Text(scene.message))
        self._print(lines)
        while True:
            line = self._read("答：", scene)
            reply = parse_command(line, scene.item)
            if reply is not None:
                return reply
            if not shown_options(scene.item):
                return Reply(text=line.strip())
            chosen = chosen_options(scene.item, line)
            if chosen is not None:
                return Reply(chosen=chosen)
            if not line.strip() and not self._person:
                return Reply(chosen=())
            self._print([Text(_hint(scene))])

    def slip(self, scene: Scene, answer: Answered) -> bool:
        """Asked of a person only."""
        if not self._person:
            return False
        self._print(feedback.marks_of(answer.item, answer.grade.parts, self.width, mark_slips=True))
        return characters(self._read("只差一个字，算对吗？（y/n）", scene).strip()) in {"y", "yes", "是", "对", "1"}

    def rate(self, scene: Scene) -> Reply:
        """Asked of a person only; a script's empty line is an item it does not know."""
        width = self.width
        self._print([*question.asked(scene.item, width, scene.item.answers), *feedback.source(scene.item, width)])
        if not self._person:
            return Reply(rating=AGAIN)
        while True:
            line = self._read("记住了吗？1 忘了 2 吃力 3 记得 4 轻松：", scene)
            plain = characters(line.strip())
            if plain in {"1", "2", "3", "4"}:
                return Reply(rating=int(plain))
            command = parse_command(line, None)
            if command is not None:
                return command

    def after(self, scene: Scene, answer: Answered, *, scheduled: bool) -> Reply:
        """Shown, and on: r and u at the next question are about this answer."""
        width = self.width
        lines = feedback.verdict(answer, scene.now, width, scheduled=scheduled)
        if not answer.right or scene.item.kind is not Kind.FILL_IN:
            lines += feedback.marks_of(answer.item, answer.grade.parts, width, mark_slips=True)
        self._print([*lines, *feedback.source(scene.item, width), Text()])
        return Reply(Command.NEXT)

    def at_end(self, scene: Scene) -> Reply:
        """One more line may take the last answer back or say that it was right."""
        line = self._read("回车结束（u 撤销上一题，r 我答对了）：" if self._person else "", scene)
        return parse_command(line, None) or Reply(Command.NEXT)

    def note(self, scene: Scene) -> str:
        """Asked of a person; a script writes `f its note` in one line."""
        return self._read("备注：", scene).strip() if self._person else UNSAID

    def show(self, lines: list[Text]) -> None:
        """Simply printed."""
        self._print([part for line in lines for part in wrap(line, self.width)])

    def suspended(self) -> None:
        """Nothing to put away."""

    def finish(self, lines: list[Text], summary: Summary) -> None:
        """Simply printed."""
        self._print([Text(), *lines])

    def _read(self, prompt: str, scene: Scene) -> str:
        self._console.file.flush()
        return read_line(prompt if self._person else "", scene.deadline)

    def _print(self, lines: list[Text]) -> None:
        for line in lines:
            self._console.print(line, soft_wrap=True)


def _timed(scene: Scene) -> question.Place:
    left = None if scene.deadline is None else max(round(scene.deadline - time.monotonic()), 0)
    return replace(scene.place, seconds=left)


def _hint(scene: Scene) -> str:
    if scene.item.kind is Kind.TRUE_FALSE:
        return "请答 对 或 错（A 或 B）；? 看帮助。"
    last = LETTERS[len(scene.item.options) - 1]
    many = "可多选，如 ACD" if scene.item.kind is Kind.MULTIPLE_ANSWER else "只选一个"
    return f"请答 A–{last}（{many}）；? 看帮助。"
