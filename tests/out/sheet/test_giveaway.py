"""Items on one sheet do not show each other's answers."""

import pytest

from quizgen.deck.deck import Deck
from quizgen.items.item import Item, Kind
from quizgen.out.sheet.choose import Choice, choose
from quizgen.out.sheet.giveaway import conflicts

QUOTE = "危险化学品实行双人双锁管理，钥匙分别保管。"


def fill_in(name: str, prompt: str, *answers: str, quote: str = "", span: tuple[int, int] | None = None) -> Item:
    return Item(id=f"q-{name}", kind=Kind.FILL_IN, prompt=prompt, answers=answers, quote=quote, span=span)


LOCKS = fill_in("locks", "危险化学品实行____管理，钥匙分别保管。", "双人双锁", quote=QUOTE, span=(10, 31))


@pytest.mark.parametrize(
    "other",
    [
        fill_in("keys", "危险化学品实行双人双锁管理，钥匙____。", "分别保管", quote=QUOTE, span=(10, 31)),
        fill_in("elsewhere", "凡危险化学品实行双人双锁管理的，每月____一次。", "检查", span=(90, 120)),
        fill_in("twice", "危险化学品实行____管理，钥匙分别保管。", "双人双锁", quote=QUOTE),
        Item(
            id="q-choice",
            kind=Kind.SINGLE_CHOICE,
            prompt="钥匙由双人双锁管理的危险化学品（  ）。",
            answers=("分别保管",),
            options=("分别保管", "统一保管", "轮流保管", "交叉保管"),
            span=(10, 31),
        ),
        Item(id="q-statement", kind=Kind.TRUE_FALSE, prompt=QUOTE, answers=("对",), quote=QUOTE, span=(10, 31)),
    ],
    ids=lambda item: item.id,
)
def test_two_that_do(other: Item) -> None:
    assert conflicts([LOCKS, other]) == [{1}, {0}]


@pytest.mark.parametrize(
    "other",
    [
        fill_in("apart", "气瓶要____固定。", "直立", span=(90, 98)),
        fill_in("same words", "仓库的门也要____。", "双人双锁", span=(90, 105)),
    ],
    ids=lambda item: item.id,
)
def test_two_that_do_not(other: Item) -> None:
    assert conflicts([LOCKS, other]) == [set(), set()]


def test_a_statement_about_a_whole_section_goes_with_what_stands_in_it() -> None:
    listed = Item(
        id="q-listed",
        kind=Kind.TRUE_FALSE,
        prompt="“仓库的管理要求”，其中列有“气瓶直立固定”。",
        answers=("对",),
        quote=QUOTE,
        span=(0, 200),
    )
    shows = fill_in("shows", "气瓶直立固定在____上。", "墙面", span=(150, 160))
    assert conflicts([LOCKS, listed]) == [set(), set()]
    assert conflicts([shows, listed]) == [{1}, {0}]


def test_a_set_phrase_that_many_items_show_tells_nothing() -> None:
    asks = fill_in("asks", "违反本规则的，处____以上罚款。", "一百元", span=(0, 15))
    others = [
        fill_in(f"says-{n}", f"第{n}次迟到的，处一百元以上罚款，并____。", "通报", span=(50 * int(n), 50 * int(n) + 20))
        for n in "123"
    ]
    assert conflicts([asks, *others[:2]])[0] == {1, 2}
    assert conflicts([asks, *others])[0] == set()


def test_a_corrected_statement_is_shown_by_its_source() -> None:
    false = Item(
        id="q-false",
        kind=Kind.TRUE_FALSE,
        prompt="实验室每月检查两次通风设备。",
        answers=("错",),
        quote="实验室每周检查两次通风设备。",
    )
    shows = fill_in("shows", "实验室每周检查两次____。", "通风设备")
    assert conflicts([false, shows]) == [{1}, {0}]


def test_the_sheet_leaves_one_out_and_says_so() -> None:
    keys = fill_in("keys", "危险化学品实行双人双锁管理，钥匙____。", "分别保管", quote=QUOTE, span=(10, 31))
    deck = Deck(title="", items=(LOCKS, keys))
    items, remarks = choose(deck, Choice())
    assert len(items) == 1
    assert "1 of 2 items left out" in remarks[0]
    assert len(choose(deck, Choice(keep_giveaways=True))[0]) == 2
