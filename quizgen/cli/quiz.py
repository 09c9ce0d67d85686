"""`quizgen quiz`."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli import common
from quizgen.errors import RequestError

Decks = Annotated[
    list[str], typer.Argument(metavar="DECK…", help="Deck files, or documents to make decks from on the way.")
]
ProgressFile = Annotated[
    Path | None,
    typer.Option("--progress", metavar="FILE", help="Where progress is kept; the user's data folder without it."),
]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""

    @app.command("quiz")
    def quiz(
        decks: Decks,
        mode: Annotated[
            str,
            typer.Option(
                help="due: what is due, then new items; all: everything, touches no schedule; wrong: what was missed "
                "lately; exam: marks at the end, no feedback before."
            ),
        ] = "due",
        random: Annotated[int, typer.Option("--random", min=0, help="A spot check of so many items.")] = 0,
        items: Annotated[int, typer.Option("--items", min=0, help="At most so many items; an exam has 20.")] = 0,
        minutes: Annotated[float, typer.Option("--minutes", min=0, help="The exam's time; none without it.")] = 0,
        new: Annotated[int, typer.Option("--new", min=0, help="New items a day.")] = 20,
        reviews: Annotated[int, typer.Option("--reviews", min=0, help="Reviews a day.")] = 200,
        section: Annotated[
            list[str] | None,
            typer.Option(
                "--section", help="Only this section (一、 or 一、/二是); may be repeated.", show_default=False
            ),
        ] = None,
        kinds: common.Kinds = "",
        seed: Annotated[
            int | None, typer.Option("--seed", help="Decides every random order.", show_default=False)
        ] = None,
        accepted_only: common.AcceptedOnly = False,
        encoding: common.Encoding = "",
        max_size: common.MaxSize = common.MAX_SIZE,
        progress: ProgressFile = None,
        as_json: Annotated[
            bool, typer.Option("--json", help="For a program: one JSON object a line out, one answer a line in.")
        ] = False,
    ) -> None:
        """Quiz yourself: what is due today, then something new.

        Lines in, lines out when there is no terminal: a script can take a quiz.
        """
        from time import time_ns

        from quizgen.items.recipe import parse_kinds
        from quizgen.out.terminal.start import run_quiz
        from quizgen.study.select import Request, mode_and_count

        chosen, count = mode_and_count(mode, random, items, minutes)
        wanted = Request(
            mode=chosen,
            count=count,
            new_limit=new,
            review_limit=reviews,
            sections=tuple(section or ()),
            kinds=frozenset(parse_kinds(kinds)) if kinds else frozenset(),
            seed=time_ns() if seed is None else seed,
            minutes=minutes,
        )
        if "-" in decks:
            raise RequestError("standard input is where the answers come from; give the deck as a file")
        options = common.read_options(encoding, max_size)
        loaded = [common.load_deck(path, accepted_only=accepted_only, options=options) for path in decks]
        homes = [(deck, _file(path)) for deck, path in zip(loaded, decks, strict=True)]
        run_quiz(homes, wanted, progress, common.warn, as_json=as_json)


def _file(path: str) -> Path | None:
    """The deck file that can be edited; None for a document."""
    return Path(path) if Path(path).suffix.lower() in common.DECK_SUFFIXES else None
