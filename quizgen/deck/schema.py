"""The JSON Schema of a deck file, for editors and for other programs."""

from typing import Any

import msgspec

from quizgen.deck.deck import Deck
from quizgen.items.item import FALSE, TRUE, Kind

# Any scalar is text in a deck file: an answer may be written 8, 2016-05-13 or no, without quotation marks.
_TEXT = {"type": ["string", "number", "boolean"]}


def schema() -> dict[str, Any]:
    """What the reader accepts, as JSON Schema 2020-12.

    Two rules of the reader cannot be said in it: as many answers as blanks, and answers that stand among the options.
    """
    found: dict[str, Any] = msgspec.json.schema(Deck)
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["title"] = "quizgen deck"
    for definition in found["$defs"].values():
        definition.pop("description", None)
        required = definition.get("required", [])
        for name, field in definition.get("properties", {}).items():
            # A name with nothing behind it counts as left out.
            wanted = _lenient(field)
            definition["properties"][name] = wanted if name in required else {"anyOf": [wanted, {"type": "null"}]}
    found["$defs"]["Recipe"]["properties"]["kinds"]["anyOf"][0]["propertyNames"] = {"$ref": "#/$defs/Kind"}
    fields = found["$defs"]["Item"]["properties"]
    for text in (fields["id"], fields["prompt"], fields["answers"]["items"]):
        text["pattern"] = r"\S"
    found["$defs"]["Item"]["allOf"] = [_rule(kind, then) for kind, then in _PER_KIND.items()]
    return found


def _lenient(field: dict[str, Any]) -> dict[str, Any]:
    """Text as any scalar, also inside lists; enumerations and numbers stay exact."""
    if field.get("type") == "string" and "enum" not in field:
        return {key: value for key, value in field.items() if key != "type"} | _TEXT
    if isinstance(field.get("items"), dict):
        return field | {"items": _lenient(field["items"])}
    more = field.get("additionalProperties")
    if isinstance(more, dict) and more.get("type") == "string":
        return field | {"additionalProperties": {"anyOf": [_lenient(more), {"type": "null"}]}}
    return field


def _rule(kind: Kind, then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {"kind": {"const": kind.value}}}, "then": then}


_PER_KIND: dict[Kind, dict[str, Any]] = {
    Kind.FILL_IN: {
        "properties": {"prompt": {"type": "string", "pattern": "____"}, "answers": {"minItems": 1, "maxItems": 4}},
    },
    Kind.SINGLE_CHOICE: {
        "required": ["options"],
        "properties": {
            "options": {"type": "array", "minItems": 2, "uniqueItems": True},
            "answers": {"minItems": 1, "maxItems": 1},
        },
    },
    Kind.MULTIPLE_ANSWER: {
        "required": ["options"],
        "properties": {"options": {"type": "array", "minItems": 2, "uniqueItems": True}, "answers": {"minItems": 1}},
    },
    Kind.TRUE_FALSE: {
        "properties": {"answers": {"minItems": 1, "maxItems": 1, "items": {"enum": [TRUE, FALSE]}}},
    },
}
