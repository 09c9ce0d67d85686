"""Markers that hold together as lists: an opening one, a next one, the same style, a place where a list can stand."""

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import normalize

import msgspec

from quizgen.outline.markers import LAST, SECTION, WEAK_CODES, Setting, Style
from quizgen.outline.place import Place
from quizgen.outline.scan import Candidate

# So many lists of one style may be open in one another; more is noise, and a bound keeps the time in step.
_DEPTH = 3
# The rank from which on styles are spoken (markers.STYLES: 一是).
_SPOKEN = 14


class Chain(msgspec.Struct, eq=False):
    """One list: its members in document order. fixed: the file's format itself says that they are headings."""

    style: Style
    members: list[Candidate] = msgspec.field(default_factory=list)
    fixed: bool = False

    @property
    def last(self) -> Candidate:
        """The member that stands last in the text so far."""
        return self.members[-1]


def link(found: Sequence[Candidate], walls: Sequence[int], headings: frozenset[int] = frozenset()) -> list[Chain]:
    """All lists that hold together, in the order of their first members.

    walls: characters, in order, that no list reaches across: a heading without a number, an appendix. headings:
    characters at which the file's format says that a heading begins; such a marker is believed by itself.
    """
    linker = _Linker(headings)
    passed = 0
    for candidate in found:
        while passed < len(walls) and walls[passed] <= candidate.start:
            linker.close()
            passed += 1
        linker.take(candidate)
    decimals = {_above(chain) for chain in linker.chains}
    held = {id(chain): chain for chain in linker.chains if _holds(chain, decimals)}
    numbers = {_full_number(member) for chain in held.values() for member in chain.members}
    styles = {chain.style.name for chain in held.values() if _above(chain)}
    return [chain for chain in linker.chains if id(chain) in held or _only_child(chain, numbers, styles)]


def _above(chain: Chain) -> str:
    """The numbers above a decimal one, as 2 above 2.3; "" for others."""
    return normalize("NFKC", chain.members[0].of).rstrip(".")


def _full_number(member: Candidate) -> str:
    return f"{normalize('NFKC', member.of)}{member.number}"


def _only_child(chain: Chain, numbers: set[str], styles: set[str]) -> bool:
    """True for a decimal that needs no second one: 2.1 names the 2 above it. styles: of lists that hold together."""
    first = chain.members[0]
    return first.number == 1 and first.place >= Place.LINE and chain.style.name in styles and _above(chain) in numbers


class _Linker:
    """Open lists, the innermost last. A list that an outer one has gone past is suspended: only a numbering that runs
    on through the sections (第一条) comes back to it."""

    def __init__(self, headings: frozenset[int]) -> None:
        self.headings = headings
        self.chains: list[Chain] = []
        self.open: list[Chain] = []
        self.suspended: dict[str, Chain] = {}

    def close(self) -> None:
        """Leave every open list; articles may run on."""
        self._suspend(0)

    def take(self, candidate: Candidate) -> None:
        """Put candidate into the list that it fits best, or open a list with it, or let it go."""
        if candidate.place is Place.INSIDE and candidate.style.setting is Setting.SPOKEN:
            self._start(candidate)
            return
        chain = self._expecting(candidate) or self._corrected(candidate) or self._repeated(candidate)
        if chain is None and _must_follow(candidate):
            return
        if chain is None and not _opens(candidate):
            chain = (
                self._away(candidate) if candidate.doubtful else self._tolerating(candidate) or self._away(candidate)
            )
        if chain is None and candidate.doubtful:
            return
        if chain is not None:
            self._join(chain, candidate)
        elif _opens(candidate) or candidate.place >= Place.LINE:
            self._start(candidate)

    def _expecting(self, candidate: Candidate) -> Chain | None:
        """The open list whose next number this is: rather one whose last marker stands alike, rather the innermost."""
        fitting = [chain for chain in reversed(self.open) if _follows(chain, candidate)]
        return max(fitting, key=lambda chain: _alike(chain, candidate), default=None)

    def _corrected(self, candidate: Candidate) -> Chain | None:
        """The list that took the same number from a worse place before its true place came."""
        if not candidate.opens_paragraph or candidate.doubtful:
            return None
        for chain in reversed(self.open):
            members = chain.members
            if (
                chain.style is candidate.style
                and len(members) > 1
                and chain.last.number == candidate.number
                and (chain.last.doubtful or not chain.last.opens_paragraph)
                and members[-2].opens_paragraph
            ):
                members.pop()
                return chain
        return None

    def _repeated(self, candidate: Candidate) -> Chain | None:
        """The list that has just opened with the same number, both in firm places."""
        chain = self._innermost(candidate)
        if chain is None or chain is not self.open[-1] or len(chain.members) > 1:
            return None
        last = chain.last
        if candidate.number != 1 or last.number != 1:
            return None
        if chain.style.setting is Setting.SPOKEN:
            again = last.place is Place.COLON and candidate.place is Place.SENTENCE
            return chain if again and last.paragraph == candidate.paragraph else None
        lines = last.place == candidate.place == Place.PARAGRAPH
        return chain if lines and chain.style.setting in (Setting.HEADED, Setting.ENCLOSED) else None

    def _tolerating(self, candidate: Candidate) -> Chain | None:
        """The innermost open list of the style: a number out of order is kept where it stands as firmly as others."""
        chain = self._innermost(candidate)
        if chain is None or candidate.number == LAST:
            return None
        if candidate.opens_paragraph:
            return chain if chain.last.opens_paragraph or candidate.place is Place.PARAGRAPH else None
        alike = (
            candidate.place is not Place.INSIDE
            and not chain.last.opens_paragraph
            and chain.last.paragraph == candidate.paragraph
        )
        onward = chain.style.setting is Setting.SPOKEN and candidate.number >= chain.last.number
        return chain if alike and (candidate.place >= Place.SENTENCE or onward) else None

    def _away(self, candidate: Candidate) -> Chain | None:
        chain = self.suspended.get(candidate.style.name)
        if chain is None or not candidate.opens_paragraph:
            return None
        # Articles run on through the chapters, also where one is missing.
        skipped = candidate.style.name == "第一条" and not candidate.doubtful and candidate.number > chain.last.number
        return chain if skipped or _follows(chain, candidate) else None

    def _innermost(self, candidate: Candidate) -> Chain | None:
        for chain in reversed(self.open):
            if chain.style is candidate.style and chain.last.of == candidate.of and chain.last.quote == candidate.quote:
                return chain
        return None

    def _join(self, chain: Chain, candidate: Candidate) -> None:
        if chain in self.open:
            self._suspend(self.open.index(chain) + 1)
        else:
            self.open.append(chain)
        chain.members.append(candidate)
        chain.fixed = chain.fixed or candidate.start in self.headings

    def _suspend(self, depth: int) -> None:
        for chain in self.open[depth:]:
            self.suspended[chain.style.name] = chain
        del self.open[depth:]

    def _start(self, candidate: Candidate) -> None:
        if candidate.opens_paragraph and candidate.style.rank <= SECTION:
            # What people say or tick off does not reach across a section that begins.
            self.open = [c for c in self.open if c.style.rank < _SPOKEN]
        same = [c for c in self.open if c.style is candidate.style]
        if len(same) >= _DEPTH:
            self.open.remove(same[0])
        chain = Chain(candidate.style, [candidate], candidate.start in self.headings)
        self.chains.append(chain)
        self.open.append(chain)


def _alike(chain: Chain, candidate: Candidate) -> int:
    """How well candidate's place fits the list's, the more the better."""
    if chain.last.place is Place.INSIDE and chain.style.setting is Setting.SPOKEN:
        return 0
    return 1 + (chain.last.opens_paragraph == candidate.opens_paragraph)


def _must_follow(candidate: Candidate) -> bool:
    """True where the marker stands in a word: 2. in 1.关窗2.关灯."""
    return candidate.place is Place.INSIDE and candidate.style.setting is Setting.HEADED


def _opens(candidate: Candidate) -> bool:
    return candidate.number <= 1 and candidate.sub == 0


def _follows(chain: Chain, candidate: Candidate) -> bool:
    """True when candidate is what the list's numbering asks for next, in a place that fits."""
    last = chain.last
    same_style = chain.style is candidate.style
    if not same_style and chain.style.family != candidate.style.family:
        return False
    if last.of != candidate.of or last.quote != candidate.quote:
        return False
    structure = chain.style.setting is Setting.STRUCTURE
    if not candidate.opens_paragraph and last.paragraph != candidate.paragraph and not structure:
        # Inside a paragraph a list goes on in that paragraph.
        return False
    if chain.style.setting is Setting.BULLET:
        return True
    if candidate.number == LAST:
        return last.number < LAST and len(chain.members) > 1 and chain.style is candidate.style
    if candidate.sub:
        return last.number == candidate.number and last.sub + 1 == candidate.sub
    return candidate.number == last.number + 1


def _holds(chain: Chain, decimals: set[str]) -> bool:
    """True for a list, False for a number that only looks like a list's."""
    members = chain.members
    if chain.fixed:
        return True
    if chain.style.setting is Setting.STRUCTURE and chain.style.name not in WEAK_CODES:
        return len(members) > 1 or not members[0].joined
    if len(members) < 2 or any(b.start <= a.end for a, b in pairwise(members)):
        return False
    if len({member.number for member in members}) < 2 and chain.style.setting is not Setting.BULLET:
        return members[0].place is Place.COLON  # 强调两点：一是…；一是…
    if chain.style.name == "一 ":
        return [member.number for member in members] == list(range(1, len(members) + 1))
    if chain.style.name == "1 ":
        own = [str(member.number) in decimals for member in members]
        return any(own) if members[0].number == 1 else all(own)
    weakest = min(member.place for member in members)
    if chain.style.setting is Setting.BULLET and weakest < Place.GAP:
        # Within a paragraph a dash mostly names a source: two of them may well.
        return len(members) > 2 or members[0].place is Place.COLON
    if members[0].place is Place.INSIDE and members[0].paragraph != members[1].paragraph:
        return False
    if weakest == Place.INSIDE:
        return members[0].number == 1 and all(b.number in (a.number + 1, LAST) for a, b in pairwise(members))
    if chain.style.setting is Setting.HEADED:
        return weakest >= Place.WORD or members[0].place >= Place.SENTENCE
    if len(members) == 2 and members[1].number not in (members[0].number + 1, LAST):
        return weakest >= Place.LINE
    return True
