"""The deck file: YAML that a person reads and edits."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from quizgen.deck.deck import Deck
from quizgen.deck.structure import faults
from quizgen.deck.text_file import BOM, open_text
from quizgen.deck.yaml_write import OnOneLine, dump
from quizgen.errors import DeckError, QuizgenError
from quizgen.files import write_atomically
from quizgen.items.item import Item

if TYPE_CHECKING:
    from quizgen.deck.yaml_text import Plain

__all__ = ["dump", "dumps", "head_block", "head_values", "item_block", "item_values", "load", "loads", "save"]

SCHEMA_LINE = "# yaml-language-server: $schema=./deck.schema.json\n"


def to_builtins(deck: Deck) -> dict[str, Any]:
    """What the deck file holds, as plain dicts and lists."""
    builtins: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(deck))
    return builtins


def dumps(deck: Deck) -> str:
    """The deck file's text: one item a block, keys in the order of Item, lines unwrapped."""
    blocks = [item_block(item) for item in deck.items]
    return SCHEMA_LINE + head_block(deck) + "\n".join(["", *blocks] if blocks else [])


def head_block(deck: Deck) -> str:
    """What stands before the first item."""
    return dump(head_values(deck)) + ("items:\n" if deck.items else "items: []\n")


def item_block(item: Item) -> str:
    """One item's lines."""
    return dump([item_values(item)])


def head_values(deck: Deck) -> dict[str, Any]:
    """The values that stand before the first item, by name, ready to be written."""
    return to_builtins(msgspec.structs.replace(deck, items=()))


def item_values(item: Item) -> dict[str, Any]:
    """The item's values by name, ready to be written: those that are not left out as defaults."""
    values: dict[str, Any] = msgspec.to_builtins(item)
    if item.span is not None:
        values["span"] = OnOneLine(item.span)
    if item.accept:
        values["accept"] = [OnOneLine(variants) for variants in item.accept]
    return values


def loads(text: str, path: str | Path | None = None) -> Deck:
    """The deck that text holds. Raises DeckError that names the line and what was expected there."""
    from quizgen.deck.yaml_text import line_at, parse  # here, because a deck that is only written needs no YAML reader

    plain, lines = parse(text.removeprefix(BOM), path)
    if not isinstance(plain, dict):
        raise DeckError("is no deck: it must start with “title: …”", path=path, line=1)
    try:
        deck = msgspec.convert(_given(plain), Deck, strict=False)
    except msgspec.ValidationError as error:
        place, sentence = _explained(str(error))
        raise DeckError(sentence, path=path, line=line_at(lines, place)) from error
    except QuizgenError as error:  # the recipe checks itself
        raise DeckError(error.message, path=path, line=line_at(lines, "$.recipe")) from error
    _check(deck, lambda place: line_at(lines, place), path)
    return deck


def load(path: Path) -> Deck:
    """The deck in a file."""
    return loads(read_text(path), path)


def read_text(path: Path) -> str:
    """A deck file's text. Raises DeckError when it cannot be read."""
    return open_text(path).text


def save(deck: Deck, path: Path, *, force: bool = False) -> None:
    """Write the deck file in one step; an existing one is kept unless force."""
    write_atomically(path, dumps(deck).encode(), force=force)


def _given(plain: "Plain") -> "Plain":
    """The values without names that have none (“note:” with nothing behind it is no note)."""
    if isinstance(plain, dict):
        return {name: _given(value) for name, value in plain.items() if value is not None}
    return [_given(value) for value in plain] if isinstance(plain, list) else plain


def _check(deck: Deck, line_of: Callable[[str], int | None], path: str | Path | None) -> None:
    first: dict[str, int] = {}
    for i, item in enumerate(deck.items):
        for name, sentence in faults(item):
            raise DeckError(f"{name} {sentence}", path=path, line=line_of(f"$.items[{i}].{name}"))
        line = line_of(f"$.items[{i}].id") or 0
        if item.id in first:
            raise DeckError(f"the id {item.id} stands in line {first[item.id]} already", path=path, line=line)
        first[item.id] = line


def _explained(message: str) -> tuple[str, str]:
    """Place and sentence of a message of msgspec's, such as "Expected `str`, got `array` - at `$.items[3].prompt`"."""
    what, _, where = message.partition(" - at ")
    place = (re.findall(r"\$[^`]*", where) or ["$"])[0]
    name = place.removesuffix("[...]").rpartition(".")[2] or "the deck"
    if match := re.match(r"Object missing required field `(\w+)`", what):
        how = "“quizgen check --fix” writes one" if match[1] == "id" else "add that line"
        return place, f"has no “{match[1]}:”; {how}"
    if match := re.match(r"Object contains unknown field `(.+)`", what):
        return f"{place}.{match[1]}", f"“{match[1]}” is no field here; known are {_known_fields(place)}"
    if match := re.match(r"Invalid enum value '(.*)'", what):
        return place, f"{name}: “{match[1]}” is not known; write one of {_known_values(place)}"
    if match := re.match(r"Expected `([^`| ]+)[^`]*`( [<>]=? [\d.]+)?", what):
        return place, f"{name}: expected {_EXPECTED.get(match[1], match[1])}{match[2] or ''}"
    return place, f"{name}: {what}"


_EXPECTED = {
    "str": "text on one line",
    "array": "a list: one line each, starting with “- ”",
    "object": "names with values, such as “title: …”",
    "int": "a whole number",
    "float": "a number such as 0.8",
    "bool": "true or false",
}


def _known_fields(place: str) -> str:
    from quizgen.deck.deck import Section
    from quizgen.items.recipe import Recipe

    kind = Item if "items[" in place else Section if "sections[" in place else Recipe if "recipe" in place else Deck
    return ", ".join(kind.__struct_fields__)


def _known_values(place: str) -> str:
    from quizgen.items.item import Kind, Status

    return ", ".join(Status if place.endswith("status") else Kind)
