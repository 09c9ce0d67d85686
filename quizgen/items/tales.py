"""Passages of histories, articles and reports that give nothing to ask: labels, scenes, asides, times told before."""

import re

from quizgen.document.span import Span
from quizgen.items.word_tables import pattern

_TABLE = "tales.txt"
# 创业（1952—1965）: a heading without number or end mark.
_LABEL = re.compile(r"[^，。；：！？（）]{0,20}（[^（）]{1,20}）")
# （责任单位：设备科；完成时限：每年六月底）。
_NOTE = re.compile(r"[（(][^（()）]*[）)][。；]?")
_PERIOD = re.compile(r"（\d{4}年[^（）]*[至到—－-][^（）]*）$")
_BACK = pattern(_TABLE, "back")
# A rule may begin so all the same: 次年一月底前应当……
_DUTY = re.compile("应当|必须|不得|可以|要")
_ASIDE = pattern(_TABLE, "aside")
_MEETING = pattern(_TABLE, "meeting")
_DENIAL = pattern(_TABLE, "denial")
_IMPRINT = pattern(_TABLE, "imprint")
_REPEALED = pattern(_TABLE, "repealed")


_ANNOUNCES = pattern(_TABLE, "announces")
_LIMBS = re.compile("[；;]")
# So far back a limb's announcement is looked for, in characters.
_BACK_TO = 400


def _is_limb(text: str, span: Span) -> bool:
    """True for one of the limbs behind an announcement, which alone does not say what it is one of."""
    least = max(0, span.start - _BACK_TO)
    start = max(text.rfind("。", least, span.start), text.rfind("\n", least, span.start), span.start - _BACK_TO) + 1
    colon = text.rfind("：", start, span.start)
    if colon < 0 or _ANNOUNCES.search(text, start, colon + 1) is None:
        return False
    return span.start == colon + 1 or _LIMBS.search(text, colon, span.start) is not None


def refusal(text: str, span: Span) -> tuple[str, str] | None:
    """Why nothing is asked of the passage at span: a flaw's name and its sentence; None when something may be."""
    words = text[span.start : span.end]
    if _LABEL.fullmatch(words) and (text[span.end : span.end + 1] in ("", "\n") or _PERIOD.search(words)):
        return "no_statement", "a heading, not a statement"
    if _NOTE.fullmatch(words):
        return "does_not_stand_alone", "a note in brackets on what stands before it"
    if _BACK.match(words) and not _DUTY.search(words):
        return "does_not_stand_alone", "when it was, only the sentence before says"
    if "一方面" in words.replace("另一方面", "") and words.count("一方面") == 1:
        return "does_not_stand_alone", "the other side is told elsewhere"
    if _is_limb(text, span):
        return "fragment", "one of the limbs of an announced list is no sentence of its own"
    if (aside := _ASIDE.search(words)) and words[aside.end() : aside.end() + 1] not in ("“", "「"):
        return "no_statement", "a scene or an aside, nothing to learn"
    if _REPEALED.fullmatch(words):
        return "no_statement", "it only says that an article no longer holds"
    if _IMPRINT.fullmatch(words):
        return "no_statement", "it only names a book"
    if _DENIAL.fullmatch(words):
        return "no_statement", "it says only what a thing is not"
    if _MEETING.search(words):
        return "no_statement", "what happened at the meeting, nothing to learn"
    return None
