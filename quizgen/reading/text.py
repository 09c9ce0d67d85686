"""Text, plain or Markdown -> Document."""

from quizgen.document.document import Document, Facts
from quizgen.reading.characters import plain_characters
from quizgen.reading.finish import finish
from quizgen.reading.lines import split_blocks
from quizgen.reading.markdown import is_markdown, markdown_blocks
from quizgen.reading.source import Source


def document_from_text(text: str, title: str = "") -> Document:
    """The Document of a text: furniture dropped, line breaks and spaces of typesetting closed, then frozen.

    Markdown is known by its marks. title: used when the text names none. Raises SourceError when text holds no Chinese
    character.
    """
    return finish(text_source(text), title=title)


def text_source(text: str, warnings: tuple[str, ...] = ()) -> Source:
    """The blocks of a text, before cleaning."""
    plain = plain_characters(text)
    blocks = markdown_blocks(plain) if is_markdown(plain) else split_blocks(plain)
    return Source(blocks=tuple(blocks), facts=Facts(), warnings=warnings)
