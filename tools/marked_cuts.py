"""Where readers with an item writer's eye would cut, in passages of the statutes and reports and sentences of items.

The two files hold no text: each line names a line of the texts by its hash (see line_hash), and says which of its
characters are the passage and where in the passage to cut (start-end, half-open), parted by tabs. In marked_cuts.tsv up
to three places were chosen, best first; in rated_cuts.tsv given ones were rated: start-end=rating, from 0 (not to be
asked) to 3 (one of the best). The passages themselves are found again in the data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from math import exp
from pathlib import Path

from blank_examples import Cut, Example, load

MARKED, RATED = (Path(__file__).with_name(name) for name in ("marked_cuts.tsv", "rated_cuts.tsv"))

# Tuned by cross-validation: how likely the marked places are, best first; and how much likelier a place is than one
# rated lower by one, as a power of e (one rated 0 is never taken).
SHARES = 0.55, 0.28, 0.17
RISE = 0.6


def load_marks(data: Path, files: list[Path]) -> tuple[list[Example], int]:
    """The passages of the files of marks that stand in data and have a place worth a cut, in their order, and how many
    do not stand there."""
    known = _lines(data)
    found: list[Example] = []
    missing = 0
    for file in files:
        for name, (start, end), places in _rows(file):
            line, paths = known.get(name, ("", []))
            if not line:
                missing += 1
                continue
            kind = "rated" if any("=" in place for place in places) else "marked"
            statutes = frozenset(path.name for path in paths if path.suffix == ".md")
            if cuts := _cuts(places):
                found.append(Example(line[start:end], 0, 0, kind, statutes, cuts))
    return found, missing


@dataclass(frozen=True)
class Rated:
    """A passage of a file with the places that were rated in it: start, end, rating."""

    path: Path
    passage: str
    places: list[tuple[int, int, int]]


def load_ratings(data: Path) -> list[Rated]:
    """The rated passages that stand in data, by file (the first that holds the passage)."""
    known = _lines(data)
    found = []
    for name, (start, end), places in _rows(RATED):
        line, paths = known.get(name, ("", []))
        rated = [place.split("=") for place in places]
        if line:
            found.append(Rated(paths[0], line[start:end], [(*_range(where), int(rating)) for where, rating in rated]))
    return sorted(found, key=lambda rated: rated.path)


def _rows(file: Path) -> Iterator[tuple[str, tuple[int, int], list[str]]]:
    """The lines of a file: the line of the texts, the passage in it, and the places in that."""
    for row in file.read_text(encoding="ascii").splitlines():
        name, passage, *places = row.split("\t")
        yield name, _range(passage), places


def _cuts(places: list[str]) -> tuple[Cut, ...]:
    """The places with how likely they are to be cut; by the rating where there is one, else by the order."""
    found = []
    for number, place in enumerate(places):
        bounds, _, rating = place.partition("=")
        share = exp(RISE * int(rating)) if rating else SHARES[number]
        if rating != "0":
            found.append((*_range(bounds), share))
    return tuple(found)


def _range(words: str) -> tuple[int, int]:
    start, _, end = words.partition("-")
    return int(start), int(end)


def line_hash(line: str) -> str:
    """What a line of the texts is called in the files of marks."""
    return sha256(line.encode()).hexdigest()[:12]


def _lines(data: Path) -> dict[str, tuple[str, list[Path]]]:
    """By hash, the lines of data's statutes and reports without their marks of bold type, and the sentences of its
    items, each with the files that it stands in."""
    found: dict[str, tuple[str, list[Path]]] = {}
    for path in [*sorted((data / "laws").glob("*.md")), *sorted((data / "reports").glob("*.txt"))]:
        for raw in path.read_bytes().decode("utf8", "replace").split("\n"):
            line = raw.replace("**", "").strip()
            _, paths = found.setdefault(line_hash(line), (line, []))
            if path not in paths:
                paths.append(path)
    for example in load(data):
        found.setdefault(line_hash(example.sentence), (example.sentence, []))
    return found
