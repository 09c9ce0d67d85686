"""Plan -> .csv for Anki's text import, for those who keep a note type of their own."""

import csv
import io
import re

from quizgen.items.item import Kind
from quizgen.out.anki.markup import FORMULA, escape
from quizgen.out.anki.plan import Entry, Plan

COLUMNS = (
    "guid",
    "牌组",
    "标签",
    "题型",
    "题目",
    "挖空",
    "选项",
    "答案",
    "原句",
    "解析",
    "出处",
    "文档",
    "笔记",
    "编号",
)
# As an entity the character is text for a spreadsheet and, since the file is marked as HTML, itself again in Anki.
_ENTITY = {char: f"&#{ord(char)};" for char in FORMULA + "\t"}
_LEAD = re.compile(rf"\s*[{re.escape(FORMULA)}\t]")


def text_bytes(plan: Plan) -> bytes:
    """The file: header lines that Anki reads, then one line a note. Cells are HTML.

    UTF-8 with a byte order mark, which Anki skips and Excel needs to read Chinese.
    """
    buffer = io.StringIO()
    buffer.write("#separator:Comma\n#html:true\n#guid column:1\n#deck column:2\n#tags column:3\n")
    buffer.write(f"#columns:{','.join(COLUMNS)}\n")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([_harmless(cell) for cell in _row(entry)] for entry in plan.entries)
    return buffer.getvalue().encode("utf-8-sig")


def _row(entry: Entry) -> list[str]:
    note, item = entry.note, entry.note.item
    common = [note.field(name) for name in ("原句", "解析", "出处", "文档", "笔记", "编号")]
    cloze = note.field("题面") if item.kind is Kind.FILL_IN else ""
    options = "<br>".join(f"{letter}. {escape(text)}" for letter, text in zip(_LETTERS, item.options, strict=False))
    answers = "<br>".join(escape(answer) for answer in item.answers)
    tags = " ".join(note.tags)
    head = [note.guid, entry.deck, tags, note.field("题型"), escape(item.prompt), cloze, options, answers]
    return [*head, *common]


_LETTERS = [chr(code) for code in range(ord("A"), ord("Z") + 1)]


def _harmless(cell: str) -> str:
    lead = _LEAD.match(cell)
    return cell if lead is None else "".join(_ENTITY.get(char, char) for char in lead[0]) + cell[lead.end() :]
