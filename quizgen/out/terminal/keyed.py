"""The quiz on a real terminal: one screen a question, single keys, whole lines where Chinese is typed."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from rich.console import Console
from rich.text import Text

from quizgen.items.item import Item, Kind
from quizgen.out.terminal import feedback, question, theme
from quizgen.out.terminal.asker import Scene
from quizgen.out.terminal.keys import Keyboard
from quizgen.out.terminal.lines import read_line
from quizgen.out.terminal.reply import Command, Reply, TimeUpError, parse_command
from quizgen.out.terminal.text import flowed, joined, wrap
from quizgen.study.grade import LETTERS, shown_options
from quizgen.study.session import Answered
from quizgen.study.summary import Summary

# How often a change of the window's size or of the exam's clock is looked for, in seconds.
_TICK = 0.25
_PROMPT = f"{question.MARGIN}答：  "
_COMMANDS = {command.value: command for command in Command if command.value}
Footer = Sequence[tuple[str, str]]
_ALWAYS = [("?", "帮助"), ("q", "结束")]
_YES, _NO = frozenset("y1是对"), frozenset("n0否错不")


class KeyedAsker:
    """Redraws the whole screen for every state, so that a change of size is nothing special."""

    def __init__(self, console: Console, keyboard: Keyboard, *, when_idle: Callable[[], None] | None = None):
        """when_idle: done once, when the first question is on the screen and the learner is thinking."""
        self._console, self._keyboard, self._when_idle = console, keyboard, when_idle
        self._on_screen = False

    @property
    def width(self) -> int | None:
        """The terminal's, within margins."""
        return question.usable(self._console.width)

    @property
    def pauses(self) -> bool:
        """Feedback stays until a key."""
        return True

    def ask(self, scene: Scene) -> Reply:
        """Options are chosen by keys, anything else is typed as a line."""
        if shown_options(scene.item):
            return self._choose(scene)
        footer = [("回车", "确定" if scene.exam else "看答案"), *_ALWAYS]
        self._draw(lambda width: self._question(scene, width), scene, footer)
        line = self._line(_PROMPT, scene)
        return parse_command(line, scene.item) or Reply(text=line)

    def slip(self, scene: Scene, answer: Answered) -> bool:
        """Yes or no by one key."""
        key = self._wait(
            lambda width: [
                *self._question(scene, width, answered=True),
                Text(),
                *self._marks(answer, width),
                Text(),
                Text("只差一个字，算对吗？", style=theme.TITLE),
            ],
            scene,
            [("y", "算对"), ("n", "不算")],
            _YES | _NO | {"enter", "esc"},
        )
        return key in _YES

    def rate(self, scene: Scene) -> Reply:
        """The answer in its place, then 1 to 4."""
        key = self._wait(
            lambda width: [
                *self._question(scene, width, answers=scene.item.answers, answered=True),
                Text(),
                *feedback.source(scene.item, width),
                Text(),
                Text("记住了吗？", style=theme.TITLE),
            ],
            scene,
            [("1", "忘了"), ("2", "吃力"), ("3", "记得"), ("4", "轻松")],
            frozenset("1234") | frozenset(_COMMANDS),
        )
        return Reply(rating=int(key)) if key.isdigit() else Reply(_COMMANDS[key])

    def after(self, scene: Scene, answer: Answered, *, scheduled: bool) -> Reply:
        """Feedback until a key says what next."""
        more = [("1–4", "难易")] if answer.right and scheduled else [] if answer.right else [("r", "我答对了")]
        key = self._wait(
            lambda width: self._feedback(scene, answer, width, scheduled=scheduled),
            scene,
            [("回车", "下一题"), *more, ("u", "撤销"), *_ALWAYS],
            frozenset(_COMMANDS) | {"enter", "space", "right"} | (frozenset("1234") if scheduled else frozenset()),
        )
        if key.isdigit():
            return Reply(rating=int(key))
        return Reply(_COMMANDS.get(key, Command.NEXT))

    def at_end(self, scene: Scene) -> Reply:
        """After an exam's last item there has been no feedback to stop at."""
        key = self._wait(
            lambda _: [Text("全部答完了。", style=theme.TITLE)],
            scene,
            [("回车", "交卷" if scene.exam else "结束"), ("u", "返回上一题")],
            frozenset({"enter", "u", "q"}),
        )
        return Reply(Command.UNDO if key == "u" else Command.NEXT)

    def note(self, scene: Scene) -> str:
        """One line."""
        self._draw(lambda width: self._question(scene, width), scene, [("回车", "确定备注")])
        return self._line(f"{question.MARGIN}备注：", scene)

    def show(self, lines: list[Text]) -> None:
        """Until any key."""
        self._wait(
            lambda width: [part for line in lines for part in wrap(line, width)], None, [("任意键", "返回")], None
        )

    def suspended(self) -> None:
        """Back to the ordinary screen for the editor."""
        self._leave()

    def finish(self, lines: list[Text], summary: Summary) -> None:
        """The summary stays on the ordinary screen."""
        self._leave()
        for line in lines:
            self._console.print(Text(question.MARGIN) + line, soft_wrap=True)

    def _choose(self, scene: Scene) -> Reply:
        item, shown = scene.item, shown_options(scene.item)
        many = item.kind is Kind.MULTIPLE_ANSWER
        letters = {LETTERS[i].lower(): i for i in range(len(shown))}
        chosen: list[str] = []
        cursor, forced = 0, False

        def body(width: int) -> list[Text]:
            return self._question(scene, width, chosen=chosen, cursor=cursor)

        footer = [(f"A–{LETTERS[len(shown) - 1]}", "选择"), ("回车", "确定"), *_ALWAYS]
        while True:
            key = self._wait(body, scene, footer, None).lower()
            if key == ":":
                forced = True
                continue
            picked = None if forced else _picked(key, letters, item)
            if picked is not None or key == "space":
                cursor = cursor if picked is None else picked
                _toggle(chosen, shown[cursor], many=many)
            elif key in {"up", "left"}:
                cursor = (cursor - 1) % len(shown)
            elif key in {"down", "right", "tab"}:
                cursor = (cursor + 1) % len(shown)
            elif key == "enter" and chosen:
                return Reply(chosen=tuple(option for option in shown if option in chosen))
            elif (command := _COMMANDS.get(key)) is not None:
                return Reply(command)
            forced = False

    def _question(
        self,
        scene: Scene,
        width: int,
        *,
        chosen: list[str] | None = None,
        cursor: int | None = None,
        answers: tuple[str, ...] | None = None,
        answered: bool = False,
    ) -> list[Text]:
        lines = [*question.place_of(scene.item, scene.deck, width, answered=answered), Text()]
        lines += question.asked(scene.item, width, answers)
        if shown_options(scene.item) and not answered:
            lines += [Text(), *question.options(scene.item, width, chosen or (), cursor)]
        return lines

    def _feedback(self, scene: Scene, answer: Answered, width: int, *, scheduled: bool) -> list[Text]:
        return [
            *self._question(scene, width, answered=True),
            Text(),
            *self._marks(answer, width),
            Text(),
            *feedback.verdict(answer, scene.now, width, scheduled=scheduled),
            Text(),
            *feedback.source(scene.item, width),
        ]

    def _marks(self, answer: Answered, width: int) -> list[Text]:
        plain = self._console.no_color or not self._console.is_terminal
        return feedback.marks_of(answer.item, answer.grade.parts, width, mark_slips=plain)

    def _wait(
        self, body: Callable[[int], list[Text]], scene: Scene | None, footer: Footer, wanted: frozenset[str] | None
    ) -> str:
        """Draw, then the next key that is wanted (None: any). Drawn again when the window or the clock changes."""
        drawn = None
        self._keyboard.start()
        while True:
            state = (self._console.size, _seconds_left(scene))
            if state != drawn:
                self._draw(body, scene, footer)
                drawn = state
            key = self._keyboard.read(_TICK)
            if scene is not None and scene.deadline is not None and time.monotonic() >= scene.deadline:
                raise TimeUpError
            if key == "end-of-input":
                raise EOFError
            if key == "resumed":
                self._on_screen, drawn = False, None
                continue
            if key and (wanted is None or key.lower() in wanted):
                return key if len(key) > 1 else key.lower()

    def _line(self, prompt: str, scene: Scene) -> str:
        """A whole line, with the system's own line editing: input methods commit several characters at once."""
        self._keyboard.stop()
        return read_line(prompt, scene.deadline).strip()

    def _draw(self, body: Callable[[int], list[Text]], scene: Scene | None, footer: Footer) -> None:
        width = question.usable(self._console.width) or 16
        lines = [] if scene is None else [*question.header(_timed(scene), width), Text()]
        top = len(lines)
        if scene is not None and scene.message:
            lines += [*wrap(Text(scene.message, style=theme.PARTLY), width), Text()]
        lines += [*body(width), Text(), *_footer(footer, width)]
        room = self._console.height - 2
        if len(lines) > room:  # keep the header and the end, where the new things are
            lines = [*lines[:top], *lines[top - room :]] if room > top else lines[-max(room, 1) :]
        with self._console:  # one write, so that nothing flickers
            self._enter()
            self._console.print(joined([Text(question.MARGIN) + line for line in lines]), soft_wrap=True)
        if self._when_idle is not None:
            idle, self._when_idle = self._when_idle, None
            idle()

    def _enter(self) -> None:
        if not self._on_screen:
            self._console.set_alt_screen(True)
            self._on_screen = True
        self._console.clear()

    def _leave(self) -> None:
        self._keyboard.stop()
        if self._on_screen:
            self._console.set_alt_screen(False)
            self._on_screen = False


def _footer(keys: Footer, width: int) -> list[Text]:
    segments = [Text.assemble((key, "bold"), " ", (meaning, theme.QUIET)) for key, meaning in keys]
    return flowed(segments, width, "   ")


def _timed(scene: Scene) -> question.Place:
    return replace(scene.place, seconds=_seconds_left(scene))


def _seconds_left(scene: Scene | None) -> int | None:
    if scene is None or scene.deadline is None:
        return None
    return max(round(scene.deadline - time.monotonic()), 0)


def _picked(key: str, letters: dict[str, int], item: Item) -> int | None:
    """Which option a key names, if any."""
    if item.kind is Kind.TRUE_FALSE and key in {"对", "√", "y", "错", "×", "x", "n"}:
        return 0 if key in {"对", "√", "y"} else 1
    return letters.get(key)


def _toggle(chosen: list[str], option: str, *, many: bool) -> None:
    if option in chosen:
        chosen.remove(option)
    else:
        if not many:
            chosen.clear()
        chosen.append(option)
