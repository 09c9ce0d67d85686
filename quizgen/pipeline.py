"""START HERE: the whole flow on one screen.

    path -> Document -> Outline -> Formulations -> Items -> Deck

Each step is a plain function of what stands left of it; the same input, recipe and seed give the same deck. Rooms are
imported inside the functions so that a program which needs one step does not load the others.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from quizgen.items.recipe import Recipe

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck
    from quizgen.document.document import Document
    from quizgen.formulations.formulation import Formulation
    from quizgen.items.choose import Rejected
    from quizgen.outline.outline import Outline


def read(path: str | Path) -> Document:
    """The document in a file of any supported kind. Raises SourceError when it cannot be read."""
    from quizgen.reading.files import read_file

    return read_file(Path(path))


def read_text(text: str, title: str = "") -> Document:
    """A document from text, cleaned like a file's."""
    from quizgen.reading.text import document_from_text

    return document_from_text(text, title=title)


def outline(document: Document) -> Outline:
    """The numbered tree."""
    from quizgen.outline.build import build_outline

    return build_outline(document)


def formulations(document: Document) -> tuple[Formulation, ...]:
    """The wording worth learning, in document order."""
    from quizgen.formulations.find import find_formulations

    return find_formulations(document, outline(document))


def make(document: Document, recipe: Recipe = Recipe()) -> Deck:  # noqa: B008  a frozen value
    """The deck that the recipe asks for. Raises RequestError for a section that the document does not have."""
    return make_explained(document, recipe, explains=False).deck


class Made(msgspec.Struct, frozen=True):
    """A deck, the outline and the formulations it was made from, and the candidates that were rejected on the way, each
    with why."""

    deck: Deck
    outline: Outline
    formulations: tuple[Formulation, ...]
    rejected: tuple[Rejected, ...]


def make_explained(
    document: Document,
    recipe: Recipe = Recipe(),  # noqa: B008  a frozen value
    *,
    explains: bool = True,
) -> Made:
    """The same deck, with what it came from; explains: also with what was rejected."""
    from quizgen.deck.deck import Deck, Section
    from quizgen.formulations.find import find_formulations
    from quizgen.garbage import seldom_collected
    from quizgen.items.choose import consider

    with seldom_collected():
        tree = outline(document)
        found = find_formulations(document, tree)
        choice = consider(document, tree, found, recipe, explains=explains)
    sections = tuple(
        Section(path=path, heading=node.heading) for path, node in zip(tree.paths, tree.nodes, strict=True)
    )
    deck = Deck(
        title=document.title,
        source=document.source,
        sha256=document.sha256,
        recipe=recipe,
        sections=sections,
        items=choice.items,
    )
    return Made(deck, tree, found, choice.rejected)
