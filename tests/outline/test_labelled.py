"""What is a node, and what only looks like one: the labelled texts of conftest.py."""

from quizgen.document.document import Document
from quizgen.outline.build import build_outline


def test_tree(case):
    nodes = build_outline(Document(case.text)).nodes
    assert [(node.span.start, node.marker, node.level) for node in nodes] == case.nodes


def test_parents_are_the_nearest_node_above(case):
    nodes = build_outline(Document(case.text)).nodes
    for i, node in enumerate(nodes):
        above = [j for j in range(i) if nodes[j].level < node.level]
        assert node.parent == (above[-1] if above else None)
