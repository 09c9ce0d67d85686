"""What is shown after an answer: right or wrong, the difference, the source sentence, when the item comes back."""

from datetime import datetime

from rich.text import Text

from quizgen.items.item import BLANK, GAP, Item, Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.text import clean, indented, wrap
from quizgen.study.grade import LETTERS, Outcome, Part, shown_options
from quizgen.study.match import Piece, Verdict, difference
from quizgen.study.schedule import Memory, day, milliseconds, moment
from quizgen.study.session import Answered

_VERDICT = {
    Outcome.RIGHT: (f"{theme.SIGN_RIGHT} 答对了", theme.RIGHT),
    Outcome.PARTLY: (f"{theme.SIGN_PARTLY} 部分对", theme.PARTLY),
    Outcome.WRONG: (f"{theme.SIGN_WRONG} 答错了", theme.WRONG),
}


def verdict(answer: Answered, now: datetime, width: int | None, *, scheduled: bool) -> list[Text]:
    """One line: right, partly or wrong, the marks, and when the item comes back."""
    if answer.overridden:
        text = Text.assemble((f"{theme.SIGN_RIGHT} 算对（自己认定）", theme.RIGHT))
    else:
        words, style = _VERDICT[_outcome(answer)]
        text = Text.assemble((words, style))
        if 0 < answer.mark < 1:
            text.append(f"  得 {answer.mark:.2f} 分")
    if scheduled and answer.memory.reviews:
        text.append(f"   {comes_back(answer.memory, now)}再见", style=theme.QUIET)
    return wrap(text, width)


def marks_of(item: Item, parts: tuple[Part, ...], width: int | None, *, mark_slips: bool) -> list[Text]:
    """Blank by blank, or option by option, what was given and what is right. mark_slips: put wrong characters in
    brackets, for a screen that shows no colours."""
    if item.kind is Kind.FILL_IN:
        lines: list[Text] = []
        for i, part in enumerate(parts):
            lines += _blank(part, f"{i + 1}. " if len(parts) > 1 else "", width, mark_slips=mark_slips)
        return lines
    return _options(item, parts, width)


def source(item: Item, width: int | None) -> list[Text]:
    """The source sentence with the answer marked in it, and the explanation where it says more."""
    lines = indented(marked_quote(item), width, "原文  ", "      ") if item.quote else []
    if item.explanation and item.explanation != item.quote:
        lines += indented(Text(clean(item.explanation)), width, "说明  ", "      ")
    if item.stale:
        lines += indented(Text("原文后来改过，这一题待核对。", style=theme.PARTLY), width, "注意  ", "      ")
    return lines


def marked_quote(item: Item) -> Text:
    """The source's words with the answers in them marked, where the prompt's blanks stand."""
    quote = clean(item.quote)
    text = Text(quote)
    if item.kind is Kind.TRUE_FALSE:
        return text
    gaps = clean(item.prompt).split(BLANK if item.kind is Kind.FILL_IN else GAP)
    at = 0
    for i, answer in enumerate(map(clean, item.answers)):
        around = (gaps[i], gaps[i + 1]) if len(gaps) == len(item.answers) + 1 else ("", "")
        found = _position(quote, answer, around, at)
        if answer and found >= 0:
            text.stylize(theme.KEY, found, found + len(answer))
            at = found + len(answer)
    return text


def _position(quote: str, answer: str, around: tuple[str, str], start: int) -> int:
    """Where the answer stands in the quote, by as much of the prompt around its blank as the quote has; -1: nowhere."""
    for many in (12, 6, 3, 1, 0):
        before = around[0][-many:] if many else ""
        found = quote.find(before + answer + around[1][:many], max(start - len(before), 0))
        if found >= 0:
            return found + len(before)
    return quote.find(answer)


def comes_back(memory: Memory, now: datetime) -> str:
    """When the item is due: 10 分钟后, 明天, 12 天后（3月4日）."""
    if memory.learning:
        minutes = max(round((memory.due - milliseconds(now)) / 60_000), 0)
        return f"{minutes} 分钟后" if minutes else "稍后"
    days = (day(memory.due, now.tzinfo) - day(milliseconds(now), now.tzinfo)).days
    if days <= 0:
        return "今天"
    if days == 1:
        return "明天"
    date = moment(memory.due).astimezone(now.tzinfo)
    year = f"{date.year}年" if date.year != now.year else ""
    return f"{days} 天后（{year}{date.month}月{date.day}日）"


def _outcome(answer: Answered) -> Outcome:
    if answer.mark >= 1:
        return Outcome.RIGHT
    return Outcome.PARTLY if answer.mark > 0 else Outcome.WRONG


def _blank(part: Part, number: str, width: int | None, *, mark_slips: bool) -> list[Text]:
    if part.verdict is Verdict.RIGHT:
        text = Text.assemble((f"{number}{theme.SIGN_RIGHT} ", theme.RIGHT), clean(part.given or part.key))
        return wrap(text, width)
    given, key = difference(clean(part.key), clean(part.given))
    text = Text.assemble((f"{number}{theme.SIGN_WRONG} ", theme.WRONG))
    if not part.given.strip():
        text.append("（未答）", style=theme.QUIET)
    elif part.verdict is Verdict.NEAR:
        text.append_text(_pieces(given, theme.SLIP, brackets=mark_slips))
    else:
        text.append(clean(part.given))
    text.append("  应为  ", style=theme.QUIET)
    if part.verdict is Verdict.NEAR:
        text.append_text(_pieces(key, theme.KEY, brackets=mark_slips))
    else:
        text.append(clean(part.key), style=theme.KEY)
    return wrap(text, width)


def _pieces(pieces: tuple[Piece, ...], style: str, *, brackets: bool) -> Text:
    text = Text()
    for piece in pieces:
        shown = f"[{piece.text}]" if piece.wrong and brackets else piece.text
        text.append(shown, style=style if piece.wrong else "")
    return text


def _options(item: Item, parts: tuple[Part, ...], width: int | None) -> list[Text]:
    """Each option with a sign: ✓ right and chosen, ✗ chosen but wrong, → right but not chosen."""
    chosen = {part.given for part in parts if part.given}
    lines: list[Text] = []
    for i, option in enumerate(shown_options(item)):
        right, picked = option in item.answers, option in chosen
        sign, style = " ", theme.QUIET
        if right and picked:
            sign, style = theme.SIGN_RIGHT, theme.RIGHT
        elif picked:
            sign, style = theme.SIGN_WRONG, theme.WRONG
        elif right:
            sign, style = ">", theme.RIGHT
        note = "  （应选）" if right and not picked else ""
        head = f"{sign} {LETTERS[i]}  "
        lines += [
            line if n else Text.assemble((head, style), line[len(head) :])
            for n, line in enumerate(indented(Text(clean(option) + note, style=style), width, head, " " * len(head)))
        ]
    return lines
