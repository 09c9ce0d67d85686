"""Values as the YAML text of deck files.

What most decks hold, texts that need no thought and lists and names of them, is put down at once. Everything else is
left to PyYAML, which writes the same where both can, but takes three times as long, and 10 ms to be loaded.
"""

import re
from typing import Any

from quizgen.chinese.patterns import lazily

# What YAML does not take as it is: controls, line ends, what is no character, what 16 bits do not hold.
_STRANGE = lazily("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe-\U0010ffff]")
# With these a text does not begin, or it is put in quotation marks.
_INDICATORS = frozenset(" -?:,[]{}#&*!|>'\"%@`")
# In a list on one line these mean something too.
_LIST_MARKS = frozenset(",?[]{}:")
# ASCII that is text, as long as it is not one of the next, which some YAML takes for something else.
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_%./-]*")
_NO_TEXT = re.compile(
    r"(?i:yes|no|true|false|on|off|null|[yn]|0b[01_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?:\.[0-9_]*(?:e.*)?|-.*)?)"
)
_MANY = (dict, list, tuple)
# PyYAML writes a longer name in another way.
_LONGEST_NAME = 100


class OnOneLine(list[Any]):
    """A list that is written as [0, 29]."""


class _Unusual(Exception):  # noqa: N818  no error: it only ends the short way
    """A value that is left to PyYAML."""


def dump(value: Any) -> str:
    """value (dicts, lists, tuples, strings, numbers) as the deck file writes it: in blocks, lines unwrapped."""
    lines: list[str] = []
    try:
        _write(value, "", lines)
    except _Unusual:
        return _dump_unusual(value)
    return "\n".join([*lines, ""])


def _write(value: Any, margin: str, lines: list[str]) -> None:
    """Add the lines of a block: names with their values, or members behind a "- "."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if not isinstance(inner, _MANY):
                lines.append(f"{margin}{_name(name)}: {_scalar(inner, margin)}")
            elif not inner or isinstance(inner, OnOneLine):
                lines.append(f"{margin}{_name(name)}: {_on_one_line(inner)}")
            else:
                lines.append(f"{margin}{_name(name)}:")
                _write(inner, margin + "  " if isinstance(inner, dict) else margin, lines)
        return
    for member in value:
        if not isinstance(member, _MANY):
            lines.append(f"{margin}- {_scalar(member, margin)}")
        elif not member or isinstance(member, OnOneLine):
            lines.append(f"{margin}- {_on_one_line(member)}")
        else:
            first = len(lines)
            _write(member, margin + "  ", lines)
            lines[first] = f"{margin}- {lines[first][len(margin) + 2 :]}"


def _name(name: str) -> str:
    written = _text(name)
    if written[0] == "'" or len(name) > _LONGEST_NAME:
        raise _Unusual
    return written


def _on_one_line(value: Any) -> str:
    if isinstance(value, dict):
        return "{}"
    members = [_scalar(member) for member in value]
    if any(not member.isascii() and not _LIST_MARKS.isdisjoint(member) for member in members):
        raise _Unusual
    return f"[{', '.join(members)}]"


def _scalar(value: Any, margin: str | None = None) -> str:
    """A value that is no list; one of several lines goes on below margin, and has no place where there is none."""
    if isinstance(value, str):
        return _text(value) if margin is None or "\n" not in value else _several_lines(value, margin)
    if isinstance(value, bool):
        return "true" if value else "false"
    written = repr(value)
    if isinstance(value, int) or (isinstance(value, float) and written.replace(".", "", 1).isdecimal()):
        return written
    raise _Unusual


def _text(text: str) -> str:
    """text as it is, or in single quotation marks where YAML would take it for something else."""
    if text.isascii():
        if not text or (text.isdecimal() and (text[0] != "0" or text == "0")):
            return f"'{text}'"
        if _WORD.fullmatch(text) and not _NO_TEXT.fullmatch(text):
            return text
    elif text[0] not in _INDICATORS and text[-1] not in " :" and not _means_something(text) and _printable(text):
        return text
    raise _Unusual


def _means_something(text: str) -> bool:
    return ": " in text or " #" in text


def _several_lines(text: str, margin: str) -> str:
    """Lines of text in single quotation marks, where a line end is written as two."""
    lines = text.split("\n")
    if any(not _printable(line) or line != line.strip(" ") for line in lines):
        raise _Unusual
    return "'" + f"\n\n{margin}  ".join(lines).replace("'", "''") + "'"


def _printable(text: str) -> bool:
    # The short question first: all can be printed, and two bytes hold each.
    short = text.isprintable() and len(text.encode("utf-16-le")) == 2 * len(text)
    return bool(text) and (short or not _STRANGE.search(text))


def _dump_unusual(value: Any) -> str:
    import yaml  # here, because most decks do without

    class Dumper(yaml.CSafeDumper):
        """PyYAML's, with some lists on one line."""

    Dumper.add_representer(
        OnOneLine, lambda dumper, it: dumper.represent_sequence("tag:yaml.org,2002:seq", it, flow_style=True)
    )
    text: str = yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=2**31 - 1)
    return text
