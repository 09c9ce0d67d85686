"""quizgen make: a deck file from a document."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.common import (
    MAX_SIZE,
    AsJson,
    Encoding,
    Force,
    Input,
    Items,
    Kinds,
    MaxSize,
    MinScore,
    Output,
    Quiet,
    Sections,
    Seed,
    beside,
    make_recipe,
    one_line,
    read_options,
    read_source,
    warn,
)

if TYPE_CHECKING:
    from quizgen.document.document import Document
    from quizgen.items.recipe import Recipe
    from quizgen.pipeline import Made

DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change in an existing deck; write nothing.")]
Explain = Annotated[bool, typer.Option("--explain", help="Say for each rejected candidate which flaw it has.")]

# The outline of a long statute fills screens; below so many nodes every one is listed.
MOST_LINES = 60


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("make")(make)


def make(
    context: typer.Context,
    source: Input,
    output: Output = None,
    items: Items = 0,
    kinds: Kinds = "",
    sections: Sections = None,
    min_score: MinScore = 0.0,
    seed: Seed = 0,
    force: Force = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
    explain: Explain = False,
    dry_run: DryRun = False,
    encoding: Encoding = "",
    max_size: MaxSize = MAX_SIZE,
) -> None:
    """Make a deck file from a document, and print what was found.

    An existing deck is brought up to date: what people edited, accepted, rejected or wrote in it stays, and what
    changed is listed; options that are not given stay as they were when it was made. --force makes it from scratch.
    """
    import msgspec

    from quizgen import pipeline
    from quizgen.chinese.segmenter import warm_up
    from quizgen.deck.store import to_builtins

    warm_up()
    target = beside(source, ".yaml", output)
    document = read_source(source, read_options(encoding, max_size))
    for warning in document.warnings:
        warn(warning)
    recipe = make_recipe(items, kinds, seed, sections, min_score)
    if not force and (kept := _recipe_of(target)) is not None:
        # What is not said stays as the deck was made.
        given = {name: getattr(recipe, name) for name in recipe.__struct_fields__ if _is_given(context, name)}
        recipe = msgspec.structs.replace(kept, **given)
    made = pipeline.make_explained(document, recipe, explains=explain)
    if not made.deck.items:
        warn("no good item could be made from this document")
    made, report = _put(made, document, target, force=force, dry_run=dry_run)
    if as_json:
        typer.echo(msgspec.json.encode({**to_builtins(made.deck), **_explained(made, explain)}).decode())
        return
    if not quiet:
        for line in (*_summary(made), *report):
            typer.echo(line)
    if explain:
        for line in _reasons(made, document):
            typer.echo(line)


def _is_given(context: typer.Context, name: str) -> bool:
    """True when the user wrote that option."""
    source = context.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _recipe_of(target: Path) -> "Recipe | None":
    """The recipe that an existing deck was made by; None where there is no deck, or nobody has made it."""
    from quizgen.deck.store import load

    if not target.exists():
        return None
    deck = load(target)
    return deck.recipe if deck.sha256 else None


def _put(made: "Made", document: "Document", target: Path, *, force: bool, dry_run: bool) -> tuple["Made", list[str]]:
    """Write the deck, over an existing one without losing what people did to it; say what was done."""
    from quizgen.deck.store import save

    unwritten = " (not written: --dry-run)" if dry_run else ""
    if force or not target.exists():
        kept = [] if dry_run else _kept_aside(target)
        if not dry_run:
            save(made.deck, target, force=force)
        return made, [f"Deck: {target}{unwritten}", *kept]
    return _brought_up_to_date(made, document, target, dry_run=dry_run)


def _brought_up_to_date(made: "Made", document: "Document", target: Path, *, dry_run: bool) -> tuple["Made", list[str]]:
    from msgspec.structs import replace

    from quizgen.cli.changes import change_lines
    from quizgen.deck.editing import commented, open_deck
    from quizgen.deck.regenerate import regenerate

    existing = open_deck(target)
    touched = commented(existing.text, existing.deck)
    deck, changes = regenerate(existing.deck, made.deck, document, made.outline, touched)
    if not dry_run:
        existing.replaced(deck)
    report = [f"Deck: {target}, brought up to date" + (" (not written: --dry-run)" if dry_run else "")]
    report += change_lines(existing.deck, deck, changes, document.title)
    return replace(made, deck=deck), report


def _kept_aside(target: Path) -> list[str]:
    """A copy of an existing file that --force is about to replace, when a person has worked in it; say so."""
    if not target.exists():
        return []
    from quizgen.deck.editing import commented, open_deck
    from quizgen.deck.regenerate import touched_by_hand
    from quizgen.deck.text_file import back_up
    from quizgen.errors import DeckError

    try:
        file = open_deck(target)
        worked_in = touched_by_hand(file.deck) or commented(file.text, file.deck)
    except DeckError:  # no deck, or a broken one: somebody's anyway
        worked_in = {""}
    return [f"The old file is kept as {back_up(target)}"] if worked_in else []


def _summary(made: "Made") -> Iterator[str]:
    """What was found: sections, formulations, items by kind, coverage per section."""
    from quizgen.deck.wording import KIND

    nodes, found = made.outline.nodes, made.formulations
    leaves = made.outline.leaves
    yield f"{one_line(made.deck.title) or 'Untitled'}"
    yield (
        f"Sections: {len(nodes)}, {len(leaves)} of them leaf requirements" if nodes else "Sections: no numbering found"
    )
    for remark in made.outline.remarks:
        yield f"  {one_line(remark)}"
    by_formulation = Counter(f.kind.value for f in found)
    yield f"Formulations: {len(found)}" + _counts(by_formulation.most_common())
    by_kind = Counter(item.kind for item in made.deck.items)
    yield f"Items: {len(made.deck.items)}" + _counts([(KIND[kind], by_kind[kind]) for kind in KIND if by_kind[kind]])
    yield from _coverage(made)


def _coverage(made: "Made") -> Iterator[str]:
    from quizgen.deck.coverage import coverage

    lines = coverage(made.deck, made.outline)
    leaves = [line for line in lines if line.leaf]
    if leaves:
        yield f"Coverage: {sum(line.items > 0 for line in leaves)} of {len(leaves)} leaf requirements have an item"
    top = min((line.level for line in lines), default=1)
    shown = lines if len(lines) <= MOST_LINES else [line for line in lines if line.level == top]
    for line in shown:
        name = "  " * (line.level - top) + one_line(line.path.rsplit("/", 1)[-1])
        yield f"  {line.items:>4}  {name} {one_line(line.heading)[:30]}"


def _counts(counts: list[tuple[str, int]]) -> str:
    return f" ({', '.join(f'{name} {count}' for name, count in counts)})" if counts else ""


def _reasons(made: "Made", document: "Document") -> Iterator[str]:
    yield f"Rejected: {len(made.rejected)}" + _counts(Counter(r.flaw.name for r in made.rejected).most_common())
    for rejected in made.rejected:
        line, column = document.position(rejected.span.start)
        kind = f" {rejected.kind.value}" if rejected.kind else ""
        yield f"  {line}:{column}{kind} [{rejected.flaw.name}] {rejected.flaw.sentence}: {one_line(rejected.prompt)}"


def _explained(made: "Made", explain: bool) -> dict[str, Any]:
    if not explain:
        return {}
    return {
        "rejected": [
            {
                "kind": r.kind,
                "prompt": r.prompt,
                "span": [r.span.start, r.span.end],
                "flaw": r.flaw.name,
                "why": r.flaw.sentence,
            }
            for r in made.rejected
        ]
    }
