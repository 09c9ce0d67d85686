"""The same text as a web page has the same outline, whatever the page makes its lines of."""

import html

import pytest

from quizgen import pipeline
from quizgen.reading.files import read_bytes

_PAGES = {
    "paragraphs": lambda lines: "".join(f"<p>{line}</p>" for line in lines),
    "line breaks": lambda lines: f"<div>{'<br>'.join(lines)}</div>",
    "boxes with indents": lambda lines: f"<div>{''.join(f'<div>&emsp;&emsp;{line}</div>' for line in lines)}</div>",
}


def _tree(document):
    return [("".join(node.marker.split()), node.level) for node in pipeline.outline(document).nodes]


@pytest.mark.parametrize("page", _PAGES)
def test_page_makes_no_difference(page, cases):
    changed = []
    for case in cases:
        body = _PAGES[page](map(html.escape, case.text.split("\n")))
        document = read_bytes(f"<html><body>{body}</body></html>".encode())
        if _tree(document) != _tree(pipeline.read_text(case.text)):
            changed.append(case.why)
    assert changed == []
