"""Everything that can be checked about deck files without a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from quizgen.deck.deck import Deck
from quizgen.document.document import Document
from quizgen.items.flaws import deck_flaws, flaws
from quizgen.items.item import Item, Status
from quizgen.items.rules_truth import squeeze


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. path, line: where in which deck file. item: its id, "" for the whole deck. name: of
    the rule. sentence: for a person."""

    path: str
    line: int | None
    item: str
    name: str
    sentence: str


def check_deck(deck: Deck, path: str, lines: dict[str, int], document: Document | None) -> list[Problem]:
    """Every flaw of a deck's items, rejected ones left out; with the source also whether each quote stands where the
    deck says. lines: the places of parse()."""
    where = {item.id: lines.get(f"$.items[{i}]") for i, item in enumerate(deck.items)}
    asked = [item for item in deck.items if item.status is not Status.REJECTED]
    found = []
    for item in asked:
        if document is not None and (sentence := _misplaced(item, document)):
            found.append(Problem(path, where[item.id], item.id, "quote-not-at-span", sentence))
        if item.stale:
            found.append(Problem(path, where[item.id], item.id, "stale", _stale(item)))
        for flaw in flaws(item, document if not item.stale else None):
            found.append(Problem(path, where[item.id], item.id, flaw.name, flaw.sentence))
    for item_id, those in deck_flaws(asked, document.text if document is not None else "").items():
        found += [Problem(path, where.get(item_id), item_id, flaw.name, flaw.sentence) for flaw in those]
    return sorted(found, key=lambda p: (p.line or 0, p.name))


def check_ids_across(
    decks: Sequence[tuple[str, Deck]], lines: Mapping[str, Mapping[str, int]] | None = None
) -> list[Problem]:
    """Ids and questions that stand in more than one of the decks; rejected items ask nothing. lines: the places of
    parse() by deck path, where known."""
    found: list[Problem] = []
    ids: dict[str, str] = {}
    prompts: dict[tuple[str, ...], tuple[str, str]] = {}
    for path, deck in decks:
        places = (lines or {}).get(path, {})
        for i, item in enumerate(deck.items):
            line = places.get(f"$.items[{i}]")
            question = (item.kind, squeeze(item.prompt), *sorted(item.answers))
            if item.id in ids:
                sentence = f"also stands in {ids[item.id]}; merge the decks, or give one of the items another id"
                found.append(Problem(path, line, item.id, "id-in-two-decks", sentence))
            elif item.status is not Status.REJECTED and question in prompts and prompts[question][0] != path:
                other_path, other = prompts[question]
                found.append(Problem(path, line, item.id, "asked-in-two-decks", f"is {other} of {other_path} again"))
            ids.setdefault(item.id, path)
            if item.status is not Status.REJECTED:
                prompts.setdefault(question, (path, item.id))
    return found


def _misplaced(item: Item, document: Document) -> str | None:
    if item.stale or not item.quote:
        return None
    if item.span is not None and document.text[slice(*item.span)] == item.quote:
        return None
    if item.quote in document.text:
        return "the quote stands elsewhere in the source now; “quizgen make” moves the span"
    return "the quote is not in the source; correct it, or let “quizgen make” mark the item as stale"


def _stale(item: Item) -> str:
    nearest = f"; nearest now: {item.stale}" if item.stale != "-" else ""
    return f"its sentence is no longer in the source{nearest}"
