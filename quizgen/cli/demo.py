"""quizgen demo: the whole way from a document to deck, cards and sheet, on a bundled sample."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.common import Force

FOLDER = Path("quizgen-demo")
SAMPLES = ("lab-safety.txt", "instrument-rules.txt")
# What is run, as a user would type it after `quizgen`; {0} is the sample speech without its suffix.
STEPS = (
    "outline {0}.txt",
    "terms {0}.txt",
    "make {0}.txt",
    "check {0}.yaml",
    "anki {0}.yaml",
    "anki {0}.yaml --preview {0}-cards.html",
    "sheet {0}.yaml",
    "sheet {0}.yaml --format docx --no-map",
)
NEXT = """
Now try:
  quizgen quiz {0}.yaml                        quiz yourself in the terminal
  quizgen review {0}.yaml                      accept, edit or reject items one by one
  quizgen sheet {1}.txt --variants 2           another document, straight to two papers
Look at {0}.pdf, import {0}.apkg into Anki, open {0}-cards.html in a browser.
Then take a document of your own: quizgen make FILE"""

Folder = Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("demo")(demo)


def demo(output: Folder = FOLDER, force: Force = False) -> None:
    """Run everything on a bundled sample, into ./quizgen-demo/, and say what to try next."""
    from quizgen.cli.app import application
    from quizgen.errors import OutputError
    from quizgen.files import write_atomically
    from quizgen.out.templates import sample_folder

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be made: {error.strerror}", path=output) from error
    for name in SAMPLES:
        write_atomically(output / name, (sample_folder() / name).read_bytes(), force=force)
    speech, rules = (str(output / Path(name).stem) for name in SAMPLES)
    app = application()
    for step in STEPS:
        words = [word.format(speech) for word in step.split(" ")]
        typer.secho(f"\n$ quizgen {' '.join(words)}", bold=True)
        writes = words[0] in ("make", "anki", "sheet")
        app([*words, "--force"] if force and writes else words, standalone_mode=False)
    typer.echo(NEXT.format(speech, rules))
