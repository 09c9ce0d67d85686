"""A sheet as one self-contained page for the browser's print."""

from collections.abc import Sequence
from html import escape

from quizgen.items.item import Kind
from quizgen.out.paper import BOTTOM, KEY_TITLE, TOP, Geometry, Look, geometry
from quizgen.out.printable import blank_spaces, printable
from quizgen.out.sheet import key, wording
from quizgen.out.sheet.contents import Contents
from quizgen.out.sheet.letters import LETTERS
from quizgen.out.sheet.pieces import PieceKind, columns, pieces
from quizgen.out.sheet.sheet import KeyLevel, Paper, Question, Sheet
from quizgen.out.templates import template_folder

POINTS_A_MILLIMETRE = 72 / 25.4
# What browsers and printers leave white at the edge, in millimetres.
EDGE = 8
NO_BREAK_SPACE = "\u00a0"


def write_html(sheet: Sheet, contents: Contents, look: Look) -> bytes:
    """The page. It loads nothing, and every word of the deck is text in it, never markup."""
    page = geometry(look)
    ems = page.column * POINTS_A_MILLIMETRE / look.font_size - 2
    body = [_paper(sheet, paper, ems, look) for paper in contents.papers]
    body += [_key(sheet, contents, paper) for paper in contents.keys]
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(sheet.title)}</title>\n<style>\n{_style(look, page)}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    ).encode()


def _style(look: Look, page: Geometry) -> str:
    style = (template_folder("sheet") / "sheet.css").read_text(encoding="utf-8")
    # The 密封线 stands inside the page area, since a browser prints nothing in the margin.
    left, inside = (EDGE, page.left - EDGE) if look.seal else (page.left, 0)
    style += f"@page {{ size: {page.width}mm {page.height}mm; margin: {TOP}mm {page.right}mm {BOTTOM}mm {left}mm; }}\n"
    style += f"body {{ font-size: {look.font_size}pt; }}\n"
    if look.seal:
        style += f".key {{ padding-left: {page.right - EDGE}mm; }}\n"
    style += f".sealed {{ padding-left: {inside}mm; }}\n.seal {{ height: {page.height - TOP - BOTTOM}mm; }}\n"
    if page.columns > 1:
        style += f"@media print {{ .paper {{ columns: {page.columns}; column-gap: 14mm; }} }}\n"
    return style


def _seal() -> str:
    """The fields above the dotted line, at the left edge of the first page."""
    line = "<i></i>".join(("", *wording.SEAL, ""))
    return f'<div class="seal">{_fields()}<div class="line">{line}</div></div>\n'


def _fields() -> str:
    return '<div class="fields">' + "".join(f"<span>{name}：</span>" for name in wording.FIELDS) + "</div>"


def _paper(sheet: Sheet, paper: Paper, ems: float, look: Look) -> str:
    notes = "".join(f"<li>{_text(note)}</li>" for note in sheet.notes)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in wording.score_table(paper)
    )
    parts = "".join(
        f"<section><h2>{wording.part_title(part)}</h2>\n"
        + "".join(_question(question, ems) for question in part.questions)
        + "</section>\n"
        for part in paper.parts
    )
    title = _title(sheet.title, wording.subtitle(sheet.subtitle, paper.name))
    return (
        f'<article class="paper{" sealed" if look.seal else ""}">\n{_seal() if look.seal else ""}{title}'
        f'{"" if look.seal else _fields()}\n<ol class="notes">{notes}</ol>\n'
        f'<table class="score">{rows}</table>\n{parts}</article>'
    )


def _question(question: Question, ems: float) -> str:
    right = " right" if question.item.kind is Kind.TRUE_FALSE else ""
    stem = ""
    for piece in pieces(question):
        if piece.kind is PieceKind.BLANK:
            stem += f'<span class="blank">{blank_spaces(piece.ems)}</span>'
        elif piece.kind is PieceKind.GAP:
            stem += f'<span class="gap{right}">（{NO_BREAK_SPACE * 6}）</span>'
        else:
            stem += _text(piece.text)
    options = ""
    if question.options:
        cells = "".join(
            f"<li>{letter}. {_text(option)}</li>" for letter, option in zip(LETTERS, question.options, strict=False)
        )
        wide = columns(question.options, ems)
        options = f'<ol class="options" style="grid-template-columns: repeat({wide}, 1fr)">{cells}</ol>'
    return f'<div class="question"><div class="stem"><b>{question.number}.</b>{stem}</div>{options}</div>\n'


def _key(sheet: Sheet, contents: Contents, paper: Paper) -> str:
    parts = "".join(
        f'<h2>{wording.part_title(part)}</h2>\n<p class="rows">'
        + "".join(f"<span>{_text(row.numbers)} {_text(row.answers)}</span>" for row in key.rows(part))
        + "</p>\n"
        for part in paper.parts
    )
    title = _title(sheet.title, wording.subtitle(KEY_TITLE, paper.name))
    details = _details(sheet, paper) if contents.level is KeyLevel.FULL else ""
    return f'<article class="key">\n{title}{parts}{_map(key.map_table(sheet, contents, paper))}{details}</article>'


def _map(table: Sequence[Sequence[str]]) -> str:
    rows = "".join("<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>" for row in table)
    return f'<h2>{wording.MAP_TITLE}</h2>\n<table class="map">{rows}</table>\n' if rows else ""


def _details(sheet: Sheet, paper: Paper) -> str:
    lines = []
    for detail in key.details(paper, sheet):
        source = "".join(f"<u>{_text(run.text)}</u>" if run.marked else _text(run.text) for run in detail.source)
        section = f"〔{_text(detail.section)}〕" if detail.section else " "
        lines.append(f"<p>{detail.number}. <strong>{_text(detail.answer)}</strong>{section}{source}</p>\n")
    return f'<section class="details"><h2>{wording.SOURCE_TITLE}</h2>\n{"".join(lines)}</section>\n'


def _title(title: str, subtitle: str) -> str:
    return f'<h1>{_text(title)}</h1>\n<p class="subtitle">{_text(subtitle)}</p>\n'


def _text(words: str) -> str:
    return escape(printable(words))
