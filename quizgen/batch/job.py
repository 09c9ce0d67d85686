"""One document's work, as a plain function of plain values: the same here, in another process, on another machine."""

import gc
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from quizgen.batch.search import Entry, entries_of, entry
from quizgen.items.recipe import Recipe
from quizgen.reading.options import ReadOptions

if TYPE_CHECKING:
    from quizgen.pipeline import Made


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """A document to make a deck from. source: its name as the user gave it. data: its bytes. deck: the text of the
    deck file that exists already, "" for none; what people did in it is kept."""

    source: str
    data: bytes
    recipe: Recipe
    options: ReadOptions = ReadOptions()
    deck: str = ""


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a job. deck: the text of the deck file, "" when it failed. error: why it failed, one sentence.
    items: how many of each kind. found: the items, and formulations: those of the document, for the search index.
    seconds: of work, without waiting."""

    source: str
    deck: str = ""
    items: dict[str, int] = msgspec.field(default_factory=dict)
    found: tuple[Entry, ...] = ()
    formulations: tuple[Entry, ...] = ()
    characters: int = 0
    seconds: float = 0.0
    warnings: tuple[str, ...] = ()
    error: str = ""


def do(job: Job) -> Done:
    """Make the deck. A document that fails gives a Done with its error; nothing is raised."""
    start = time.perf_counter()
    # In a worker process nobody else has said so: hardly anything here is circular, and looking for it costs a tenth.
    gc.set_threshold(100_000, 20, 100)
    try:
        done = _made(job)
    except Exception as error:  # noqa: BLE001  one bad document must not stop a million
        message = getattr(error, "message", "") or f"failed unexpectedly: {type(error).__name__}: {error}"
        done = Done(source=job.source, error=" ".join(message.split()))
    return msgspec.structs.replace(done, seconds=round(time.perf_counter() - start, 3))


def _made(job: Job) -> Done:
    from quizgen import pipeline
    from quizgen.deck.store import dumps, loads
    from quizgen.reading.files import read_bytes

    document = read_bytes(job.data, job.source, job.options)
    made = pipeline.make_explained(document, job.recipe)
    deck = made.deck
    if job.deck:
        from quizgen.deck.editing import commented, rewritten
        from quizgen.deck.regenerate import regenerate

        old = loads(job.deck)
        deck, _ = regenerate(old, made.deck, document, made.outline, commented(job.deck, old))
        text = rewritten(job.deck, old, deck) if deck != old else job.deck
    else:
        text = dumps(deck)
    return Done(
        source=job.source,
        deck=text,
        items={kind.value: count for kind, count in sorted(Counter(i.kind for i in deck.items).items())},
        found=tuple(entries_of(deck)),
        formulations=tuple(_formulations(made)),
        characters=len(document.text),
        warnings=document.warnings,
    )


def _formulations(made: "Made") -> Iterator[Entry]:
    tree = made.outline
    for formulation in made.formulations:
        node = tree.innermost(formulation.span)
        section = "" if node is None else tree.paths[node]
        members = "、".join(formulation.members)
        yield entry(
            kind=formulation.kind.value,
            section=section,
            shown=formulation.text,
            words=f"{formulation.text}\n{members}" if members and members not in formulation.text else formulation.text,
            place=f"{made.deck.title}\n{section}\n{'' if node is None else tree.nodes[node].heading}",
        )
