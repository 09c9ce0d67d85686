"""Item -> note: the fields, tags and name that Anki keeps."""

from dataclasses import dataclass
from hashlib import sha256

from quizgen.deck.structure import faults
from quizgen.deck.wording import KIND
from quizgen.items.item import BLANK, GAP, Item, Kind
from quizgen.out.anki.blanks import Blank, filled
from quizgen.out.anki.marks import marked_quote
from quizgen.out.anki.markup import escape, plain
from quizgen.out.anki.notetypes import BY_KIND, NoteType
from quizgen.out.anki.sections import Sections


@dataclass(frozen=True, slots=True)
class Note:
    """A note ready for any of the writers. fields: HTML, in the note type's order. cards: cloze numbers, or (1,)."""

    item: Item
    guid: str
    type: NoteType
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: tuple[int, ...]

    def digest(self) -> str:
        """Fingerprint of what Anki would take over: two notes with one digest are the same to a learner."""
        content = "\x1f".join((str(self.type.model_id), *self.fields, *self.tags))
        return sha256(content.encode()).hexdigest()[:16]

    def field(self, name: str) -> str:
        """The HTML in the field of that name."""
        return self.fields[self.type.fields.index(name)]


def guid_of(item_id: str) -> str:
    """Anki's name for the note of an item: from the id alone, so that every edit keeps the learner's history."""
    return sha256(f"quizgen:{item_id}".encode("utf-8", "replace")).hexdigest()[:20]


def why_unfit(item: Item) -> str:
    """Why no card can be made from an item, "" when one can. Anki itself would drop such a card without a word."""
    for field, sentence in faults(item):
        return f"{field} {sentence}"
    if not plain(item.prompt).strip():
        return "prompt holds nothing that can be shown"
    if not all(plain(answer).strip() for answer in item.answers):
        return "answers has one that holds nothing that can be shown"
    return ""


def make_note(item: Item, blanks: tuple[Blank, ...], sections: Sections, *, typed: bool = False) -> Note:
    """The note of an item that is fit for one. blanks: a fill-in's, numbered. typed: ask for a typed answer."""
    kind = BY_KIND[item.kind]
    special = _SPECIAL[item.kind](item, blanks, typed)
    common = {
        "题型": KIND[item.kind],
        "原句": marked_quote(item),
        "解析": escape(item.explanation),
        "出处": escape(sections.shown(item.section, item.quote)),
        "文档": sections.document,
        "笔记": escape(item.note),
        "编号": escape(item.id),
    }
    values = {**common, **special}
    return Note(
        item=item,
        guid=guid_of(item.id),
        type=kind,
        fields=tuple(values.get(name, "") for name in kind.fields),
        tags=(*sections.tags(item.section), f"题型::{KIND[item.kind]}"),
        cards=tuple(sorted(blank.number for blank in blanks)) if kind.cloze else (1,),
    )


def _fill_in(item: Item, blanks: tuple[Blank, ...], typed: bool) -> dict[str, str]:
    pieces = item.prompt.split(BLANK)
    cloze = [escape(pieces[0])]
    for blank, piece in zip(blanks, pieces[1:], strict=True):
        cloze += ["{{c", str(blank.number), "::", escape(blank.answer), "}}", escape(piece)]
    return {
        "题面": "".join(cloze),
        "也可填": escape(_also_right(item)),
        "键入": "1" if typed else "",
        "题面即原句": "1" if item.quote.strip() in filled(item) else "",
    }


def _also_right(item: Item) -> str:
    several = len(item.answers) > 1
    told = [
        (f"第{place}空：" if several else "") + "、".join(others)
        for place, others in enumerate(item.accept, start=1)
        if others
    ]
    return "；".join([*told, "各空次序不限"] if item.any_order else told)


def _choice(item: Item, blanks: tuple[Blank, ...], typed: bool) -> dict[str, str]:
    rows = "".join(
        f'<li class="key">{escape(option)}</li>' if option in item.answers else f"<li>{escape(option)}</li>"
        for option in item.options
    )
    return {
        "题面": _with_gap(item.prompt),
        "选项": f'<ol class="options">{rows}</ol>',
        "答案": "<br>".join(escape(answer) for answer in item.answers),
    }


def _true_false(item: Item, blanks: tuple[Blank, ...], typed: bool) -> dict[str, str]:
    return {"题面": _with_gap(item.prompt), "答案": item.answers[0]}


def _with_gap(prompt: str) -> str:
    return f'<span class="gap">{escape(GAP)}</span>'.join(escape(piece) for piece in prompt.split(GAP))


_SPECIAL = {
    Kind.FILL_IN: _fill_in,
    Kind.SINGLE_CHOICE: _choice,
    Kind.MULTIPLE_ANSWER: _choice,
    Kind.TRUE_FALSE: _true_false,
}
