"""quizgen terms: the key formulations of a document."""

from typing import TYPE_CHECKING, Any

import typer

from quizgen.cli.common import MAX_SIZE, AsJson, Encoding, Input, MaxSize, one_line, read_options, read_source, warn

if TYPE_CHECKING:
    from quizgen.document.document import Document
    from quizgen.formulations.formulation import Formulation
    from quizgen.outline.outline import Outline


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("terms")(terms)


def terms(source: Input, as_json: AsJson = False, encoding: Encoding = "", max_size: MaxSize = MAX_SIZE) -> None:
    """List the key formulations: kind, words, members, where, how often."""
    import json

    from quizgen import pipeline

    document = read_source(source, read_options(encoding, max_size))
    for warning in document.warnings:
        warn(warning)
    tree = pipeline.outline(document)
    found = pipeline.formulations(document)
    if as_json:
        typer.echo(json.dumps([_plain(f, document, tree) for f in found], ensure_ascii=False, indent=1))
        return
    if not found:
        typer.echo("No key formulations found.")
    for kind in dict.fromkeys(f.kind for f in sorted(found, key=lambda f: -f.weight)):
        group = [f for f in found if f.kind is kind]
        typer.secho(f"{kind} ({len(group)})", bold=True)
        for f in sorted(group, key=lambda f: -f.weight):
            typer.echo(_line(f, tree))


def _line(f: "Formulation", tree: "Outline") -> str:
    times = f"  ×{len(f.occurrences)}" if len(f.occurrences) > 1 else ""
    # A list's members are its words once more; a summary's are news.
    members = f"\n      = {one_line('、'.join(f.members))}" if f.members and f.members[0] not in f.text else ""
    return f"  {_where(f, tree):<8}  {one_line(f.text)}{times}{members}"


def _where(f: "Formulation", tree: "Outline") -> str:
    node = tree.innermost(f.span)
    return "" if node is None else tree.paths[node]


def _plain(f: "Formulation", document: "Document", tree: "Outline") -> dict[str, Any]:
    line, column = document.position(f.span.start)
    return {
        "kind": f.kind.value,
        "kind_id": f.kind.name.lower(),
        "text": f.text,
        "members": list(f.members),
        "section": _where(f, tree),
        "line": line,
        "column": column,
        "span": [f.span.start, f.span.end],
        "occurrences": [[s.start, s.end] for s in f.occurrences],
        "weight": f.weight,
    }
