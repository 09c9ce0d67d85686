"""Text that Anki, HTML, MathJax or LaTeX would act upon comes back word for word from every field."""

import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from quizgen.deck.deck import Deck, Section
from quizgen.items.item import BLANK, GAP, Item, Kind
from quizgen.out.anki.state import load_state, save_state

NASTY = (
    "{{c1::露馅}}",
    "{{c1::没有结尾",
    "}}",
    "甲::乙:::丙",
    ":",
    "<script>alert(1)</script>",
    "<b>粗<i>斜",
    "</div></section>",
    "<!-- 注释",
    "&lt;&amp;&#60;&nbsp",
    "AT&T &copy",
    r"\(x^2\) \[y\] $$z$$",
    "[latex]\\frac12[/latex][$]x[/$]",
    "[sound:a.mp3]",
    "[[type:题面]]",
    "[anki:play:q:0]",
    "{{FrontSide}}{{cloze:题面}}{{#题面}}",
    "\"双引号\" '单引号' `反引号`",
    "' onclick='alert(1)",
    "javascript:alert(1)",
    "第一行\n第二行\r\n第三行",
    "全角　空格  两格\t制表",
    "=1+1",
    "# 标题 **粗** ____x_",
    "🧪👩🏽‍🔬 𠮷 㐂 é",
    "\u202e倒过来\u202c\u200b零宽",
    "%s {0} ${x} #{y}",
    "-- drop table notes;",
    "\\",
    "C:\\temp\\new",
)

# All that the templates and our fields are made of: anything else on a card came from the text.
ELEMENTS = {
    ("div", "class", "lang"),
    ("div", "class", "lang", "data-kind"),
    ("div", "class"),
    ("p", "class"),
    ("p", "class", "aria-live"),
    ("span", "class"),
    ("span", "class", "hidden"),
    ("span", "class", "data-cloze", "data-ordinal"),
    ("span", "class", "data-ordinal"),
    ("blockquote", "class"),
    ("ol", "class"),
    ("li", "class"),
    ("li",),
    ("b",),
    ("br",),
    ("mark",),
    ("span",),
}


def nasty_items(text: str, n: int) -> tuple[Item, ...]:
    """One item of every kind with the text in every field."""
    clean = text.replace(BLANK, "")
    common = {"quote": f"原{text}句。", "explanation": f"解{text}析", "note": f"注{text}记", "section": f"{n}{text}"}
    options = (f"{text}甲", f"乙{text}", f"丙{text}丙", text + text)
    return (
        Item(
            id=f"f{n}",
            kind=Kind.FILL_IN,
            prompt=f"{clean}{BLANK}{clean}{BLANK}",
            answers=(text, f"{text}另{text}"),
            accept=((f"也{text}",), ()),
            **common,
        ),
        Item(
            id=f"s{n}", kind=Kind.SINGLE_CHOICE, prompt=f"{text}{GAP}", answers=options[:1], options=options, **common
        ),
        Item(id=f"m{n}", kind=Kind.MULTIPLE_ANSWER, prompt=text, answers=options[:2], options=options, **common),
        Item(id=f"t{n}{text}", kind=Kind.TRUE_FALSE, prompt=f"断{text}", answers=("错",), **common),
    )


@pytest.fixture
def nasty_deck() -> Deck:
    items = tuple(item for n, text in enumerate(NASTY) for item in nasty_items(text, n))
    sections = tuple(Section(path=f"{n}{text}".split("/")[0], heading=f"节{text}") for n, text in enumerate(NASTY))
    return Deck(title="".join(NASTY), sections=sections, items=items)


def test_every_field_comes_back_word_for_word(nasty_deck: Deck, first_plan, profile) -> None:
    plan = first_plan(nasty_deck)
    assert plan.unfit == ()
    log = profile.take(plan)
    assert (log.new, log.duplicate, log.conflicting) == (len(nasty_deck.items), 0, 0)
    assert profile.collection.card_count() == plan.cards
    for entry in plan.entries:
        item = entry.note.item
        fronts = [card.question() for card in profile.cards(entry.note.guid)]
        backs = [card.answer() for card in profile.cards(entry.note.guid)]
        shown = squash("".join(map(profile.words, backs)))
        wanted = [
            item.explanation,
            item.note,
            nasty_deck.title,
            *item.options,
            *item.answers,
            *map("".join, item.accept),
        ]
        assert all(squash(text) in shown for text in wanted), item.id
        prompts = item.prompt.split(BLANK)
        assert all(squash(piece) in squash("".join(map(profile.words, fronts))) for piece in prompts), item.id
        filled = "".join(a + b for a, b in zip(prompts, (*item.answers, ""), strict=False))
        assert item.kind is not Kind.FILL_IN or squash(filled) in shown
        assert squash(item.quote) in shown
        for html in (*fronts, *backs):
            body = without_script(html)
            assert elements(body) <= ELEMENTS
            assert not re.search(r"\{\{|\[\[type|\[sound:|\[latex|\[\$\]|\[anki:", body)
            assert not re.search(r"\\(?:\(|\[|&#91;)", html)


def test_fields_stay_whole(nasty_deck: Deck, first_plan, profile) -> None:
    plan = first_plan(nasty_deck)
    profile.take(plan)
    for entry in plan.entries:
        note = profile.note(entry.note.guid)
        assert tuple(note.fields) == tuple(unicodedata.normalize("NFC", field) for field in entry.note.fields)
        assert profile.words(note["编号"]) == entry.note.item.id.replace("\r\n", "\n")
        assert set(note.tags) == set(entry.note.tags)
        assert not any("blank" in tag for tag in note.tags)
        assert {profile.collection.decks.name(card.did) for card in note.cards()} == {entry.deck}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("红\x1b[31m字\x1b[0m", "红字"),
        ("\x1b]0;标题\x07正文", "正文"),
        ("甲\x00乙\x1f丙\x7f丁\x9f", "甲乙丙丁"),
        ("半个\ud83d字", "半个\ufffd字"),
        ("上\u2028下\x0b末", "上\n下\n末"),
    ],
    ids=["colour", "title", "control", "surrogate", "line breaks"],
)
def test_what_anki_cannot_keep_is_taken_out(
    small_deck: Deck, first_plan, profile, tmp_path: Path, text: str, shown: str
) -> None:
    item = msgspec.structs.replace(small_deck.items[0], explanation=text, note=text, answers=(text, text))
    plan = first_plan(msgspec.structs.replace(small_deck, title=text, items=(item,)))
    profile.take(plan)
    (note,) = [profile.collection.get_note(n) for n in profile.collection.db.list("select id from notes")]
    assert [profile.words(note[name]) for name in ("解析", "笔记", "文档")] == [shown] * 3
    assert all(squash(shown) in squash(profile.words(card.answer())) for card in note.cards())
    save_state(plan.state, tmp_path / "state.json")
    assert load_state(tmp_path / "state.json") == plan.state


def without_script(html: str) -> str:
    return re.sub(r"(?s)<script>.*?</script>|<style>.*?</style>", "", html)


def elements(html: str) -> set[tuple[str, ...]]:
    """Every element of the page with the names of its attributes."""
    found: set[tuple[str, ...]] = set()

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.add((tag, *(name for name, _ in attrs)))

        def handle_comment(self, data: str) -> None:
            found.add(("comment",))

    Seen().feed(html)
    return found


def squash(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))
