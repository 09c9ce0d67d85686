"""Options and steps that several commands share."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.errors import RequestError

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck
    from quizgen.document.document import Document
    from quizgen.items.recipe import Recipe
    from quizgen.reading.options import ReadOptions

Input = Annotated[str, typer.Argument(metavar="SOURCE", help="A document; - reads standard input.")]
DeckInput = Annotated[
    str, typer.Argument(metavar="DECK", help="A deck file, or a document to make one from; - reads standard input.")
]
Encoding = Annotated[
    str,
    typer.Option("--encoding", help="The text's encoding (gb18030, big5 …); found out without it.", show_default=False),
]
MaxSize = Annotated[int, typer.Option("--max-size", min=1, help="Refuse documents above so many MB.")]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Where to write; next to the input without it.", show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing file.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print errors only.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
Items = Annotated[int, typer.Option("--items", min=0, help="At most so many items; 0 takes all good ones.")]
Kinds = Annotated[
    str,
    typer.Option("--kinds", help="Kinds, with shares if you like: fill_in=40,single_choice=40.", show_default=False),
]
Seed = Annotated[int, typer.Option("--seed", help="Decides every random order.")]
Sections = Annotated[
    list[str] | None,
    typer.Option("--sections", help="Only these sections (一、 or 一、/二是); may be repeated.", show_default=False),
]
AcceptedOnly = Annotated[bool, typer.Option("--accepted-only", help="Only items that a person has accepted.")]
MinScore = Annotated[float, typer.Option("--min-score", min=0, max=1, help="Leave out items below this score.")]

DECK_SUFFIXES = (".yaml", ".yml")
MAX_SIZE = 64  # MB


def read_options(encoding: str = "", max_size: int = MAX_SIZE) -> "ReadOptions":
    """What --encoding and --max-size (in MB) ask of reading."""
    from quizgen.reading.options import MEGABYTE, ReadOptions

    return ReadOptions(encoding=encoding, max_size=max_size * MEGABYTE)


def read_source(source: str, options: "ReadOptions | None" = None) -> "Document":
    """The document at a path, or on standard input for "-"."""
    from quizgen.reading.files import read_bytes, read_file

    options = options or read_options()
    if source == "-":
        # One byte more than allowed shows that there is more; a stream without end is not read to its end.
        return read_bytes(sys.stdin.buffer.read(options.max_size + 1), name="", options=options)
    return read_file(Path(source), options)


def expand_folders(sources: list[str]) -> list[str]:
    """The same sources, with the documents in a folder (by name, folders inside it too) in the folder's place."""
    from quizgen.reading.files import documents_in

    found: list[str] = []
    for source in sources:
        if source != "-" and Path(source).is_dir():
            inside = [str(path) for path in documents_in(Path(source))]
            if not inside:
                raise RequestError("holds no file of a kind that quizgen reads", path=source)
            found += inside
        else:
            found.append(source)
    return found


def make_recipe(
    items: int = 0, kinds: str = "", seed: int = 0, sections: list[str] | None = None, min_score: float = 0.0
) -> "Recipe":
    """The recipe that the options describe."""
    from quizgen.items.recipe import DEFAULT_SHARES, Recipe, parse_kinds

    shares = parse_kinds(kinds) if kinds else dict(DEFAULT_SHARES)
    return Recipe(items=items, kinds=shares, sections=tuple(sections or ()), min_score=min_score, seed=seed)


def is_deck(path: str) -> bool:
    """True when path names a deck file, not a document to make one from."""
    return Path(path).suffix.lower() in DECK_SUFFIXES


def load_deck(
    path: str,
    recipe: "Recipe | None" = None,
    *,
    accepted_only: bool = False,
    options: "ReadOptions | None" = None,
) -> "Deck":
    """The items to give out: of a deck file, or of the deck made from a document (by recipe) on the way."""
    from quizgen.deck.select import usable

    if is_deck(path):
        from quizgen.deck.store import load

        return usable(load(Path(path)), accepted_only=accepted_only)
    from quizgen import pipeline

    document = read_source(path, options)
    for warning in document.warnings:
        warn(warning)
    return usable(pipeline.make(document, recipe or make_recipe()), accepted_only=accepted_only)


def beside(source: str, suffix: str, output: Path | None) -> Path:
    """Where a result goes: output when given, else the input's name with another suffix, in the input's folder.

    Raises RequestError for standard input without an output.
    """
    if output is not None:
        return output
    if source == "-":
        raise RequestError("standard input has no name to make a file name from; add -o FILE")
    return Path(source).with_suffix(suffix)


def one_line(text: str) -> str:
    """Text of a source or deck as one line for the terminal: its control characters are blanked, not obeyed."""
    return "".join(c if c.isprintable() else " " for c in text)


def warn(message: str) -> None:
    """Tell the user something on standard error, so that standard output stays for results."""
    typer.echo(f"quizgen: {message}", err=True)
