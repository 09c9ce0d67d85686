"""The chosen set: each kind, the recipe, and what holds for every deck."""

import re
from collections import Counter
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import pipeline
from quizgen.deck.deck import Deck
from quizgen.document.document import Document
from quizgen.errors import RequestError
from quizgen.items.accept import accepted
from quizgen.items.choose import consider, worth_asking
from quizgen.items.flaws import deck_flaws, flaws
from quizgen.items.ids import is_edited
from quizgen.items.item import BLANK, FALSE, GAP, TRUE, Item, Kind
from quizgen.items.recipe import Recipe
from tests.conftest import ROOT

SAMPLES = ("lab-safety", "instrument-rules")


@cache
def document(name: str) -> Document:
    return pipeline.read(ROOT / "decks" / f"{name}.txt")


@cache
def deck(name: str) -> Deck:
    return pipeline.make(document(name))


@pytest.fixture(params=SAMPLES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def of_kind(made: Deck, kind: Kind) -> list[Item]:
    return [item for item in made.items if item.kind is kind]


def test_no_item_has_a_flaw(name: str) -> None:
    assert [(i.prompt, f) for i in deck(name).items for f in flaws(i, document(name))] == []
    assert deck_flaws(deck(name).items) == {}


def test_every_item_points_at_its_words(name: str) -> None:
    for item in deck(name).items:
        assert item.span is not None
        assert document(name).text[slice(*item.span)] == item.quote
        assert item.section in {section.path for section in deck(name).sections} | {"前言", "结语", "其他"}


def test_blanks_filled_back_give_the_quote(name: str) -> None:
    for item in of_kind(deck(name), Kind.FILL_IN):
        answers = iter(item.answers)
        filled = re.sub(BLANK, lambda _, left=answers: next(left), item.prompt)  # type: ignore[misc]
        assert filled.rstrip("。") == item.quote.replace("\n", "").rstrip("。")
        assert 1 <= len(item.answers) <= 4


def test_choices_have_their_keys_and_no_wrong_option_is_right(name: str) -> None:
    for item in deck(name).items:
        if item.options:
            assert set(item.answers) <= set(item.options)
            assert len(set(item.options)) == len(item.options) >= 4
            assert item.prompt.count(GAP) == 1


def test_every_leaf_is_asked(name: str) -> None:
    outline = pipeline.outline(document(name))
    for leaf in outline.leaves:
        span = outline.nodes[leaf].span
        assert any(i.span and i.span[0] < span.end and span.start < i.span[1] for i in deck(name).items)


def test_ids_are_unique_and_nothing_counts_as_edited(name: str) -> None:
    items = deck(name).items
    assert len({item.id for item in items}) == len(items)
    assert not any(is_edited(item) for item in items)


def test_items_stand_in_document_order(name: str) -> None:
    spans = [item.span for item in deck(name).items]
    assert spans == sorted(spans, key=lambda span: span or (0, 0))


def test_same_source_recipe_and_seed_same_deck(name: str) -> None:
    assert pipeline.make(document(name)) == deck(name)


def test_true_and_false_near_half(name: str) -> None:
    verdicts = Counter(item.answers[0] for item in of_kind(deck(name), Kind.TRUE_FALSE))
    assert abs(verdicts[TRUE] - verdicts[FALSE]) <= 3  # some leaves can only be asked as they stand


def test_false_statements_say_what_is_right(name: str) -> None:
    for item in of_kind(deck(name), Kind.TRUE_FALSE):
        if item.answers == (FALSE,) and not item.explanation.startswith("原文所列"):
            wrong, right = re.findall("“([^”]*)”", item.explanation)[:2]
            assert item.prompt.split("》，")[-1].replace(wrong, right, 1).rstrip("。") in item.quote


@settings(max_examples=8, deadline=None)
@given(seed=st.integers(0, 2**32), most=st.integers(1, 30))
def test_any_seed_gives_a_sound_deck(seed: int, most: int) -> None:
    made = pipeline.make(document("lab-safety"), Recipe(seed=seed, items=most))
    assert 1 <= len(made.items) <= most
    assert len({item.id for item in made.items}) == len(made.items)
    for item in made.items:
        assert not flaws(item, document("lab-safety"))
        assert not set(item.answers) & (set(item.options) - set(item.answers))


def test_few_items_are_spread_over_sections_and_kinds() -> None:
    made = pipeline.make(document("lab-safety"), Recipe(items=10))
    assert len(made.items) == 10
    assert len({item.section for item in made.items}) >= 8
    assert len({item.kind for item in made.items}) == 4


def test_the_best_by_score_are_spread_too() -> None:
    best = sorted(deck("lab-safety").items, key=lambda item: -item.score)[:12]
    assert len({item.section for item in best}) >= 7
    assert len({item.kind for item in best}) >= 3


def test_kinds_of_the_recipe_only() -> None:
    made = pipeline.make(document("lab-safety"), Recipe(kinds={Kind.FILL_IN: 3, Kind.TRUE_FALSE: 1}))
    kinds = Counter(item.kind for item in made.items)
    assert set(kinds) == {Kind.FILL_IN, Kind.TRUE_FALSE}
    assert kinds[Kind.FILL_IN] > kinds[Kind.TRUE_FALSE]


def test_sections_of_the_recipe_only() -> None:
    made = pipeline.make(document("lab-safety"), Recipe(sections=("二、",)))
    assert made.items
    assert all(item.section == "二、" or item.section.startswith("二、/") for item in made.items)


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(RequestError, match="九、"):
        pipeline.make(document("lab-safety"), Recipe(sections=("九、",)))


def test_min_score_leaves_out_the_rest() -> None:
    made = pipeline.make(document("lab-safety"), Recipe(min_score=0.5))
    assert 0 < len(made.items) < len(deck("lab-safety").items)
    assert min(item.score for item in made.items) >= 0.5


def test_every_rejected_candidate_has_a_reason() -> None:
    made = pipeline.make_explained(document("lab-safety"))
    assert made.rejected
    assert all(r.flaw.name and r.flaw.sentence and r.prompt for r in made.rejected)


def made_from(text: str, **recipe: object) -> tuple[Item, ...]:
    return pipeline.make(pipeline.read_text(text, title="样品管理规定"), Recipe(**recipe)).items  # type: ignore[arg-type]


RULES = """第一条 样品管理员履行下列职责：
（一）登记样品的来源和去向；
（二）检查样品的存放条件；
（三）清理过期样品；
（四）编制样品目录。
第二条 课题组长履行下列职责：
（一）审批样品的领用；
（二）签订安全责任书；
（三）组织年度盘点；
（四）培训新进人员。
第三条 剧毒样品必须存放在专用保险柜内，领用量不得超过当日用量。
第四条 样品应当在入库后三日内完成登记。
第五条 本规定自2024年5月1日起施行。
"""


def test_a_list_asks_what_belongs_and_what_does_not() -> None:
    items = made_from(RULES)
    asked = [item for item in items if "职责" in item.prompt and item.options]
    assert {item.kind for item in asked} == {Kind.MULTIPLE_ANSWER, Kind.SINGLE_CHOICE}
    odd = next(item for item in asked if item.kind is Kind.SINGLE_CHOICE)
    assert "【不】包括" in odd.prompt
    assert odd.answers[0] not in odd.quote


def test_the_document_is_named_where_the_words_say_only_this() -> None:
    for item in made_from(RULES):
        if "本规定" in item.prompt:
            assert item.prompt.startswith("根据《样品管理规定》，")


def test_numbers_stand_in_order() -> None:
    text = "第一条 样品应当在入库后三日内完成登记。\n第二条 剧毒样品应当存放在专用保险柜内。\n"
    (days,) = (i for i in made_from(text, kinds={Kind.SINGLE_CHOICE: 1}) if i.answers == ("三日",))
    assert len(days.options) == 4
    assert all(option.endswith("日") for option in days.options)
    assert not flaws(days)


def test_text_without_numbering_works() -> None:
    items = made_from("实验室安全工作坚持安全第一、预防为主、综合治理的方针。课题组长是实验室安全的第一责任人。")
    assert items
    assert {item.section for item in items} == {""}


@pytest.mark.parametrize("text", ["。", "一" * 3000, "“" * 2000, "，" * 2000, "一、" * 500, "（一）" * 500 + "。"])
def test_odd_text_gives_a_deck_or_none(text: str) -> None:
    odd = Document(text)
    assert consider(odd, pipeline.outline(odd), (), Recipe()).items is not None


@pytest.mark.parametrize(
    ("answer", "others"),
    [
        ("100", ("１００", "一百")),
        ("三十日", ("30日", "３０日", "30", "三十")),
        ("百分之十", ("10%", "10％", "百分之10")),
        ("“四个到位”", ("四个到位",)),
        ("《安全办法》", ("安全办法",)),
        ("资产处", ()),
        ("十二五", ()),
        ("三通", ()),
        ("四个全面", ()),
        ("近8000万人次", ("近８０００万人次", "近八千万人次")),
    ],
)
def test_accepted_variants(answer: str, others: tuple[str, ...]) -> None:
    assert accepted(answer) == others


def test_what_hardly_anybody_would_ask_is_left_out_unless_its_section_has_nothing_else() -> None:
    item = deck("lab-safety").items[0]
    scores = (("a", "一、", 0.6), ("b", "一、", 0.15), ("c", "二、", 0.15), ("d", "三、", 0.03))
    items = [msgspec.structs.replace(item, id=id_, section=section, score=score) for id_, section, score in scores]
    assert [i.id for i in worth_asking(items, 0.0)] == ["a", "c"]
    assert [i.id for i in worth_asking(items, 0.5)] == ["a"]


def test_notes_at_the_end_are_asked_last() -> None:
    body = "一是各班组每年清理航道两次，由船坞管理科组织验收。\n二是各科室每月检查图纸一次，由资料室登记。\n"
    notes = "附注：\n1.疏浚：是指清除水下泥沙，加深航道，由专用船舶完成的一种作业。\n"
    alone = pipeline.make(pipeline.read_text(body + notes.removeprefix("附注："))).items
    noted = pipeline.make(pipeline.read_text(body + notes)).items
    assert [i.prompt for i in noted][-1] == [i.prompt for i in alone][-1]
    assert noted[-1].score < alone[-1].score
