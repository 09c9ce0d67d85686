"""quizgen sheet: print a test sheet and its key."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from quizgen.cli import common
from quizgen.cli.handout import FontDir, FontSize, handout_source, one_of, target_of, write_all
from quizgen.errors import RequestError

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck
    from quizgen.document.document import Document
    from quizgen.items.item import Kind
    from quizgen.out.paper import Look
    from quizgen.out.sheet.plan import Plan
    from quizgen.out.sheet.sheet import KeyLevel
    from quizgen.reading.options import ReadOptions

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
Wrong = Annotated[
    bool, typer.Option("--wrong", help="Only items that were missed lately, as quizgen quiz recorded it.")
]
ProgressFile = Annotated[
    Path | None,
    typer.Option("--progress", metavar="FILE", help="Where progress is kept, for --wrong.", show_default=False),
]
Handout = Annotated[bool, typer.Option("--handout", help="填空式讲义: the document's own text with blanks in place.")]
SourceFile = Annotated[
    str, typer.Option("--source", help="The deck's document, when it does not stand beside it.", show_default=False)
]
KeepGiveaways = Annotated[bool, typer.Option("--keep-giveaways", help="Allow items that show each other's answers.")]
Marks = Annotated[
    str, typer.Option("--marks", help="Marks by kind: fill_in=2,true_false=1 (fill-in: a blank).", show_default=False)
]
Variants = Annotated[int, typer.Option("--variants", min=1, max=26, help="Shuffled variants A, B, C …, one file each.")]
Key = Annotated[str, typer.Option("--key", help="Answer key: short (letters), full (with sources) or none.")]
KeyFile = Annotated[bool, typer.Option("--key-file", help="The key in a file of its own, NAME-key.")]
PaperSize = Annotated[str, typer.Option("--size", help="Paper: a4, a3 (two columns) or b5.")]
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
        accepted_only: common.AcceptedOnly = False,
        encoding: common.Encoding = "",
        max_size: common.MaxSize = common.MAX_SIZE,
        wrong: Wrong = False,
        progress: ProgressFile = None,
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
        handout: Handout = False,
        source: SourceFile = "",
        with_map: WithMap = True,
        force: common.Force = False,
        quiet: common.Quiet = False,
        as_json: common.AsJson = False,
    ) -> None:
        """Print a test sheet with its answer key: PDF, Word, HTML, Markdown or Typst."""
        from quizgen.out.paper import Look, Size
        from quizgen.out.sheet.choose import Choice
        from quizgen.out.sheet.map import read_ids
        from quizgen.out.sheet.plan import Plan, parse_marks
        from quizgen.out.sheet.sheet import KeyLevel

        look = Look(size=one_of(Size, size, "--size"), font_size=font_size, seal=seal)
        level = one_of(KeyLevel, key, "--key")
        target = target_of(deck, "-handout" if handout else "", to, output)
        options = common.read_options(encoding, max_size)
        loaded, document = _load(deck, source if handout else None, seed, accepted_only, options)
        choice = Choice(
            items=items,
            kinds=_kinds(kinds),
            sections=tuple(sections or ()),
            draw=draw,
            only=_missed(loaded, progress) if wrong else None,
            exclude=frozenset[str]().union(*map(read_ids, exclude or [])),
            keep_giveaways=keep_giveaways or handout,
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
        output_files, report = (
            _handout(loaded, document, plan, look, target, font_dir)
            if document
            else _sheet(loaded, plan, _Print(look, level, key_file, with_map, font_dir), target)
        )
        write_all(output_files, force)
        report.say(list(output_files), quiet, as_json)


def _kinds(text: str) -> "dict[Kind, int]":
    from quizgen.items.recipe import DEFAULT_SHARES, parse_kinds

    return parse_kinds(text) if text else dict(DEFAULT_SHARES)


def _load(
    path: str, source: str | None, seed: int, accepted_only: bool, options: "ReadOptions"
) -> "tuple[Deck, Document | None]":
    """The deck, and its document where that is wanted. source: where the document is, "" beside the deck, None when
    it is not wanted."""
    recipe = common.make_recipe(seed=seed)
    if source is None:
        return common.load_deck(path, recipe, accepted_only=accepted_only, options=options), None
    from quizgen import pipeline
    from quizgen.deck.select import usable

    if not common.is_deck(path):
        document = common.read_source(path, options)
        return usable(pipeline.make(document, recipe), accepted_only=accepted_only), document
    deck = common.load_deck(path, accepted_only=accepted_only)
    place = Path(source) if source else Path(path).parent / Path(deck.source).name
    if not (source or (deck.source and place.is_file())):
        raise RequestError("a handout needs the deck's document, which does not stand beside it; name it with --source")
    return deck, common.read_source(str(place), options)


def _missed(deck: "Deck", progress: Path | None) -> frozenset[str]:
    """The ids of the deck's items that were answered wrong lately."""
    from datetime import datetime

    from quizgen.study.progress import Progress, default_path
    from quizgen.study.select import MISSED_DAYS

    place = progress or default_path()
    if not place.exists():
        raise RequestError("there is no record of answers yet; take a quiz with `quizgen quiz` first", path=place)
    now = datetime.now().astimezone()
    with Progress(place) as log:
        memories = log.memories(item.id for item in deck.items)
    missed = frozenset(name for name, memory in memories.items() if memory.is_missed(now, MISSED_DAYS))
    if not missed:
        raise RequestError(f"no item of this deck was answered wrong in the last {MISSED_DAYS} days")
    return missed


class _Print(NamedTuple):
    """How a sheet goes into files."""

    look: "Look"
    level: "KeyLevel"
    own_key_file: bool
    with_map: bool
    font_dir: Path | None


def _sheet(deck: "Deck", plan: "Plan", how: _Print, target: Path) -> "tuple[dict[Path, bytes], _Report]":
    """The files of a test sheet, and what to say about them."""
    from quizgen.out.paper import Format
    from quizgen.out.sheet import map as maps
    from quizgen.out.sheet.plan import make_sheet
    from quizgen.out.sheet.write import write_sheet

    to_format = one_of(Format, target.suffix.lstrip("."), "--format")
    made = make_sheet(deck, plan)
    files = write_sheet(
        made, to_format, how.look, level=how.level, own_key_file=how.own_key_file, font_dir=how.font_dir
    )
    outputs = {target.with_name(target.stem + name + target.suffix): data for name, data in files.items()}
    found = maps.dumps(maps.sheet_map(made, plan.choice.seed))
    if how.with_map:
        outputs[target.with_name(f"{target.stem}.map.json")] = found.encode()
    paper = made.papers[0]
    parts = ", ".join(f"{len(part.questions)} {part.kind}" for part in paper.parts)
    done = f"{len(paper.questions)} questions ({parts}), {paper.total.normalize():f} marks"
    return outputs, _Report(made.remarks, done, found)


def _handout(
    deck: "Deck", document: "Document", plan: "Plan", look: "Look", target: Path, font_dir: Path | None
) -> "tuple[dict[Path, bytes], _Report]":
    """The file of a handout with blanks, and what to say about it."""
    import json

    from quizgen.out.handout.cloze import cloze_handout
    from quizgen.out.handout.write import write_handout
    from quizgen.out.paper import Format
    from quizgen.out.sheet.choose import choose

    to_format = one_of(Format, target.suffix.lstrip("."), "--format")
    items, remarks = choose(deck, plan.choice)
    made = cloze_handout(handout_source(document), items, plan.title, plan.subtitle)
    done = f"{len(made.answers)} blanks"
    found = json.dumps({"title": made.title, "answers": made.answers}, ensure_ascii=False, indent=1) + "\n"
    return {target: write_handout(made, to_format, look, font_dir)}, _Report((*remarks, *made.remarks), done, found)


class _Report(NamedTuple):
    """What a user is told: remarks on standard error, then what was done, or the JSON that stands for it."""

    remarks: tuple[str, ...]
    done: str
    found: str

    def say(self, paths: list[Path], quiet: bool, as_json: bool) -> None:
        if not quiet:
            for remark in self.remarks:
                common.warn(common.one_line(remark))
        if as_json:
            typer.echo(self.found, nl=False)
        elif not quiet:
            typer.echo(self.done)
            for path in paths:
                typer.echo(f"  {path}")
