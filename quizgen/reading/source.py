"""What a reader of one kind of file hands on: blocks of text, before cleaning."""

import msgspec

from quizgen.document.document import Facts


class Block(msgspec.Struct, frozen=True, gc=False):
    """One paragraph, heading, list item or table row, without line breaks. level: 1.. for a heading, else 0.

    mark: what the source writes before a heading to say that it is one (Markdown's #); it stays before the text.
    numbered: the file's own list style gave it its number.
    """

    text: str
    level: int = 0
    mark: str = ""
    numbered: bool = False


class Source(msgspec.Struct, frozen=True):
    """The blocks of one file in order, and what its format says about it ("" and () where it says nothing)."""

    blocks: tuple[Block, ...]
    title: str = ""
    facts: Facts = msgspec.field(default_factory=Facts)
    warnings: tuple[str, ...] = ()
