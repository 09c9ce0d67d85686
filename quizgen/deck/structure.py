"""What must hold between the fields of an item, beyond their types, for anything to be done with it."""

from collections.abc import Iterator

from quizgen.items.item import BLANK, FALSE, TRUE, Item, Kind

MOST_BLANKS = 4


def faults(item: Item) -> Iterator[tuple[str, str]]:
    """Pairs of the field that is wrong and a sentence that says what is expected there."""
    if not item.id.strip():
        yield "id", "is empty; “quizgen check --fix” mints one"
    if not item.prompt.strip():
        yield "prompt", "is empty; write the question"
    if any(not answer.strip() for answer in item.answers):
        yield "answers", "has an empty answer"
    if item.span is not None and not 0 <= item.span[0] <= item.span[1]:
        yield "span", f"must run from 0 upwards, not from {item.span[0]} to {item.span[1]}"
    yield from _KINDS[item.kind](item)


def _fill_in(item: Item) -> Iterator[tuple[str, str]]:
    blanks = item.prompt.count(BLANK)
    if blanks == 0:
        yield "prompt", f"has no blank; write {BLANK} (four low lines) for each"
    elif blanks != len(item.answers):
        yield "answers", f"has {len(item.answers)} for {blanks} blanks; give one for each {BLANK}"
    elif blanks > MOST_BLANKS:
        yield "prompt", f"has {blanks} blanks; at most {MOST_BLANKS} can be asked at once"
    if item.accept and len(item.accept) != blanks:
        yield "accept", f"has {len(item.accept)} lists for {blanks} blanks; give one for each, [] for none"


def _choice(item: Item) -> Iterator[tuple[str, str]]:
    if len(item.options) < 2:
        yield "options", f"needs at least 2 options, better 4; there are {len(item.options)}"
    if len(set(item.options)) < len(item.options):
        yield "options", "has the same option twice"
    for answer in item.answers:
        if answer not in item.options:
            yield "answers", f"“{answer}” is not among the options; answers are options word for word"
    if item.kind is Kind.SINGLE_CHOICE and len(item.answers) != 1:
        yield "answers", f"needs exactly one answer; there are {len(item.answers)}"
    if item.kind is Kind.MULTIPLE_ANSWER and not item.answers:
        yield "answers", "needs at least one answer"


def _true_false(item: Item) -> Iterator[tuple[str, str]]:
    if item.answers not in ((TRUE,), (FALSE,)):
        yield "answers", f"must be {TRUE} or {FALSE}, one of them"


_KINDS = {
    Kind.FILL_IN: _fill_in,
    Kind.SINGLE_CHOICE: _choice,
    Kind.MULTIPLE_ANSWER: _choice,
    Kind.TRUE_FALSE: _true_false,
}
