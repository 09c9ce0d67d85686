"""`quizgen progress`: move a learner's history, look at it, wake suspended items."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli import common
from quizgen.cli.quiz import ProgressFile

Target = Annotated[
    str, typer.Argument(metavar="FILE", help="The file to write; - writes to standard output.", show_default=False)
]
Export = Annotated[
    str, typer.Argument(metavar="FILE", help="A file that export wrote; - reads standard input.", show_default=False)
]
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]…", help="Items; all of them without any.", show_default=False)
]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    group = typer.Typer(no_args_is_help=True, help="Move a learner's history; wake suspended items, remove flags.")
    group.command("export")(export_history)
    group.command("import")(import_history)
    group.command("resume")(resume)
    group.command("unflag")(unflag)
    app.add_typer(group, name="progress")


def export_history(target: Target, progress: ProgressFile = None, force: common.Force = False) -> None:
    """Write the whole history to one JSON file."""
    from quizgen.files import write_atomically
    from quizgen.study.recover import using
    from quizgen.study.session import local_clock
    from quizgen.study.transfer import dump

    data = using(progress, local_clock(), common.warn, dump)
    if target == "-":
        typer.echo(data.decode(), nl=False)
    else:
        write_atomically(Path(target), data, force=force)


def import_history(source: Export, progress: ProgressFile = None, quiet: common.Quiet = False) -> None:
    """Add a history from another machine to this one; nothing is counted twice."""
    from quizgen.errors import SourceError
    from quizgen.study.recover import using
    from quizgen.study.session import local_clock
    from quizgen.study.transfer import load, take_in

    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=source) from error
    archive = load(data, source)
    new = using(progress, local_clock(), common.warn, lambda history: take_in(history, archive))
    if not quiet:
        typer.echo(f"{new} of {len(archive.events)} entries were new")


def resume(ids: Ids = None, progress: ProgressFile = None, quiet: common.Quiet = False) -> None:
    """Ask suspended items again."""
    _release(ids, progress, quiet, flags=False)


def unflag(ids: Ids = None, progress: ProgressFile = None, quiet: common.Quiet = False) -> None:
    """Take the flags off items."""
    _release(ids, progress, quiet, flags=True)


def _release(ids: list[str] | None, progress: Path | None, quiet: bool, *, flags: bool) -> None:
    from quizgen.study.recover import using
    from quizgen.study.release import release
    from quizgen.study.session import local_clock

    now = local_clock()
    done = using(progress, now, common.warn, lambda history: release(history, ids or (), now, flags=flags))
    if not quiet:
        typer.echo(f"{len(done)} items " + ("unflagged" if flags else "will be asked again"))
