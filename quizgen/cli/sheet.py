"""quizgen sheet: print a test sheet and its key."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from quizgen.cli import common
from quizgen.errors import OutputError, RequestError

if TYPE_CHECKING:
    from quizgen.out.sheet.sheet import Sheet

AnyEnum = TypeVar("AnyEnum", bound=StrEnum)

To = Annotated[
    str, typer.Option("--format", help="pdf, docx, html, md or typ; else as -o ends, else pdf.", show_default=False)
]
Title = Annotated[str, typer.Option("--title", help="Title; the deck's without it.", show_default=False)]
Subtitle = Annotated[str, typer.Option("--subtitle", help="Line under the title.", show_default=False)]
Note = Annotated[
    list[str] | None,
    typer.Option("--note", help="An instruction in place of the usual ones; may be repeated.", show_default=False),
]
Minutes = Annotated[int, typer.Option("--minutes", min=0, help="Time allowed; 0 does not mention it.")]
Draw = Annotated[int, typer.Option("--draw", min=0, help="So many items from each top section, or each of --sections.")]
Exclude = Annotated[
    list[Path] | None,
    typer.Option(
        "--exclude", help="No item of this earlier sheet (NAME.map.json); may be repeated.", show_default=False
    ),
]
AcceptedOnly = Annotated[bool, typer.Option("--accepted-only", help="Leave drafts out.")]
KeepGiveaways = Annotated[bool, typer.Option("--keep-giveaways", help="Allow items that show each other's answers.")]
Marks = Annotated[
    str, typer.Option("--marks", help="Marks by kind: fill_in=2,true_false=1 (fill-in: a blank).", show_default=False)
]
Variants = Annotated[int, typer.Option("--variants", min=1, max=26, help="Shuffled variants A, B, C …, one file each.")]
Key = Annotated[str, typer.Option("--key", help="Answer key: short (letters), full (with sources) or none.")]
KeyFile = Annotated[bool, typer.Option("--key-file", help="The key in a file of its own, NAME-key.")]
PaperSize = Annotated[str, typer.Option("--size", help="Paper: a4, a3 (two columns) or b5.")]
FontSize = Annotated[float, typer.Option("--font-size", min=7, max=24, help="Points.")]
FontDir = Annotated[
    Path | None, typer.Option("--font-dir", help="A folder with Chinese fonts to use.", show_default=False)
]
Seal = Annotated[bool, typer.Option("--seal/--no-seal", help="The 密封线 at the left edge.")]
WithMap = Annotated[bool, typer.Option("--map/--no-map", help="Write NAME.map.json too: which item stands where.")]


def register(app: typer.Typer) -> None:
    """Add the command to the program."""

    @app.command("sheet")
    def sheet(
        deck: common.DeckInput,
        output: common.Output = None,
        to: To = "",
        title: Title = "",
        subtitle: Subtitle = "",
        note: Note = None,
        minutes: Minutes = 0,
        items: common.Items = 0,
        kinds: common.Kinds = "",
        sections: common.Sections = None,
        draw: Draw = 0,
        exclude: Exclude = None,
        accepted_only: AcceptedOnly = False,
        keep_giveaways: KeepGiveaways = False,
        marks: Marks = "",
        variants: Variants = 1,
        seed: common.Seed = 0,
        key: Key = "full",
        key_file: KeyFile = False,
        size: PaperSize = "a4",
        font_size: FontSize = 10.5,
        font_dir: FontDir = None,
        seal: Seal = True,
        with_map: WithMap = True,
        force: common.Force = False,
        quiet: common.Quiet = False,
        as_json: common.AsJson = False,
    ) -> None:
        """Print a test sheet with its answer key: PDF, Word, HTML, Markdown or Typst."""
        from quizgen.items.recipe import DEFAULT_SHARES, parse_kinds
        from quizgen.out.sheet import map as maps
        from quizgen.out.sheet.choose import Choice
        from quizgen.out.sheet.plan import Plan, make_sheet, parse_marks
        from quizgen.out.sheet.sheet import KeyLevel, Look, Size
        from quizgen.out.sheet.write import Format, write_sheet

        choice = Choice(
            items=items,
            kinds=parse_kinds(kinds) if kinds else DEFAULT_SHARES,
            sections=tuple(sections or ()),
            draw=draw,
            exclude=frozenset[str]().union(*(maps.read_ids(path) for path in exclude or [])),
            accepted_only=accepted_only,
            keep_giveaways=keep_giveaways,
            seed=seed,
        )
        plan = Plan(
            choice=choice,
            title=title,
            subtitle=subtitle,
            notes=tuple(note or ()),
            marks=parse_marks(marks),
            variants=variants,
            minutes=minutes,
        )
        look = Look(size=_one_of(Size, size, "--size"), font_size=font_size, seal=seal)
        level = _one_of(KeyLevel, key, "--key")
        target = common.beside(deck, f".{to or 'pdf'}", output)
        written = _one_of(Format, to or target.suffix.lstrip(".").lower() or "pdf", "--format")
        made = make_sheet(common.load_deck(deck, common.make_recipe(seed=seed)), plan)
        files = write_sheet(made, written, look, level=level, own_key_file=key_file, font_dir=font_dir)
        outputs = {target.with_name(target.stem + name + target.suffix): data for name, data in files.items()}
        found = maps.dumps(maps.sheet_map(made, seed))
        if with_map:
            outputs[target.with_name(f"{target.stem}.map.json")] = found.encode()
        _write_all(outputs, force)
        _report(made, list(outputs), found if as_json else "", quiet)


def _one_of(kind: type[AnyEnum], value: str, option: str) -> AnyEnum:
    """The enum member an option names."""
    try:
        return kind(value.lower())
    except ValueError as error:
        raise RequestError(f"{option} is one of {', '.join(kind)}, not “{value}”") from error


def _write_all(outputs: dict[Path, bytes], force: bool) -> None:
    """Write every file, or none where one of them would replace something."""
    from quizgen.files import write_atomically

    for path in outputs:
        if path.exists() and not force:
            raise OutputError("already exists; choose another name with -o, or replace it with --force", path=path)
    for path, data in outputs.items():
        write_atomically(path, data, force=force)


def _report(made: "Sheet", paths: list[Path], found: str, quiet: bool) -> None:
    """Say what was left out, then what was written."""
    if not quiet:
        for remark in made.remarks:
            common.warn(remark)
    if found:
        typer.echo(found, nl=False)
    elif not quiet:
        paper = made.papers[0]
        parts = ", ".join(f"{len(part.questions)} {part.kind}" for part in paper.parts)
        typer.echo(f"{len(paper.questions)} questions ({parts}), {paper.total.normalize():f} marks")
        for path in paths:
            typer.echo(f"  {path}")
