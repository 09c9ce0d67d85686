"""How many of the wrong options that a careful writer would choose are proposed; the floor only rises."""

import json

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.distractors import propose_distractors
from tests.conftest import ROOT

LABELS = json.loads((ROOT / "tests" / "quality" / "distractors.json").read_text(encoding="utf-8"))


def measure() -> dict[str, float]:
    """first: our first proposal is one of the labelled ones; of_three, of_ten: the share of the labelled ones (of
    as many as fit) among our first 3 and 10."""
    first = of_three = of_ten = 0.0
    context = "\n".join(text for text, _, _ in LABELS["spans"])
    document = Document(context)
    for text, key, labelled in LABELS["spans"]:
        start = context.index(text) + text.index(key)
        found = propose_distractors(document, Span(start, start + len(key)))
        first += found[0] in labelled
        of_three += len(set(found[:3]) & set(labelled)) / min(3, len(labelled))
        of_ten += len(set(found) & set(labelled)) / len(labelled)
    size = len(LABELS["spans"])
    return {"first": first / size, "of_three": of_three / size, "of_ten": of_ten / size}


def test_proposals_hold_the_floor() -> None:
    figures = measure()
    for name, floor in LABELS["floor"].items():
        assert figures[name] >= floor, f"{name} is {figures[name]:.3f}, the floor in distractors.json {floor}"
