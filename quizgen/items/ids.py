"""What makes an item that item: an id minted once, and a fingerprint that shows whether a person has edited it."""

from base64 import b32encode
from collections.abc import Iterable
from hashlib import sha256

import msgspec

from quizgen.document.span import Span
from quizgen.items.item import Item, Kind

LENGTH = 10

# What a person says about an item is not its content, and where its sentence stands is found again by its quote.
_NOT_CONTENT = ("id", "status", "made", "note", "stale", "span", "section")
# Of the 16 digits of a fingerprint the last 4 are of the section alone: an item that was edited in other fields still
# follows its sentence into another section, one whose section was edited does not.
_OF_CONTENT = 12


def mint(title: str, kind: Kind, quote: str, answers: Iterable[Span], taken: Iterable[str] = ()) -> str:
    """The id of the item of this kind that asks for these answers of quote: "q-" and 10 characters (a-z, 2-7).

    title: the document's. answers: where the answers stand, in characters from the quote's start. taken: ids that are
    in use already; the same parts then give the next id of a fixed row. The same parts always give the same id; a
    moved sentence keeps it, since no place in the document enters.
    """
    used = frozenset(taken)
    places = ",".join(f"{span.start}-{span.end}" for span in answers)
    parts = "\x1f".join((title, kind, quote, places))
    turn = 0
    while (found := _digest(f"{parts}\x1f{turn}" if turn else parts)) in used:
        turn += 1
    return found


def _digest(text: str) -> str:
    raw = sha256(text.encode("utf-8", "surrogatepass")).digest()
    return "q-" + b32encode(raw[:LENGTH])[:LENGTH].decode().lower()


def fingerprint(item: Item) -> str:
    """16 hexadecimal digits over everything that was generated: all but id, status, made, note, stale and span."""
    content = {k: v for k, v in msgspec.to_builtins(item).items() if k not in _NOT_CONTENT}
    digest = sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
    return digest[:_OF_CONTENT] + _section_digest(item.section)


def stamped(item: Item) -> Item:
    """The same item with `made` set to its fingerprint, as everything generated carries it."""
    return msgspec.structs.replace(item, made=fingerprint(item))


def is_edited(item: Item) -> bool:
    """True when a person wrote the item or has changed a generated field since."""
    return item.made != fingerprint(item)


def in_section(item: Item, section: str) -> Item:
    """The item in the section that its sentence stands in now; a section that a person wrote stays."""
    if not item.made or item.made[_OF_CONTENT:] != _section_digest(item.section):
        return item
    made = item.made[:_OF_CONTENT] + _section_digest(section)
    return msgspec.structs.replace(item, section=section, made=made)


def _section_digest(section: str) -> str:
    return sha256(section.encode("utf-8", "surrogatepass")).hexdigest()[: 16 - _OF_CONTENT]
