"""The preview shows what Anki will show."""

import re

import msgspec
import pytest

from quizgen.deck.deck import Deck
from quizgen.out.anki.notetypes import read_templates
from quizgen.out.anki.preview import preview_bytes, render
from quizgen.out.templates import template_folder


def body(html: str) -> str:
    """A card without what the reviewer adds around it."""
    return re.sub(r"(?s)<style>.*?</style>|<script>.*?</script>", "", html).strip()


@pytest.mark.parametrize("typed", [False, True])
def test_it_fills_in_templates_as_anki_does(any_deck: Deck, first_plan, profile, typed: bool) -> None:
    plan = first_plan(any_deck, typed=typed)
    profile.take(plan)
    for entry in plan.entries:
        note = entry.note
        templates = read_templates(note.type.template, template_folder("anki"))
        for card, number in zip(profile.cards(note.guid), note.cards, strict=True):
            for back, template, html in (
                (False, templates.front, card.question()),
                (True, templates.back, card.answer()),
            ):
                ours = render(template, note, number, back=back).strip()
                ours = re.sub(r'<input type="text" id="typeans">|<div id="typeans">[^<]*</div>', "TYPE", ours)
                assert re.sub(r"\[\[type:[^\]]+\]\]", "TYPE", body(html)) == ours


def test_every_card_has_four_views(small_deck: Deck, first_plan) -> None:
    page = preview_bytes(first_plan(small_deck)).decode()
    assert page.count('<div class="row">') == 5
    assert page.count('class="card card') == 20
    assert page.count('nightMode">') == 10
    assert "4 条笔记、5 张卡片" in page


def test_the_page_stands_alone_and_runs_no_text(small_deck: Deck, first_plan) -> None:
    text = "<script>x</script><!-- css --><!-- script -->{{题面}}"
    items = tuple(msgspec.structs.replace(item, explanation=text, section=text) for item in small_deck.items)
    page = preview_bytes(first_plan(msgspec.structs.replace(small_deck, title=text, items=items))).decode()
    assert page.count("<script>") == 1
    assert not re.search(r"(src|href)=|url\(|https?:", page)
    assert page.count("@media") == page.count("@media", 0, page.index("</style>"))
    assert page.count("One stylesheet for all cards") == 1
    assert "&#123;&#123;题面&#125;&#125;" in page


def test_a_large_deck_shows_its_first_thousand_cards_and_says_so(small_deck: Deck, first_plan) -> None:
    one = small_deck.items[3]
    many = tuple(msgspec.structs.replace(one, id=f"q-{n}") for n in range(1001))
    page = preview_bytes(first_plan(msgspec.structs.replace(small_deck, items=many))).decode()
    assert page.count('<div class="row">') == 1000
    assert "此处显示前 1000 张" in page
