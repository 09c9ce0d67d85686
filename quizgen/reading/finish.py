"""The last step of every reader: cleaning, then a frozen Document."""

from collections.abc import Iterable

from msgspec.structs import replace

from quizgen.chinese.patterns import IDEOGRAPH, lazily
from quizgen.document.document import Document, Facts, Heading
from quizgen.document.span import Span
from quizgen.errors import SourceError
from quizgen.reading.front import drop_signature, merge, read_front
from quizgen.reading.furniture import drop_furniture
from quizgen.reading.source import Block, Source
from quizgen.reading.spacing import close_spaces

_LOST_INDENT = lazily(rf"(?:\?\?|\?{{4}})(?={IDEOGRAPH}|[（(“《0-9])")
_FEWEST_LOST = 3


def finish(source: Source, *, name: str = "", title: str = "") -> Document:
    """The Document of a file's blocks: furniture and front matter out, spaces closed.

    name: of the file. title: used when neither the text nor its format names one. Raises SourceError when no Chinese
    character is left.
    """
    if not _holds_chinese(source.blocks):
        raise SourceError(_nothing_left(source), path=name or None)
    body, page = drop_furniture(_without_lost_indents(source.blocks))
    if not _holds_chinese(body):
        body = list(source.blocks)  # nothing but furniture: then it is what the file is about
    front = read_front(body, known_title=source.title or page.title)
    signed, signature = drop_signature(list(front.body))
    blocks = [replace(block, text=text) for block in signed if (text := close_spaces(block.text))]
    facts = merge(source.facts, front.facts) if source.facts.date else merge(front.facts, source.facts)
    if not facts.date:
        facts = merge(facts, Facts(date=signature.date or page.date))
    facts = merge(facts, Facts(issuer=signature.issuer))
    return Document(
        text="\n".join(block.mark + block.text for block in blocks),
        title=close_spaces(front.title) or title,
        source=name,
        facts=facts,
        headings=_headings(blocks),
        numbered=_numbered(blocks),
        warnings=source.warnings,
    )


def _holds_chinese(blocks: Iterable[Block]) -> bool:
    return any(
        "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or "\U00020000" <= c <= "\U0003ffff"
        for block in blocks
        for c in block.text
    )


def _without_lost_indents(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks without the ?? that a converter wrote for the two wide spaces before each paragraph."""
    lost = sum(_LOST_INDENT.match(block.text) is not None for block in blocks)
    if lost < _FEWEST_LOST or 2 * lost < len(blocks):
        return list(blocks)
    return [replace(block, text=_LOST_INDENT.sub("", block.text)) for block in blocks]


def _nothing_left(source: Source) -> str:
    if source.warnings:
        return f"leaves no Chinese text to work with: {source.warnings[0]}"
    if not any(block.text.strip() for block in source.blocks):
        return "is empty: there is no text in it"
    return "holds no Chinese text, which is what quizgen makes items from"


def _headings(blocks: list[Block]) -> tuple[Heading, ...]:
    found, at = [], 0
    for block in blocks:
        if block.level:
            start = at + len(block.mark)
            found.append(Heading(Span(start, start + len(block.text)), block.level))
        at += len(block.mark) + len(block.text) + 1
    return tuple(found)


def _numbered(blocks: list[Block]) -> tuple[int, ...]:
    found, at = [], 0
    for block in blocks:
        if block.numbered:
            found.append(at + len(block.mark))
        at += len(block.mark) + len(block.text) + 1
    return tuple(found)
