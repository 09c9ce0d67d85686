"""Document -> Outline: find the markers, join them to lists, put the lists into one another."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.outline.chains import Chain, link
from quizgen.outline.markers import Setting
from quizgen.outline.outline import Node, Outline
from quizgen.outline.scan import Candidate, candidates


@dataclass(slots=True)
class _Open:
    chain: Chain
    node: int


def build_outline(document: Document) -> Outline:
    """The numbered tree of document; empty where it has no numbering."""
    text = document.text
    chains = link(candidates(text))
    marked = sorted(((member, chain) for chain in chains for member in chain.members), key=lambda pair: pair[0].start)
    parents = _parents(text, marked)
    return Outline(_nodes(text, marked, parents), ())


def _parents(text: str, marked: Sequence[tuple[Candidate, Chain]]) -> list[int | None]:
    breaks = [match.end() for match in re.finditer(r"\n+|(?<=[。！？”])[ \u3000]+|[ \u3000]{2,}", text)]
    stack: list[_Open] = []
    parents: list[int | None] = []
    for i, (member, chain) in enumerate(marked):
        while stack and stack[-1].chain is not chain and not _inside(text, breaks, stack[-1], marked, member, chain):
            stack.pop()
        if stack and stack[-1].chain is chain:
            stack.pop()
        parents.append(stack[-1].node if stack else None)
        stack.append(_Open(chain, i))
    return parents


def _inside(
    text: str,
    breaks: list[int],
    top: _Open,
    marked: Sequence[tuple[Candidate, Chain]],
    member: Candidate,
    chain: Chain,
) -> bool:
    """True when member belongs to the item that top stands at."""
    style, outer = chain.style, top.chain.style
    if style is outer:
        return top.chain.members[-1].start > member.start
    if style.setting is Setting.STRUCTURE and outer.setting is Setting.STRUCTURE:
        return style.rank > outer.rank
    if chain.members[0].start < marked[top.node][0].start:
        return False
    if top.chain.members[-1].start > member.start:
        return True
    if outer.setting is Setting.STRUCTURE:
        return True
    if style.rank < outer.rank:
        return bisect_right(breaks, member.start) == bisect_right(breaks, marked[top.node][0].start)
    return True


def _nodes(text: str, marked: Sequence[tuple[Candidate, Chain]], parents: list[int | None]) -> tuple[Node, ...]:
    ends = [len(text)] * len(marked)
    levels: list[int] = []
    open_: list[int] = []
    for i, parent in enumerate(parents):
        levels.append(1 if parent is None else levels[parent] + 1)
        while open_ and open_[-1] != parent:
            ends[open_.pop()] = marked[i][0].start
        open_.append(i)
    nodes = []
    for i, (member, _) in enumerate(marked):
        first = marked[i + 1][0].start if i + 1 < len(marked) else ends[i]
        heading = re.match(r"[ \u3000\n]*([^。！？；\n]{0,60})", text[member.end : min(first, member.end + 80)])
        end = member.start + len(text[member.start : ends[i]].rstrip())
        nodes.append(
            Node(
                marker=text[member.start : member.end].rstrip(),
                heading=heading[1].strip() if heading else "",
                level=levels[i],
                parent=parents[i],
                span=Span(member.start, end),
            )
        )
    return tuple(nodes)
