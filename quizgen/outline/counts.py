"""Counts that the text announces (4个方面, 三项措施：) against the items that follow."""

import re
from collections.abc import Iterator

from quizgen.chinese import numerals
from quizgen.chinese.patterns import lazily
from quizgen.document.document import Document
from quizgen.errors import RequestError
from quizgen.outline.markers import DIGITS, HAN, Setting
from quizgen.outline.nesting import Entry, Page

_MEASURE = "个個项項条條点點件种種类類步层層句字方面大"
_COUNT = lazily(
    rf"(?<![第每前后後这這那{HAN}{DIGITS}.．])([{HAN}]{{1,3}}|[{DIGITS}]{{1,2}})[ ]?(?:[{_MEASURE}]|重点|重點|方面)"
    rf"(?!月|年|小时|工作日|百分)[^，。；：！？\n“”]{{0,14}}$"
)
_BARE = lazily(rf"(?:有|为|為|是)([{HAN}]{{1,2}}|[{DIGITS}]{{1,2}})$")
# Before a full stop a count is taken for an announcement only with a word that points ahead.
_AHEAD = lazily(r"以下|下列|下面|如下|讲|講|谈|談|说|說|提|抓好|做好|强调|強調|注意|体现在|體現在|分|归纳|歸納|概括")
_WINDOW = 80
_BLANK = " \u3000\xa0\n\t"


def count_remarks(document: Document, page: Page) -> Iterator[tuple[int, str]]:
    """The offset and the sentence for every announcement that names another number of items than follow."""
    for group in _groups(page):
        first = page.entries[group[0]]
        found = _announced(page, group[0])
        if found is None:
            continue
        said, words, at = found
        if said == len(group):
            continue
        marks = [_marker(page, page.entries[i]) for i in (group[0], group[-1])]
        line = document.position(at)[0]
        yield (
            first.start,
            f"line {line}: the text announces “{words}”, but {len(group)} items follow (“{marks[0]}” to “{marks[1]}”).",
        )


def _groups(page: Page) -> list[list[int]]:
    """The members of each list under each parent."""
    groups: dict[tuple[int, int | None], list[int]] = {}
    for i, entry in enumerate(page.entries):
        if entry.chain is not None and entry.chain.style.setting is not Setting.STRUCTURE:
            groups.setdefault((id(entry.chain), entry.parent), []).append(i)
    return list(groups.values())


def _announced(page: Page, index: int) -> tuple[int, str, int] | None:
    """The count that the words right before the entry announce, those words, and where they stand (characters)."""
    entry = page.entries[index]
    least = page.entries[index - 1].end if index else 0
    start = max(least, entry.start - _WINDOW)
    before = page.text[start : entry.start].rstrip(_BLANK)
    mark, before = before[-1:], before[:-1].rstrip(_BLANK)
    if mark not in ("：", ":", "。", "，", "—"):
        mark, before = "", before + mark
    sentence = re.split("[。！？；\n]", before)[-1]
    if mark not in "：:" and not _AHEAD.search(sentence):
        return None
    clause = re.split("[，,]", sentence)[-1]
    match = _COUNT.search(clause) or _BARE.search(clause)
    if match is None:
        return None
    try:
        said = numerals.parse(match[1])
    except RequestError:
        return None
    words = match[0].strip(_BLANK)
    return (said, words, start + before.rfind(words)) if said > 1 else None


def _marker(page: Page, entry: Entry) -> str:
    return " ".join(page.text[entry.start : entry.end].split())
