"""A handout in any of its formats."""

from pathlib import Path
from typing import Any

from quizgen.out.fonts import ready_fonts
from quizgen.out.handout.handout import Handout, Mark
from quizgen.out.paper import FOOTER, KEY_TITLE, Format, Look, geometry
from quizgen.out.pdf import strings, to_pdf, to_typ
from quizgen.out.printable import blank_ems, printable

TEMPLATE = "handout.typ"


def write_handout(handout: Handout, to: Format, look: Look, font_dir: Path | None = None) -> bytes:
    """The file's bytes. Raises RequestError that names a character no font has."""
    match to:  # each writer is imported when it is asked for, so that none slows the others down
        case Format.PDF | Format.TYPST:
            return _typeset(handout, to, look, font_dir)
        case Format.DOCX:
            from quizgen.out.handout.docx import write_docx

            return write_docx(handout, look)
        case Format.HTML:
            from quizgen.out.handout.html import write_html

            return write_html(handout, look)
        case Format.MARKDOWN:
            from quizgen.out.handout.markdown import write_markdown

            return write_markdown(handout)


def _typeset(handout: Handout, to: Format, look: Look, font_dir: Path | None) -> bytes:
    page = geometry(look)
    data: dict[str, Any] = {
        "title": printable(handout.title),
        "subtitle": printable(handout.subtitle),
        "footer": FOOTER,
        "key_title": KEY_TITLE,
        "indented": handout.indented,
        "lines": [_line(handout, i) for i in range(len(handout.lines))],
        "answers": [printable(answer) for answer in handout.answers],
    }
    fonts = ready_fonts(strings(data), font_dir, lambda characters: _where(characters, handout))
    data["look"] = {
        "serif": fonts.serif,
        "sans": fonts.sans,
        "fallback": fonts.fallback,
        "font_size": look.font_size,
        "width": page.width,
        "height": page.height,
        "columns": page.columns,
        "margin": page.right + 2,
    }
    return to_pdf(TEMPLATE, data, fonts) if to is Format.PDF else to_typ(TEMPLATE, data)


def _line(handout: Handout, index: int) -> dict[str, Any]:
    line = handout.lines[index]
    runs = [
        {
            "text": "" if run.mark is Mark.BLANK else printable(run.text),
            "mark": run.mark,
            "number": run.number,
            "ems": blank_ems(run.text) if run.mark is Mark.BLANK else 0,
        }
        for run in line.runs
    ]
    return {
        "runs": runs,
        "level": line.level,
        "alone": handout.stands_alone(line),
        "keep": handout.keeps_next(index),
        "indent": line.indent,
    }


def _where(characters: str, handout: Handout) -> str:
    for line in handout.lines:
        text = "".join(run.text for run in line.runs)
        if set(characters) & set(text):
            return f"“{text[:20]}…”"
    return "the title"
