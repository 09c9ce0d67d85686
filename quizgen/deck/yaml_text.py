"""YAML text as plain values, with the lines they stand on.

Every scalar is read as the characters that stand there: an answer 12:30, 2016-05-13, 08 or no is those characters,
whatever a YAML reader of another version would make of it.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, Union

import yaml

from quizgen.errors import DeckError

Plain: TypeAlias = Union[str, list["Plain"], dict[str, "Plain"], None]  # noqa: UP007  names itself

# How YAML 1.2 writes nothing, without quotation marks.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})

# Deeper than any deck.
DEEPEST = 20


@dataclass
class _Open:
    """A list or mapping that is being read. place: as in "$.items[3]"."""

    value: list[Plain] | dict[str, Plain]
    place: str
    key: str | None = None


@dataclass
class _Reader:
    """Puts events together to values. Not recursive: text that nests without end must not exhaust the stack."""

    path: str | Path | None
    lines: dict[str, int] = field(default_factory=dict)
    names: dict[str, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    root: Plain | None = None

    def take(self, event: yaml.Event) -> None:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            raise DeckError("starts a second YAML document; a deck is one", path=self.path, line=line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise DeckError("uses a YAML anchor or alias; write the value out instead", path=self.path, line=line)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, line)
        elif isinstance(event, yaml.SequenceStartEvent | yaml.MappingStartEvent):
            self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, line)
        elif isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            self.stack.pop()

    def _scalar(self, event: yaml.ScalarEvent, line: int) -> None:
        text = str(event.value)
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.value, list) or top.key is not None:
            nothing = event.implicit[0] and text in _NOTHING
            self._put(None if nothing else text, line)
        elif text in top.value:
            raise DeckError(f"gives “{text}” twice; keep one of them", path=self.path, line=line)
        else:
            top.key = text
            mark = event.start_mark
            self.names[f"{top.place}.{text}"] = (mark.line, mark.column) if mark else (0, 0)

    def _open(self, value: list[Plain] | dict[str, Plain], line: int) -> None:
        if len(self.stack) == DEEPEST:
            raise DeckError("nests lists too deeply for a deck", path=self.path, line=line)
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            raise DeckError("has a list where a name should stand", path=self.path, line=line)
        self.stack.append(_Open(value, self._put(value, line)))

    def _put(self, value: Plain, line: int) -> str:
        """Put value into what is open, and note its line. Returns its place."""
        if not self.stack:
            self.root, place = value, "$"
        elif isinstance(open_ := self.stack[-1].value, list):
            place = f"{self.stack[-1].place}[{len(open_)}]"
            open_.append(value)
        else:
            top = self.stack[-1]
            assert top.key is not None
            place = f"{top.place}.{top.key}"
            open_[top.key] = value
            top.key = None
        self.lines[place] = line
        return place


@dataclass(frozen=True)
class Parsed:
    """YAML text as read. lines: the line (from 1) of each place ("$", "$.items[3].prompt"). names: line and column
    (from 0, characters) of the name of each place that has one."""

    plain: Plain
    lines: dict[str, int]
    names: dict[str, tuple[int, int]]

    def names_of(self, place: str) -> dict[str, tuple[int, int]]:
        """Where the names right below place stand."""
        value = self.plain
        if match := re.fullmatch(r"\$\.(\w+)\[(\d+)\]", place):
            value = self.plain[match[1]] if isinstance(self.plain, dict) else None
            value = value[int(match[2])] if isinstance(value, list) else None
        return {name: self.names[f"{place}.{name}"] for name in value} if isinstance(value, dict) else {}


def parse(text: str, path: str | Path | None = None) -> tuple[Plain, dict[str, int]]:
    """The values that text holds, and the line (from 1) of each place. Raises DeckError as parsed() does."""
    found = parsed(text, path)
    return found.plain, found.lines


def parsed(text: str, path: str | Path | None = None) -> Parsed:
    """The values that text holds, with their places.

    Raises DeckError that names the line: no YAML, nothing at all, a name given twice (one of the two would be lost),
    an alias.
    """
    reader = _Reader(path)
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            reader.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise DeckError(f"is not valid YAML: {_explained(error)}", path=path, line=line, column=column) from error
    except yaml.YAMLError as error:
        line = text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise DeckError("holds a character that YAML does not allow; delete it", path=path, line=line) from error
    if reader.root is None:
        raise DeckError("is empty; a deck file holds at least a title", path=path)
    return Parsed(reader.root, reader.lines, reader.names)


# What people most often do wrong, by what the YAML reader says then.
_HINTS = {
    "cannot start any token": "indent with spaces, not tabs, and put text that begins with a mark in quotation marks",
    "mapping values are not allowed": "put text that holds “: ” in quotation marks",
    "did not find expected": "look at the indentation of this line and the one above, and for a missing quotation mark",
    "unexpected end of stream": "a quotation mark or bracket above is not closed",
}


def _explained(error: yaml.MarkedYAMLError) -> str:
    said = str(error.problem or error.context)
    return said + next((f"; {hint}" for words, hint in _HINTS.items() if words in said), "")


def line_at(lines: dict[str, int], place: str) -> int | None:
    """The line of place, or of the nearest place around it that is written in the file."""
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place)
