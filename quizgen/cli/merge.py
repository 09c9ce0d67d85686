"""quizgen merge: the banks of several people as one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.common import Force, Quiet, one_line
from quizgen.errors import RequestError

if TYPE_CHECKING:
    from quizgen.deck.banks import Conflict

Decks = Annotated[list[Path], typer.Argument(metavar="DECK DECK…", help="Deck files.")]
To = Annotated[Path, typer.Option("-o", "--output", help="The merged deck.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("merge")(merge)


def merge(decks: Decks, output: To, force: Force = False, quiet: Quiet = False) -> None:
    """Put several decks together. What two people changed differently is kept both ways and shown side by side.

    Exit code 1 when there are such conflicts.
    """
    from quizgen.deck.banks import merge as merge_banks
    from quizgen.deck.editing import open_deck, with_comments
    from quizgen.files import write_atomically

    files = [open_deck(path) for path in decks]
    if len(files) < 2:
        raise RequestError("name at least two decks to merge")
    merged = merge_banks([file.deck for file in files])
    write_atomically(output, with_comments(merged.deck, files).encode(), force=force)
    if not quiet:
        typer.echo(f"{output}: {len(merged.deck.items)} items, {merged.shared} of them in more than one deck")
    for conflict in merged.conflicts:
        for line in _side_by_side(conflict):
            typer.echo(line, err=True)
    if merged.conflicts:
        raise typer.Exit(1)


def _side_by_side(conflict: "Conflict") -> list[str]:
    first, second = conflict.first, conflict.second
    lines = [f"conflict: {first.id} has two forms; the second is kept as {second.id}; reject one of them in review"]
    for name in conflict.fields:
        lines.append(f"  {name}")
        lines += [f"    {item.id}: {one_line(_shown(getattr(item, name)))}" for item in (first, second)]
    return lines


def _shown(value: object) -> str:
    """A field's value as a person reads it."""
    if isinstance(value, tuple):
        return " / ".join(map(_shown, value)) or "(nothing)"
    if isinstance(value, dict):
        return ", ".join(f"{name}: {text}" for name, text in value.items()) or "(nothing)"
    return str(value) if value not in ("", None) else "(nothing)"
