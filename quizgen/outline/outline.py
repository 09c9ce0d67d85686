"""The numbered tree of a document."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import msgspec

from quizgen.document.span import Span


class Node(msgspec.Struct, frozen=True, gc=False):
    """One numbered part.

    marker: as written ("一、" "一是" "（三）" "第十二条" "——"); "" for a heading that only the file's format marks.
    heading: the words that name it, without the marker, cut at the first sentence end. level: 1 = top.
    parent: index into Outline.nodes, None at the top. span: from the marker to the end of the node's last character,
    its children included.
    """

    marker: str
    heading: str
    level: int
    parent: int | None
    span: Span


@dataclass(frozen=True)
class Outline:
    """All nodes in document order. remarks: what does not hold together in the numbering, one sentence each."""

    nodes: tuple[Node, ...] = ()
    remarks: tuple[str, ...] = ()

    @cached_property
    def leaves(self) -> tuple[int, ...]:
        """Indices of the nodes without children, in document order."""
        parents = {node.parent for node in self.nodes}
        return tuple(i for i in range(len(self.nodes)) if i not in parents)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """For each node its section path: the names of its ancestors and itself, joined by "/", as in 一、/二是.

        A name is the marker as written; a heading without a marker names itself. Paths may repeat
        (two lists under one parent).
        """
        found: list[str] = []
        for node in self.nodes:
            name = (node.marker or node.heading).replace("/", "／")
            found.append(name if node.parent is None else f"{found[node.parent]}/{name}")
        return tuple(found)

    def innermost(self, span: Span) -> int | None:
        """Index of the deepest node that contains all of span; None where no node does."""
        # Nodes nest, so whatever holds span also holds the last node that begins at or before it.
        at: int | None = bisect_right(self._starts, span.start) - 1
        while at is not None and at >= 0:
            if self.nodes[at].span.contains(span):
                return at
            at = self.nodes[at].parent
        return None

    @cached_property
    def _starts(self) -> list[int]:
        return [node.span.start for node in self.nodes]
