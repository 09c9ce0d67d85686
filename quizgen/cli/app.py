"""The program: collects the commands, prints errors, sets the exit code."""

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from quizgen.errors import QuizgenError

# One module a command, in the order --help shows them; each registers itself on the app it is given.
COMMANDS = (
    "make",
    "outline",
    "terms",
    "quiz",
    "stats",
    "wrong",
    "progress",
    "anki",
    "sheet",
    "check",
    "review",
    "edit",
    "merge",
    "batch",
    "search",
    "new",
    "schema",
    "demo",
)


def application(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """The program with these commands."""
    app = typer.Typer(
        help="Quizzes, Anki decks and test sheets from Chinese documents.",
        no_args_is_help=True,
        add_completion=False,
        # Plain help: the framed one would load rich (0.1 s) before anything is done.
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(lambda: None)  # so that a single command keeps its name
    for name in commands:
        import_module(f"quizgen.cli.{name}").register(app)
    return app


def main() -> None:
    """Run the command line. Exit codes: 0 done, 1 problems found or something left out, 2 an error."""
    gc.set_threshold(100_000, 20, 100)  # hardly anything here is circular; looking for it costs a tenth of the time
    atexit.register(gc.freeze)  # nor need the end of the program look through everything once more
    for stream in (sys.stdout, sys.stderr):
        # A terminal set to an old encoding still gets every character it can show.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # The command that is asked for, where the first word says it; help and mistakes need to know them all.
    named = sys.argv[1:2]
    try:
        application(named if named and named[0] in COMMANDS else COMMANDS)()
    except QuizgenError as error:
        typer.echo(f"quizgen: {error}", err=True)
        raise SystemExit(error.exit_code) from None
    except BrokenPipeError:  # the reader (head, less) has left: nothing to say
        sys.stderr.close()
        raise SystemExit(0) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
