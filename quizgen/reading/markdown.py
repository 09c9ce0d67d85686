"""Markdown -> blocks: the marks go, headings keep their level, list items keep a bullet or number.

Own code and not a CommonMark parser, since that fails here: it leaves **“四个意识”**是 as it is (its rule for emphasis
next to punctuation knows only languages that separate words) and renumbers lists.
"""

import re

from quizgen.reading.lines import split_gaps
from quizgen.reading.source import Block
from quizgen.reading.wraps import Line, join_wrapped

_HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(\S.*?)(?:[ \t]+#+)?[ \t]*$")
_SIGNS = re.compile(r"^#{1,6}[ \t]+\S|^<!--|\*\*[^*\n]{1,200}\*\*|^```|^\[[^\]\n]{1,80}\]:|\]\(https?://", re.M)
_COMMENT = re.compile(r"<!--(?:[^-]|-(?!->)){0,2000}-->")
_FENCE = re.compile(r"(?:```|~~~)[\w-]*[ \t]*$")
_RULE = re.compile(r"(?:[-*_=][ \t]?){3,}$")
_TABLE_RULE = re.compile(r"\|?(?:[ \t]*:?-{2,}:?[ \t]*\|?)+$")
_BULLET = re.compile(r"[-*+][ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)")
_QUOTE = re.compile(r"(?:>[ \t]?)+")
_IMAGE = re.compile(r"!\[([^\]\n]{0,200})\]\([^()\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\([^()\n]{0,500}\)")
_STRONG = re.compile(r"(\*{1,3}|_{2,3}|~~|`{1,2})(?=\S)([^*`\n~]{1,500}?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def is_markdown(text: str) -> bool:
    """True when text shows marks that only Markdown has (# headings, comments, **strong**, fences, links)."""
    return _SIGNS.search(text) is not None


def markdown_blocks(text: str) -> list[Block]:
    """The paragraphs, headings, list items and table rows of a Markdown text."""
    text = _COMMENT.sub("", text)
    lines: list[Line] = []
    blank = True
    blocks: list[Block] = []
    for raw in text.split("\n"):
        content = _QUOTE.sub("", raw.strip(), count=1).strip() if raw.lstrip().startswith(">") else raw.strip()
        heading = _HEADING.match(content)
        if heading:
            blocks += _paragraphs(lines)
            lines = []
            blocks.append(Block(_inline(heading[2]), level=len(heading[1]), spaced=True))
            blank = True
        elif not content or _RULE.match(content) or _FENCE.match(content) or _TABLE_RULE.match(content):
            blank = True
        else:
            lines.append(Line(_line(content), after_blank=blank))
            blank = False
    return blocks + _paragraphs(lines)


def _paragraphs(lines: list[Line]) -> list[Block]:
    return [Block(piece, spaced=line.after_blank) for line in join_wrapped(lines) for piece in split_gaps(line.text)]


def _line(content: str) -> str:
    bullet = _BULLET.match(content)
    if bullet:
        return "• " + _inline(content[bullet.end() :])
    if content.startswith("|") and content.endswith("|") and len(content) > 1:
        return " | ".join(_inline(cell.strip()) for cell in content[1:-1].split("|"))
    return _inline(content)


def _inline(text: str) -> str:
    """One line's text without the marks inside it."""
    text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _STRONG.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text)
