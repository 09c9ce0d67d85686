"""A sheet as PDF, set by typst; or as a typst source file to edit."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from quizgen.items.item import Kind
from quizgen.out.fonts import FontSet, ready_fonts
from quizgen.out.paper import FOOTER, KEY_TITLE, Look, geometry
from quizgen.out.pdf import strings, to_pdf, to_typ
from quizgen.out.printable import printable
from quizgen.out.sheet import key, wording
from quizgen.out.sheet.contents import Contents
from quizgen.out.sheet.letters import LETTERS
from quizgen.out.sheet.pieces import pieces
from quizgen.out.sheet.sheet import KeyLevel, Paper, Part, Question, Sheet

TEMPLATE = "sheet.typ"


def write_pdf(sheet: Sheet, contents: Contents, look: Look, font_dir: Path | None = None) -> bytes:
    """The PDF. Raises RequestError that names a character no font has and where it stands."""
    fonts = fonts_for(sheet, contents, look, font_dir)
    return to_pdf(TEMPLATE, sheet_data(sheet, contents, look, fonts), fonts)


def write_typ(sheet: Sheet, contents: Contents, look: Look, font_dir: Path | None = None) -> bytes:
    """The template with its data inside, for `typst compile`; needs the same fonts installed."""
    fonts = fonts_for(sheet, contents, look, font_dir)
    return to_typ(TEMPLATE, sheet_data(sheet, contents, look, fonts))


def fonts_for(sheet: Sheet, contents: Contents, look: Look, font_dir: Path | None) -> FontSet:
    """Fonts for every character of the contents."""
    data = [_paper(sheet, paper) for paper in contents.papers]
    data += [_key(sheet, contents, paper) for paper in contents.keys]
    return ready_fonts(strings(data), font_dir, lambda characters: _where(characters, sheet, contents))


def sheet_data(sheet: Sheet, contents: Contents, look: Look, fonts: FontSet) -> dict[str, Any]:
    """What the template is given."""
    page = geometry(look)
    return {
        "title": _line(sheet.title),
        "look": {
            "serif": fonts.serif,
            "sans": fonts.sans,
            "fallback": fonts.fallback,
            "font_size": look.font_size,
            "width": page.width,
            "height": page.height,
            "columns": page.columns,
            "strip": page.strip,
            "left": page.left,
            "right": page.right,
            "seal": look.seal,
            "key_width": page.key[0],
            "key_height": page.key[1],
        },
        "documents": [
            *(_paper(sheet, paper) for paper in contents.papers),
            *(_key(sheet, contents, paper) for paper in contents.keys),
        ],
    }


def _paper(sheet: Sheet, paper: Paper) -> dict[str, Any]:
    return {
        "kind": "paper",
        "id": f"paper{paper.name}",
        "title": printable(sheet.title),
        "subtitle": printable(wording.subtitle(sheet.subtitle, paper.name)),
        "fields": wording.FIELDS,
        "seal": wording.SEAL,
        "footer": FOOTER,
        "notes": [printable(note) for note in sheet.notes],
        "score": wording.score_table(paper),
        "parts": [
            {"title": wording.part_title(part), "questions": [_question(question) for question in part.questions]}
            for part in paper.parts
        ],
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "number": question.number,
        "pieces": [asdict(piece) for piece in pieces(question)],
        "gap_right": question.item.kind is Kind.TRUE_FALSE,
        "options": [
            {"letter": letter, "text": printable(option)}
            for letter, option in zip(LETTERS, question.options, strict=False)
        ],
    }


def _key(sheet: Sheet, contents: Contents, paper: Paper) -> dict[str, Any]:
    return {
        "kind": "key",
        "id": f"key{paper.name}",
        "title": printable(sheet.title),
        "subtitle": wording.subtitle(KEY_TITLE, paper.name),
        "footer": FOOTER,
        "parts": [_key_part(part) for part in paper.parts],
        "map_title": wording.MAP_TITLE,
        "map": key.map_table(sheet, contents, paper),
        "details_title": wording.SOURCE_TITLE,
        "details": [asdict(detail) for detail in key.details(paper, sheet)] if contents.level is KeyLevel.FULL else [],
    }


def _key_part(part: Part) -> dict[str, Any]:
    return {"title": wording.part_title(part), "rows": [(row.numbers, row.answers) for row in key.rows(part)]}


def _where(characters: str, sheet: Sheet, contents: Contents) -> str:
    """Which item, or else which part of the sheet, has one of the characters."""
    for paper in (*contents.papers, *contents.keys):
        for q in paper.questions:
            words = (q.item.prompt, q.item.quote, q.item.explanation, *q.item.answers, *q.options)
            words += tuple(text for texts in q.item.accept for text in texts)
            if set(characters) & set("".join(words)):
                return f"item {q.item.id} (question {q.number})"
    return "the title" if set(characters) & set(sheet.title + sheet.subtitle) else "the instructions or section names"


def _line(text: str) -> str:
    return " ".join(printable(text).split())
