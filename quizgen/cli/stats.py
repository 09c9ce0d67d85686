"""`quizgen stats`."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli import common
from quizgen.cli.quiz import ProgressFile
from quizgen.errors import RequestError


def register(app: typer.Typer) -> None:
    """Add the command to the program."""

    @app.command("stats")
    def stats(
        deck: Annotated[
            Path | None, typer.Argument(metavar="[DECK]", help="Only this deck's items.", show_default=False)
        ] = None,
        as_json: common.AsJson = False,
        as_csv: Annotated[bool, typer.Option("--csv", help="Print one CSV table for a program to read.")] = False,
        progress: ProgressFile = None,
    ) -> None:
        """How it is going: answers a day, retention, accuracy, what is due, the hardest items, the streak."""
        from quizgen.study.recover import using
        from quizgen.study.session import local_clock
        from quizgen.study.statistics import statistics

        if as_json and as_csv:
            raise RequestError("--json and --csv do not go together")
        loaded = None if deck is None else common.load_deck(str(deck))
        now = local_clock()
        items = None if loaded is None else loaded.items
        found = using(progress, now, common.warn, lambda history: statistics(history, now, items))
        if as_json:
            import msgspec

            typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
        elif as_csv:
            from quizgen.study.table import csv_table

            typer.echo(csv_table(found), nl=False)
        else:
            from quizgen.out.terminal.start import print_statistics

            print_statistics(found, loaded)
