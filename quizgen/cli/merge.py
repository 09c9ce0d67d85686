"""quizgen merge: the banks of several people as one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.common import Force, Quiet, one_line

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
    from quizgen.deck.store import load, save

    merged = merge_banks([load(path) for path in decks])
    save(merged.deck, output, force=force)
    if not quiet:
        typer.echo(f"{output}: {len(merged.deck.items)} items, {merged.shared} of them in more than one deck")
    for conflict in merged.conflicts:
        for line in _side_by_side(conflict):
            typer.echo(line, err=True)
    if merged.conflicts:
        raise typer.Exit(1)


def _side_by_side(conflict: "Conflict") -> list[str]:
    first, second = conflict.first, conflict.second
    lines = [f"conflict: {first.id} has two forms; the second is kept as {second.id}; delete one of them"]
    for name in conflict.fields:
        lines.append(f"  {name}")
        lines += [f"    {item.id}: {one_line(str(getattr(item, name)))}" for item in (first, second)]
    return lines
