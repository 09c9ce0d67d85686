"""The Chinese words of a printed sheet."""

from decimal import Decimal

from quizgen.deck.wording import KIND
from quizgen.items.item import TRUE, Item, Kind
from quizgen.out.sheet.sheet import Paper, Part

RIGHT, WRONG = "√", "×"
FIELDS = ("单位", "姓名", "编号")
SEAL = "密封线"
UNTITLED = "学习测试"
SUBTITLE = "学习测试题"
SOURCE_TITLE = "答案出处"
MAP_TITLE = "各卷题号对照"
SCORE_ROWS = ("题号", "满分", "得分")
SCORE_TOTAL = "总分"
ANY_ORDER = "（顺序不限）"
# Each kind's own instruction, in the order the parts are printed.
HOW = {
    Kind.FILL_IN: "填空题：把答案写在横线上。",
    Kind.SINGLE_CHOICE: "单选题：每题只有一个正确选项，把字母写在括号内。",
    Kind.MULTIPLE_ANSWER: "多选题：每题有两个或两个以上正确选项，多选、少选、错选均不得分。",
    Kind.TRUE_FALSE: f"判断题：正确的打“{RIGHT}”，错误的打“{WRONG}”。",
}


def number(value: Decimal) -> str:
    """A mark without needless zeros: 2, 0.5, 100."""
    return f"{value.normalize():f}"


def part_name(kind: Kind) -> str:
    """填空题 单选题 多选题 判断题"""
    return f"{KIND[kind]}题"


def part_title(part: Part) -> str:
    """Such as 一、填空题（每空2分，共20分）."""
    each = "每空" if part.kind is Kind.FILL_IN else "每题"
    return f"{part.numeral}、{part_name(part.kind)}（{each}{number(part.marks)}分，共{number(part.total)}分）"


def score_table(paper: Paper) -> list[list[str]]:
    """Rows of 题号 一 二 … 总分: numerals, full marks, and an empty one to write in."""
    numerals, full, got = SCORE_ROWS
    return [
        [numerals, *(part.numeral for part in paper.parts), SCORE_TOTAL],
        [full, *(number(part.total) for part in paper.parts), number(paper.total)],
        [got, *("" for _ in paper.parts), ""],
    ]


def subtitle(text: str, variant: str) -> str:
    """The subtitle with the variant's name: 学习测试题（A卷）."""
    return f"{text}（{variant}卷）" if variant else text


def verdict(item: Item) -> str:
    """√ or × for a statement."""
    return RIGHT if item.answers == (TRUE,) else WRONG


def fill_in_answer(item: Item) -> str:
    """The answers of a fill-in on one line, further accepted ones included."""
    blanks = []
    for i, answer in enumerate(item.answers):
        others = item.accept[i] if i < len(item.accept) else ()
        blanks.append(answer + (f"（或：{'、'.join(others)}）" if others else ""))
    return "；".join(blanks) + (ANY_ORDER if item.any_order and len(item.answers) > 1 else "")


def variant_title(name: str) -> str:
    """A卷, or nothing where there is only one."""
    return f"{name}卷" if name else ""
