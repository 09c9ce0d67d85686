"""Anki's note types. What is frozen here must never change: Anki refuses the notes of a type whose fields differ.

Templates and the stylesheet may change; then REVISION must go up, or nobody receives the change.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizgen.items.item import Kind

# 2020-01-01T00:00:00Z, in seconds. First exports carry this time, not the clock's: the same deck gives the same
# package, and whatever a learner edits is newer.
FIRST_MOD = 1_577_836_800
# Goes up by 1 with each change of templates/anki. Anki takes over templates that are newer than its own; counted
# from FIRST_MOD, a new revision reaches everyone except those who styled the cards themselves.
REVISION = 1
REVISED = FIRST_MOD + REVISION

_COMMON = ("原句", "解析", "出处", "文档", "笔记", "编号")
_SPARE = ("备用一", "备用二", "备用三", "备用四")


@dataclass(frozen=True)
class NoteType:
    """One of Anki's note types: model_id, name, fields and card are frozen.

    template: the files' name. cloze: its cards come from numbered blanks. scripted: it has options to tap.
    """

    model_id: int
    name: str
    fields: tuple[str, ...]
    template: str
    card: str
    cloze: bool = False
    scripted: bool = True


FILL_IN = NoteType(
    model_id=1_795_000_000_101,
    name="quizgen 填空题",
    fields=("题面", "题型", "也可填", "键入", "题面即原句", *_COMMON, *_SPARE),
    template="fill_in",
    card="填空",
    cloze=True,
    scripted=False,
)
CHOICE = NoteType(
    model_id=1_795_000_000_102,
    name="quizgen 选择题",
    fields=("题面", "题型", "选项", "答案", *_COMMON, *_SPARE),
    template="choice",
    card="选择",
)
TRUE_FALSE = NoteType(
    model_id=1_795_000_000_103,
    name="quizgen 判断题",
    fields=("题面", "题型", "答案", *_COMMON, *_SPARE),
    template="true_false",
    card="判断",
)
# Single choice and multiple answer share a type, so that a second right answer costs no history.
BY_KIND = {
    Kind.FILL_IN: FILL_IN,
    Kind.SINGLE_CHOICE: CHOICE,
    Kind.MULTIPLE_ANSWER: CHOICE,
    Kind.TRUE_FALSE: TRUE_FALSE,
}


@dataclass(frozen=True)
class Templates:
    """What the templates folder holds for one note type. script: JavaScript for both sides."""

    front: str
    back: str
    css: str
    script: str


@cache
def read_templates(name: str, folder: Path) -> Templates:
    """The front and back of a template, and what all templates share."""
    source = _read(folder / "source.html")
    front, back = (
        _read(folder / f"{name}.{side}.html").replace("<!-- source -->\n", source) for side in ("front", "back")
    )
    return Templates(front=front, back=back, css=_read(folder / "card.css"), script=_read(folder / "card.js"))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
