"""Decks to print: made of plain words, so that a test can say what it expects."""

from random import Random

import pytest

from quizgen.deck.deck import Deck, Section
from quizgen.items.item import BLANK, FALSE, GAP, TRUE, Item, Kind

CHARACTERS = (
    "安全责任管理实验检查培训制度落实应急预案设备试剂登记保管通风消防"
    "演练整改记录考核监督巡查隐患排查岗位职责防护规程操作标准"
)
SECTIONS = ("一、", "一、/一是", "二、", "三、", "三、/一要")


def make_item(number: int, kind: Kind, options: int = 4, answers: int = 2) -> Item:
    """An item of its own words; the same number and kind give the same item."""
    rng = Random(f"{number}/{kind}")

    def words(length: int) -> str:
        return "".join(rng.choice(CHARACTERS) for _ in range(length))

    stem, texts = words(12), [f"{words(5)}{i}" for i in range(options)]
    prompt, right, shown = f"{stem}{GAP}。", tuple(texts[:1]), tuple(texts)
    if kind is Kind.FILL_IN:
        prompt, shown = f"{stem}{BLANK}。", ()
    elif kind is Kind.MULTIPLE_ANSWER:
        right = tuple(texts[:answers])
    elif kind is Kind.TRUE_FALSE:
        prompt, right, shown = f"{stem}。", (rng.choice((TRUE, FALSE)),), ()
    return Item(
        id=f"q-{number:010d}",
        kind=kind,
        prompt=prompt,
        answers=right,
        options=shown,
        section=SECTIONS[number % len(SECTIONS)],
        quote=f"{stem}{'、'.join(right)}。" if kind is not Kind.TRUE_FALSE else f"{stem}。",
        score=0.5 + number % 5 / 10,
    )


def make_deck(fill_in: int, single: int, multiple: int, true_false: int, options: int = 4) -> Deck:
    """So many items of each kind."""
    kinds = [Kind.FILL_IN] * fill_in + [Kind.SINGLE_CHOICE] * single
    kinds += [Kind.MULTIPLE_ANSWER] * multiple + [Kind.TRUE_FALSE] * true_false
    sections = tuple(Section(path=path, heading=f"第{i}件事") for i, path in enumerate(SECTIONS))
    return Deck(
        title="练习", sections=sections, items=tuple(make_item(i, kind, options) for i, kind in enumerate(kinds))
    )


@pytest.fixture(scope="session")
def hundred() -> Deck:
    """A hundred items of all kinds."""
    return make_deck(35, 30, 15, 20)


MARKUP = r"#let x = 1 $a^2$ *b* _c_ @d <e> \f `g` [h](i) {PAGE} { SEQ t } <script>j</script> &amp; {{c1::k}} %d"


@pytest.fixture(scope="session")
def hostile() -> Deck:
    """Text that looks like Typst, HTML, Word fields, Markdown; long and broken text."""
    options = (MARKUP, "乙" * 300, "丙" * 299, "丁" * 298)
    items = (
        Item(id="q-1", kind=Kind.FILL_IN, prompt=f"{MARKUP}____。", answers=("答" * 90,), quote=MARKUP + "答" * 90),
        Item(id="q-2", kind=Kind.SINGLE_CHOICE, prompt=f"（  ）{MARKUP}", answers=(MARKUP,), options=options),
        Item(id="q-3", kind=Kind.MULTIPLE_ANSWER, prompt="选哪些？", answers=options[:2], options=options),
        Item(id="q-4", kind=Kind.TRUE_FALSE, prompt="第一行\n第二行\t列\x07铃", answers=("对",), explanation=MARKUP),
    )
    return Deck(title="长" * 200 + MARKUP, sections=(Section(path="一、", heading=MARKUP),), items=items)
