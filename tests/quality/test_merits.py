"""The merit of blanks in our own sentences parts those that an examiner would let stand from the others."""

from collections.abc import Iterator
from pathlib import Path

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.items.material import Material
from quizgen.items.merit import Judged

LABELLED = Path(__file__).with_name("merits.tsv")

# How often a blank that may stand has the higher merit of two; only rises. How far it may be passed before.
FLOOR, SLACK = 0.91, 0.02


def labelled() -> Iterator[tuple[float, bool]]:
    """The merit of each blank, and whether it may stand."""
    for line in LABELLED.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            continue
        stands, text, asked = line.split("\t")
        document = pipeline.read_text(text)
        outline = pipeline.outline(document)
        material = Material(document, outline, find_formulations(document, outline))
        passage, start = Span(0, len(text)), text.index(asked)
        place = Span(start, start + len(asked))
        kinds = {o.span: o.formulation.kind for o in material.occurrences_in(passage)}
        yield Judged(material, passage).merit(place, kinds.get(place)), stands == "1"


def test_the_floor_holds_and_rises() -> None:
    known = list(labelled())
    good = [merit for merit, stands in known if stands]
    bad = [merit for merit, stands in known if not stands]
    higher = sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))
    assert higher >= FLOOR, f"{higher:.3f} of the pairs are told, the floor is {FLOOR}"
    assert higher <= FLOOR + SLACK, f"{higher:.3f} of the pairs are told; raise the floor"
