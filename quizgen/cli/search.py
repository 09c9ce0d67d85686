"""quizgen search: items and formulations of all decks in a folder."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quizgen.cli.common import AsJson, one_line, warn
from quizgen.errors import RequestError

if TYPE_CHECKING:
    from quizgen.batch.search import Hit

Query = Annotated[str, typer.Argument(metavar="QUERY", help="Words that all must stand there; “” for any.")]
Folder = Annotated[Path, typer.Argument(metavar="OUT", help="A folder of decks, such as batch makes.")]
Section = Annotated[
    str, typer.Option("--section", help="Only below this section (第三章, 一、/二是).", show_default=False)
]
KindNames = Annotated[
    str,
    typer.Option("--kinds", help="Only these: fill_in, single_choice …, 数字缩略语, 定义 …", show_default=False),
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Show so many hits.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("search")(search)


def search(
    query: Query,
    folder: Folder,
    section: Section = "",
    kinds: KindNames = "",
    limit: Limit = 20,
    as_json: AsJson = False,
) -> None:
    """Find items and formulations in all decks of a folder, by words or section, the best hits first."""
    import json

    from quizgen.batch.search import SearchIndex

    if not folder.is_dir():
        raise RequestError("is no folder; name the one that batch wrote its decks to", path=folder)
    index = SearchIndex(folder)
    try:
        for problem in index.refresh():
            warn(f"left out: {problem}")
        wanted = [kind.strip() for kind in kinds.split(",") if kind.strip()]
        hits, count = index.find(query, section=section, kinds=wanted, limit=limit)
    finally:
        index.close()
    if as_json:
        found = [{name: getattr(hit, name) for name in hit.__struct_fields__} for hit in hits]
        typer.echo(json.dumps({"count": count, "hits": found}, ensure_ascii=False, indent=1))
        return
    for hit in hits:
        typer.echo(_line(hit))
    shown = f", the best {len(hits)} shown (--limit)" if count > len(hits) else ""
    typer.echo(f"{count} hits{shown}" if count else "Nothing found.")


def _line(hit: "Hit") -> str:
    from quizgen.deck.wording import KIND

    kind = next((name for value, name in KIND.items() if value.value == hit.kind), hit.kind)
    parts = (hit.deck, hit.item, kind, hit.section, hit.shown)
    return "  ".join(one_line(part) for part in parts if part)
