"""The question's part of the screen: where it stands, what is asked, the options."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from rich.text import Text

from quizgen.deck.deck import Deck
from quizgen.deck.wording import KIND
from quizgen.items.item import BLANK, Item, Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.text import WIDEST, cells, clean, indented, wrap
from quizgen.study.grade import LETTERS, shown_options
from quizgen.study.normalise import fold

MARGIN = "  "
# Cells of a heading on the line that says where an item stands; an article's heading can be its whole sentence.
_HEADING = 48


class Turn(StrEnum):
    """Why an item is asked in due mode: never met, due, or missed a moment ago."""

    NEW = "new"
    REVIEW = "review"
    AGAIN = "again"


_TURN = {Turn.NEW: "新题", Turn.REVIEW: "复习", Turn.AGAIN: "再来一次"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where the learner is: the deck's title, how many items are done of how many, what kind of turn it is, and what
    is left of an exam's time (seconds, None without a clock)."""

    title: str
    done: int
    total: int
    turn: Turn | None = None
    seconds: int | None = None


def usable(width: int | None) -> int | None:
    """Cells for text within the margins of a terminal of that width; None (no terminal) stays None."""
    return None if width is None else max(min(width - 2 * len(MARGIN), WIDEST), 16)


def header(place: Place, width: int | None) -> list[Text]:
    """One line for the title and the count, one for the progress bar."""
    count = f"{min(place.done + 1, place.total)}/{place.total}"
    if place.turn is not None:
        count = f"{_TURN[place.turn]}  {count}"
    if place.seconds is not None:
        minutes, seconds = divmod(max(place.seconds, 0), 60)
        count = f"剩 {minutes}:{seconds:02d}  {count}"
    title = clean(place.title)
    if width is None:
        return [Text(f"[{count}] {title}".rstrip())]
    room = width - cells(count) - 2
    line = Text.assemble((cut(title, room) if room >= 8 else "", theme.TITLE))
    line.append(" " * max(width - cells(line.plain) - cells(count), 1))
    line.append(count, style=theme.QUIET)
    return [line, bar(place.done, place.total, width)]


def bar(done: int, total: int, width: int) -> Text:
    """A thin bar, half of the cells at most: its characters are two cells wide in some fonts."""
    size = min(width // 2, 40)
    full = round(size * done / total) if total else 0
    return Text.assemble(("━" * full, "cyan"), ("─" * (size - full), theme.QUIET))


def place_of(item: Item, deck: Deck, width: int | None, *, answered: bool = True) -> list[Text]:
    """The item's section in words, 一、压实责任 › 一是 明确分工, after its document where decks are merged.

    answered: False leaves out headings that would give the answer away (an article's heading is often its sentence).
    """
    spoils = (lambda heading: False) if answered else (lambda heading: _spoils(heading, item))
    section = section_name(item.section, deck, spoils) if item.section else ""
    names = [name for name in (item.document, section) if name]
    return wrap(Text(clean(" › ".join(names)), style=theme.QUIET), width) if names else []


def section_name(path: str, deck: Deck, left_out: Callable[[str], bool] = lambda heading: False) -> str:
    """The markers and headings along a section path, long headings cut; without the headings that are left_out."""
    headings = {section.path: section.heading for section in deck.sections}
    parts, names = path.split("/"), []
    for i, marker in enumerate(parts):
        heading = headings.get("/".join(parts[: i + 1]), "")
        bare = heading in {"", marker} or left_out(heading)
        names.append(marker if bare else _named(marker, cut(heading, _HEADING)))
    return " › ".join(names)


def _spoils(heading: str, item: Item) -> bool:
    """True when the heading holds an answer, or most of the sentence that a true/false item is about."""
    words, quote = fold(heading), fold(item.quote)
    if item.kind is Kind.TRUE_FALSE:
        return bool(quote) and (quote in words or (words in quote and 2 * len(words) > len(quote)))
    return any(fold(answer) in words for answer in item.answers if fold(answer))


def asked(item: Item, width: int | None, answers: tuple[str, ...] | None = None) -> list[Text]:
    """The kind and the prompt; the blanks are numbered where there are several. answers: shown in the blanks."""
    label = f"{KIND[item.kind]}  "
    lines = indented(_prompt(item, answers), width, " " * cells(label), " " * cells(label))
    lines[0] = Text.assemble((label, theme.QUIET), lines[0][cells(label) :])
    return lines


def options(item: Item, width: int | None, chosen: Collection[str] = (), cursor: int | None = None) -> list[Text]:
    """The options by letter. cursor: the one under the arrow, None where single keys are not read."""
    lines: list[Text] = []
    for i, option in enumerate(shown_options(item)):
        arrow = "▸ " if cursor == i else "  " if cursor is not None else ""
        box = ("(x) " if option in chosen else "( ) ") if cursor is not None else ""
        head = f"{arrow}{box}{LETTERS[i]}  "
        style = theme.CHOSEN if option in chosen else ""
        lines += indented(Text(clean(option), style=style), width, head, " " * cells(head))
    return lines


def cut(text: str, room: int) -> str:
    """text within room cells, its end replaced by … when it does not fit."""
    if cells(text) <= room:
        return text
    kept = ""
    for character in text:
        if cells(kept + character) > room - 2:
            break
        kept += character
    return kept + "…"


def _named(marker: str, heading: str) -> str:
    return f"{marker}{heading}" if marker.endswith(("、", "）", ".", "，")) else f"{marker} {heading}"


def _prompt(item: Item, answers: tuple[str, ...] | None) -> Text:
    parts = item.prompt.split(BLANK)
    text = Text(clean(parts[0]))
    for i, part in enumerate(parts[1:]):
        if answers is not None and i < len(answers):
            text.append(clean(answers[i]), style=theme.KEY)
        else:
            text.append(f"__{i + 1}__" if len(parts) > 2 else "______", style=theme.BLANK)
        text.append(clean(part))
    return text
