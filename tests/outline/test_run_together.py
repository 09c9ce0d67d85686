"""A text whose paragraphs were run together, or wrapped at a page's edge, has the outline of its paragraphs."""

import re
from pathlib import Path

import pytest

from quizgen import pipeline

SAMPLES = [path for path in sorted((Path(__file__).parents[2] / "decks").glob("*.txt")) if len(path.read_text()) > 1500]


def _wrapped(text: str, width: int) -> str:
    """Each paragraph broken after width characters; closing marks stay with the line above."""
    return "\n".join(re.sub(rf"(.{{{width}}}[，。；：、！？”）》]*)(?=.)", r"\1\n", line) for line in text.split("\n"))


_FORMS = {
    "wide gaps": lambda text: text.replace("\n", "\u3000\u3000"),
    "single spaces": lambda text: text.replace("\n", " "),
    "wrapped, indented": lambda text: _wrapped("\u3000\u3000" + text.replace("\n", "\n\u3000\u3000"), 30),
    "wrapped, blank lines": lambda text: _wrapped(text.replace("\n", "\n\n"), 30),
}


def _tree(text: str) -> list[tuple[str, str, int]]:
    document = pipeline.read_text(text)
    return [
        (node.marker, re.sub(r"\s", "", document.text[node.span.start :])[:12], node.level)
        for node in pipeline.outline(document).nodes
    ]


def test_there_are_samples() -> None:
    assert SAMPLES


@pytest.mark.parametrize("form", _FORMS)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_form_keeps_the_tree(sample: Path, form: str) -> None:
    text = pipeline.read(sample).text
    assert _tree(_FORMS[form](text)) == _tree(text)


def test_wrapped_lines_go_on_whatever_they_begin_with() -> None:
    # Every second line of the wrapped text begins with what could be a marker.
    paragraph = "巡查记录由当班人员填写并于交班时签字，缺页或者涂改的按照本办法处理，"
    paragraph += "连续缺页一是通报，二是扣分，三是停班。"
    text = "\n".join([paragraph] * 12)
    for width in (20, 23, 26, 38, 42, 46):
        assert pipeline.read_text(_wrapped("\u3000\u3000" + text.replace("\n", "\n\u3000\u3000"), width)).text == text


def test_marker_cut_by_a_line_end() -> None:
    cut = "要办三件事：（一）修路；（\n二）架桥；（三\n）通电。违反第十\n二条的，另行处理。"
    assert pipeline.read_text(cut).text == cut.replace("\n", "")
