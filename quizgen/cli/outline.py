"""quizgen outline: the numbered tree of documents."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from quizgen.cli.common import (
    MAX_SIZE,
    AsJson,
    Encoding,
    Force,
    MaxSize,
    Output,
    expand_folders,
    read_options,
    read_source,
    warn,
)
from quizgen.cli.handout import FontDir, FontSize, handout_source, one_of, target_of, write_all
from quizgen.errors import QuizgenError, RequestError

if TYPE_CHECKING:
    from quizgen.document.document import Document
    from quizgen.outline.outline import Node, Outline

To = Annotated[
    str,
    typer.Option("--format", help="Write a study handout: pdf, docx, html, md or typ.", show_default=False),
]
Sources = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Documents or folders of them; - reads standard input.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("outline")(outline)


def outline(
    sources: Sources,
    as_json: AsJson = False,
    to: To = "",
    output: Output = None,
    font_size: FontSize = 10.5,
    font_dir: FontDir = None,
    force: Force = False,
    encoding: Encoding = "",
    max_size: MaxSize = MAX_SIZE,
) -> None:
    """Show the numbered tree, and what does not hold together in the numbering; or write a study handout."""
    import json

    from quizgen import pipeline

    if to or output:
        _write_handout(sources, to, output, font_size, font_dir, force)
        return
    found: list[tuple[str, Document, Outline]] = []
    failed = []
    options = read_options(encoding, max_size)
    sources = expand_folders(sources)
    for source in sources:
        try:
            document = read_source(source, options)
        except QuizgenError as error:
            if len(sources) == 1:
                raise
            warn(str(error))
            failed.append(source)
            continue
        found.append((source, document, pipeline.outline(document)))
    if as_json:
        plain = [_plain(*one) for one in found]
        typer.echo(json.dumps(plain[0] if len(sources) == 1 else plain, ensure_ascii=False, indent=1))
    else:
        for one in found:
            _print(*one, named=len(sources) > 1)
    if failed:
        warn(f"left out: {', '.join(failed)}")
        raise typer.Exit(1)


def _write_handout(
    sources: list[str], to: str, output: Path | None, font_size: float, font_dir: Path | None, force: bool
) -> None:
    """The outline with the key formulations marked, on one or two pages."""
    from quizgen.out.handout.study import study_handout
    from quizgen.out.handout.write import write_handout
    from quizgen.out.paper import Format, Look

    if len(sources) > 1:
        raise RequestError("a study handout is of one document; write them one by one")
    target = target_of(sources[0], "-outline", to, output)
    wanted = one_of(Format, target.suffix.lstrip("."), "--format")
    made = study_handout(handout_source(read_source(sources[0])))
    for remark in made.remarks:
        warn(remark)
    write_all({target: write_handout(made, wanted, Look(font_size=font_size), font_dir)}, force)
    typer.echo(target)


def _print(source: str, document: "Document", tree: "Outline", *, named: bool) -> None:
    if named:
        typer.secho(_one_line(source), bold=True)
    if document.title:
        typer.secho(_one_line(document.title), bold=True)
    for warning in document.warnings:
        warn(f"{source}: {warning}" if named else warning)
    if not tree.nodes:
        typer.echo("No numbering found: the text is one piece.")
    for node in tree.nodes:
        typer.echo("  " * (node.level - 1) + _title(node))
    if tree.nodes:
        levels = max(node.level for node in tree.nodes)
        typer.secho(f"{_of(len(tree.nodes), 'node')} on {_of(levels, 'level')}", dim=True)
    for remark in tree.remarks:
        typer.secho(f"! {_one_line(remark)}", fg=typer.colors.YELLOW)
    if named:
        typer.echo()


def _title(node: "Node") -> str:
    marker, heading = _one_line(node.marker), _one_line(node.heading)
    # 一、 and （一） bring their own space.
    return marker + ("" if not marker or marker[-1] in "、，）．：" else " ") + heading


def _of(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _one_line(text: str) -> str:
    """Control characters of a source must not reach the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def _plain(source: str, document: "Document", tree: "Outline") -> dict[str, Any]:
    nodes = [
        {
            "marker": node.marker,
            "heading": node.heading,
            "level": node.level,
            "parent": node.parent,
            "path": path,
            "line": document.position(node.span.start)[0],
            "span": [node.span.start, node.span.end],
        }
        for node, path in zip(tree.nodes, tree.paths, strict=True)
    ]
    return {
        "source": source,
        "title": document.title,
        "nodes": nodes,
        "remarks": list(tree.remarks),
        "warnings": list(document.warnings),
    }
