"""Ids for items that a person wrote without one."""

from quizgen.deck.yaml_text import Plain, parse
from quizgen.document.span import Span
from quizgen.errors import DeckError
from quizgen.items.ids import mint
from quizgen.items.item import Kind


def with_ids(text: str, path: str = "") -> tuple[str, int]:
    """A deck file's text with an id line at the top of each item that has none, and how many were added.

    Nothing else of the text changes. Raises DeckError when an item does not stand in lines of its own.
    """
    plain, places = parse(text, path)
    items = plain.get("items", []) if isinstance(plain, dict) else []
    if not isinstance(items, list):
        return text, 0
    taken = {str(item["id"]) for item in items if isinstance(item, dict) and item.get("id")}
    lines = text.splitlines(keepends=True)
    added = 0
    for i, item in reversed(list(enumerate(items))):
        if not isinstance(item, dict) or item.get("id"):
            continue
        at = places[f"$.items[{i}]"] - 1
        margin, dash, rest = lines[at].partition("- ")
        if "id" in item or margin.strip() or not dash or not rest.strip():
            raise DeckError("write the item as lines of its own, without an empty “id:”", path=path, line=at + 1)
        name = _minted(item, taken)
        taken.add(name)
        lines[at] = f"{margin}- id: {name}\n{margin}  {rest}"
        added += 1
    return "".join(lines), added


def _minted(item: dict[str, Plain], taken: set[str]) -> str:
    answers = item.get("answers")
    spans = [Span(0, len(str(answer))) for answer in answers] if isinstance(answers, list) else []
    kinds = {kind.value: kind for kind in Kind}
    return mint(str(item.get("prompt", "")), kinds.get(str(item.get("kind")), Kind.FILL_IN), "", spans, taken)
