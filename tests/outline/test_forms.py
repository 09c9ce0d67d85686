"""The same text as other files write it has the same outline, reading included."""

import re
import unicodedata

import pytest
from opencc import OpenCC

from quizgen import pipeline

_SIMPLIFIED, _TRADITIONAL = OpenCC("t2s"), OpenCC("s2t")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "old Mac line ends": lambda text: text.replace("\n", "\r"),
    "blank lines between paragraphs": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: "\n".join(f"\u3000\u3000{line}" for line in text.split("\n")),
    "spaces at line ends": lambda text: text.replace("\n", "  \n"),
    "zero-width characters": lambda text: re.sub("(.)", "\\1\u200b", text),
    "full-width digits": lambda text: text.translate(_WIDE),
    "traditional characters": lambda text: _TRADITIONAL.convert(text),
    "a byte order mark": lambda text: f"\ufeff{text}",
}


def _tree(text):
    nodes = pipeline.outline(pipeline.read_text(text)).nodes
    return [(_plain(node.marker), node.level) for node in nodes]


def _plain(marker):
    return _SIMPLIFIED.convert(unicodedata.normalize("NFKC", "".join(marker.split())))


@pytest.mark.parametrize("form", _FORMS)
def test_form_makes_no_difference(form, cases):
    changed = [case.why for case in cases if _tree(_FORMS[form](case.text)) != _tree(case.text)]
    assert changed == []
