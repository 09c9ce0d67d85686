"""Whatever the text: nodes nest, stand in order, and do not depend on how the file writes its characters."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.document.document import Document, Heading
from quizgen.document.span import Span
from quizgen.outline.build import build_outline
from quizgen.outline.markers import STYLES

_MARKERS = """
一、 二、 三、 （一） （二） （三） 1. 2. 3. (1) (2) 1、 2、 1.1 1.2 ① ② ③ 一是 二是 三是 一要 二要 第一， 第二，
首先， 其次， 最后， 其一， 其二， —— • A. B. 甲、 乙、 第一章_ 第二章_ 第一条_ 第二条_ 第二条之一_ 附则 附件一 注：
"""
_WORDS = "三项措施： 甲 乙丙 同志们， 。 ； ， ： “ ” 第 统"
_BLANKS = ["\n", " ", "\u3000\u3000", "\n\n", "# "]
_PIECES = st.sampled_from([word.replace("_", "\u3000") for word in f"{_MARKERS} {_WORDS}".split()] + _BLANKS)
_TEXTS = st.lists(_PIECES, max_size=60).map("".join)


def _assert_nested(text, tree):
    ends = {}
    for i, node in enumerate(tree.nodes):
        assert 0 <= node.span.start < node.span.end <= len(text)
        assert text[node.span.start :].startswith(node.marker)
        assert node.marker or node.heading
        assert "\n" not in node.heading
        if node.parent is None:
            assert node.level == 1
        else:
            assert node.parent < i
            assert node.level == tree.nodes[node.parent].level + 1
            assert tree.nodes[node.parent].span.contains(node.span)
        # Siblings do not overlap.
        assert ends.get(node.parent, 0) <= node.span.start
        ends[node.parent] = node.span.end
    assert all(a.span.start < b.span.start for a, b in pairwise(tree.nodes))


@given(_TEXTS)
@settings(max_examples=300)
def test_nodes_nest(text):
    _assert_nested(text, build_outline(Document(text)))


@given(_TEXTS, st.data())
def test_nodes_nest_with_headings(text, data):
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip() and data.draw(st.booleans()):
            lines.append(Heading(Span(at, at + len(line)), data.draw(st.integers(1, 3))))
        at += len(line) + 1
    _assert_nested(text, build_outline(Document(text, headings=tuple(lines))))


@given(st.text())
def test_any_text(text):
    _assert_nested(text, build_outline(Document(text)))


def _shape(tree):
    return [(node.level, node.parent, node.span) for node in tree.nodes]


@given(_TEXTS)
def test_full_width_digits_and_brackets_make_no_difference(text):
    wide = text.translate(str.maketrans("0123456789()", "０１２３４５６７８９（）"))
    assert _shape(build_outline(Document(wide))) == _shape(build_outline(Document(text)))


@given(_TEXTS)
def test_traditional_markers_make_no_difference(text):
    traditional = text.translate(str.maketrans("条节编项则统后", "條節編項則統後"))
    assert _shape(build_outline(Document(traditional))) == _shape(build_outline(Document(text)))


@given(_TEXTS, st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20)), max_size=20))
def test_innermost_is_the_deepest_node_around(text, spans):
    tree = build_outline(Document(text))
    for start, length in spans:
        span = Span(start, start + length)
        around = [i for i, node in enumerate(tree.nodes) if node.span.contains(span)]
        assert tree.innermost(span) == (around[-1] if around else None)


@given(st.data())
def test_every_marker_holds_what_its_style_needs(data):
    style = data.draw(st.sampled_from([style for style in STYLES if style.needs]))
    marker = data.draw(st.from_regex(style.expression))
    found = re.search(style.expression, marker)
    assert found is not None
    if style.value(found["n"]) is not None:
        assert style.match(found[0] + marker[found.end() :], 0) is not None
