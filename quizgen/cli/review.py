"""quizgen review: accept, edit or reject items one by one."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.check import source_of
from quizgen.errors import RequestError

DeckFile = Annotated[Path, typer.Argument(metavar="DECK", help="A deck file.")]
OnlyOption = Annotated[str, typer.Option("--only", help="Which items: draft, flawed or stale.")]
Above = Annotated[
    float | None,
    typer.Option(
        "--accept-above", min=0, max=1, help="Accept flawless drafts of at least this score, ask nothing.",
        show_default=False,
    ),
]  # fmt: skip
Source = Annotated[str, typer.Option("--source", help="The source, when not beside the deck.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(deck: DeckFile, only: OnlyOption = "draft", accept_above: Above = None, source: Source = "") -> None:
    """Look at a deck item by item with its source: accept, edit, reject with a reason, skip, undo.

    Every decision is saved before the next item is shown.
    """
    from rich.console import Console

    from quizgen.deck import reviewing
    from quizgen.deck.editing import open_deck
    from quizgen.out.terminal.review import Review

    if only not in list(reviewing.Only):
        raise RequestError(f"“{only}” is not known; --only takes {', '.join(reviewing.Only)}")
    file = open_deck(deck)
    document = source_of(file.deck, deck, source)
    if accept_above is not None:
        changed, count = reviewing.accept_above(file.deck, accept_above, document)
        file.replaced(changed)
        typer.echo(f"{deck}: {count} items accepted")
        return
    queue = reviewing.to_review(file.deck, reviewing.Only(only), document)
    if not queue:
        typer.echo(f"{deck}: nothing to review ({only})")
        return
    Review(file, document, queue, Console(highlight=False, emoji=False, markup=False)).run()
