"""The answer key as data: compact rows by part, then where each answer comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.items.item import Item, Kind
from quizgen.out.printable import printable
from quizgen.out.sheet import wording
from quizgen.out.sheet.contents import Contents
from quizgen.out.sheet.sheet import Paper, Part, Question, Sheet

# Letters are read off in groups of five, as in 1—5 BACDA.
GROUP = 5


@dataclass(frozen=True, slots=True)
class Row:
    """A compact entry: the question's number, or a range of them, and the answers."""

    numbers: str
    answers: str


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a source sentence; marked where it is the answer."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Detail:
    """One answer with its section (words, "" for none) and what explains it."""

    number: int
    answer: str
    section: str
    source: tuple[Run, ...]


def rows(part: Part) -> tuple[Row, ...]:
    """The compact rows of a part."""
    if part.kind is Kind.FILL_IN:
        return tuple(Row(f"{q.number}.", printable(wording.fill_in_answer(q.item))) for q in part.questions)
    if part.kind is Kind.MULTIPLE_ANSWER:
        return tuple(Row(f"{q.number}.", q.key) for q in part.questions)
    groups = (part.questions[i : i + GROUP] for i in range(0, len(part.questions), GROUP))
    return tuple(Row(_range(group), "".join(q.key for q in group)) for group in groups)


def details(paper: Paper, sheet: Sheet) -> tuple[Detail, ...]:
    """For each question its answer in words, section and source sentence."""
    return tuple(
        Detail(q.number, printable(answer(q)), printable(sheet.sections.get(q.item.section, q.item.section)), source(q))
        for q in paper.questions
    )


def answer(question: Question) -> str:
    """The answer in words: the blanks' texts, the letters, √ or ×."""
    return wording.fill_in_answer(question.item) if question.item.kind is Kind.FILL_IN else question.key


def source(question: Question) -> tuple[Run, ...]:
    """The source sentence with the answers marked, then what the explanation adds to it."""
    item = question.item
    quote, explanation = printable(item.quote), printable(item.explanation)
    if quote and quote in explanation:
        # The explanation is the quote in its context: once is enough.
        quote, explanation = explanation, ""
    runs = tuple(_marked(quote, item)) if item.kind is not Kind.TRUE_FALSE else (Run(quote),)
    return (*runs, Run(" " + explanation)) if explanation else runs


def map_table(sheet: Sheet, contents: Contents, paper: Paper) -> tuple[tuple[str, ...], ...]:
    """For several variants: each item's id with its number and key in every one; empty for a single variant, and but
    for the last of several keys in one file."""
    if len(sheet.papers) < 2 or paper is not contents.keys[-1]:
        return ()
    by_paper = [{q.item.id: q for q in paper.questions} for paper in sheet.papers]
    head = ("题目", *(wording.variant_title(paper.name) for paper in sheet.papers))
    body = (
        (q.item.id, *(f"{found[q.item.id].number} {found[q.item.id].key}".strip() for found in by_paper))
        for q in sheet.papers[0].questions
    )
    return (head, *body)


def _range(group: Sequence[Question]) -> str:
    first, last = group[0].number, group[-1].number
    return f"{first}." if first == last else f"{first}—{last}"


def _marked(quote: str, item: Item) -> Iterator[Run]:
    """The quote cut at the answers, looked for in order."""
    at = 0
    for wanted in map(printable, item.answers):
        found = quote.find(wanted, at) if wanted else -1
        if found >= 0:
            yield Run(quote[at:found])
            yield Run(wanted, marked=True)
            at = found + len(wanted)
    yield Run(quote[at:])
