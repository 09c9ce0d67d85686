"""The options of a deck do not show the key."""

from difflib import SequenceMatcher
from random import Random
from statistics import mean

import pytest

from quizgen.chinese.sentences import sentences
from quizgen.chinese.words import words
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.distractors import pick_options, propose_distractors

RULES = """第一条 为了加强器材管理，保障训练安全，维护参训人员的合法权益，制定本办法。
第二条 器材管理坚持统一领导、分级负责的原则，由基地主任负总责，各队队长具体负责。
第三条 器材分为甲类、乙类和丙类。甲类器材由基地仓库集中保管，乙类器材由各队分别保管，丙类器材由个人保管。
第四条 仓库应当每月检查一次通风设备，每季度检查一次消防设施，每年进行一次全面检修。
第五条 领用甲类器材应当提前三日提出书面申请，经基地主任批准；领用乙类器材应当提前一日提出申请，经队长批准。
第六条 器材损坏的，使用人应当立即报告队长，队长应当在二十四小时内报告仓库。
第七条 新队员应当接受不少于四十学时的安全教育，考核合格后方可单独使用器材。
第八条 仓库管理员应当如实登记器材的名称、数量和去向，登记记录保存五年。
第九条 严禁将器材出租、出借或者转让给其他单位和个人。
第十条 违反本办法规定的，给予警告或者通报批评；情节严重的，取消使用资格；造成损失的，依法承担赔偿责任。
第十一条 基地鼓励队员提出合理化建议，对成绩突出的队员给予表彰和奖励。
第十二条 训练场地的使用实行预约制度，预约应当提前七日提出，未经预约不得使用场地。
第十三条 夜间训练应当有两名以上教练员在场，并配备照明设备和急救药品。
第十四条 参训人员应当服从教练员的指挥，不得擅自离开训练场地。
第十五条 教练员应当每半年参加一次业务培训，培训成绩记入个人档案。
第十六条 基地设立安全委员会，负责研究解决训练安全中的重大问题，委员会每季度召开一次会议。
第十七条 发生人员受伤的，教练员应当立即组织救治，并在一小时内报告基地主任。
第十八条 训练经费实行预算管理，专款专用，接受审计部门的监督。
"""


@pytest.fixture(scope="module")
def items() -> list[tuple[str, str, list[str]]]:
    """(stem, key, wrong options) for every noun, verb and number of the rules that gets three options."""
    document = Document(RULES)
    made = []
    for sentence in sentences(RULES):
        for word in words(RULES):
            inside = sentence.start <= word.start and word.end <= sentence.end
            if not inside or word.end - word.start < 2 or word.tag[0] not in "nvmb":
                continue
            span = Span(word.start, word.end)
            stem = f"{RULES[sentence.start : word.start]}（  ）{RULES[word.end : sentence.end]}"
            wrong = pick_options(
                document, span, stem, propose_distractors(document, span, limit=12), rng=Random(span.start)
            )
            if len(wrong) == 3:
                made.append((stem, document.quote(span), wrong))
    return made


def rate(items: list[tuple[str, str, list[str]]], value) -> float:  # type: ignore[no-untyped-def]
    hits = []
    for stem, key, wrong in items:
        options = [key, *wrong]
        values = [value(o, stem, options) for o in options]
        best = [v == max(values) for v in values]
        hits.append(best[0] / sum(best))
    return mean(hits)


def near(option: str, options: list[str]) -> float:
    return mean(SequenceMatcher(None, option, o).ratio() for o in options if o != option)


GUESSERS = {
    "longest": lambda o, stem, options: len(o),
    "shortest": lambda o, stem, options: -len(o),
    "shares words with the stem": lambda o, stem, options: len(set(o) & set(stem)) / len(set(o)),
    "most like the others": lambda o, stem, options: near(o, options),
    "least like the others": lambda o, stem, options: -near(o, options),
}
SKIMMERS = {
    "most frequent": lambda o, stem, options: RULES.count(o),
    "stands in the source": lambda o, stem, options: o in RULES,
}


def test_there_are_enough_items_to_judge(items: list[tuple[str, str, list[str]]]) -> None:
    assert len(items) > 120


@pytest.mark.parametrize("name", GUESSERS)
def test_who_knows_nothing_of_the_source_guesses_at_chance(name: str, items: list[tuple[str, str, list[str]]]) -> None:
    assert rate(items, GUESSERS[name]) <= 0.25 + 0.05 + 1.65 * (0.25 * 0.75 / len(items)) ** 0.5


@pytest.mark.parametrize("name", SKIMMERS)
def test_who_skimmed_the_source_gains_little(name: str, items: list[tuple[str, str, list[str]]]) -> None:
    assert rate(items, SKIMMERS[name]) <= 0.25 + 0.2 + 1.65 * (0.25 * 0.75 / len(items)) ** 0.5


def test_no_option_is_part_of_another(items: list[tuple[str, str, list[str]]]) -> None:
    for _, key, wrong in items:
        options = [key, *wrong]
        assert not [(a, b) for a in options for b in options if a is not b and a in b]


def test_the_same_dice_give_the_same_options() -> None:
    document, span = Document(RULES), Span(RULES.index("五年"), RULES.index("五年") + 2)
    proposals = propose_distractors(document, span)
    assert pick_options(document, span, "保存（  ）。", proposals, rng=Random(7)) == pick_options(
        document, span, "保存（  ）。", proposals, rng=Random(7)
    )
    assert pick_options(document, span, "保存（  ）。", [], rng=Random(7)) == []
    assert pick_options(document, span, "保存（  ）。", ["三年"], rng=Random(7)) == ["三年"]
