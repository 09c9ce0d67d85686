"""Plain text -> blocks: which line breaks and which gaps separate paragraphs."""

import re
from collections.abc import Iterator

from quizgen.chinese.patterns import lazily
from quizgen.reading.marks import DIGITS, NUMERALS, ORDINAL, starts_with_marker
from quizgen.reading.page_breaks import without_page_breaks
from quizgen.reading.source import Block
from quizgen.reading.wraps import Line, join_wrapped

_SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
_GAP = re.compile(rf"{_SPACE}+")
_INDENT = re.compile(rf"{_SPACE}*")
# Above this many characters a line is a whole page run together, not a paragraph with a typesetter's spaces in it.
_RUN_TOGETHER = 300
_SENTENCE_END = re.compile(r"[。！？!?…]+[”’」』）)》]*$")
_HEADING_LENGTH = 60
# 第一章 总则, 附则: what an article or the next heading may follow after a single space.
_PART = lazily(rf"第[{NUMERALS}{DIGITS}]{{1,6}}(?:分?[编編]|[章节節]) ?[^，。；：！？]{{1,30}}|附 ?[则則]")
_NAMED = lazily(rf"附件[{NUMERALS}{DIGITS}]{{0,3}}|附[则則]|[序前引导導]言")
_LONGEST_NAME = 6
_ENDS_ORDINAL = lazily(rf"(?:{ORDINAL.pattern})$")


def split_blocks(text: str) -> list[Block]:
    """The paragraphs of a plain text. Line ends must be "\\n" already."""
    lines, blank = [], True
    for raw in text.split("\n"):
        content = raw.strip()
        if not content:
            blank = True
            continue
        indent = _INDENT.match(raw)
        lines.append(Line(content, indent=len(indent.group()) if indent else 0, after_blank=blank))
        blank = False
    return [Block(piece) for line in join_wrapped(without_page_breaks(lines)) for piece in split_gaps(line.text)]


def split_gaps(line: str) -> Iterator[str]:
    """The paragraphs that wide gaps (and, in a page saved as one line, single spaces) part in a line."""
    if len(line) <= _RUN_TOGETHER and "。" not in line:
        yield line
        return
    start, before = 0, 0
    for gap in _GAP.finditer(line):
        piece_end, after = gap.start(), gap.end()
        if _parts(line, start, before, piece_end, after):
            yield line[start:piece_end]
            start = after
        before = after
    yield line[start:]


def _parts(line: str, start: int, word: int, end: int, after: int) -> bool:
    """True when the gap end..after separates paragraphs. start: of the paragraph so far; word: of the last run
    without white space in it."""
    left = line[max(start, end - 6) : end]
    if left[-1:] in "，、,“‘（(《〈【[—-" or line[after : after + 1] in "，。、；：！？”’）》】":
        return False
    wide = after - end >= 2 or line[end] == "\t"
    if not wide:
        return len(line) > _RUN_TOGETHER and (
            _SENTENCE_END.search(left) is not None
            or _ends_heading(line, start, end, after)
            or _ends_part(line, start, end, after)
        )
    if ORDINAL.fullmatch(line, word, end):
        return False
    # 总　　则, 目　　录: a word spread out.
    return not (end - word == 1 and _single(line, after))


def _ends_part(line: str, start: int, end: int, after: int) -> bool:
    """True for the single space between 第一章 总则 and 第一条, and for the one behind 附件一 or 序言."""
    if ORDINAL.match(line, after) and _PART.fullmatch(line, start, end):
        return True
    return end - start <= _LONGEST_NAME and _NAMED.fullmatch(line, start, end) is not None


def _single(line: str, at: int) -> bool:
    return at + 1 >= len(line) or line[at + 1].isspace()


def _ends_heading(line: str, start: int, end: int, after: int) -> bool:
    """True for the single space after a numbered heading that its first paragraph follows in the same line."""
    if end - start > _HEADING_LENGTH or not starts_with_marker(line[start:end]):
        return False
    head = line[start:end]
    if any(c in head for c in "。；！？") or _ENDS_ORDINAL.search(head):
        return False
    return _ideograph(line[end - 1]) and _ideograph(line[after]) and len(head) > 6


def _ideograph(c: str) -> bool:
    return "\u3400" <= c <= "\u9fff"
