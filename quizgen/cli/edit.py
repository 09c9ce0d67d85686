"""quizgen edit: a deck as a spreadsheet, and back."""

from pathlib import Path
from typing import Annotated

import typer

from quizgen.cli.check import source_of
from quizgen.cli.common import Force, Quiet, warn
from quizgen.errors import OutputError, RequestError

DeckFile = Annotated[Path, typer.Argument(metavar="DECK", help="A deck file.")]
To = Annotated[Path | None, typer.Option("--xlsx", help="Write the deck as a spreadsheet.", show_default=False)]
From = Annotated[Path | None, typer.Option("--from", help="Take a spreadsheet's changes in.", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("edit")(edit)


def edit(deck: DeckFile, xlsx: To = None, changed: From = None, force: Force = False, quiet: Quiet = False) -> None:
    """Edit a deck in Excel or WPS: --xlsx OUT.xlsx writes the table, --from OUT.xlsx reads it back.

    One item a row; a row without 编号 is a new item; a column of your own is kept. A row that you delete leaves its
    item in the deck: set 状态 to 已弃用 to drop one. What others changed in the deck meanwhile stays; an item that
    was changed on both sides is named, and nothing is written.
    """
    from quizgen.deck.editing import open_deck
    from quizgen.files import write_atomically

    if (xlsx is None) == (changed is None):
        raise RequestError("say either --xlsx FILE to write a spreadsheet or --from FILE to read one back")
    current = open_deck(deck)
    if xlsx is not None:
        from quizgen.out.spreadsheet.write import to_xlsx

        write_atomically(xlsx, to_xlsx(current.deck), force=force)
        if not quiet:
            typer.echo(f"{xlsx}: {len(current.deck.items)} items")
        return
    import msgspec

    from quizgen.deck.reviewing import settled
    from quizgen.out.spreadsheet.read import from_xlsx

    assert changed is not None
    try:
        data = changed.read_bytes()
    except OSError as error:
        raise OutputError(f"cannot be read: {error.strerror}", path=changed) from error
    read = from_xlsx(data, current.deck, str(changed))
    before = {item.id: item for item in current.deck.items}
    document = source_of(current.deck, deck, "")
    items = tuple(i if before.get(i.id) == i else settled(i, document) for i in read.deck.items)
    current.replaced(msgspec.structs.replace(read.deck, items=items))
    edited = sum(item.id in before and before[item.id] != item for item in items)
    added = len(items) - len(before)
    if not quiet:
        typer.echo(f"{deck}: {edited} items changed, {added} added")
    if read.missing:
        warn(f"{len(read.missing)} items are not in the spreadsheet; they stay in the deck as they are")
