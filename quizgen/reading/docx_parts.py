"""The parts of a Word document that say how it looks: styles and the numbers of its lists."""

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quizgen.reading.ordinals import format_ordinal

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING_NAME = re.compile(r"(?:heading|标题|標題)\s*([1-9])", re.I)
_PLACE = re.compile(r"%([1-9])")
_DASH = re.compile(r"[—–－-]{1,2}")
_DEEPEST_STYLE = 20  # styles based on styles


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style. level: of a heading, 0 for none; number: (numId, ilvl), "" and -1 where it has none."""

    name: str
    based_on: str
    level: int
    number: tuple[str, int]


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its numbers look and where they start. restart: 0 never, n after level n, -1 default."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int = -1
    paragraph_style: str = ""


@dataclass(slots=True)
class _List:
    """A list in use: the number that each of its levels has reached."""

    levels: dict[int, Level]
    numbers: dict[int, int] = field(default_factory=dict)


def value(element: "Element | None", path: str, default: str = "") -> str:
    """The w:val of the element at path below element."""
    found = element.find(path) if element is not None else None
    return default if found is None else str(found.get(W + "val", default))


def number(text: str, default: int) -> int:
    """text as a whole number of at most 9 digits, default when it is none."""
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else default


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, root: "Element | None"):
        self._styles: dict[str, Style] = {}
        self.default = ""
        for element in root.iterfind(W + "style") if root is not None else ():
            name = str(element.get(W + "styleId", ""))
            self._styles[name] = _style(element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true"):
                self.default = name

    def chain(self, name: str) -> list[Style]:
        """The style and those it is based on, nearest first."""
        found: list[Style] = []
        while name in self._styles and len(found) < _DEEPEST_STYLE:
            found.append(self._styles[name])
            name = found[-1].based_on
        return found

    def level(self, name: str) -> int:
        """The heading level of a style, 0 for none."""
        return next((style.level for style in self.chain(name) if style.level), 0)

    def is_named(self, name: str, pattern: str) -> bool:
        """True when the style or one it is based on has such a name."""
        return any(re.fullmatch(pattern, style.name, re.I) for style in self.chain(name))

    def list_of(self, name: str) -> tuple[str, int]:
        """The list (numId, ilvl) that a style puts its paragraphs in; "" for none, -1 for a level not named."""
        return next((style.number for style in self.chain(name) if style.number[0]), ("", -1))


def _style(element: "Element") -> Style:
    name = value(element, W + "name")
    heading = _HEADING_NAME.fullmatch(name.strip())
    outline = number(value(element, f"{W}pPr/{W}outlineLvl"), 9)
    level = int(heading[1]) if heading else (outline + 1 if 0 <= outline < 9 else 0)
    numbering = element.find(f"{W}pPr/{W}numPr")
    listed = (value(numbering, W + "numId"), number(value(numbering, W + "ilvl"), -1))
    return Style(name, value(element, W + "basedOn"), level, listed)


class Numbering:
    """The lists of a document, counting as Word does when paragraphs are handed over in order."""

    def __init__(self, root: "Element | None", styles: Styles):
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._styles = styles
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract[str(element.get(W + "abstractNumId"))] = element
            elif element.tag == W + "num":
                self._numbers[str(element.get(W + "numId"))] = element
        self._lists: dict[str, _List] = {}
        self._levels: dict[str, dict[int, Level]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, list_id: str, level: int, style: str) -> str:
        """The number or bullet of the next paragraph in a list, "" when it shows none.

        list_id, level: numId and ilvl; level -1 takes the level that is linked to the paragraph's style.
        """
        element = self._numbers.get(list_id)
        if element is None or not -1 <= level <= 8:
            return ""
        key = self._abstract_id(element)
        levels = self._levels.get(list_id)
        if levels is None:
            levels = self._levels[list_id] = self._read_levels(element, key)
        if level < 0:
            level = next((n for n, one in levels.items() if one.paragraph_style == style), 0)
        counter = self._lists.setdefault(key, _List(levels))
        counter.levels = levels
        if (list_id, level) not in self._begun:
            self._begun.add((list_id, level))
            self._override_start(element, level, counter)
        return _show(counter, level)

    def _abstract_id(self, element: "Element") -> str:
        """The abstract list behind a list, through a list style where one stands between."""
        key = value(element, W + "abstractNumId")
        link = value(self._abstract.get(key), W + "numStyleLink")
        linked = self._numbers.get(self._styles.list_of(link)[0]) if link else None
        return value(linked, W + "abstractNumId") if linked is not None else key

    def _read_levels(self, element: "Element", key: str) -> dict[int, Level]:
        abstract = self._abstract.get(key)
        found = {}
        for one in abstract.iterfind(W + "lvl") if abstract is not None else ():
            found[number(str(one.get(W + "ilvl")), 0)] = _level(one)
        for override in element.iterfind(W + "lvlOverride"):
            one = override.find(W + "lvl")
            if one is not None:
                found[number(str(override.get(W + "ilvl")), 0)] = _level(one)
        return found

    def _override_start(self, element: "Element", level: int, counter: _List) -> None:
        for override in element.iterfind(W + "lvlOverride"):
            start = number(value(override, W + "startOverride"), -1)
            if number(str(override.get(W + "ilvl")), 0) == level and start >= 0:
                counter.numbers[level] = start - 1


def _level(element: "Element") -> Level:
    style = value(element, W + "numFmt", "decimal")
    return Level(
        start=number(value(element, W + "start"), 1 if style != "bullet" else 0),
        style=style,
        text=value(element, W + "lvlText"),
        legal=element.find(W + "isLgl") is not None and value(element, W + "isLgl") not in ("0", "false"),
        restart=number(value(element, W + "lvlRestart"), -1),
        paragraph_style=value(element, W + "pStyle"),
    )


def _show(counter: _List, level: int) -> str:
    """Count one further on level, and write its number."""
    own = counter.levels.get(level)
    if own is None:
        return ""
    counter.numbers[level] = counter.numbers.get(level, own.start - 1) + 1
    for deeper in range(level + 1, 9):
        restart = counter.levels[deeper].restart if deeper in counter.levels else -1
        if restart < 0 or level < restart:
            counter.numbers.pop(deeper, None)
    if own.style == "bullet":
        return "——" if _DASH.fullmatch(own.text) else "•"
    return _PLACE.sub(lambda place: _part(counter, own, int(place[1]) - 1), own.text)


def _part(counter: _List, own: Level, level: int) -> str:
    """What stands for %n in a level's text: the number that level n-1 has reached."""
    other = counter.levels.get(level, Level())
    reached = counter.numbers.setdefault(level, other.start)
    return format_ordinal(reached, "decimal" if own.legal else other.style)
