"""The blanks that examiners rated, found again in the documents.

rated_blanks.tsv holds no words of a document, only where they stand: its name, a passage (characters, half-open), a
check sum of the passage, and rated spans in it, start-end:rating, counted from the passage's start. The ratings run
from 0 (strike it out) over 1 (weak) and 2 (sound) to 3 (one of the best things to ask there).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.items.material import Material

RATINGS = Path(__file__).with_name("rated_blanks.tsv")


@dataclass(frozen=True)
class Rated:
    """The rated blanks of one passage of a document."""

    document: str
    material: Material
    passage: Span
    blanks: list[tuple[Span, int]]


def check_sum(words: str) -> str:
    """What tells a passage from another that may stand in its place now."""
    return sha1(words.encode()).hexdigest()[:8]


def found_again(data: Path) -> Iterator[Rated]:
    """The rated passages, by document. Passages that the documents in data do not hold any more are counted and left
    out."""
    known = {path.name: path for folder in ("laws", "reports") for path in sorted((data / folder).glob("*"))}
    materials: dict[str, Material] = {}
    lost = 0
    for line in RATINGS.read_text(encoding="utf8").splitlines():
        name, place, sum_of, *rated = line.split("\t")
        if name not in materials and name in known:
            document = pipeline.read(known[name])
            outline = pipeline.outline(document)
            materials = {name: Material(document, outline, find_formulations(document, outline))}
        passage = _span(place)
        if name not in materials or check_sum(materials[name].text[passage.start : passage.end]) != sum_of:
            lost += 1
            continue
        pairs = [each.split(":") for each in rated]
        blanks = [(_span(where).shifted(passage.start), int(rating)) for where, rating in pairs]
        yield Rated(name, materials[name], passage, blanks)
    if lost:
        print(f"{lost} rated passages are not in {data} any more")


def _span(text: str) -> Span:
    start, _, end = text.partition("-")
    return Span(int(start), int(end))
