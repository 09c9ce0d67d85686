"""Markdown -> blocks: the marks go, headings keep their level and their #, list items keep a bullet or number.

Own code and not a CommonMark parser, since that fails here: it leaves **“四个意识”**是 as it is (its rule for emphasis
next to punctuation knows only languages that separate words) and renumbers lists.
"""

import re

from quizgen.chinese.patterns import lazily
from quizgen.document.document import Facts
from quizgen.reading.dates import iso_date
from quizgen.reading.lines import split_gaps
from quizgen.reading.page_breaks import without_page_breaks
from quizgen.reading.source import Block, Source
from quizgen.reading.wraps import Line, join_wrapped

_SIGNS = re.compile(
    r"^#{1,6}[ \t]+\S|^<!--|\*\*[^*\n]{1,200}\*\*|^```|\]\(https?://|^\|[ :|-]{3,200}\|$|(?<=\S\n)={3,}[ \t]*$", re.M
)
_FENCE = lazily(r"(?:```|~~~)[\w-]*[ \t]*$")
_RULE = lazily(r"(?:(?:\*[ \t]?){3,}|(?:-[ \t]?){3,}|(?:_[ \t]?){3,})$")
_UNDERLINE = lazily(r"(?:={2,}|-{2,})$")
_TABLE_RULE = lazily(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?$|\|[ \t]*:?-+:?[ \t]*\|$")
_BULLET = lazily(r"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = lazily(r"(?:>[ \t]?)+")
# Each class leaves out the sign that opens, so that no text makes these search twice over the same characters.
_IMAGE = lazily(r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,500}\)")
_LINK = lazily(r"\[([^\[\]\n]{1,200})\]\([^()\n]{0,500}\)")
_STRONG = (
    lazily(r"\*\*\*(?=[^\s*])([^*\n]{1,500})\*\*\*"),
    lazily(r"\*\*(?=[^\s*])([^*\n]{1,500})\*\*"),
    lazily(r"(?<!\*)\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*(?!\*)"),
    lazily(r"(?<!\w)__(?=[^\s_])([^_\n]{1,500})__(?!\w)"),
    lazily(r"~~(?=[^\s~])([^~\n]{1,500})~~"),
    lazily(r"`([^`\n]{1,200})`"),
)
_ESCAPE = lazily(r"\\([\\`*_{}\[\]()#+.!>~|-])")
_YAML_LINE = r"[\w-]{1,40}[ \t]*:[^\n]{0,500}\n|[ \t]+[^\n]{0,500}\n|#[^\n]{0,500}\n"
_FRONT_MATTER = lazily(rf"---[ \t]*\n((?:{_YAML_LINE}){{1,60}})---[ \t]*(?:\n|$)")


def is_markdown(text: str) -> bool:
    """True when text shows marks that only Markdown has (# headings, comments, **strong**, fences, links, tables)."""
    return _SIGNS.search(text) is not None


def markdown_source(text: str) -> Source:
    """The paragraphs, headings, list items and table rows of a Markdown text, and what its YAML head says."""
    head = _FRONT_MATTER.match(text) if text.startswith("---") else None
    title, facts = ("", Facts()) if head is None else _head(head[1])
    body = text if head is None else text[head.end() :]
    return Source(tuple(_blocks(_without_comments(body))), title, facts)


def _head(text: str) -> tuple[str, Facts]:
    """Title and facts in the YAML lines at the top, which many editors write there."""
    found = {}
    for line in text.split("\n"):
        key, colon, words = line.partition(":")
        if colon and not line[:1].isspace():
            found[key.strip().lower()] = words.strip().strip("\"'")
    return found.get("title", ""), Facts(speaker=found.get("author", ""), date=iso_date(found.get("date", "")))


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts.append(text[at:start])
        at = end + 3
    return "".join([*parts, text[at:]])


def _blocks(text: str) -> list[Block]:
    lines: list[Line] = []
    blank, fenced = True, False
    blocks: list[Block] = []
    for raw in text.split("\n"):
        content = raw.strip()
        if content.startswith(">"):
            content = _QUOTE.sub("", content, count=1).strip()
        if _FENCE.match(content):
            blank, fenced = True, not fenced
            continue
        level, words = (0, content) if fenced else _heading(content)
        mark = "#" * level + " " if level else ""
        if not level and lines and not blank and not fenced and _UNDERLINE.match(content):
            level, words = (1 if content[0] == "=" else 2), lines.pop().text
        if level:
            blocks += _paragraphs(lines)
            lines = []
            blocks.append(Block(_inline(words), level, mark))
            blank = True
        elif not content or (not fenced and (_RULE.match(content) or _TABLE_RULE.match(content))):
            blank = True
        else:
            lines.append(Line(content if fenced else _line(content), after_blank=blank))
            blank = False
    return blocks + _paragraphs(lines)


def _heading(content: str) -> tuple[int, str]:
    """Level and words of a # heading; level 0 for any other line."""
    words = content.lstrip("#")
    level = len(content) - len(words)
    if not 1 <= level <= 6 or not words[:1].isspace() or not words.strip():
        return 0, content
    words = words.strip()
    closed = words.rstrip("#")
    return level, closed.rstrip() if closed != words and closed[-1:].isspace() else words


def _paragraphs(lines: list[Line]) -> list[Block]:
    return [Block(piece) for line in join_wrapped(without_page_breaks(lines)) for piece in split_gaps(line.text)]


def _line(content: str) -> str:
    bullet = _BULLET.match(content)
    if bullet:
        return "• " + _inline(content[bullet.end() :])
    if content.startswith("|") and content.endswith("|") and len(content) > 1:
        return " | ".join(_inline(cell.strip()) for cell in content[1:-1].split("|"))
    return _inline(content)


def _inline(text: str) -> str:
    """One line's text without the marks inside it."""
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    if any(sign in text for sign in "*_~`"):
        for pattern in _STRONG:
            text = pattern.sub(r"\1", text)
    return _ESCAPE.sub(r"\1", text) if "\\" in text else text
