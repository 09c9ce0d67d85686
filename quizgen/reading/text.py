"""Text, plain or Markdown -> Document."""

import msgspec

from quizgen.document.document import Document
from quizgen.reading.characters import plain_characters
from quizgen.reading.finish import finish
from quizgen.reading.lines import split_blocks
from quizgen.reading.markdown import is_markdown, markdown_source
from quizgen.reading.mojibake import repair
from quizgen.reading.source import Source


def document_from_text(text: str, title: str = "") -> Document:
    """The Document of a text: furniture dropped, line breaks and spaces of typesetting closed, then frozen.

    Markdown is known by its marks. title: used when the text names none. Raises SourceError when text holds no Chinese
    character.
    """
    return finish(text_source(text), title=title)


def text_source(text: str, *, markdown: bool = False) -> Source:
    """The blocks of a text, before cleaning. markdown: read it as Markdown whatever it looks like."""
    repaired = repair(text)
    plain = plain_characters(repaired.text)
    if markdown or is_markdown(plain):
        return msgspec.structs.replace(markdown_source(plain), warnings=repaired.warnings)
    return Source(tuple(split_blocks(plain)), warnings=repaired.warnings)
