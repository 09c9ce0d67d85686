"""The document cut along its outline: each stretch of running words with the node it belongs to."""

import re
from collections.abc import Generator, Iterator

from quizgen.document.span import Span
from quizgen.outline.outline import Node, Outline

_SPACE = " \t\u3000\xa0"


def regions(text: str, outline: Outline) -> Iterator[tuple[Span, int | None]]:
    """Every stretch between node starts, title-like headings and node ends, with the index of its innermost node.

    Markers and title-like headings are left out; None stands for words outside every node.
    """
    at, stack = 0, list[int]()
    nodes = outline.nodes
    leaves = frozenset(outline.leaves)
    for i, node in enumerate(nodes):
        while stack and nodes[stack[-1]].span.end <= node.span.start:
            at = yield from _until(at, nodes[stack[-1]].span.end, stack.pop())
        at = yield from _until(at, node.span.start, stack[-1] if stack else None)
        at = max(at, _after_heading(text, node, leaf=i in leaves))
        stack.append(i)
    while stack:
        at = yield from _until(at, nodes[stack[-1]].span.end, stack.pop())
    yield from _until(at, len(text), None)


def _until(at: int, end: int, node: int | None) -> Generator[tuple[Span, int | None], None, int]:
    if at < end:
        yield Span(at, end), node
    return max(at, end)


def _after_heading(text: str, node: Node, *, leaf: bool) -> int:
    """Where a node's own words begin: after the marker, and after a heading that is a title, not a sentence."""
    start = min(node.span.start + len(node.marker), node.span.end)
    while start < node.span.end and text[start] in _SPACE:
        start += 1
    if node.heading and text.startswith(node.heading, start):
        after = start + len(node.heading)
        if after >= node.span.end:
            return start if leaf else after  # a leaf that is only a heading says what it requires there
        if text[after] in "\n" + _SPACE and node.heading[-1] not in "。；！？":
            return after
    return start


# What follows such words are rules of their own: 按照下列程序组织：（一）听证应当制作笔录.
_RULES_BEFORE = re.compile(
    r"(?:(?:依照|按照|根据)(?:下列|以下)规定|(?:下列|以下|如下)(?:程序|决定|情形分别|情况分别))[^。；：罚]{0,12}[：:]\s*$"
)


def are_rules(text: str, start: int) -> bool:
    """True when the list that begins at start holds rules of their own, which need no words before them."""
    return _RULES_BEFORE.search(text, max(0, start - 40), start) is not None


def announced(text: str, outline: Outline) -> frozenset[int]:
    """Nodes that only complete the words before them (履行下列职责：（一）……；): fragments without them.

    Their list follows a colon, and most of its members end in ；, not in 。.
    """
    children: dict[int, list[int]] = {}
    for i, node in enumerate(outline.nodes):
        if node.parent is not None:
            children.setdefault(node.parent, []).append(i)
    found: set[int] = set()
    for those in children.values():
        start = outline.nodes[those[0]].span.start
        before = text[max(0, start - 4) : start].rstrip()
        ends = [text[outline.nodes[i].span.start : outline.nodes[i].span.end].rstrip()[-1:] for i in those]
        if are_rules(text, start):
            continue
        if before.endswith(("：", ":")) and sum(end in "；;，" for end in ends) * 2 >= len(ends) - 1:
            found.update(those)
    return frozenset(found)
