"""The deck file: what is written is read back, and what is wrong is named with its line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.deck.deck import Deck, Section
from quizgen.deck.store import dumps, load, loads, save, to_builtins
from quizgen.errors import DeckError, OutputError
from quizgen.items.item import BLANK, Item, Kind, Status
from quizgen.items.recipe import Recipe

# Everything that YAML 1.1 or 1.2 might take for something else, and everything that could break a line or a quote.
AWKWARD = st.sampled_from(
    [
        "no",
        "8",
        "08",
        "12:30",
        "2016-05-13",
        "~",
        "null",
        "- x",
        "a: b",
        "#c",
        "“引”",
        "'",
        '"',
        "[a]",
        "{{c1::x}}",
        "|",
    ]
)
TEXTS = AWKWARD | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip)


@st.composite
def items(draw: st.DrawFn, name: str) -> Item:
    answers = tuple(draw(st.lists(TEXTS, min_size=1, max_size=4)))
    filler = draw(TEXTS).replace("_", "")
    return Item(
        id=name,
        kind=Kind.FILL_IN,
        prompt=f"{filler}{BLANK}" * len(answers),
        answers=answers,
        accept=draw(st.just(()) | st.just(tuple((a,) for a in answers))),
        any_order=draw(st.booleans()),
        section=draw(TEXTS),
        quote=draw(TEXTS),
        span=draw(st.none() | st.just((3, 9))),
        explanation=draw(TEXTS),
        score=draw(st.floats(0, 1)),
        status=draw(st.sampled_from(Status)),
        note=draw(TEXTS),
        extra=draw(st.dictionaries(st.just("难度"), TEXTS)),
    )


@given(st.data())
def test_reading_gives_back_what_was_written(data: st.DataObject) -> None:
    deck = Deck(
        title=data.draw(TEXTS),
        source=data.draw(TEXTS),
        recipe=Recipe(items=data.draw(st.integers(0, 9)), seed=data.draw(st.integers(-5, 5))),
        sections=(Section(path=data.draw(TEXTS), heading=data.draw(TEXTS)),),
        items=tuple(data.draw(items(f"q-{i}")) for i in range(data.draw(st.integers(0, 3)))),
    )
    assert loads(dumps(deck)) == deck


def test_a_person_reads_one_item_a_block_with_keys_in_order(small_deck: Deck) -> None:
    text = dumps(small_deck)
    assert text.startswith("# yaml-language-server: $schema=")
    block = text.split("\n\n")[1]
    keys = [line.split(":")[0].strip("- ") for line in block.splitlines() if ":" in line]
    assert keys == ["id", "kind", "prompt", "answers", "section", "quote", "span", "score", "status"]
    assert "  span: [0, 29]" in block


def test_the_file_holds_what_to_builtins_says(small_deck: Deck) -> None:
    assert to_builtins(small_deck)["items"][1]["options"] == ["一人一锁", "双人双锁", "专人专柜", "双人单锁"]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("kind: fill_in", "kind: fillin", 19, "“fillin” is not known; write one of fill_in"),
        ("- 安全第一", "- [x]", 22, "answers[0]: expected text"),
        ("  prompt: 危", "  promt: 危", 32, "“promt” is no field here; known are id, kind, prompt"),
        ("  prompt: 进入实验室前必须（  ）。\n", "", 46, "has no “prompt:”"),
        ("span: [0, 29]", "span: [0, x]", 26, "expected a whole number"),
        ("span: [0, 29]", "span: [29, 0]", 26, "must run from 0 upwards"),
        ("score: 0.9", "score: 1.9", 27, "expected a number such as 0.8 <= 1.0"),
        ("  - 综合治理\n", "", 22, "has 1 for 2 blanks"),
        ("q-bbbbbbbbbb", "q-aaaaaaaaaa", 30, "stands in line 18 already"),
        ("fill_in: 40", "fill_in: 0", 6, "expected a whole number >= 1"),
        ("- 双人双锁\n  options", "- 双人\n  options", 34, "“双人” is not among the options"),
        ("- 错", "- 不对", 69, "must be 对 or 错"),
        ("title: 实", "title: [实", 3, "is not valid YAML"),
        ("title: 实", "title: 二\ntitle: 实", 3, "gives “title” twice"),
        ("title: 实", "title: &a 实", 2, "anchor or alias"),
        ("title: 实验室安全工作讲话\n", "", 2, "has no “title:”"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(small_deck: Deck, old: str, new: str, line: int, sentence: str) -> None:
    text = dumps(small_deck)
    assert old in text
    with pytest.raises(DeckError) as caught:
        loads(text.replace(old, new, 1), "d.yaml")
    assert sentence in caught.value.message
    assert caught.value.line == line
    assert caught.value.path == "d.yaml"


NO_DECKS = ["", "只有一句话", "- 1\n- 2", "\x00", "a: \x07", "? " * 50_000, "[" * 50_000, "- " * 50_000, "title:"]


@pytest.mark.parametrize("text", NO_DECKS, ids=range(len(NO_DECKS)))
def test_what_is_no_deck_is_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(DeckError) as caught:
        loads(text)
    assert "\n" not in caught.value.message


def test_a_missing_file_and_a_foreign_encoding_are_named(tmp_path: Path) -> None:
    with pytest.raises(DeckError, match="cannot be read: No such file"):
        load(tmp_path / "no.yaml")
    (tmp_path / "gbk.yaml").write_bytes("title: 安全".encode("gbk"))
    with pytest.raises(DeckError, match="is not UTF-8"):
        load(tmp_path / "gbk.yaml")


def test_an_existing_deck_is_not_overwritten(tmp_path: Path, small_deck: Deck) -> None:
    save(small_deck, tmp_path / "a.yaml")
    with pytest.raises(OutputError, match="already exists"):
        save(small_deck, tmp_path / "a.yaml")
