"""`quizgen anki`: a deck as Anki package, text import or preview page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.common import (
    MAX_SIZE,
    AcceptedOnly,
    AsJson,
    DeckInput,
    Encoding,
    Force,
    Items,
    Kinds,
    MaxSize,
    MinScore,
    Output,
    Quiet,
    Sections,
    Seed,
    beside,
    is_deck,
    load_deck,
    make_recipe,
    one_line,
    read_options,
    warn,
)

if TYPE_CHECKING:
    from quizgen.out.anki.export import Targets
    from quizgen.out.anki.plan import Plan

Csv = Annotated[bool, typer.Option("--csv", help="Write a text file for Anki's import instead of a package.")]
Preview = Annotated[
    Path | None,
    typer.Option("--preview", metavar="FILE", help="Write a page that shows the cards; no package without -o."),
]
OneDeck = Annotated[bool, typer.Option("--one-deck", help="All cards in one deck, no subdecks by section.")]
Typed = Annotated[bool, typer.Option("--typed", help="Fill-ins ask for a typed answer.")]
Refresh = Annotated[bool, typer.Option("--refresh", help="Update every note, even those that did not change.")]


def register(app: typer.Typer) -> None:
    """Add the command."""

    @app.command("anki")
    def anki(
        deck: DeckInput,
        output: Output = None,
        force: Force = False,
        csv: Csv = False,
        preview: Preview = None,
        one_deck: OneDeck = False,
        typed: Typed = False,
        refresh: Refresh = False,
        items: Items = 0,
        kinds: Kinds = "",
        seed: Seed = 0,
        sections: Sections = None,
        min_score: MinScore = 0.0,
        accepted_only: AcceptedOnly = False,
        encoding: Encoding = "",
        max_size: MaxSize = MAX_SIZE,
        as_json: AsJson = False,
        quiet: Quiet = False,
    ) -> None:
        """Make an Anki package from a deck (or straight from a document).

        Exporting a deck again updates the notes that changed and leaves the others alone; what this needs is kept in
        NAME.anki-state.json beside the deck.
        """
        from quizgen.out.anki.export import plan_export, write_export
        from quizgen.out.anki.plan import Choices

        targets = _targets(deck, output, csv, preview)
        recipe = make_recipe(items, kinds, seed, sections, min_score)
        options = read_options(encoding, max_size)
        made = load_deck(deck, recipe, accepted_only=accepted_only, options=options)
        plan = plan_export(made, targets, Choices(one_deck, typed, refresh), force=force)
        if problem := write_export(plan, targets, force=force):
            warn(f"{problem}; the next export will not know what changed since this one")
        _tell(plan, targets, as_json, quiet)
        if plan.unfit:
            raise typer.Exit(1)


def _targets(deck: str, output: Path | None, csv: bool, preview: Path | None) -> "Targets":
    from quizgen.out.anki.export import Targets

    source = None if deck == "-" else Path(deck)
    deck_file = source if is_deck(deck) else None
    text = beside(deck, ".csv", output) if csv else None
    package = None if csv or (preview and output is None) else beside(deck, ".apkg", output)
    return Targets(package, text, preview, source, deck_file)


def _tell(plan: "Plan", targets: "Targets", as_json: bool, quiet: bool) -> None:
    from quizgen.out.anki.report import as_builtins, sentences, warnings

    for line in warnings(plan):
        warn(one_line(line))
    if as_json:
        import json

        typer.echo(json.dumps(as_builtins(plan, targets), ensure_ascii=False, indent=2))
    elif not quiet:
        for line in sentences(plan, targets):
            typer.echo(one_line(line))
