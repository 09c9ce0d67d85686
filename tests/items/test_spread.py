"""Which items of a deck come first."""

from quizgen.items.item import Item, Kind
from quizgen.items.spread import best


def item(name: str, section: str, score: float) -> Item:
    return Item(
        id=f"q-{name}", kind=Kind.FILL_IN, prompt=f"{name}由____管。", answers=("站长",), section=section, score=score
    )


SHARES = {Kind.FILL_IN: 1.0}


def test_every_section_has_its_best_before_any_has_a_second() -> None:
    items = [item("甲", "一、", 0.9), item("乙", "一、", 0.8), item("丙", "二、", 0.3)]
    assert [i.id for i in best(items, 2, SHARES)] == ["q-甲", "q-丙"]


def test_a_dull_question_about_a_part_does_not_stand_for_its_requirements() -> None:
    items = [item("甲", "一、", 0.4), item("乙", "一、/一是", 0.3), item("丙", "一、/二是", 0.35)]
    assert {i.id for i in best(items, 2, SHARES)} == {"q-乙", "q-丙"}
    good = [item("甲", "一、", 0.7), *items[1:]]
    assert "q-甲" in {i.id for i in best(good, 2, SHARES)}


def test_a_poor_second_waits_for_the_good_thirds() -> None:
    items = [item("甲", "一、", 0.9), item("乙", "一、", 0.7), item("丙", "一、", 0.6)]
    items += [item("丁", "二、", 0.8), item("戊", "二、", 0.2)]
    assert [i.id for i in best(items, 4, SHARES)] == ["q-甲", "q-丁", "q-乙", "q-丙"]
