"""The question's part of the screen."""

import pytest

from quizgen.deck.deck import Deck, Section
from quizgen.items.item import Item, Kind
from quizgen.out.terminal.feedback import marked_quote
from quizgen.out.terminal.question import place_of
from quizgen.out.terminal.theme import KEY

SENTENCE = "大型仪器应当在验收合格之日起三十日内开放"
DECK = Deck(
    title="办法",
    sections=(Section(path="第三章", heading="开放"), Section(path="第三章/第九条", heading=SENTENCE)),
)


def item(kind: Kind, prompt: str, *answers: str, quote: str = f"{SENTENCE}。") -> Item:
    return Item(id="q-0", kind=kind, prompt=prompt, answers=answers, section="第三章/第九条", quote=quote)


@pytest.mark.parametrize(
    ("asked", "heading_shown"),
    [
        (item(Kind.FILL_IN, "大型仪器应当在验收合格之日起____内开放。", "30日"), False),
        (item(Kind.SINGLE_CHOICE, "大型仪器应当在（  ）之日起三十日内开放。", "驗收合格"), False),
        (item(Kind.TRUE_FALSE, "大型仪器应当在验收合格之日起六十日内开放。", "错"), False),
        (item(Kind.TRUE_FALSE, "学校每年考核一次。", "对", quote="学校每年考核一次。"), True),
        (item(Kind.FILL_IN, "预约人应当____。", "实名登记", quote="预约人应当实名登记。"), True),
    ],
)
def test_a_heading_that_gives_the_answer_away_waits_for_the_answer(asked: Item, heading_shown: bool) -> None:
    before = place_of(asked, DECK, None, answered=False)[0].plain
    assert before == ("第三章 开放 › 第九条 " + SENTENCE if heading_shown else "第三章 开放 › 第九条")
    assert SENTENCE in place_of(asked, DECK, None)[0].plain


def test_the_answer_is_marked_where_the_blank_stands() -> None:
    """Not where the same words stand first."""
    text = marked_quote(
        item(
            Kind.FILL_IN,
            "安全工作要把____放在首位，安全责任落到____。",
            "安全",
            "人",
            quote="安全工作要把安全放在首位，安全责任落到人。",
        )
    )
    assert [(span.start, span.end) for span in text.spans if span.style == KEY] == [(6, 8), (19, 20)]
