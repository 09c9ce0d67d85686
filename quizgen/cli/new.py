"""quizgen new: a deck to write by hand."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.common import Force, Quiet

Target = Annotated[Path, typer.Argument(metavar="DECK", help="The deck file to write, such as safety.yaml.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("new")(new)


def new(deck: Target, force: Force = False, quiet: Quiet = False) -> None:
    """Write an example deck with comments, one item of each kind, to start a bank of your own."""
    from quizgen.deck.example import EXAMPLE
    from quizgen.deck.minting import with_ids
    from quizgen.files import write_atomically

    text, _ = with_ids(EXAMPLE)
    write_atomically(deck, text.encode(), force=force)
    if not quiet:
        typer.echo(f"{deck}: four example items; change them, add your own, then: quizgen check --fix {deck}")
