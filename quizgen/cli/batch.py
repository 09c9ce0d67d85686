"""quizgen batch: a deck for every document of a folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli import common
from quizgen.errors import OutputError, RequestError

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizgen.batch.index import Entry
    from quizgen.batch.run import Report, Task

Sources = Annotated[list[Path], typer.Argument(metavar="FOLDER…", help="Folders of documents, or single documents.")]
Out = Annotated[Path, typer.Option("-o", "--output", help="The folder for the decks and index.jsonl.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that work at the same time.")]
Cluster = Annotated[
    str,
    typer.Option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: tcp://host:8786.", show_default=False),
]

# A summary of more documents than this names only those that failed.
MOST_LINES = 40


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("batch")(batch)


def batch(
    sources: Sources,
    output: Out,
    workers: Workers = 1,
    cluster: Cluster = "",
    items: common.Items = 0,
    kinds: common.Kinds = "",
    min_score: common.MinScore = 0.0,
    seed: common.Seed = 0,
    encoding: common.Encoding = "",
    max_size: common.MaxSize = common.MAX_SIZE,
    quiet: common.Quiet = False,
) -> None:
    """Make a deck for every document, each on its own. Run again to go on where it stopped, or after changes.

    Documents that have not changed are skipped; what people did in existing decks is kept. A document that fails is
    listed at the end and does not stop the rest (exit code 1).
    """
    from quizgen.batch import engines
    from quizgen.batch.run import Batch, plan

    if cluster and workers > 1:
        raise RequestError("--workers is for this machine; a cluster has its own: leave one of the two out")
    tasks = plan(sources, output)
    engine = engines.cluster(cluster) if cluster else engines.local(workers)
    recipe = common.make_recipe(items, kinds, seed, None, min_score)
    try:
        with _progress(tasks, quiet) as told:
            report = Batch(tasks, output, recipe, common.read_options(encoding, max_size), told).run(engine)
    except KeyboardInterrupt:
        common.warn(f"stopped; every deck in {output} is whole; run the same command again to go on")
        raise typer.Exit(130) from None
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=output) from error
    if not quiet:
        for line in _table(report):
            typer.echo(line)
    for entry in report.failed:
        common.warn(f"{entry.source}: {entry.error}")
    if report.failed:
        raise typer.Exit(1)


@contextmanager
def _progress(tasks: "list[Task]", quiet: bool) -> "Iterator[Callable[[Entry], None]]":
    """A bar on standard error: documents, characters a second, time left."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    rate = TextColumn("{task.fields[rate]:>8,.0f} characters/s")
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("documents"), rate, TimeRemainingColumn())
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal) as bar:
        line = bar.add_task("", total=len(tasks), rate=0)
        read = 0

        def told(entry: "Entry") -> None:
            nonlocal read
            read += entry.characters
            elapsed = bar.tasks[line].elapsed or 0
            bar.update(line, advance=1, rate=read / elapsed if elapsed else 0)

        yield told


def _table(report: "Report") -> Iterator[str]:
    from quizgen.deck.wording import KIND

    entries = report.entries
    if len(entries) <= MOST_LINES:
        yield "".join(f"{KIND[kind]:>6}" for kind in KIND) + "  seconds  document"
        for entry in entries:
            counts = "".join(f"{entry.items.get(kind.value, 0):>8}" for kind in KIND)
            yield f"{counts}  {entry.seconds:>7.2f}  {common.one_line(entry.source)}{'  FAILED' if entry.error else ''}"
    total = sum(sum(entry.items.values()) for entry in entries)
    made = len(entries) - report.skipped - len(report.failed)
    yield f"{made} decks made, {report.skipped} unchanged, {len(report.failed)} failed; {total} items in all"
