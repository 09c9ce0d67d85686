"""Changing some values of a YAML mapping in its text: every other character, comments too, stays as it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import yaml

# What may stand between a value, or a name, and a comment in the same line.
_INLINE = re.compile(r":?[ \t]+(#.*)")
_EMPTY = re.compile(r"\s*(#.*)?")


def with_values(
    lines: list[str],
    keys: Mapping[str, tuple[int, int]],
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    dump: Callable[[str, Any], str],
) -> str | None:
    """The text of a mapping's lines with the values of old made those of new; None when its names do not stand in
    lines of their own.

    keys: line (from 0, in lines) and column (characters) of each name that is written. dump: a name and its value as
    YAML text. A comment beside a value that changes stays, in its line or above it.
    """
    names = sorted(keys, key=lambda name: keys[name])
    starts = [keys[name][0] for name in names]
    if not names or len(set(starts)) < len(starts):
        return None
    column = keys[names[0]][1]
    parts: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for name, start, end in zip(names, starts, [*starts[1:], len(lines)], strict=True):
        parts[name], below[name] = _split(lines[start:end])
        if old.get(name) != new.get(name):
            if name not in new and name == names[0]:  # the dash of the item stands in its line
                return None
            parts[name] = _with_value(parts[name], keys[name][1], dump(name, new[name]) if name in new else "")
    place = names[0]
    for name in new:
        if name in keys:
            place = name
        elif old.get(name) != new[name]:
            parts[place] = [*parts[place], *_indented(dump(name, new[name]), column)]
    return "".join(lines[: starts[0]]) + "".join(_ended(line for n in names for line in (*parts[n], *below[n])))


def _split(part: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a name and its value, and what stands below them (blank lines, comments)."""
    last = max((i for i, line in enumerate(part) if not _EMPTY.fullmatch(line.rstrip("\n"))), default=0)
    return part[: last + 1], part[last + 1 :]


def _with_value(value: list[str], column: int, text: str) -> list[str]:
    """The lines of one name with text in their place, and the comments that stood in them."""
    prefix, found = value[0][:column], _indented(text, column)
    remarks = comments("".join([" " * column + value[0][column:], *value[1:]]))
    if found:
        found[0] = prefix + found[0][column:]
    if len(found) == len(remarks) == len(value) == 1:
        return [found[0].rstrip("\n") + "  " + remarks[0] + "\n"]
    margin = " " * (len(prefix) - len(prefix.lstrip()))
    return [*(f"{margin}{remark}\n" for remark in remarks), *found]


def comments(text: str) -> list[str]:
    """The comments in a piece of YAML (a mapping or list of its own), each from its #."""
    lines = text.split("\n")
    found = {i: line.strip() for i, line in enumerate(lines) if line.lstrip().startswith("#")}
    inside: set[int] = set()
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if event.start_mark is None or event.end_mark is None:
            continue
        if isinstance(event, yaml.ScalarEvent):  # a # in a text of several lines is no comment
            inside |= set(range(event.start_mark.line + 1, event.end_mark.line + (event.end_mark.column > 0)))
        line = event.end_mark.line
        if line < len(lines) and (match := _INLINE.fullmatch(lines[line][event.end_mark.column :].rstrip())):
            found.setdefault(line, match[1])
    return [found[line] for line in sorted(found) if line not in inside or not lines[line].lstrip().startswith("#")]


def _indented(text: str, column: int) -> list[str]:
    return [" " * column + line for line in text.splitlines(keepends=True)]


def _ended(lines: Iterable[str]) -> Iterator[str]:
    return (line if line.endswith("\n") else line + "\n" for line in lines)
