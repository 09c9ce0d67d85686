"""A sheet as Markdown (CommonMark with tables), for wikis and further conversion."""

from collections.abc import Sequence

from quizgen.out.paper import KEY_TITLE
from quizgen.out.printable import markdown_text
from quizgen.out.sheet import key, wording
from quizgen.out.sheet.contents import Contents
from quizgen.out.sheet.letters import LETTERS
from quizgen.out.sheet.pieces import PieceKind, pieces
from quizgen.out.sheet.sheet import KeyLevel, Paper, Question, Sheet


def write_markdown(sheet: Sheet, contents: Contents) -> bytes:
    """The text, UTF-8."""
    blocks: list[str] = []
    for paper in contents.papers:
        blocks += _paper(sheet, paper)
    for paper in contents.keys:
        blocks += _key(sheet, contents, paper)
    return ("\n\n".join(blocks) + "\n").encode()


def _paper(sheet: Sheet, paper: Paper) -> list[str]:
    blocks = [
        f"# {_line(sheet.title)}",
        _line(wording.subtitle(sheet.subtitle, paper.name)),
        "　".join(f"{name}：{_blank(8)}" for name in wording.FIELDS),
        "\n".join(f"{i}. {_line(note)}" for i, note in enumerate(sheet.notes, 1)),
        _table(wording.score_table(paper)),
    ]
    for part in paper.parts:
        blocks.append(f"## {_line(wording.part_title(part))}")
        blocks += [_question(question) for question in part.questions]
    return blocks


def _question(question: Question) -> str:
    stem = ""
    for piece in pieces(question):
        if piece.kind is PieceKind.BLANK:
            stem += _blank(piece.ems)
        elif piece.kind is PieceKind.GAP:
            stem += "（　　）"
        else:
            stem += markdown_text(piece.text)
    # The dot is escaped: these are the sheet's numbers, not a list that a reader's program may count anew.
    lines = [f"{question.number}\\. {stem}"]
    lines += [f"{letter}\\. {markdown_text(option)}" for letter, option in zip(LETTERS, question.options, strict=False)]
    return "\\\n".join(lines)


def _key(sheet: Sheet, contents: Contents, paper: Paper) -> list[str]:
    blocks = [f"# {_line(sheet.title)}", _line(wording.subtitle(KEY_TITLE, paper.name))]
    for part in paper.parts:
        blocks.append(f"## {_line(wording.part_title(part))}")
        blocks.append("　".join(f"{markdown_text(row.numbers)} {markdown_text(row.answers)}" for row in key.rows(part)))
    table = key.map_table(sheet, contents, paper)
    if table:
        blocks += [f"## {wording.MAP_TITLE}", _table(table)]
    if contents.level is KeyLevel.FULL:
        blocks.append(f"## {wording.SOURCE_TITLE}")
        for detail in key.details(paper, sheet):
            source = "".join(
                f"**{markdown_text(run.text)}**" if run.marked else markdown_text(run.text) for run in detail.source
            )
            section = f"〔{markdown_text(detail.section)}〕" if detail.section else " "
            blocks.append(f"{detail.number}\\. {markdown_text(detail.answer)}{section}{source}")
    return blocks


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = (f"| {' | '.join(_line(cell) for cell in row)} |" for row in rows)
    return "\n".join((head, "|" + " :-: |" * len(rows[0]), *body))


def _blank(ems: int) -> str:
    """Full-width low lines join into one line and, unlike ASCII ones, are no emphasis."""
    return "＿" * ems


def _line(words: str) -> str:
    return " ".join(markdown_text(words).split("\\\n"))
