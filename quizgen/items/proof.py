"""Proof that an option is wrong, and fair."""

import re

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.document_index import DocumentIndex, index_of
from quizgen.items.numbers import find_numerals

_SPACE = re.compile(r"\s+")
_MARKS = re.compile(r"[“”\"‘’《》〈〉（）()、，,；;：:\s]")
# Words that a fair marker takes for one another.
_SYNONYMS = tuple(
    frozenset(line.split())
    for line in (
        "应当 必须 须 应 应该",
        "不得 不准 不能 不可 不可以 禁止 严禁",
        "可以 能够 可 能",
        "二 两",
        "每年 每一年",
        "公民 国民",
    )
)


def prove_wrong(document: Document, span: Span, option: str) -> str | None:
    """Why option may not stand beside the words at span as a wrong one; None when nothing speaks against it.

    "same as the key", "part of the key", "synonym of the key", "in the key's list", "true in the source".
    """
    return disproof(index_of(document), span, option)


def disproof(index: DocumentIndex, span: Span, option: str) -> str | None:
    """The same from an index."""
    key = index.text[span.start : span.end]
    plain, plain_key = _MARKS.sub("", option), _MARKS.sub("", key)
    if not plain or plain == plain_key or _same_number(option, key):
        return "same as the key"
    if (plain in plain_key or plain_key in plain) and not find_numerals(key):
        return "part of the key"
    if synonyms(option, key):
        return "synonym of the key"
    if _listed_together(index, span, option):
        return "in the key's list"
    if _true_in_source(index, span, option):
        return "true in the source"
    return None


def synonyms(option: str, key: str) -> bool:
    """True when the two differ only by words that a fair marker takes for one another."""
    return any(
        key.replace(mine, other, 1) == option for group in _SYNONYMS for mine in group if mine in key for other in group
    )


def _same_number(option: str, key: str) -> bool:
    a, b = find_numerals(option), find_numerals(key)
    return bool(a) and len(a) == len(b) == 1 and a[0].value == b[0].value and _rest(option, a[0]) == _rest(key, b[0])


def _rest(text: str, numeral: object) -> str:
    start, end = numeral.start, numeral.end  # type: ignore[attr-defined]
    return text[:start] + text[end:]


def _listed_together(index: DocumentIndex, span: Span, option: str) -> bool:
    """True when option stands beside the key in a list around the span."""
    text = index.text
    start = max(text.rfind(m, 0, span.start) for m in "。；，：\n") + 1
    ends = [e for m in "。；，：\n" if (e := text.find(m, span.end)) >= 0]
    clause = text[start : min(ends, default=len(text))]
    key = text[span.start : span.end]
    return (
        option in clause
        and bool(
            re.search(rf"{re.escape(option)}(?:[、和与及或]|以及|或者)+", clause)
            or re.search(rf"(?:[、和与及或]|以及|或者){re.escape(option)}", clause)
        )
        and ("、" in clause or "和" in clause or "或" in clause or key in clause)
    )


def _true_in_source(index: DocumentIndex, span: Span, option: str) -> bool:
    """True when the clause around the span, with option in the gap, stands in the source."""
    text = index.text
    start = max(text.rfind(m, 0, span.start) for m in "。；，：\n") + 1
    ends = [e for m in "。；，\n" if (e := text.find(m, span.end)) >= 0]
    filled = text[start : span.start] + option + text[span.end : min(ends, default=len(text))]
    return len(filled) > len(option) + 2 and filled in text
