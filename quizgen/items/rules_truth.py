"""Rules about what is true: one right answer, and true/false statements that are what they are said to be."""

import re

from quizgen.document.document import Document
from quizgen.items.haystack import haystack
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.rules_prompt import BLANKS, GAPS

_NEGATION = re.compile(r"[不没未非无别勿]|并非|没有|不是|不能")


def squeeze(text: str) -> str:
    """Without white space: sources differ in it, meaning does not."""
    return "".join(text.split())


def filled_back(item: Item) -> str:
    """The prompt with its answers in its blanks, without white space and end mark."""
    answers = iter(item.answers)
    return squeeze(BLANKS.sub(lambda m: next(answers, m[0]), item.prompt)).rstrip("。；，")


def not_the_source_words(item: Item) -> str | None:
    """Fill-in with a quote: the answers put back give words of the quote."""
    if item.kind is not Kind.FILL_IN or not item.quote:
        return None
    if filled_back(item) not in squeeze(item.quote):
        return "with its answers filled in, the prompt does not say what the quote says"
    return None


def no_verdict(item: Item) -> str | None:
    """True/false: the answer is 对 or 错, and there are no options."""
    if item.kind is not Kind.TRUE_FALSE:
        return None
    if item.answers not in ((TRUE,), (FALSE,)):
        return f"the answer of a true/false item is {TRUE} or {FALSE}"
    return "a true/false item has no options" if item.options else None


def plain_negation(item: Item) -> str | None:
    """A false statement changes one thing; it does not just say 不."""
    if item.kind is not Kind.TRUE_FALSE or item.answers != (FALSE,) or not item.quote:
        return None
    prompt, quote = squeeze(item.prompt).rstrip("。"), squeeze(item.quote).rstrip("。；，")
    if prompt != quote and _NEGATION.sub("", prompt) == _NEGATION.sub("", quote):
        return "the statement is false by a plain negation"
    return None


def right_wording_missing(item: Item) -> str | None:
    """A false statement's explanation gives the right wording."""
    if item.kind is Kind.TRUE_FALSE and item.answers == (FALSE,) and not (item.explanation or item.quote):
        return "nothing says what would be right"
    return None


def second_right_answer(item: Item, document: Document) -> str | None:
    """No wrong option makes a sentence that the source also says, and none stands in the quote beside the key."""
    if item.kind is not Kind.SINGLE_CHOICE or not GAPS.search(item.prompt) or "【不】" in item.prompt:
        return None
    stem = squeeze(item.prompt).rstrip("。")
    before, _, after = stem.partition(squeeze(GAPS.search(item.prompt)[0]))  # type: ignore[index]
    left, right = before[-12:], after[:12]
    for option in item.options:
        if option not in item.answers and _source_says(document, left + squeeze(option) + right):
            return f"the source also says “{left}{option}{right}”"
    return None


def not_false(item: Item, document: Document) -> str | None:
    """A statement said to be false stands nowhere in the source; one said to be true does."""
    if item.kind is not Kind.TRUE_FALSE:
        return None
    if item.answers == (FALSE,) and _source_says(document, _statement(item)):
        return "the statement is said to be false, but the source says it"
    return None


def _statement(item: Item) -> str:
    return re.sub(r"^根据《[^》]*》[，,]", "", squeeze(item.prompt)).rstrip("。")


def _source_says(document: Document, words: str) -> bool:
    """True when the words stand in the document, white space apart."""
    return haystack(document.text).says_spaced(words)


RULES = {
    "not_the_source_words": not_the_source_words,
    "no_verdict": no_verdict,
    "plain_negation": plain_negation,
    "right_wording_missing": right_wording_missing,
}
SOURCE_RULES = {"second_right_answer": second_right_answer, "not_false": not_false}
