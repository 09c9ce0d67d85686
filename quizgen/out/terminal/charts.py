"""Statistics as tables and bars. Numbers stand first and names last, since the width of names depends on the font."""

from collections.abc import Sequence

from rich.text import Text

from quizgen.deck.deck import Deck
from quizgen.deck.wording import KIND
from quizgen.items.item import Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.question import section_name
from quizgen.out.terminal.text import cells, clean, indented
from quizgen.study.statistics import Day, Due, Group, Hard, Marked, Statistics

_WEEKDAYS = "一二三四五六日"


def statistics_lines(found: Statistics, width: int, deck: Deck | None) -> list[Text]:
    """The whole page; deck: whose headings name the sections."""
    if not found.answers:
        return [Text("还没有答题记录。先用 quizgen quiz 练几题。", style=theme.QUIET)]
    lines = [*_overview(found, width), Text(), _title("每天答题"), *_days(found.days, width)]
    lines += [Text(), _title("今后 14 天到期"), *_forecast(found.forecast, width)]
    lines += [Text(), _title("按题型"), *_groups(found.kinds, width, None)]
    lines += [Text(), _title("按部分"), *_groups(found.sections, width, deck)]
    if found.hardest:
        lines += [Text(), _title("最难的题"), *_hardest(found.hardest, width)]
    if found.marked:
        lines += [Text(), _title("标记与停用"), *_marked(found.marked, width)]
    return lines


def _title(words: str) -> Text:
    return Text(words, style=theme.TITLE)


def _overview(found: Statistics, width: int) -> list[Text]:
    kept = "——" if found.retention is None else f"{found.retention * 100:.0f}%"
    words = (
        f"答题 {found.answers} 次，{found.items} 题；用时 {found.minutes:.0f} 分钟。"
        f"复习中 {found.learning} 题，估计现在记得 {found.recalled:.0f} 题。"
        f"保持率 {kept}；连续 {found.streak} 天，最长 {found.longest} 天。"
    )
    return indented(Text(words), width, "", "")


def _days(days: Sequence[Day], width: int) -> list[Text]:
    most = max((day.answers for day in days), default=0)
    lines = []
    for day in days:
        text = Text(f"{day.date:%m-%d} {_WEEKDAYS[day.date.weekday()]} {day.answers:>4}")
        text.append(f"  对 {day.right:<4} 新 {day.new:<3}", style=theme.QUIET)
        lines.append(_with_bar(text, day.answers, most, width))
    return lines


def _forecast(forecast: Sequence[Due], width: int) -> list[Text]:
    most = max((due.items for due in forecast), default=0)
    return [
        _with_bar(Text(f"{due.date:%m-%d} {_WEEKDAYS[due.date.weekday()]} {due.items:>4}  "), due.items, most, width)
        for due in forecast
    ]


def _groups(groups: Sequence[Group], width: int, deck: Deck | None) -> list[Text]:
    lines = []
    for group in groups:
        head = f"{group.accuracy * 100:4.0f}%  {group.right:>4}/{group.answers:<5}"
        lines += indented(Text(_name(group.name, deck)), width, head, " " * cells(head))
    return lines


def _name(name: str, deck: Deck | None) -> str:
    if name in set(Kind):
        return KIND[Kind(name)]
    if not name:
        return "（不属任何章节）"
    return clean(section_name(name, deck) if deck else name.replace("/", " › "))


def _hardest(hardest: Sequence[Hard], width: int) -> list[Text]:
    lines = []
    for hard in hardest:
        head = f"错 {hard.missed:>2}/{hard.answers:<3}  "
        lines += indented(Text(clean(hard.prompt or hard.item)), width, head, " " * cells(head))
    return lines


def _marked(marked: Sequence[Marked], width: int) -> list[Text]:
    lines = []
    for item in marked:
        head = "停用  " if item.suspended else "标记  "
        note = f"（{clean(item.note)}）" if item.note else ""
        words = f"{item.item}  {clean(item.prompt)}{note}"
        lines += indented(Text(words), width, head, " " * cells(head))
    return lines


def _with_bar(text: Text, value: int, most: int, width: int) -> Text:
    """The bar takes what is left of the line, half of it at most: its cells are double in some fonts."""
    room = min((width - cells(text.plain)) // 2, 40)
    if value and most and room > 0:
        text.append("━" * max(round(room * value / most), 1), style="cyan")
    return text
