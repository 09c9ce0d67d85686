"""Short texts of our own with the right tree written into them: what is a node, and what only looks like one."""

import re
from pathlib import Path

import pytest

from quizgen.document.document import Document
from quizgen.outline.build import build_outline

# A marker is labelled [[level|marker]]; everything else is text.
_LABEL = re.compile(r"\[\[(\d)\|(.*?)\]\]")


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            why, _, body = part.partition("\n")
            yield pytest.param(body.rstrip("\n"), id=f"{path.stem}: {why}")


def _labelled(body):
    """The text without its labels, and the nodes that they ask for: start, marker, level."""
    text, at, nodes = "", 0, []
    for match in _LABEL.finditer(body):
        text += body[at : match.start()]
        nodes.append((len(text), match[2], int(match[1])))
        text += match[2]
        at = match.end()
    return text + body[at:], nodes


CASES = list(_cases())


def _found(text):
    return [(node.span.start, node.marker, node.level) for node in build_outline(Document(text)).nodes]


@pytest.mark.parametrize("body", CASES)
def test_tree(body):
    text, nodes = _labelled(body)
    assert _found(text) == nodes


@pytest.mark.parametrize("body", CASES)
def test_parents_are_the_nearest_node_above(body):
    nodes = build_outline(Document(_labelled(body)[0])).nodes
    for i, node in enumerate(nodes):
        above = [j for j in range(i) if nodes[j].level < node.level]
        assert node.parent == (above[-1] if above else None)
