"""Lines with their places -> paragraphs: pages set here as a word processor sets them."""

import re

import pytest

from quizgen.reading.pdf_columns import PdfLine, find_columns
from quizgen.reading.pdf_layout import Page, layout_blocks

SIZE = 10.5
PITCH = 17.0
TOP = 720.0
ROWS = 36
PARAGRAPHS = [
    "第一条 为了管好自行车棚，方便居民停放，防止丢失和损坏，结合本院房屋旧、空地少的情况，制定本规定。",
    "第二条 车棚由门卫看管，白天一人，夜间两人。居民停车应当上锁，贵重物品随身带走，遗失的门卫不负责赔偿。",
    "车棚内不得充电，不得吸烟，不得堆放纸箱和旧家具。",
    "第三条 有下列情形之一的，门卫可以拒绝车辆进入：",
    "（一）车上带有汽油、酒精或者其他容易起火的东西，经门卫劝说仍然不肯取下的；",
    "（二）车辆没有牌证，车主又说不清来历的。",
    "第四条 车棚每月收费五元，收费由居民小组公布，账目每季度贴在布告栏里，接受全院居民查看，有疑问的可以当面核对。",
    "第五条 本规定从下月一日起执行，由居民小组负责解释，执行中的问题随时提出，随时商量，商量不成的交居民大会决定。",
]
# What cannot begin a line draws the character before it along.
CLINGING = "，。、；：）！？”"


def _set(paragraphs: list[str], columns: int, width: int, indent: int) -> list[Page]:
    """Pages of so many columns, each width characters wide, a new line only where the next words do not fit."""
    rows: list[tuple[str, int]] = []
    for paragraph in paragraphs:
        line, start = "", indent
        for piece in re.findall(rf".[{CLINGING}]*", paragraph):
            if len(line) + start + len(piece) > width:
                rows.append((line, start))
                line, start = "", 0
            line += piece
        rows.append((line, start))
    pages = []
    for first in range(0, len(rows), ROWS * columns):
        lines = []
        for number, (text, start) in enumerate(rows[first : first + ROWS * columns]):
            column, row = divmod(number, ROWS)
            left = 90 + column * (width + 2.5) * SIZE + start * SIZE
            bottom = TOP - row * PITCH
            lines.append(PdfLine(text, left, bottom, left + len(text) * SIZE, bottom + SIZE))
        pages.append(Page(140 + columns * (width + 2.5) * SIZE, 842, tuple(lines)))
    return pages


@pytest.mark.parametrize("indent", [0, 2])
@pytest.mark.parametrize(("columns", "width"), [(1, 39), (2, 19), (3, 13), (4, 11)])
def test_paragraphs_of_columns(columns: int, width: int, indent: int) -> None:
    # A last line that leaves no room for another character tells nothing: such paragraphs are lengthened.
    paragraphs = [p for p in PARAGRAPHS * 12 if indent or (len(p) - 1) % width < width - 4]
    pages = _set(paragraphs, columns, width, indent)
    assert len(find_columns(pages[0].lines)) == columns
    assert [block.text for block in layout_blocks(pages)] == paragraphs


def test_reference_at_a_line_start_goes_on() -> None:
    words = "有前款第一项情形的住户要把车推到院外停放，院内的统一车位留给老人和孩子，临时来访的车辆按照第"
    paragraphs = [words + "（二）项办理，停放不得超过一天，超过的由门卫登记。"] * 8
    assert [block.text for block in layout_blocks(_set(paragraphs, 1, len(words), 0))] == paragraphs


def test_cells_of_a_table_are_no_columns() -> None:
    lines = []
    for row in range(20):
        bottom = TOP - row * PITCH
        lines.append(PdfLine("东院路灯检修情况", 90, bottom, 174, bottom + SIZE))
        lines.append(PdfLine("已完成更换两盏灯", 300, bottom, 384, bottom + SIZE))
    assert len(find_columns(lines)) == 1


def test_lines_that_are_all_short_are_paragraphs() -> None:
    paragraphs = ["下面几样东西请逐一清点。", "1 铁锹三把。", "2 水桶五个。", "3 竹筐十只，放在门后。"] * 3
    assert [block.text for block in layout_blocks(_set(paragraphs, 1, 39, 0))] == paragraphs


def test_page_of_short_lines_has_as_many_paragraphs() -> None:
    headings = [
        "一、加强组织",
        "（一）成立专班",
        "1.由主任牵头",
        "（1）每周碰头",
        "①周一上午",
        "二、抓好宣传",
        "（一）办好专栏",
    ]
    assert [block.text for block in layout_blocks(_set(headings, 1, 39, 0))] == headings
    # Also as the last page of a text that fills its lines.
    pages = [*_set(PARAGRAPHS * 8, 1, 39, 0)[:2], *_set(headings, 1, 39, 0)]
    assert [block.text for block in layout_blocks(pages)][-len(headings) :] == headings
