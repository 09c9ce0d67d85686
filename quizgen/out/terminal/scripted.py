"""The quiz for a program: one JSON object a line out, one line of answer in."""

import json
import time
from typing import Any, TextIO

from rich.text import Text

from quizgen.out.terminal.asker import Scene
from quizgen.out.terminal.lines import read_line
from quizgen.out.terminal.reply import UNSAID, Command, Reply, parse_command
from quizgen.study.grade import LETTERS, chosen_options, shown_options
from quizgen.study.schedule import AGAIN, moment
from quizgen.study.session import Answered
from quizgen.study.summary import Score, Summary


class ScriptedAsker:
    """Prints {"question": …}, {"result": …}, {"error": …} and at the end {"summary": …}; reads the same lines as
    the quiz without a terminal does (answers, letters, commands)."""

    width = None
    pauses = False

    def __init__(self, out: TextIO):
        self._out = out

    def ask(self, scene: Scene) -> Reply:
        """Until a line can be read as an answer or a command; an empty line answers nothing."""
        item = scene.item
        shown = shown_options(item)
        question: dict[str, Any] = {
            "id": item.id,
            "kind": item.kind.value,
            "prompt": item.prompt,
            "section": item.section,
        }
        if shown:
            question["options"] = dict(zip(LETTERS, shown, strict=False))
        question |= {"number": min(scene.place.done + 1, scene.place.total), "of": scene.place.total}
        if scene.place.turn is not None:
            question["turn"] = scene.place.turn.value
        if scene.deadline is not None:
            question["seconds"] = max(round(scene.deadline - time.monotonic()), 0)
        self._print({"question": question})
        while True:
            line = read_line("", scene.deadline)
            reply = parse_command(line, item)
            if reply is not None or not shown:
                return reply or Reply(text=line.strip())
            chosen = chosen_options(item, line) if line.strip() else ()
            if chosen is not None:
                return Reply(chosen=chosen)
            self._print({"error": f"“{line.strip()}” names no option", "id": item.id})

    def slip(self, scene: Scene, answer: Answered) -> bool:
        """A program is not asked; the result says that it was near."""
        return False

    def rate(self, scene: Scene) -> Reply:
        """An empty line is an item that is not known."""
        self._print({"result": {"id": scene.item.id, "mark": 0.0, "answers": scene.item.answers}})
        return Reply(rating=AGAIN)

    def after(self, scene: Scene, answer: Answered, *, scheduled: bool) -> Reply:
        """The result, and on."""
        item = scene.item
        result = {"id": item.id, "mark": answer.mark, "near": answer.grade.near, "answers": item.answers}
        result |= {"quote": item.quote, "explanation": item.explanation}
        if scheduled and answer.memory.reviews:
            result["due"] = moment(answer.memory.due).isoformat(timespec="seconds")
        self._print({"result": result})
        return Reply(Command.NEXT)

    def at_end(self, scene: Scene) -> Reply:
        """One more line may take the last answer back (u) or say that it was right (r)."""
        return parse_command(read_line("", scene.deadline), None) or Reply(Command.NEXT)

    def note(self, scene: Scene) -> str:
        """Written as `f its note` in one line."""
        return UNSAID

    def show(self, lines: list[Text]) -> None:
        """The help."""
        self._print({"help": [line.plain for line in lines]})

    def suspended(self) -> None:
        """Nothing to put away."""

    def finish(self, lines: list[Text], summary: Summary) -> None:
        """The summary in numbers."""
        found: dict[str, Any] = {
            "total": _score(summary.total),
            "sections": [_score(score) for score in summary.sections],
            "kinds": [_score(score) for score in summary.kinds],
            "missed": [answer.item.id for answer in summary.missed],
            "unanswered": [item.id for item in summary.unanswered],
            "next_due": [{"days": days, "items": count} for days, count in summary.next_due],
        }
        self._print({"summary": found})

    def _print(self, line: dict[str, Any]) -> None:
        self._out.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._out.flush()


def _score(score: Score) -> dict[str, Any]:
    name = {"name": score.name} if score.name else {}
    return name | {"marks": round(score.marks, 4), "right": score.right, "items": score.items}
