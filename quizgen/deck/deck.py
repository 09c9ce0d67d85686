"""A set of items and what they were made from."""

import msgspec

from quizgen.items.item import Item
from quizgen.items.recipe import Recipe


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A node of the source's outline as a deck keeps it: its path ("一、/二是") and the words that name it."""

    path: str
    heading: str


class Deck(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """Items in the source's order, best known by its file (decks/NAME.yaml).

    title: of the document. source: its file name, sha256: the digest of its cleaned text ("" for a deck that a person
    wrote). sections: the outline, in document order, for the outputs that show headings.
    """

    title: str
    source: str = ""
    sha256: str = ""
    recipe: Recipe = msgspec.field(default_factory=Recipe)
    sections: tuple[Section, ...] = ()
    items: tuple[Item, ...] = ()
