"""The summary at the end of a sitting, and the help."""

from collections.abc import Callable, Sequence

from rich.text import Text

from quizgen.deck.wording import KIND
from quizgen.items.item import BLANK, Item, Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.feedback import marked_quote
from quizgen.out.terminal.question import asked
from quizgen.out.terminal.text import cells, clean, indented, wrap
from quizgen.study.event import Mode
from quizgen.study.normalise import fold
from quizgen.study.session import Session
from quizgen.study.summary import Score, Summary

RULE = "多空题每空同分；多选题漏选按比例得分，错选不得分。"
HELP = (
    ("字母", "选择（再按一次取消），回车确定"),
    ("↑ ↓ 空格", "移动，选择"),
    ("文字 + 回车", "填空作答；多空之间用 、 ， ； 或空格隔开"),
    ("回车（不填）", "看答案，再按 1 忘了 2 吃力 3 记得 4 轻松"),
    ("1 2 3 4", "答对以后也可以按，改下次出现的时间"),
    ("r", "我答对了（改判，会记下来）"),
    ("u", "撤销上一题，重新作答"),
    ("s", "停用这一题，不再出现"),
    ("f", "标记这一题，写一句备注"),
    ("e", "用编辑器修改这一题"),
    ("q", "结束，看小结（Ctrl-C 也行）"),
    (":u :s :q", "答案或选项正好是这些字母时，前面加冒号"),
)


def help_lines(width: int | None) -> list[Text]:
    """The keys."""
    lines: list[Text] = []
    for key, meaning in HELP:
        head = key + " " * max(14 - cells(key), 2)
        lines += indented(Text(meaning), width, head, " " * cells(head))
    return [*lines, Text(), *indented(Text(RULE, style=theme.QUIET), width, "", "")]


def summary_lines(
    summary: Summary, width: int | None, show: Callable[[Item, int | None], list[Text]], *, exam: bool = False
) -> list[Text]:
    """Score, by section, by kind, the missed items with their sentences, and when the next ones are due. show: the
    part of the outline an item stands in."""
    total = summary.total
    if not total.items:
        return [Text("这次没有作答。", style=theme.QUIET)]
    title = "成绩" if exam else "小结"
    lines = [Text(title, style=theme.TITLE), *_score("", total, width)]
    for name, scores in (("按部分", summary.sections), ("按题型", summary.kinds)):
        if len(scores) > 1 or name == "按部分":
            lines += [Text(), Text(name, style=theme.TITLE), *_scores(scores, width)]
    if summary.missed:
        lines += [Text(), Text(f"错题 {len(summary.missed)}", style=theme.TITLE)]
        for number, answer in enumerate(summary.missed, 1):
            lines += _missed(number, answer.item, width, show, answer.text if exam else None)
    if summary.unanswered:
        lines += [Text(), Text(f"未作答 {len(summary.unanswered)} 题，按 0 分计。", style=theme.PARTLY)]
    if summary.next_due:
        lines += [Text(), *indented(Text(_due(summary.next_due)), width, "", "")]
    return lines


def nothing_lines(session: Session, width: int | None) -> list[Text]:
    """What to say when there was nothing to ask."""
    words = {
        Mode.DUE: "现在没有要复习的题，今天的新题也学完了。",
        Mode.WRONG: "错题本是空的。",
    }.get(session.request.mode, "没有可以出的题。")
    lines = [*indented(Text(words, style=theme.TITLE), width, "", "")]
    if session.request.mode is Mode.DUE:
        if coming := session.upcoming():
            lines += indented(Text(_due(coming)), width, "", "")
        lines += indented(Text("想多练：--mode all 全部练一遍（不影响复习安排），或用 --new 加新题。"), width, "", "")
    return lines


def missed_lines(
    items: Sequence[Item], width: int | None, show: Callable[[Item, int | None], list[Text]]
) -> list[Text]:
    """The items with their answers and sentences."""
    if not items:
        return [Text("错题本是空的。", style=theme.QUIET)]
    return [line for number, item in enumerate(items, 1) for line in _missed(number, item, width, show)]


def _filled(item: Item) -> str:
    """The prompt with the answers in its blanks."""
    parts = item.prompt.split(BLANK)
    answers = (*item.answers, *[""] * len(parts))
    return parts[0] + "".join(answers[i] + part for i, part in enumerate(parts[1:]))


def _scores(scores: Sequence[Score], width: int | None) -> list[Text]:
    return [line for score in scores for line in _score(score.name, score, width)]


def _score(name: str, score: Score, width: int | None) -> list[Text]:
    """Numbers first, in columns; the name, whose width depends on the font, last."""
    shown = KIND[Kind(name)] if name in set(Kind) else clean(name)
    text = Text.assemble((f"{score.share * 100:3.0f}%", theme.RIGHT if score.share >= 0.8 else ""))
    text.append(f"  {score.right:>3}/{score.items:<3}", style=theme.QUIET if name else "")
    if not name:
        text.append(" 全对" + (f"，共得 {score.marks:.2f} 分" if score.marks != score.right else ""))
    if not shown:
        return wrap(text, width)
    head = Text.assemble(text, "  ")
    lines = indented(Text(shown), width, head.plain, " " * cells(head.plain))
    return [head + lines[0][len(head.plain) :], *lines[1:]]


def _missed(
    number: int,
    item: Item,
    width: int | None,
    show: Callable[[Item, int | None], list[Text]],
    given: str | None = None,
) -> list[Text]:
    """given: what was answered, where the learner has not seen it marked yet."""
    head = f"{number}. "
    inner = None if width is None else width - len(head)
    fill_in = item.kind is Kind.FILL_IN
    lines = asked(item, inner, item.answers if fill_in else None)
    if given is not None:
        lines += indented(Text(clean(given) or "（未答）", style=theme.WRONG), inner, "你答  ", "      ")
    if not fill_in:
        lines += indented(Text("、".join(map(clean, item.answers)), style=theme.KEY), inner, "答案  ", "      ")
    if item.quote and not (fill_in and fold(item.quote) == fold(_filled(item))):
        lines += indented(marked_quote(item), inner, "原文  ", "      ")
    lines += show(item, inner)
    return [Text(head if i == 0 else " " * len(head)) + line for i, line in enumerate(lines)]


def _due(next_due: Sequence[tuple[int, int]]) -> str:
    names = {0: "今天稍后", 1: "明天"}
    shown = [f"{names.get(days, f'{days} 天后')} {count} 题" for days, count in next_due[:4]]
    return "下次复习：" + "，".join(shown) + ("……" if len(next_due) > 4 else "")
