"""The quiz: questions, answers, feedback, and the summary at the end, whatever the screen."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from rich.text import Text

from quizgen.deck.deck import Deck
from quizgen.errors import QuizgenError
from quizgen.items.item import Item, Kind
from quizgen.out.terminal import question
from quizgen.out.terminal.asker import Asker, Scene
from quizgen.out.terminal.reply import Command, Reply, TimeUpError
from quizgen.out.terminal.report import help_lines, nothing_lines, summary_lines
from quizgen.study.event import Mode
from quizgen.study.grade import Grade, Part, grade
from quizgen.study.match import Verdict
from quizgen.study.schedule import AGAIN, GOOD
from quizgen.study.session import Answered, Session
from quizgen.study.summary import Summary, summarize

# Takes the current item's deck file and id to an editor; the edited item, None when it was left as it was.
Editor = Callable[[Path, str], Item | None]


@dataclass(frozen=True, slots=True)
class Home:
    """The deck an item belongs to; path: its file, None for a deck made on the way."""

    deck: Deck
    path: Path | None


class Quiz:
    """Runs one session on one screen."""

    def __init__(self, session: Session, homes: Mapping[str, Home], asker: Asker, edit: Editor):
        self._session, self._homes, self._asker, self._edit = session, homes, asker, edit
        self._message = ""
        self._paused = False  # the learner has seen what the last answer came to, and gone on
        minutes = session.request.minutes
        self._deadline = time.monotonic() + minutes * 60 if minutes else None

    def run(self) -> Summary:
        """Ask until nothing is left or the learner leaves (q, Ctrl-C, the end of the input, the end of an exam's
        time), then show the summary. An error that ends the quiz is raised after the summary so far."""
        failure: QuizgenError | None = None
        try:
            while self._step():
                pass
        except (KeyboardInterrupt, EOFError):
            pass
        except TimeUpError:
            self._message = "时间到。"
        except QuizgenError as error:
            failure = error
        summary = summarize(self._session, self._section_of)
        self._asker.finish(self._closing(summary), summary)
        if failure is not None:
            raise failure
        return summary

    def _closing(self, summary: Summary) -> list[Text]:
        width = self._asker.width
        if not self._session.asked:
            return nothing_lines(self._session, width)
        lines = summary_lines(summary, width, self._place_of, exam=self._is(Mode.EXAM))
        return [Text(self._message), Text(), *lines] if self._message else lines

    def _step(self) -> bool:
        """One question, or what comes after the last; False at the end."""
        item = self._session.current
        if item is None:
            return self._end()
        scene, shown = self._scene(item), time.monotonic()
        self._paused = False
        reply = self._asker.ask(scene)
        if reply.command is not None:
            return self._obey(reply, scene) is not False
        duration = round((time.monotonic() - shown) * 1000)
        if item.kind is Kind.FILL_IN and not reply.text and not self._is(Mode.EXAM):
            return self._show_and_rate(scene, duration)
        given = reply.text if item.kind is Kind.FILL_IN else reply.chosen or ()
        marks = grade(item, given)
        answer = self._session.answer(marks, given if isinstance(given, str) else "、".join(given), duration=duration)
        if self._is(Mode.EXAM):
            self._session.advance()
            return True
        if marks.near and self._asker.slip(scene, answer):
            answer = self._count_slips(answer)
        return self._after(scene, answer)

    def _show_and_rate(self, scene: Scene, duration: int) -> bool:
        """The learner asked for the answer, and says how well it was remembered."""
        reply = self._asker.rate(scene)
        if reply.command is not None:
            return self._obey(reply, scene) is not False
        known = reply.rating > AGAIN
        verdict = Verdict.RIGHT if known else Verdict.MISSING
        marks = Grade(tuple(Part(key, "", verdict) for key in scene.item.answers), float(known))
        self._session.answer(marks, "", rating=reply.rating, duration=duration, note="self-rated")
        self._session.advance()
        return True

    def _after(self, scene: Scene, answer: Answered) -> bool:
        """Feedback, until the learner goes on."""
        while True:
            reply = self._asker.after(scene, answer, scheduled=self._is(Mode.DUE))
            self._paused = self._asker.pauses
            if reply.rating:
                if answer.right:
                    answer = self._session.override(mark=answer.mark, rating=reply.rating, note="rated")
            elif reply.command is Command.NEXT:
                self._session.advance()
                return True
            else:
                obeyed = self._obey(reply, scene)
                if obeyed is not None:
                    return obeyed
                answer, scene = self._session.answers[-1], replace(scene, message=self._message)
                self._message = ""

    def _obey(self, reply: Reply, scene: Scene) -> bool | None:
        """Carry out a command. False: the quiz ends; True: another question is to be asked; None: stay."""
        match reply.command:
            case Command.LEAVE:
                return False
            case Command.UNDO:
                if self._session.undo() is None:
                    self._message = "没有可以撤销的。"
                return True
            case Command.SUSPEND:
                self._session.suspend()
                self._message = "已停用上一题（u 恢复）。"
                return True
            case Command.RIGHT:
                self._claim()
            case Command.FLAG:
                if note := reply.text or self._asker.note(scene):
                    self._session.flag(note)
                self._message = "已标记。" if note else "没有写备注，没有标记。"
            case Command.EDIT:
                self._message = self._edited(scene.item)
            case Command.HELP:
                self._asker.show(help_lines(self._asker.width))
            case _:
                pass
        return None

    def _claim(self) -> None:
        """“I was right”, about the last answer."""
        if not self._session.answers:
            self._message = "还没有作答。"
        elif not self._session.answers[-1].right:
            self._session.override(mark=1.0, rating=GOOD, note="claimed right")
            self._message = "" if self._asker.pauses else "上一题算对。"

    def _count_slips(self, answer: Answered) -> Answered:
        mark = answer.grade.with_near_counted().mark
        return self._session.override(mark=mark, rating=GOOD if mark >= 1 else AGAIN, note="near miss counted")

    def _edited(self, item: Item) -> str:
        path = self._homes[item.id].path
        if path is None:
            return "这些题直接来自原文，没有题库文件可改；先用 quizgen make 生成。"
        self._asker.suspended()
        try:
            edited = self._edit(path, item.id)
        except QuizgenError as error:
            return f"没有保存：{error}"
        if edited is None:
            return "没有改动。"
        self._session.replace_current(edited)
        return "已保存。"

    def _end(self) -> bool:
        """After the last item: a chance to take it back, unless feedback has just given one."""
        if self._paused or not self._session.asked or not self._session.answers:
            return False
        reply = self._asker.at_end(self._scene(self._session.answers[-1].item))
        if reply.command is Command.UNDO:
            return self._session.undo() is not None
        if reply.command is Command.RIGHT:
            self._claim()
            return True
        return False

    def _scene(self, item: Item) -> Scene:
        message, self._message = self._message, ""
        done = {answer.item.id for answer in self._session.answers}
        turn = None
        if self._is(Mode.DUE) and self._session.current is not None:
            fresh = question.Turn.NEW if self._session.memory.new else question.Turn.REVIEW
            turn = question.Turn.AGAIN if item.id in done else fresh
        home = self._homes[item.id]
        place = question.Place(home.deck.title, len(done), len(self._session.asked), turn)
        return Scene(item, home.deck, place, self._session.now(), self._deadline, message, self._is(Mode.EXAM))

    def _section_of(self, item: Item) -> str:
        deck = self._homes[item.id].deck
        name = question.section_name(item.section.split("/")[0], deck) if item.section else "（不属任何章节）"
        many = len({id(home.deck) for home in self._homes.values()}) > 1
        return f"{deck.title} {name}" if many else name

    def _place_of(self, item: Item, width: int | None) -> list[Text]:
        return question.place_of(item, self._homes[item.id].deck, width)

    def _is(self, mode: Mode) -> bool:
        return self._session.request.mode is mode
