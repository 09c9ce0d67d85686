"""Plan -> one page with the cards as Anki will show them, to look at before importing."""

import re
from html import escape as html_escape
from itertools import islice

from quizgen.out.anki.markup import plain
from quizgen.out.anki.notes import Note
from quizgen.out.anki.notetypes import Templates, read_templates
from quizgen.out.anki.plan import Entry, Plan
from quizgen.out.templates import template_folder

# Four views a card; a browser stays quick with a few thousand.
_MOST_CARDS = 1000
_SECTION = re.compile(r"\{\{([#^])([^{}]+)\}\}(.*?)\{\{/\2\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{(?:(type:cloze|cloze):)?([^{}]+)\}\}")
_SIGN = re.compile(r"[\x00-\xff](?<![0-9A-Za-z])")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_CLOZE = re.compile(r"\{\{c(\d+)::(.*?)\}\}", re.DOTALL)
_PLACE = re.compile(r"<!-- (title|about|css|cards|script) -->")
_VIEWS = (("front", ""), ("back", ""), ("front", " nightMode"), ("back", " nightMode"))


def preview_bytes(plan: Plan) -> bytes:
    """The page, UTF-8: each card front and back, day and night; options can be tapped as in Anki."""
    folder = template_folder("anki")
    cards = [(entry, number) for entry in plan.entries for number in entry.note.cards]
    about = f"共 {len(plan.entries)} 条笔记、{len(cards)} 张卡片；每行依次为日间正面、日间背面、夜间正面、夜间背面。"
    if len(cards) > _MOST_CARDS:
        about += f"此处显示前 {_MOST_CARDS} 张。"
    types = {entry.note.type.template for entry in plan.entries}
    templates = {name: read_templates(name, folder) for name in sorted(types)}
    shown = (_row(entry, number, templates[entry.note.type.template]) for entry, number in cards)
    any_template = next(iter(templates.values()))
    values = {
        "title": html_escape(plain(plan.root)),
        "about": about,
        "css": any_template.css,
        "cards": "".join(islice(shown, _MOST_CARDS)),
        "script": any_template.script,
    }
    page = (folder / "preview.html").read_text(encoding="utf-8")
    return _PLACE.sub(lambda found: values[found[1]], page).encode()


def render(template: str, note: Note, number: int, *, back: bool) -> str:
    """A template filled in as Anki does. number: the cloze number of the card (1 for a card without blanks)."""
    fields = dict(zip(note.type.fields, note.fields, strict=True))

    def section(found: re.Match[str]) -> str:
        wanted = bool(fields[found[2]].strip()) == (found[1] == "#")
        return _SECTION.sub(section, found[3]) if wanted else ""

    def field(found: re.Match[str]) -> str:
        value = fields[found[2]]
        if found[1] is None:
            return value
        if found[1] == "cloze":
            return _cloze(value, number, back=back)
        return _type_box(value, number, back=back)

    return _FIELD.sub(field, _SECTION.sub(section, template))


def _row(entry: Entry, number: int, templates: Templates) -> str:
    sides = {
        "front": render(templates.front, entry.note, number, back=False),
        "back": render(templates.back, entry.note, number, back=True),
    }
    views = "".join(f'<div class="card card{number}{mode}">\n{sides[side]}</div>\n' for side, mode in _VIEWS)
    head = html_escape(f"{entry.due} · {entry.deck} · {' '.join(entry.note.tags)}")
    return f'<div class="row">\n<h2>{head}</h2>\n{views}</div>\n'


def _attribute(text: str) -> str:
    """text as Anki writes it in an attribute: four signs by name, all others below U+0100 by number."""
    return _SIGN.sub(lambda sign: _NAMED.get(sign[0]) or f"&#x{ord(sign[0]):X};", text)


def _cloze(value: str, number: int, *, back: bool) -> str:
    def blank(found: re.Match[str]) -> str:
        if int(found[1]) != number:
            return f'<span class="cloze-inactive" data-ordinal="{found[1]}">{found[2]}</span>'
        if back:
            return f'<span class="cloze" data-ordinal="{number}">{found[2]}</span>'
        return f'<span class="cloze" data-cloze="{_attribute(found[2])}" data-ordinal="{number}">[...]</span>'

    return _CLOZE.sub(blank, value)


def _type_box(value: str, number: int, *, back: bool) -> str:
    if not back:
        return '<input type="text" id="typeans">'
    return "".join(f'<div id="typeans">{answer}</div>' for n, answer in _CLOZE.findall(value) if int(n) == number)
