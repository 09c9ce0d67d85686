"""What tests of the items room share."""

from quizgen import pipeline
from quizgen.formulations.find import find_formulations
from quizgen.items.material import Material


def material_of(text: str) -> Material:
    """What items are made of, from the text of a document."""
    document = pipeline.read_text(text)
    outline = pipeline.outline(document)
    return Material(document, outline, find_formulations(document, outline))
