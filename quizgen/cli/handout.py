"""Handouts for two commands: quizgen sheet --handout and quizgen outline --format."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from quizgen.cli.common import beside
from quizgen.errors import OutputError, RequestError

if TYPE_CHECKING:
    from quizgen.document.document import Document
    from quizgen.out.handout.handout import Source
    from quizgen.outline.outline import Node

FontSize = Annotated[float, typer.Option("--font-size", min=7, max=24, help="Points.")]
FontDir = Annotated[
    Path | None, typer.Option("--font-dir", help="A folder with Chinese fonts to use.", show_default=False)
]
AnyEnum = TypeVar("AnyEnum", bound=StrEnum)


def one_of(kind: type[AnyEnum], value: str, option: str) -> AnyEnum:
    """The enum member an option names. Raises RequestError that lists them all."""
    try:
        return kind(value.lower())
    except ValueError as error:
        raise RequestError(f"{option} is one of {', '.join(kind)}, not “{value}”") from error


def target_of(source: str, added: str, to: str, output: Path | None) -> Path:
    """Where a result goes, its suffix saying the format: output, else beside the source under its name and added.

    Raises RequestError where output has the suffix of another format than to.
    """
    wanted = to.lower() or "pdf"
    if output is None:
        found = beside(source, f".{wanted}", None)
        return found.with_name(found.stem + added + found.suffix)
    if not output.suffix:
        return output.with_name(f"{output.name}.{wanted}")
    if to and output.suffix.lower() != f".{wanted}":
        raise RequestError(f"--format {to} does not fit a file that ends in {output.suffix}", path=output)
    return output


def write_all(outputs: dict[Path, bytes], force: bool) -> None:
    """Write every file, or none where one of them would replace something."""
    from quizgen.files import write_atomically

    for path in outputs:
        if path.exists() and not force:
            raise OutputError("already exists; choose another name with -o, or replace it with --force", path=path)
    for path, data in outputs.items():
        write_atomically(path, data, force=force)


def handout_source(document: "Document") -> "Source":
    """The document's words, headings and formulations as plain values."""
    from quizgen import pipeline
    from quizgen.out.handout.handout import Heading, Source, Term

    tree = pipeline.outline(document)
    headings = tuple(Heading(node.span, node.level, _end_of_name(document, node)) for node in tree.nodes)
    terms = tuple(Term((f.span, *f.occurrences), f.weight) for f in pipeline.formulations(document))
    facts = document.facts
    origin = "\u3000".join(filter(None, (facts.speaker or facts.issuer, facts.number, facts.date)))
    return Source(document.title or document.source, origin, document.text, headings, terms)


def _end_of_name(document: "Document", node: "Node") -> int:
    """Where the marker and the words that name a node end (characters)."""
    start, end = node.span.start, node.span.end
    marked = start + len(node.marker) if document.text.startswith(node.marker, start) else start
    named = document.text.find(node.heading, start, end) if node.heading else -1
    return named + len(node.heading) if named >= 0 else marked
