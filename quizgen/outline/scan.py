"""Every place where a list's marker could stand: one pass over the text, nothing decided yet."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

import msgspec

from quizgen.chinese import numerals
from quizgen.chinese.patterns import lazily
from quizgen.errors import RequestError
from quizgen.outline.likeness import Likeness, likeness
from quizgen.outline.markers import BY_START, DIGITS, HAN, WEAK_CODES, WORD_CHARACTERS, Setting, Style
from quizgen.outline.paragraphs import Paragraphs
from quizgen.outline.place import Place, place_of


class Candidate(msgspec.Struct, frozen=True):
    """A possible marker: characters start..end (half-open), its style and number, and where it stands.

    of: the numbers above it, as written (2. in 2.3). sub: the number below it (1 in 第九条之一), else 0. paragraph:
    which paragraph it stands in, from 0; only a sentence's end ends one. quote: where the quotation begins that it
    stands in, -1 outside of any.
    doubtful: it may count something instead (三、四点要求). joined: words follow it without a space.
    """

    start: int
    end: int
    style: Style
    number: int
    place: Place
    of: str = ""
    sub: int = 0
    paragraph: int = 0
    quote: int = -1
    doubtful: bool = False
    joined: bool = False

    @property
    def opens_paragraph(self) -> bool:
        """True where the marker begins a line or follows a gap."""
        return self.place >= Place.GAP


_TRIGGER = re.compile("[" + "".join(re.escape(c) for c in sorted(BY_START)) + "]")
_QUOTE = re.compile("[“「”」]")
_LEAST = {
    Setting.STRUCTURE: Place.SENTENCE,
    Setting.HEADED: Place.INSIDE,
    Setting.ENCLOSED: Place.INSIDE,
    Setting.SPOKEN: Place.INSIDE,
    Setting.BULLET: Place.GAP,
}
# A decimal or a bare number is a heading only where a line begins with it.
_LINES_ONLY = WEAK_CODES | {"一 ", "一：", "1 ", "1?", "1-1", "1.1", "1.1.1", "1.1.1.1", "·", "-", "–", "*"}
_LONGEST_TITLE = 60
_NO_TITLE = lazily("[\n，。；：！？]")
_ITEM = 9  # the rank of （一）
_FIRST = lazily("[1１][.．](?![0-9０-９])")
# A quotation that runs on for longer has lost its closing mark.
_LONGEST_QUOTE = 2_000


def candidates(text: str, paragraphs: Paragraphs, starts: Collection[int] = ()) -> list[Candidate]:
    """All possible markers of text in order; the longest where two begin at the same character.

    starts: characters at which the file's format says that a heading begins.
    """
    quotes = _quotations(text)
    headings = frozenset(starts)
    found: list[Candidate] = []
    reach = 0
    for trigger in _TRIGGER.finditer(text):
        start = trigger.start()
        first = text[start]
        if start < reach or (start and _runs_on(text[start - 1], first)):
            continue
        place = Place.PARAGRAPH if start in headings else place_of(text, start)
        if found and (place is Place.LINE or (first == "第" and place <= Place.WORD)):
            place = _under_heading(text, found[-1], start, place)
        elif found and place is Place.INSIDE and first in DIGITS and _after_title(text, found[-1], start):
            place = Place.WORD
        candidate = _best(text, start, place, paragraphs, quotes)
        if candidate is not None:
            reach = candidate.end
            # Another text's numbering, quoted; an enumeration within a quotation still is one.
            if candidate.quote < 0 or candidate.style.setting is Setting.SPOKEN:
                found.append(candidate)
    return found


def _under_heading(text: str, last: Candidate, start: int, place: Place) -> Place:
    """A better place than place where what stands above, or right before, is a chapter's heading.

    It ends in no mark; in run-together text not even in a line's end (第一章 总则第一条 为了).
    """
    chapter = last.style.setting is Setting.STRUCTURE and last.style.name not in ("第一条", *WEAK_CODES)
    if not chapter or not 0 < start - last.end < _LONGEST_TITLE:
        return place
    words = text[last.end : start].strip(" \u3000\xa0\n#")
    if place is Place.LINE:
        return Place.PARAGRAPH if last.opens_paragraph and "\n" not in words else place
    return Place.GAP if words and not _NO_TITLE.search(words) else place


def _after_title(text: str, last: Candidate, start: int) -> bool:
    """True for 1. right behind the words of 二、 in run-together text: 二、组织机构1.安全委员会…"""
    heading = last.opens_paragraph and last.style.rank <= _ITEM and last.style.setting is not Setting.STRUCTURE
    if not heading or not _FIRST.match(text, start) or not 1 < start - last.end <= _LONGEST_TITLE // 2:
        return False
    return not _NO_TITLE.search(text, last.end, start)


def _runs_on(before: str, first: str) -> bool:
    """True inside a number or a word of letters."""
    if first in HAN:
        return before in HAN
    if first in DIGITS:
        return before in WORD_CHARACTERS or before in ".．"
    return first in WORD_CHARACTERS and before in WORD_CHARACTERS


def _best(
    text: str, start: int, place: Place, paragraphs: Paragraphs, quotes: Sequence[tuple[int, int]]
) -> Candidate | None:
    best: tuple[Style, re.Match[str], int, Likeness] | None = None
    for style in BY_START[text[start]]:
        if place < _least(style):
            continue
        match = style.match(text, start)
        if match is None or (best is not None and match.end() <= best[1].end()):
            continue
        number = style.value(match["n"])
        if number is None:
            continue
        like = likeness(text, start, match.end(), style, number, place)
        if like is not Likeness.OTHER:
            best = style, match, number, like
    if best is None:
        return None
    style, match, number, like = best
    groups = match.groupdict()
    return Candidate(
        start,
        match.end(),
        style,
        number,
        place,
        of=groups.get("of") or "",
        sub=_sub(groups.get("sub") or ""),
        paragraph=paragraphs.number(start),
        quote=_quotation(quotes, start),
        doubtful=like is Likeness.DOUBTFUL,
        joined=match.end() < len(text) and not text[match.end()].isspace(),
    )


def _least(style: Style) -> Place:
    if style.name in _LINES_ONLY:
        return Place.LINE
    return Place.SENTENCE if style.name == "——" else _LEAST[style.setting]


def _sub(text: str) -> int:
    try:
        return numerals.parse(text) if text else 0
    except RequestError:
        return 0


def _quotations(text: str) -> list[tuple[int, int]]:
    """The quotations of text as pairs of characters (half-open).

    One that opens again before it closes counts from there: each paragraph of a long quotation opens anew.
    """
    found: list[tuple[int, int]] = []
    start = -1
    for match in _QUOTE.finditer(text):
        if match[0] in "“「":
            start = match.start()
        elif start >= 0:
            if match.start() - start <= _LONGEST_QUOTE:
                found.append((start, match.end()))
            start = -1
    return found


def _quotation(quotes: Sequence[tuple[int, int]], at: int) -> int:
    i = bisect_right(quotes, (at, 1 << 62)) - 1
    return quotes[i][0] if i >= 0 and quotes[i][1] > at else -1
