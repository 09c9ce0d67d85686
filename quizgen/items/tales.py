"""Passages of histories, articles and reports that give nothing to ask: labels, scenes, asides, times told before."""

import re

from quizgen.document.span import Span
from quizgen.items.word_tables import pattern

_TABLE = "tales.txt"
# 创业（1952—1965）: a heading without number or end mark.
_LABEL = re.compile(r"[^，。；：！？（）]{1,20}（[^（）]{1,20}）")
_BACK = pattern(_TABLE, "back")
# A rule may begin so all the same: 次年一月底前应当……
_DUTY = re.compile("应当|必须|不得|可以|要")
_ASIDE = pattern(_TABLE, "aside")
_MEETING = pattern(_TABLE, "meeting")
_DENIAL = pattern(_TABLE, "denial")


def refusal(text: str, span: Span) -> tuple[str, str] | None:
    """Why nothing is asked of the passage at span: a flaw's name and its sentence; None when something may be."""
    words = text[span.start : span.end]
    if _LABEL.fullmatch(words) and text[span.end : span.end + 1] in ("", "\n"):
        return "no_statement", "a heading, not a statement"
    if _BACK.match(words) and not _DUTY.search(words):
        return "does_not_stand_alone", "when it was, only the sentence before says"
    if (aside := _ASIDE.search(words)) and words[aside.end() : aside.end() + 1] not in ("“", "「"):
        return "no_statement", "a scene or an aside, nothing to learn"
    if _DENIAL.fullmatch(words):
        return "no_statement", "it says only what a thing is not"
    if _MEETING.search(words):
        return "no_statement", "what happened at the meeting, nothing to learn"
    return None
