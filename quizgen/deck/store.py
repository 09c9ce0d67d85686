"""The deck file: YAML that a person reads and edits."""

from pathlib import Path
from typing import Any

import msgspec
import yaml

from quizgen.deck.deck import Deck
from quizgen.errors import DeckError
from quizgen.files import write_atomically

SCHEMA_LINE = "# yaml-language-server: $schema=https://quizgen.invalid/deck.schema.json\n"


def to_builtins(deck: Deck) -> dict[str, Any]:
    """What the deck file holds, as plain dicts and lists."""
    builtins: dict[str, Any] = msgspec.to_builtins(deck)
    return builtins


def dumps(deck: Deck) -> str:
    """The deck file's text: one item a block, keys in the order of Item, lines unwrapped."""
    body: str = yaml.dump(to_builtins(deck), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
    return SCHEMA_LINE + body


def loads(text: str, path: str | Path | None = None) -> Deck:
    """The deck that text holds. Raises DeckError that names the line and what was expected there."""
    try:
        plain = yaml.load(text, Loader=yaml.CSafeLoader)
        return msgspec.convert(plain, Deck)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise DeckError(f"not valid YAML: {error.problem}", path=path, line=line, column=column) from error
    except msgspec.ValidationError as error:
        raise DeckError(str(error), path=path) from error


def load(path: Path) -> Deck:
    """The deck in a file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DeckError(f"cannot be read: {error.strerror}", path=path) from error
    except UnicodeDecodeError as error:
        raise DeckError("is not UTF-8 text, so it is no deck file", path=path) from error
    return loads(text, path)


def save(deck: Deck, path: Path, *, force: bool = False) -> None:
    """Write the deck file in one step; an existing one is kept unless force."""
    write_atomically(path, dumps(deck).encode(), force=force)


class _Dumper(yaml.CSafeDumper):
    """Strings that hold a line break are written as a block, everything else on one line."""
