"""A handout as one self-contained page."""

from html import escape

from quizgen.out.handout.handout import Handout, Line, Mark, Run
from quizgen.out.paper import BOTTOM, KEY_TITLE, TOP, Look, geometry
from quizgen.out.printable import blank_ems, blank_spaces, printable
from quizgen.out.templates import template_folder


def write_html(handout: Handout, look: Look) -> bytes:
    """The page. It loads nothing, and every word of the document is text in it, never markup."""
    page = geometry(look)
    style = (template_folder("sheet") / "handout.css").read_text(encoding="utf-8")
    style += f"@page {{ size: {page.width}mm {page.height}mm; margin: {TOP}mm {page.right + 2}mm {BOTTOM}mm; }}\n"
    style += f"body {{ font-size: {look.font_size}pt; }}\n"
    if page.columns > 1:
        style += f"@media print {{ main {{ columns: {page.columns}; column-gap: 14mm; }} }}\n"
    subtitle = f'<p class="subtitle">{_text(handout.subtitle)}</p>\n' if handout.subtitle else ""
    body = "".join(_line(handout, line) for line in handout.lines)
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(handout.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"<main{' class=indented' if handout.indented else ''}>\n<h1>{_text(handout.title)}</h1>\n{subtitle}"
        f"{body}{_answers(handout)}</main>\n</body>\n</html>\n"
    ).encode()


def _line(handout: Handout, line: Line) -> str:
    place = f' style="margin-left: {line.indent}em"' if line.indent else ""
    kind = "alone" if handout.stands_alone(line) else "text"
    return f'<p class="{kind}"{place}>{"".join(map(_run, line.runs))}</p>\n'


def _run(run: Run) -> str:
    match run.mark:
        case Mark.BLANK:
            spaces = blank_spaces(blank_ems(run.text))
            return f'<sup>{run.number}</sup><span class="blank">{spaces}</span>'
        case Mark.HEADING:
            return f"<b>{_text(run.text)}</b>"
        case Mark.TERM:
            return f"<u>{_text(run.text)}</u>"
        case Mark.PLAIN:
            return _text(run.text)


def _answers(handout: Handout) -> str:
    if not handout.answers:
        return ""
    answers = "".join(f"<span>{i}. {_text(answer)}</span>" for i, answer in enumerate(handout.answers, 1))
    return f'<section class="key"><h1>{KEY_TITLE}</h1>\n<div class="answers">{answers}</div></section>\n'


def _text(words: str) -> str:
    return escape(printable(words))
