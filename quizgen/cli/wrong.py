"""`quizgen wrong`: the 错题本."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli import common
from quizgen.cli.quiz import Decks, ProgressFile
from quizgen.errors import RequestError

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck

Target = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", help="Make a deck (.yaml) or a sheet (.pdf, .docx, .html, .md) of them.", show_default=False
    ),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""

    @app.command("wrong")
    def wrong(
        decks: Decks,
        output: Target = None,
        days: Annotated[int, typer.Option("--days", min=1, help="How far back.")] = 30,
        progress: ProgressFile = None,
        force: common.Force = False,
        quiet: common.Quiet = False,
        as_json: common.AsJson = False,
    ) -> None:
        """List what was missed lately and not answered right on a later day; make a sheet or a deck of it."""
        from quizgen.study.missed import missed_items
        from quizgen.study.recover import using
        from quizgen.study.session import local_clock

        loaded = [common.load_deck(path) for path in decks]
        now = local_clock()
        found = using(progress, now, common.warn, lambda history: missed_items(history, loaded, now, days))
        if output is not None:
            _write(found, output, force)
        if as_json:
            import msgspec

            typer.echo(msgspec.json.format(msgspec.json.encode(found.items), indent=2).decode())
        elif output is not None and not quiet:
            typer.echo(f"{len(found.items)} items -> {output}")
        elif not quiet:
            from quizgen.out.terminal.start import print_missed

            print_missed(found, loaded)


def _write(deck: "Deck", output: Path, force: bool) -> None:
    if not deck.items:
        raise RequestError("nothing was missed, so there is nothing to write")
    if output.suffix.lower() in common.DECK_SUFFIXES:
        from quizgen.deck.store import save

        save(deck, output, force=force)
        return
    from quizgen.files import write_atomically
    from quizgen.items.recipe import DEFAULT_SHARES
    from quizgen.out.paper import Format, Look
    from quizgen.out.sheet.choose import Choice
    from quizgen.out.sheet.plan import Plan, make_sheet
    from quizgen.out.sheet.write import write_sheet

    try:
        form = Format(output.suffix.lstrip(".").lower())
    except ValueError as error:
        known = ", ".join(("yaml", *Format))
        raise RequestError(f"“{output.suffix}” is no kind of file to make here; end it in one of {known}") from error
    # Everything that was missed is wanted, also where one item shows another's answer.
    plan = Plan(choice=Choice(items=0, kinds=DEFAULT_SHARES, keep_giveaways=True))
    for name, data in write_sheet(make_sheet(deck, plan), form, Look()).items():
        write_atomically(output.with_name(output.stem + name + output.suffix), data, force=force)
