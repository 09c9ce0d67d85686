"""What stands around a gap: the list that it is a member of, and the statement that it is cut from."""

import re

from quizgen.document.span import Span

_LIST_MARK = re.compile(r"、|和|与|及|以及|或者|或|并且|并")
_STOP = re.compile(r"[，。；：！？,;:!?\n（）()“”]")
_ENDS = "。；！？\n"
_SENTENCE_END, _CLAUSE_END = re.compile(f"[{_ENDS}]"), re.compile(f"[，{_ENDS}]")
# A clause with fewer characters beside the gap than this does not say what is asked; its neighbour belongs to it.
_ENOUGH = 12


def co_members(text: str, span: Span) -> set[str]:
    """What stands in one list with the words at span: with 、和与及或 between them and the words, or one of themselves.

    The members at the list's ends are open on one side: all their beginnings (endings) count.
    """
    found: set[str] = set()
    at = span.end
    while (mark := _LIST_MARK.match(text, at)) and (stop := _next_stop(text, mark.end())) > mark.end():
        member = text[mark.end() : stop]
        if _LIST_MARK.match(text, stop):
            found.add(member)
        else:
            found.update(member[:n] for n in range(1, min(len(member), 20) + 1))
        at = stop
    at = span.start
    while (mark_start := _mark_before(text, at)) is not None and (start := _last_stop(text, mark_start)) < mark_start:
        member = text[start:mark_start]
        if _mark_before(text, start) is not None:
            found.add(member)
        else:
            found.update(member[-n:] for n in range(1, min(len(member), 20) + 1))
        at = start
    return found


def _next_stop(text: str, at: int) -> int:
    """Where the list member that begins at `at` ends."""
    stop = _STOP.search(text, at, at + 32)
    mark = _LIST_MARK.search(text, at + 1, at + 32)
    return min(stop.start() if stop else len(text), mark.start() if mark else len(text), at + 30)


def _last_stop(text: str, end: int) -> int:
    """Where the list member that ends before `end` begins."""
    begin = max(0, end - 30)
    for at in range(end - 1, begin - 1, -1):
        if _STOP.match(text, at) or (at < end - 1 and _LIST_MARK.match(text, at)):
            width = 2 if text.startswith(("以及", "或者", "并且"), at) else 1
            return at + width
    return begin


def _mark_before(text: str, at: int) -> int | None:
    """Where the list mark begins that ends at `at`; None when none does."""
    for mark in ("以及", "或者", "并且", "、", "和", "与", "及", "或", "并"):
        if text.endswith(mark, 0, at):
            return at - len(mark)
    return None


def statement(text: str, span: Span) -> Span:
    """The clause around span that says what is asked: with the condition before it, and long enough to be clear."""
    start = last_mark(text, "，：" + _ENDS, span.start) + 1
    end = _clause_end(text, span.end, _CLAUSE_END)
    sentence_start = last_mark(text, _ENDS, start) + 1
    while start > sentence_start and (text[start - 2 : start] == "的，" or end - start - len(span) < _ENOUGH):
        start = max(last_mark(text, "，：", start - 1, sentence_start), sentence_start - 1) + 1
    if end - start - len(span) < _ENOUGH:
        end = _clause_end(text, span.end, _SENTENCE_END)
    return Span(start, end)


def last_mark(text: str, marks: str, end: int, least: int = 0) -> int:
    """Where the last of the marks stands before end, not before least; -1 for none. Nothing far away is looked at."""
    reach, stop = 64, end
    while stop > least:
        begin = max(least, stop - reach)
        found = max(text.rfind(mark, begin, stop) for mark in marks)
        if found >= 0:
            return found
        reach, stop = 4 * reach, begin
    return -1


def _clause_end(text: str, at: int, marks: re.Pattern[str]) -> int:
    found = marks.search(text, at)
    return found.start() if found else len(text)
