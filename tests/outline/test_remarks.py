"""Numbering that does not hold together is kept as it stands, and said."""

import pytest

from quizgen.document.document import Document
from quizgen.outline.build import build_outline


def _outline(text):
    return build_outline(Document(text))


_NUMBERING = """
一、甲地|三、乙地|四、丙地 => line 2: “三、” follows “一、”: number 2 is missing.
一、甲地|二、乙地|六、丙地 => line 3: “六、” follows “二、”: numbers 3 to 5 are missing.
一、甲地|二、乙地|二、丙地|三、丁地 => line 3: “二、” repeats the number of “二、” in line 2.
一、甲地。|一、乙地。|二、丙地。 => line 2: “一、” repeats the number of “一、” in line 1.
一、甲地|三、乙地|二、丙地 => line 3: “二、” goes back after “三、”.
三、甲地|四、乙地 => line 1: the list begins with “三、”, not with the first number.
第一条 甲。|第二条 乙。|第一条 丙。|第二条 丁。 => line 3: the numbering restarts with “第一条” after “第二条”.
一、春|（一）甲|（二）乙|二、夏|（三）丙|（四）丁 => line 5: “（三）” runs on from “（二）” in another section.
1. 甲地|2、乙地|3. 丙地 => line 2: “2、” is written in another style than “1.” in the same list.
第一章 春|第一条 甲。|第二条 乙。|第二章 夏|第四条 丙。 => line 5: “第四条” follows “第二条”: number 3 is missing.
第十条 甲。|第十二条 乙。 => line 2: “第十二条” follows “第十条”: number 11 is missing.
"""


@pytest.mark.parametrize("numbering", _NUMBERING.strip().split("\n"))
def test_numbering_out_of_order_is_kept_and_said(numbering):
    lines, remark = numbering.split(" => ")
    tree = _outline(lines.replace("|", "\n"))
    assert len(tree.nodes) == lines.count("|") + 1
    assert remark in tree.remarks


@pytest.mark.parametrize(
    "text",
    [
        "一、甲地\n二、乙地\n三、丙地",
        "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 附则\n第三条 丙。\n第三条之一 丁。\n第四条 戊。",
        "一、春\n（一）甲地\n（二）乙地\n二、夏\n（一）丙地\n（二）丁地",
        "第一条 下列情形之一：\n（一）甲；\n（二）乙。\n下列人员：\n（一）丙；\n（二）丁。",
        "首先，甲。其次，乙。最后，丙。",
        "——甲地\n——乙地\n——丙地",
    ],
)
def test_sound_numbering_has_no_remark(text):
    assert _outline(text).remarks == ()


@pytest.mark.parametrize(
    ("text", "said", "items"),
    [
        ("要抓好三项措施：一是修路，二是架桥。", "三项措施", 2),
        ("具体体现在以下4个方面。\n一是甲地。\n二是乙地。\n三是丙地。", "4个方面", 3),
        ("下面讲两点意见。\n一、修路\n路要宽。\n二、架桥\n桥要稳。\n三、植树\n树要直。", "两点意见", 3),
        ("原因有三：一是天旱，二是人少。", "有三", 2),
        ("第一条 会员有下列２种义务：\n（一）缴费；\n（二）出席；\n（三）守约。", "２种义务", 3),
    ],
)
def test_announced_counts_that_differ(text, said, items):
    (remark,) = _outline(text).remarks
    assert f"“{said}”" in remark
    assert f"{items} items" in remark


@pytest.mark.parametrize(
    "text",
    [
        "要抓好三项措施：一是修路，二是架桥，三是植树。",
        "具体体现在以下４个方面。\n一是甲地。\n二是乙地。\n三是丙地。\n四是丁地。",
        "第三个问题：一是修路，二是架桥。",
        "这三年，一是修路，二是架桥。",
        "全县有十个乡。一是修路，二是架桥。",
        "“三个代表”说得好：一是修路，二是架桥。",
        "前三个月：一是修路，二是架桥。",
        "按时完成三个月的任务，主要是：一是修路，二是架桥。",
    ],
)
def test_announced_counts_that_agree_or_announce_nothing(text):
    assert _outline(text).remarks == ()


def test_a_damaged_text_gives_a_bounded_number_of_remarks():
    tree = _outline("".join(f"\n{number % 7 + 1}、甲地。" for number in range(0, 3000, 3)))
    assert len(tree.nodes) > 500
    assert len(tree.remarks) <= 201
