"""The same text as other files write it has the same outline, reading included."""

import re
import unicodedata

import pytest

from quizgen import pipeline

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "blank lines between paragraphs": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: "\n".join(f"\u3000\u3000{line}" for line in text.split("\n")),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "zero-width characters": lambda text: re.sub("(.)", "\\1\u200b", text),
    "full-width digits": lambda text: text.translate(_WIDE),
    "a byte order mark": lambda text: f"\ufeff{text}",
}


def _tree(text):
    nodes = pipeline.outline(pipeline.read_text(text)).nodes
    return [(unicodedata.normalize("NFKC", "".join(node.marker.split())), node.level) for node in nodes]


@pytest.mark.parametrize("form", _FORMS)
def test_form_makes_no_difference(form, cases):
    changed = [case.why for case in cases if _tree(_FORMS[form](case.text)) != _tree(case.text)]
    assert changed == []
