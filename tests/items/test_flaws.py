"""Every rule with both sides: an item that has the flaw and one that just has not."""

import pytest

from quizgen import pipeline
from quizgen.items.flaws import RULES, SET_RULES, SOURCE_RULES, deck_flaws, flaws
from quizgen.items.item import Item, Kind

SOURCE = (
    "一、明确责任\n资产处负责设备登记，财务处负责经费核算。每间实验室至少配备两具灭火器。"
    "学校实行校、院、机组三级管理体制。安全检查每月进行一次。"
)


def fill(prompt: str, *answers: str, quote: str = "", **more: object) -> Item:
    return Item(id="q-1", kind=Kind.FILL_IN, prompt=prompt, answers=answers, quote=quote, **more)  # type: ignore[arg-type]


def single(prompt: str, key: str, *wrong: str, kind: Kind = Kind.SINGLE_CHOICE, answers: tuple[str, ...] = ()) -> Item:
    return Item(id="q-1", kind=kind, prompt=prompt, answers=answers or (key,), options=(key, *wrong))


def verdict(prompt: str, answer: str, quote: str = "", explanation: str = "", options: tuple[str, ...] = ()) -> Item:
    return Item(
        id="q-1",
        kind=Kind.TRUE_FALSE,
        prompt=prompt,
        answers=(answer,),
        quote=quote,
        explanation=explanation,
        options=options,
    )


MANY = Kind.MULTIPLE_ANSWER
# rule, an item that has the flaw, one that has not
CASES: list[tuple[str, Item, Item]] = [
    ("blanks_match_answers", fill("设备由____登记。", "资产处", "财务处"), fill("设备由____登记。", "资产处")),
    (
        "blanks_match_answers",
        single("（  ）负责（  ）。", "甲", "乙", "丙", "丁"),
        single("由（  ）负责登记。", "甲", "乙", "丙", "丁"),
    ),
    (
        "too_many_blanks",
        fill("统筹____、____、____、____、____五项工作。", "一", "二", "三", "四", "五"),
        fill("统筹____、____、____、____四项工作。", "一", "二", "三", "四"),
    ),
    (
        "options_tell_apart",
        single(
            "全面检查（  ）。",
            "重点部位",
            "重点设施",
            "化学药品",
            "普通设备",
            kind=MANY,
            answers=("重点部位", "重点设施"),
        ),
        single(
            "全面检查（  ）。",
            "重点部位",
            "重点设施",
            "重点药品",
            "普通设备",
            kind=MANY,
            answers=("重点部位", "重点设施"),
        ),
    ),
    (
        "options_tell_apart",
        single("实验室的制度【不】包括（  ）。", "登记样品", "安全检查", "安全培训", "安全通报"),
        single("实验室的制度【不】包括（  ）。", "安全登记", "安全检查", "安全培训", "安全通报"),
    ),
    ("empty_answer", fill("设备由____登记。", "，"), fill("设备由____登记。", "处")),
    (
        "whole_clause",
        fill("坚持问题导向，____，抓好落实。", "突出重点"),
        fill("坚持问题导向，突出____，抓好落实。", "重点"),
    ),
    ("whole_clause", fill("____，加强设备管理。", "总的要求"), fill("____是实验室的底线。", "安全")),
    ("little_left", fill("加强____。", "安全教育和技能培训"), fill("加强新进人员的____。", "技能培训")),
    ("little_left", single("（  ）。", "甲", "乙", "丙", "丁"), single("设备由（  ）登记。", "甲", "乙", "丙", "丁")),
    ("answer_in_prompt", fill("____由资产处登记设备。", "资产处"), fill("____由财务处登记设备。", "资产处")),
    ("does_not_stand_alone", fill("这项工作由____负责。", "资产处"), fill("登记工作由____负责。", "资产处")),
    ("does_not_stand_alone", fill("并向____报告有关情况。", "资产处"), fill("课题组长向____报告有关情况。", "资产处")),
    (
        "does_not_stand_alone",
        fill("该机构向____备案。", "资产处"),
        fill("检测机构变更的，该检测机构应当向____备案。", "资产处"),
    ),
    ("unnamed_document", fill("本规定由____负责解释。", "资产处"), fill("《设备管理规定》由____负责解释。", "资产处")),
    (
        "unmarked_negative",
        single("下列不属于校级部门的是（  ）。", "甲", "乙", "丙", "丁"),
        single("下列【不】属于校级部门的是（  ）。", "甲", "乙", "丙", "丁"),
    ),
    ("unfinished_prompt", fill("坚持“____的方针。", "安全第一"), fill("坚持“____”的方针。", "安全第一")),
    (
        "too_few_options",
        single("设备由（  ）登记。", "甲", "乙", "丙"),
        single("设备由（  ）登记。", "甲", "乙", "丙", "丁"),
    ),
    (
        "key_not_among_options",
        single("设备由（  ）登记。", "甲", "乙", "丙", "丁", answers=("戊",)),
        single("设备由（  ）登记。", "甲", "乙", "丙", "丁"),
    ),
    (
        "key_not_among_options",
        single("登记（  ）。", "甲", "乙", "丙", "丁", kind=MANY, answers=("甲", "乙", "丙", "丁")),
        single("登记（  ）。", "甲", "乙", "丙", "丁", kind=MANY, answers=("甲", "乙")),
    ),
    (
        "repeated_option",
        single("由（  ）登记。", "甲 处", "甲处", "丙处", "丁处"),
        single("由（  ）登记。", "甲处", "乙处", "丙处", "丁处"),
    ),
    (
        "all_or_none",
        single("由（  ）登记。", "甲处", "乙处", "丙处", "以上都对"),
        single("由（  ）登记。", "甲处", "乙处", "丙处", "丁处"),
    ),
    (
        "option_contains_another",
        single("由（  ）登记。", "资产处", "资产处办公室", "财务处", "人事处"),
        single("由（  ）登记。", "资产处", "科研处", "财务处", "人事处"),
    ),
    (
        "option_in_prompt",
        single("财务处核算，（  ）登记。", "资产处", "财务处", "人事处", "科研处"),
        single("经费核算以外，（  ）登记。", "资产处", "财务处", "人事处", "科研处"),
    ),
    (
        "mixed_family",
        single("期限为（  ）。", "三十日", "六十日", "合格后", "九十日"),
        single("期限为（  ）。", "三十日", "六十日", "七十日", "九十日"),
    ),
    (
        "mixed_family",
        single("期限为（  ）。", "三十日", "六十日", "四个率先", "九十日"),
        single("落实（  ）。", "四个率先", "三个面向", "三严三实", "率先行动"),
    ),
    (
        "mixed_family",
        single("依照（  ）处理。", "《安全办法》", "设备规定", "《经费办法》", "《人事办法》"),
        single("依照（  ）处理。", "《安全办法》", "《设备规定》", "《经费办法》", "《人事办法》"),
    ),
    (
        "uneven_length",
        single("由（  ）登记。", "资产管理与实验室安全处", "人事处", "财务处", "科研处"),
        single("由（  ）登记。", "资产管理处", "人事处", "财务处", "科研处"),
    ),
    (
        "numbers_out_of_order",
        single("至少（  ）次。", "3", "1", "2", "4"),
        single("至少（  ）次。", "1", "2", "3", "4"),
    ),
    (
        "key_word_in_prompt",
        single("登记设备的是（  ）。", "设备管理员", "安全检查组", "课题负责人", "财务联络员"),
        single("登记设备的是（  ）。", "设备管理员", "设备检查组", "设备负责人", "设备联络员"),
    ),
    (
        "not_the_source_words",
        fill("设备由____登记。", "财务处", quote="设备由资产处登记。"),
        fill("设备由____登记。", "资产处", quote="设备由资产处登记。"),
    ),
    ("no_verdict", verdict("设备由资产处登记。", "是"), verdict("设备由资产处登记。", "对")),
    (
        "no_verdict",
        verdict("设备由资产处登记。", "对", options=("对", "错")),
        verdict("设备由资产处登记。", "错", "设备由财务处登记。"),
    ),
    (
        "plain_negation",
        verdict("设备不由资产处登记。", "错", "设备由资产处登记。"),
        verdict("设备由财务处登记。", "错", "设备由资产处登记。"),
    ),
    (
        "right_wording_missing",
        verdict("设备由财务处登记。", "错"),
        verdict("设备由财务处登记。", "错", explanation="应为“资产处”。"),
    ),
]
SOURCE_CASES = [
    (
        "second_right_answer",
        single("（  ）负责经费核算。", "资产处", "财务处", "人事处", "科研处"),
        single("（  ）负责经费核算。", "财务处", "资产处", "人事处", "科研处"),
    ),
    (
        "second_right_answer",
        single("学校实行（  ）、院、机组三级管理体制。", "系", "校", "省", "市"),
        single("学校实行（  ）、院、机组三级管理体制。", "校", "系", "省", "市"),
    ),
    ("not_false", verdict("安全检查每月进行一次。", "错"), verdict("安全检查每周进行一次。", "错")),
]


@pytest.mark.parametrize(("name", "bad", "good"), CASES)
def test_rule(name: str, bad: Item, good: Item) -> None:
    assert name in [flaw.name for flaw in flaws(bad)]
    assert name not in [flaw.name for flaw in flaws(good)]


@pytest.mark.parametrize(("name", "bad", "good"), SOURCE_CASES)
def test_source_rule(name: str, bad: Item, good: Item) -> None:
    document = pipeline.read_text(SOURCE)
    assert name in [flaw.name for flaw in flaws(bad, document)]
    assert name not in [flaw.name for flaw in flaws(good, document)]


def test_every_rule_is_tested_and_says_what_is_wrong() -> None:
    assert {name for name, *_ in CASES} == set(RULES)
    assert {name for name, *_ in SOURCE_CASES} == set(SOURCE_RULES)
    for _, bad, _ in CASES:
        assert all(len(flaw.sentence) > 10 for flaw in flaws(bad))


def item(number: int, prompt: str, answer: str, options: tuple[str, ...] = (), kind: Kind = Kind.FILL_IN) -> Item:
    return Item(id=f"q-{number}", kind=kind, prompt=prompt, answers=(answer,), options=options)


def choices(places: list[int], key: str = "资产处") -> list[Item]:
    wrong = ["财务处", "人事处", "科研处"]
    return [
        item(n, f"第{n}类设备由（  ）登记。", key, (*wrong[:at], key, *wrong[at:]), Kind.SINGLE_CHOICE)
        for n, at in enumerate(places)
    ]


SET_CASES = {
    "repeated_id": ([item(1, "甲由____管。", "乙"), item(1, "丙由____管。", "丁")], [item(1, "甲由____管。", "乙")]),
    "duplicate": (
        [item(1, "设备由____登记。", "乙"), item(2, "设备由 ____登记。", "乙")],
        [item(1, "设备由____登记。", "乙"), item(2, "试剂由____登记。", "乙")],
    ),
    "gives_away": (
        [
            item(1, "大型仪器设备的登记由____负责。", "资产处"),
            item(2, "大型仪器设备的登记由资产处负责，每____核对。", "半年"),
        ],
        [
            item(1, "大型仪器设备的登记由____负责。", "资产处"),
            item(2, "试剂的登记也由资产处办理，每____核对。", "半年"),
        ],
    ),
    "uneven_keys": (choices([0] * 12), choices([0, 1, 2, 3] * 3)),
    "longest_key": (choices([0, 1, 2, 3] * 3, "资产管理处"), choices([0, 1, 2, 3] * 3)),
}


@pytest.mark.parametrize("name", SET_RULES)
def test_set_rule(name: str) -> None:
    bad, good = SET_CASES[name]
    assert name in {flaw.name for those in deck_flaws(bad).values() for flaw in those}
    assert name not in {flaw.name for those in deck_flaws(good).values() for flaw in those}


def test_gives_away_names_both_items() -> None:
    found = deck_flaws(SET_CASES["gives_away"][0])
    assert found["q-1"][0].others == ("q-2",)


def test_what_the_source_says_again_and_again_gives_nothing_away() -> None:
    items, phrase = SET_CASES["gives_away"][0], "大型仪器设备的登记由资产处负责。"
    assert "gives_away" not in {flaw.name for those in deck_flaws(items, phrase * 4).values() for flaw in those}
    assert "gives_away" in {flaw.name for those in deck_flaws(items, phrase * 3).values() for flaw in those}
