"""Proof that an option is wrong, and fair: what speaks against it, by name."""

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from quizgen.chinese.numerals import CHARACTERS
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.classes import covers, is_among
from quizgen.items.document_index import DocumentIndex, index_of
from quizgen.items.gap import co_members, last_mark, statement
from quizgen.items.kinds import kind_of
from quizgen.items.numbers import PARTIES, Numeral, find_numerals
from quizgen.items.swaps import families
from quizgen.items.synonyms import synonyms

SAME, PART, SYNONYM, COVERED, LISTED, TRUE, UNLIKE = (
    "same as the key",
    "part of the key",
    "synonym of the key",
    "of the key's class, or its class",
    "in a list with the key",
    "true in the source",
    "unlike the key",
)

# So many characters behind a gap say something of what stands there, more are no sentence; so long is what it is said
# of.
SAYS, _FAR, LONGEST_SUBJECT = 8, 500, 30
_ENDS = "。；\n"
_STOP, _OPENING = re.compile(f"[{_ENDS}]"), re.compile(r"\s*(?:第[^\s，。]{1,12}[条款]\s*)?")
_MARKS = re.compile(r"[“”\"‘’《》〈〉（）()、，,；;：:。\s　]")
_ACTORS = frozenset(("body", "person", "place"))


def prove_wrong(document: Document, span: Span, option: str) -> str | None:
    """Why option may not stand as a wrong one beside the words at span; None when nothing speaks against it.

    The reasons are the constants of this module. SAME: also the same number in other writing. PART: one is part of the
    other, so it is half right (a plain contradiction is not). SYNONYM: a fair marker would accept it. COVERED: it
    names some of what the key names, or all of it and more. UNLIKE: not of one family on the face of it. LISTED: it
    stands in one list with the key, so it is right too. TRUE: with it the sentence, or the clause that says what is
    asked, stands in the source.
    """
    return Proof(index_of(document), span).against(option)


class Proof:
    """What is needed to try options for one gap."""

    def __init__(self, index: DocumentIndex, span: Span) -> None:
        self.text, self._start = index.text, span.start
        self._haystack = index.haystack
        self.key = index.text[span.start : span.end]
        self._plain = _MARKS.sub("", self.key)
        self._members = co_members(index.text, span)
        context = statement(index.text, span)
        self._before = index.text[context.start : span.start]
        self._after = index.text[span.end : context.end]

    def against(self, option: str) -> str | None:
        """Why option is no fair wrong one; None when nothing speaks against it."""
        plain = option if option.isalnum() else _MARKS.sub("", option)
        if not plain or plain.replace("的", "") == self._plain.replace("的", "") or same_number(option, self.key):
            return SAME
        if (plain in self._plain or self._plain in plain) and not (
            _both_numbers(option, self.key) or contradicts(plain, self._plain)
        ):
            return PART
        if synonyms(option, self.key):
            return SYNONYM
        if covers(option, self.key) or is_among(option, self.key):
            return COVERED
        if not alike(option, self.key):
            return UNLIKE
        if option in self._members:
            return LISTED
        return TRUE if self._is_said(option) or self._is_said_elsewhere(option) else None

    def _is_said_elsewhere(self, option: str) -> bool:
        """True when another sentence says of option, among others, what is asked: 生产者、销售者赔偿后，有权追偿."""
        return any(option in subject for subject in self._subjects)

    @cached_property
    def _subjects(self) -> list[str]:
        """Where the key opens its sentence, what stands where it does in other sentences that go on in the same way."""
        text, end = self.text, self._start + len(self.key)
        if not _OPENING.fullmatch(text, last_mark(text, _ENDS, self._start) + 1, self._start):
            return []
        stop = _STOP.search(text, end, end + _FAR)
        rest = text[end : stop.start() if stop else end + _FAR]
        if not SAYS <= len(rest) < _FAR:
            return []
        others = [at for at in self._haystack.places(rest) if at != end]
        return [text[last_mark(text, _ENDS, at) + 1 : at][-LONGEST_SUBJECT:] for at in others]

    def _is_said(self, option: str) -> bool:
        """True when the source says as much of option, from mark to mark: 不低于八十 does not stand in 不低于八十五."""
        # Hardly any option stands between the key's neighbours.
        if not self._haystack.says(self._before[-1:] + option + self._after[:1]):
            return False
        words = self._before + option + self._after
        text, size = self.text, len(words)
        return any(
            not text[max(0, at - 1) : at].isalnum() and not text[at + size : at + size + 1].isalnum()
            for at in self._haystack.places(words)
        )


def contradicts(option: str, key: str) -> bool:
    """True when one is the other with a negation before it (公开, 不公开): not half right but wrong."""
    return any(a == negation + b for negation in "不非无未" for a, b in ((option, key), (key, option)))


def same_number(option: str, key: str) -> bool:
    """True when both write the same numbers between the same words: 100, １００ and 一百; 二 and 两."""
    sense = number_sense(key)
    return sense is not None and sense == number_sense(option)


@lru_cache(maxsize=5_000)
def number_sense(text: str) -> tuple[tuple[float, ...], str] | None:
    """The numbers that text writes and the words between them, the same in any writing; None for no number."""
    found = find_numerals(text)
    return (tuple(n.value for n in found), "|".join(_rest(text, found)).replace("以内", "以下")) if found else None


def _rest(text: str, numerals: tuple[Numeral, ...]) -> Iterator[str]:
    at = 0
    for numeral in numerals:
        yield text[at : numeral.start]
        at = numeral.end
    yield text[at:]


def _both_numbers(option: str, key: str) -> bool:
    """True when both are different numbers in the main: 十 stands in 五十, yet is no part of it to a reader."""
    values = [[n.value for n in find_numerals(text)] for text in (option, key)]
    return values[0] != values[1] and _mostly_number(option) and _mostly_number(key)


def _mostly_number(text: str) -> bool:
    digits = sum(c.isdigit() or c in CHARACTERS for c in text)
    return digits > 0 and len(text) - digits <= 4


def alike(option: str, key: str) -> bool:
    """True when the two are of one family on the face of it: both numbers or neither, both titles, of one kind
    where their endings name kinds, of like length."""
    if (
        _pure_number(option) != _pure_number(key)
        or (_pure_number(key) and not _one_measure(option, key))
        or ("《" in option) != ("《" in key)
    ):
        return False
    mine, theirs = kind_of(key), kind_of(option)
    if mine and theirs and mine != theirs and not {mine, theirs} <= _ACTORS and option not in families().get(key, ()):
        return False
    longer, shorter = max(len(option), len(key)), min(len(option), len(key))
    return longer <= 2 * shorter + 4


@lru_cache(maxsize=5_000)
def _pure_number(text: str) -> bool:
    return (
        text not in PARTIES
        and bool(re.match(rf"第?[\d{CHARACTERS}]+(?:[^\d{CHARACTERS}]?.?)$", text))
        and bool(find_numerals(text))
    )


_TIMES = frozenset(["年", "月", "日", "天", "周", "小时", "分钟", "个月", "工作日", "个工作日", "季度", "时", "分"])


def _one_measure(option: str, key: str) -> bool:
    """True when two numbers stand with the same words (第, 元, 台), or both count time."""
    mine, theirs = ("".join(_rest(text, find_numerals(text))) for text in (key, option))
    return mine == theirs or {mine, theirs} <= _TIMES
