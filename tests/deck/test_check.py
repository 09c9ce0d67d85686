"""Everything that can be checked without a person."""

import msgspec

from quizgen.deck.check import check_deck, check_ids_across
from quizgen.deck.deck import Deck
from quizgen.deck.store import dumps
from quizgen.deck.yaml_text import parse
from quizgen.document.document import Document
from quizgen.items.item import Status


def text_of(deck: Deck) -> str:
    return "".join(item.quote for item in deck.items)


def names(deck: Deck, document: Document | None) -> set[tuple[str, str]]:
    problems = check_deck(deck, "d.yaml", parse(dumps(deck))[1], document)
    return {(p.item, p.name) for p in problems}


def changed(deck: Deck, number: int, **fields: object) -> Deck:
    items = list(deck.items)
    items[number] = msgspec.structs.replace(items[number], **fields)
    return msgspec.structs.replace(deck, items=tuple(items))


def test_a_good_deck_has_no_problem_with_places(small_deck: Deck) -> None:
    document = Document(text_of(small_deck))
    assert not {name for _, name in names(small_deck, document)} & {"quote-not-at-span", "stale"}


def test_a_quote_that_has_moved_or_gone_is_named_with_its_line(small_deck: Deck) -> None:
    moved = Document("新的开头。" + text_of(small_deck))
    problems = [p for p in check_deck(small_deck, "d.yaml", parse(dumps(small_deck))[1], moved) if "quote" in p.name]
    assert [p.item for p in problems] == [item.id for item in small_deck.items]
    assert problems[1].line == 30
    assert "elsewhere" in problems[0].sentence
    gone = Document(text_of(small_deck).replace("每周", "每天"))
    (problem,) = [p for p in check_deck(small_deck, "d.yaml", {}, gone) if p.name == "quote-not-at-span"]
    assert "not in the source" in problem.sentence


def test_rejected_items_are_not_checked(small_deck: Deck) -> None:
    deck = changed(small_deck, 0, quote="别处的话", status=Status.REJECTED)
    assert "q-aaaaaaaaaa" not in {item for item, _ in names(deck, Document(text_of(small_deck)))}


def test_a_stale_item_is_named_with_what_comes_nearest(small_deck: Deck) -> None:
    deck = changed(small_deck, 0, quote="旧句子。", stale="新句子。")
    problems = check_deck(deck, "d.yaml", {}, Document(text_of(small_deck)))
    assert [p.sentence for p in problems if p.name == "stale"] == [
        "its sentence is no longer in the source; nearest now: 新句子。"
    ]


def test_flaws_are_named(small_deck: Deck) -> None:
    deck = changed(small_deck, 1, options=("一人一锁", "双人双锁", "双人双锁管理", "以上都对"))
    assert len([name for item, name in names(deck, None) if item == "q-bbbbbbbbbb"]) >= 2


def test_ids_and_questions_in_two_decks_are_named(small_deck: Deck) -> None:
    again = msgspec.structs.replace(
        small_deck, items=(small_deck.items[0], msgspec.structs.replace(small_deck.items[1], id="q-other"))
    )
    found = {(p.item, p.name) for p in check_ids_across([("a.yaml", small_deck), ("b.yaml", again)])}
    assert found == {("q-aaaaaaaaaa", "id-in-two-decks"), ("q-other", "asked-in-two-decks")}


def test_what_is_rejected_asks_nothing_twice(small_deck: Deck) -> None:
    put_aside = msgspec.structs.replace(small_deck.items[1], id="q-other", status=Status.REJECTED)
    again = msgspec.structs.replace(small_deck, items=(put_aside,))
    assert not check_ids_across([("a.yaml", small_deck), ("b.yaml", again)])
    asked = msgspec.structs.replace(again, items=(msgspec.structs.replace(put_aside, status=Status.DRAFT),))
    places = {"b.yaml": parse(dumps(asked))[1]}
    (problem,) = check_ids_across([("a.yaml", small_deck), ("b.yaml", asked)], places)
    assert (problem.line, problem.name) == (places["b.yaml"]["$.items[0]"], "asked-in-two-decks")
