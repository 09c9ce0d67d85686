"""From a deck and what a person asks for to the sheet: items chosen, parts numbered, marks added, variants shuffled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from random import Random

from quizgen.chinese.numerals import format_number
from quizgen.deck.deck import Deck
from quizgen.deck.wording import KIND
from quizgen.errors import RequestError
from quizgen.items.item import Item, Kind
from quizgen.out.sheet import wording
from quizgen.out.sheet.choose import Choice, choose
from quizgen.out.sheet.letters import LETTERS, arrange_multiple, arrange_single, key_letters, without_runs
from quizgen.out.sheet.sheet import Paper, Part, Question, Sheet

MARKS = {
    Kind.FILL_IN: Decimal(2),
    Kind.SINGLE_CHOICE: Decimal(2),
    Kind.MULTIPLE_ANSWER: Decimal(3),
    Kind.TRUE_FALSE: Decimal(1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the sheet is to be. title, subtitle, notes: "" and () for the usual ones. marks: by kind (fill-in: for each
    blank). variants: 1 keeps the deck's order of questions, more are named A, B, … and shuffled. minutes: time allowed,
    0 says nothing of it."""

    choice: Choice = field(default_factory=Choice)
    title: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    marks: Mapping[Kind, Decimal] = field(default_factory=lambda: dict(MARKS))
    variants: int = 1
    minutes: int = 0

    def __post_init__(self) -> None:
        if not 1 <= self.variants <= len(LETTERS):
            raise RequestError(f"there can be 1 to {len(LETTERS)} variants, not {self.variants}")


def make_sheet(deck: Deck, plan: Plan) -> Sheet:
    """The sheet with all its variants. The same deck and plan give the same sheet."""
    items, remarks = choose(deck, plan.choice)
    names = [""] if plan.variants == 1 else list(LETTERS[: plan.variants])
    papers = tuple(_paper(name, items, plan) for name in names)
    return Sheet(
        title=plan.title or deck.title or wording.UNTITLED,
        subtitle=plan.subtitle or wording.SUBTITLE,
        notes=plan.notes or _notes(papers[0], plan),
        papers=papers,
        sections=_section_names(deck),
        remarks=remarks,
    )


def parse_marks(text: str) -> dict[Kind, Decimal]:
    """Marks by kind from "fill_in=2,判断=1"; the kinds left out keep the usual ones.

    Raises RequestError that names the part which is wrong.
    """
    names = {str(kind): kind for kind in Kind} | {name: kind for kind, name in KIND.items()}
    marks = dict(MARKS)
    for part in filter(None, (piece.strip() for piece in text.replace("，", ",").split(","))):
        name, _, value = part.partition("=")
        try:
            number = Decimal(value.strip())
            if not (0 < number <= 1000 and number * 10 == int(number * 10)):
                raise InvalidOperation
            marks[names[name.strip()]] = number
        except (KeyError, InvalidOperation) as error:
            raise RequestError(
                f"“{part}” gives no marks; write KIND=NUMBER such as fill_in=2, KIND one of {', '.join(Kind)}"
            ) from error
    return marks


def _paper(name: str, items: Sequence[Item], plan: Plan) -> Paper:
    rng = Random(f"{plan.choice.seed}/{name}")
    parts: list[Part] = []
    number = 1
    for kind in Kind:
        asked = [item for item in items if item.kind is kind]
        if not asked:
            continue
        if plan.variants > 1:
            rng.shuffle(asked)
        questions = [
            Question(number + i, item, options, key)
            for i, (item, options, key) in enumerate(_arranged(kind, asked, rng))
        ]
        number += len(questions)
        parts.append(Part(kind, format_number(len(parts) + 1), plan.marks[kind], tuple(questions)))
    return Paper(name, tuple(parts))


def _arranged(kind: Kind, items: Sequence[Item], rng: Random) -> list[tuple[Item, tuple[str, ...], str]]:
    """Items with their options in printed order and their keys."""
    if kind is Kind.FILL_IN:
        return [(item, (), "") for item in items]
    if kind is Kind.TRUE_FALSE:
        return [(item, (), wording.verdict(item)) for item in without_runs(items, wording.verdict)]
    arrange = arrange_single if kind is Kind.SINGLE_CHOICE else arrange_multiple
    arranged = [
        (item, options, key_letters(item, options)) for item, options in zip(items, arrange(items, rng), strict=True)
    ]
    return without_runs(arranged, lambda question: question[2])


def _notes(paper: Paper, plan: Plan) -> tuple[str, ...]:
    minutes = f"，考试时间{plan.minutes}分钟" if plan.minutes else ""
    first = f"本卷共{len(paper.questions)}题，满分{wording.number(paper.total)}分{minutes}。"
    fields = "、".join(wording.FIELDS)
    return (first, f"答题前请填写{fields}。", *(wording.HOW[part.kind] for part in paper.parts))


def _section_names(deck: Deck) -> dict[str, str]:
    """For each section path the words a reader knows it by: 一、压实责任 / 一是明确分工."""
    own = {section.path: section.heading for section in deck.sections}
    names = {}
    for path in own:
        pieces, parts = [], path.split("/")
        for i, marker in enumerate(parts):
            heading = own.get("/".join(parts[: i + 1]), "")
            heading = "" if heading == marker else heading
            pieces.append(marker + (heading if len(heading) <= 24 else heading[:23] + "…"))
        names[path] = " / ".join(pieces)
    return names
