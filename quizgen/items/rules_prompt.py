"""Rules about the prompt: blanks, what is left around them, and whether it stands alone."""

import re

from quizgen.items import standing
from quizgen.items.item import BLANK, Item, Kind

MOST_BLANKS = 4
# In Chinese characters, digits and letters: what must be left of a prompt for each blank to be answerable.
LEAST_LEFT = 4

BLANKS = re.compile(r"_{2,}")
GAPS = re.compile(r"（\s*）")
_CONTENT = re.compile(r"[^\W_]")
_ENDS = "，。；：！？,;:!?、”“（）()《》「」"
_NEGATIVE = re.compile(
    r"(?<!【)[不非](?:】)?(?:属于|包括|正确|符合)[^（）]{0,20}的?(?:是|有|为)?[：:]?（\s*）|错误的(?:是|有)|(?<!【)没有[^（）]{0,16}的是"
)
_ASKS = re.compile(r"下列|以下|哪")


def blanks_match_answers(item: Item) -> str | None:
    """Fill-in: as many blanks as answers, at least one; other kinds: at most one gap, and no fill-in blank."""
    blanks = len(BLANKS.findall(item.prompt))
    if item.kind is Kind.FILL_IN:
        if blanks != len(item.answers) or not blanks:
            return f"the prompt has {blanks} blanks ({BLANK}) but there are {len(item.answers)} answers"
        return None
    gaps = len(GAPS.findall(item.prompt))
    if blanks or gaps > 1:
        return f"the prompt has {blanks + gaps} gaps where a question of this kind has at most one （  ）"
    return None


def too_many_blanks(item: Item) -> str | None:
    """At most four blanks."""
    blanks = len(BLANKS.findall(item.prompt))
    return (
        f"the prompt has {blanks} blanks; more than {MOST_BLANKS} cannot be held in mind"
        if blanks > MOST_BLANKS
        else None
    )


def empty_answer(item: Item) -> str | None:
    """Every answer says something."""
    if not item.answers or any(not _CONTENT.search(a) for a in item.answers):
        return "an answer is empty"
    return None


def whole_clause(item: Item) -> str | None:
    """No blank is a whole clause: between two marks, or all that a sentence says."""
    if item.kind is not Kind.FILL_IN:
        return None
    for match in BLANKS.finditer(item.prompt):
        before, after = item.prompt[: match.start()].rstrip(), item.prompt[match.end() :].lstrip()
        if (not before or before[-1] in "，。；：！？,;:") and (not after or after[0] in "，。；：！？,;:"):
            return "a blank takes the whole of a clause, so nothing in it says what is asked"
    return None


def little_left(item: Item) -> str | None:
    """The rest of the prompt still says what is asked."""
    if item.kind is Kind.TRUE_FALSE:
        return None
    left = len(_CONTENT.findall(GAPS.sub("", BLANKS.sub("", item.prompt))))
    if item.kind is not Kind.FILL_IN:
        return (
            f"only {left} characters are left around the gap, too few to say what is asked"
            if left < LEAST_LEFT
            else None
        )
    blanks = len(item.answers)
    asked = sum(len(_CONTENT.findall(a)) for a in item.answers)
    if left < LEAST_LEFT + 2 * (blanks - 1) or left * 2 < asked:
        return f"only {left} characters are left around the blanks, too few to say what is asked"
    return None


def answer_in_prompt(item: Item) -> str | None:
    """The prompt does not show its own answer."""
    if item.kind is Kind.TRUE_FALSE:
        return None
    shown = GAPS.sub("\n", BLANKS.sub("\n", item.prompt))
    for answer in item.answers:
        if len(answer) > 1 and answer in shown:
            return f"the prompt shows the answer “{answer}” in another place"
    return None


def does_not_stand_alone(item: Item) -> str | None:
    """No 这、该、其 without its noun, no opening that goes on from another sentence."""
    text = GAPS.sub("某某", BLANKS.sub("某某", item.prompt))
    if _ASKS.search(item.prompt):
        return None
    word = standing.pointing_word(text)
    if word:
        return f"“{word}” points to something that the prompt does not say"
    if standing.leans(text) or standing.opening_length(text):
        return f"the prompt opens with “{text[:4]}”, which goes on from a sentence that is not there"
    return None


def unnamed_document(item: Item) -> str | None:
    """本法, 本条例 only where the prompt names the document."""
    word = standing.self_reference(item.prompt)
    if word and "《" not in item.prompt:
        return f"“{word}” is said without naming the document"
    return None


def unmarked_negative(item: Item) -> str | None:
    """A question that asks for what does not hold marks its 不: 【不】属于."""
    if item.kind not in (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER) or not _ASKS.search(item.prompt):
        return None
    if _NEGATIVE.search(item.prompt) and "【不】" not in item.prompt:
        return "the question asks for what does not hold, but its 不 is not marked as 【不】"
    return None


def unfinished_prompt(item: Item) -> str | None:
    """The prompt is a whole statement: quotation marks and brackets are closed, it does not end in a condition."""
    text = GAPS.sub("", item.prompt)
    for left, right in ("“”", "《》", "「」", "（）"):
        if text.count(left) != text.count(right):
            return f"a {left} or {right} has no partner"
    return None


RULES = {
    "blanks_match_answers": blanks_match_answers,
    "too_many_blanks": too_many_blanks,
    "empty_answer": empty_answer,
    "whole_clause": whole_clause,
    "little_left": little_left,
    "answer_in_prompt": answer_in_prompt,
    "does_not_stand_alone": does_not_stand_alone,
    "unnamed_document": unnamed_document,
    "unmarked_negative": unmarked_negative,
    "unfinished_prompt": unfinished_prompt,
}
