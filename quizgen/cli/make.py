"""quizgen make: a deck file from a document."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.common import (
    AsJson,
    Force,
    Input,
    Items,
    Kinds,
    MinScore,
    Output,
    Quiet,
    Sections,
    Seed,
    beside,
    make_recipe,
    read_source,
    warn,
)

if TYPE_CHECKING:
    from quizgen.document.document import Document
    from quizgen.pipeline import Made

Explain = Annotated[bool, typer.Option("--explain", help="Say for each rejected candidate which flaw it has.")]

# The outline of a long statute fills screens; below so many nodes every one is listed.
MOST_LINES = 60


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("make")(make)


def make(
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
) -> None:
    """Make a deck file from a document, and print what was found."""
    import msgspec

    from quizgen import pipeline
    from quizgen.deck.store import save, to_builtins

    target = beside(source, ".yaml", output)
    document = read_source(source)
    for warning in document.warnings:
        warn(warning)
    made = pipeline.make_explained(document, make_recipe(items, kinds, seed, sections, min_score))
    if not made.deck.items:
        warn("no good item could be made from this document")
    save(made.deck, target, force=force)
    if as_json:
        typer.echo(msgspec.json.encode({**to_builtins(made.deck), **_explained(made, explain)}).decode())
        return
    if not quiet:
        for line in _summary(made):
            typer.echo(line)
        typer.echo(f"Deck: {target}")
    if explain:
        for line in _reasons(made, document):
            typer.echo(line)


def _summary(made: "Made") -> Iterator[str]:
    """What was found: sections, formulations, items by kind, coverage per section."""
    from quizgen.deck.wording import KIND

    nodes, found = made.outline.nodes, made.formulations
    leaves = made.outline.leaves
    yield f"{_one_line(made.deck.title) or 'Untitled'}"
    yield (
        f"Sections: {len(nodes)}, {len(leaves)} of them leaf requirements" if nodes else "Sections: no numbering found"
    )
    for remark in made.outline.remarks:
        yield f"  {_one_line(remark)}"
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
        name = "  " * (line.level - top) + _one_line(line.path.rsplit("/", 1)[-1])
        yield f"  {line.items:>4}  {name} {_one_line(line.heading)[:30]}"


def _counts(counts: list[tuple[str, int]]) -> str:
    return f" ({', '.join(f'{name} {count}' for name, count in counts)})" if counts else ""


def _reasons(made: "Made", document: "Document") -> Iterator[str]:
    yield f"Rejected: {len(made.rejected)}" + _counts(Counter(r.flaw.name for r in made.rejected).most_common())
    for rejected in made.rejected:
        line, column = document.position(rejected.span.start)
        kind = f" {rejected.kind.value}" if rejected.kind else ""
        yield f"  {line}:{column}{kind} [{rejected.flaw.name}] {rejected.flaw.sentence}: {_one_line(rejected.prompt)}"


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


def _one_line(text: str) -> str:
    """Control characters of a source must not reach the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)
