"""quizgen schema: the JSON Schema of deck files."""

import json
from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.common import Force

To = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write it to a file, such as deck.schema.json.", show_default=False),
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("schema")(schema)


def schema(output: To = None, force: Force = False) -> None:
    """Print the JSON Schema of a deck file, for editors and programs.

    A deck file names ./deck.schema.json in its first line: put it there, and editors complete and check as you type.
    """
    from quizgen.deck.schema import schema as deck_schema
    from quizgen.files import write_atomically

    text = json.dumps(deck_schema(), ensure_ascii=False, indent=1) + "\n"
    if output is None:
        typer.echo(text, nl=False)
    else:
        write_atomically(output, text.encode(), force=force)
