"""quizgen check: what is wrong in deck files."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.common import AsJson, Quiet, is_deck, load_deck, one_line, read_source, warn
from quizgen.errors import DeckError, QuizgenError, RequestError

if TYPE_CHECKING:
    from quizgen.deck.check import Problem
    from quizgen.deck.deck import Deck
    from quizgen.document.document import Document

Decks = Annotated[list[str], typer.Argument(metavar="DECK…", help="Deck files, or documents to make decks from.")]
Source = Annotated[
    str, typer.Option("--source", help="The source of the deck, when it does not stand beside it.", show_default=False)
]
Fix = Annotated[bool, typer.Option("--fix", help="Write an id into each item that has none.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check")(check)


def check(decks: Decks, source: Source = "", fix: Fix = False, as_json: AsJson = False, quiet: Quiet = False) -> None:
    """Check decks: structure, ids, quotes against the source, every flaw by name, coverage, duplicates across decks.

    Exit code 0 when nothing is wrong, 1 when something is.
    """
    from quizgen.deck.check import check_ids_across

    if source and len(decks) > 1:
        raise RequestError("--source goes with one deck; check the decks one by one")
    if fix:
        for path in filter(is_deck, decks):
            _mint(Path(path), quiet)
    problems: list[Problem] = []
    reports: list[dict[str, Any]] = []
    read: list[tuple[str, Deck]] = []
    places: dict[str, dict[str, int]] = {}
    for path in decks:
        try:
            report, found, deck, places[path] = _check_one(path, source)
        except DeckError as error:
            if not Path(path).is_file():
                raise
            problems.append(_broken(path, error))
            continue
        reports.append(report)
        problems += found
        read.append((path, deck))
    problems += check_ids_across(read, places)
    if as_json:
        typer.echo(
            json.dumps({"decks": reports, "problems": [asdict(p) for p in problems]}, ensure_ascii=False, indent=1)
        )
    else:
        for line in (*_problem_lines(problems), *(() if quiet else _report_lines(reports))):
            typer.echo(line)
    if problems:
        raise typer.Exit(1)


def _check_one(path: str, source: str) -> "tuple[dict[str, Any], list[Problem], Deck, dict[str, int]]":
    from quizgen.deck.check import check_deck
    from quizgen.deck.coverage import coverage
    from quizgen.deck.store import loads, read_text
    from quizgen.deck.yaml_text import parse
    from quizgen.outline.build import build_outline

    lines: dict[str, int] = {}
    if is_deck(path):
        text = read_text(Path(path))
        deck = loads(text, path)
        lines = parse(text, path)[1]
        document = source_of(deck, Path(path), source)
    else:
        deck, document = load_deck(path), read_source(path)
    report: dict[str, Any] = {"path": path, "items": len(deck.items), "source_read": document is not None}
    if document is not None:
        leaves = [line for line in coverage(deck, build_outline(document)) if line.leaf]
        report["leaves"] = len(leaves)
        report["coverage"] = [{"path": line.path, "heading": line.heading, "items": line.items} for line in leaves]
        report["leaves_without_an_item"] = [line.path for line in leaves if not line.items]
    return report, check_deck(deck, path, lines, document), deck, lines


def source_of(deck: "Deck", path: Path, source: str) -> "Document | None":
    """The document a deck was made from, when it can be found."""
    place = Path(source) if source else path.parent / Path(deck.source).name if deck.source else None
    if place is None or (not source and not place.exists()):
        return None
    try:
        return read_source(str(place))
    except QuizgenError as error:
        warn(f"the source could not be read, so quotes are not checked: {error}")
        return None


def _mint(path: Path, quiet: bool) -> None:
    from quizgen.deck.minting import with_ids
    from quizgen.deck.text_file import open_text

    file = open_text(path)
    text, added = with_ids(file.text, str(path))
    file.replaced(text)
    if added and not quiet:
        typer.echo(f"{path}: {added} {'id' if added == 1 else 'ids'} written")


def _broken(path: str, error: DeckError) -> "Problem":
    from quizgen.deck.check import Problem

    return Problem(path, error.line, "", "structure", error.message)


def _problem_lines(problems: "list[Problem]") -> Iterator[str]:
    for p in problems:
        place = f"{p.path}:{p.line}" if p.line else p.path
        yield f"{place}: [{p.name}]{f' {p.item}' if p.item else ''} {one_line(p.sentence)}"


def _report_lines(reports: list[dict[str, Any]]) -> Iterator[str]:
    for r in reports:
        line = f"{r['path']}: {r['items']} items"
        if r["source_read"]:
            missing = r["leaves_without_an_item"]
            line += (
                f", every quote compared with the source, {r['leaves'] - len(missing)} of {r['leaves']} leaves covered"
            )
            line += f" (not {', '.join(missing[:8])}{' …' if len(missing) > 8 else ''})" if missing else ""
        else:
            line += ", source not found beside it: quotes not compared"
        yield line
