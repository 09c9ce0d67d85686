"""Markers that hold together as lists: an opening one, a next one, the same style."""

from dataclasses import dataclass, field

from quizgen.outline.markers import Setting, Style
from quizgen.outline.scan import Candidate, Place

# So many lists of one style may be open in one another; more is noise, and a bound keeps the time in step.
_DEPTH = 3
_LAST = 99


@dataclass(slots=True, eq=False)
class Chain:
    """The members of one list, in document order."""

    style: Style
    members: list[Candidate] = field(default_factory=list)

    @property
    def number(self) -> int:
        return self.members[-1].number


def link(found: list[Candidate]) -> list[Chain]:
    """All lists that hold together, in the order of their first members."""
    linker = _Linker()
    for candidate in found:
        linker.take(candidate)
    return [chain for chain in linker.chains if _holds(chain)]


class _Linker:
    """Open lists, the innermost last. A list that an outer one has gone past is suspended: only a numbering that runs
    on through the sections (第N条) comes back to it."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self.open: list[Chain] = []
        self.suspended: dict[str, Chain] = {}

    def take(self, candidate: Candidate) -> None:
        chain = self._expects(candidate)
        if chain is not None:
            self._resume(chain)
            chain.members.append(candidate)
        elif candidate.number <= 1 and candidate.style.setting is not Setting.BULLET:
            self._start(candidate)
        elif (last := self._innermost(candidate.style)) is not None and self._tolerates(last, candidate):
            self._resume(last)
            last.members.append(candidate)
        elif (away := self.suspended.get(candidate.style.name)) is not None and away.number + 1 == candidate.number:
            self.open.append(away)
            away.members.append(candidate)
        elif candidate.place >= Place.SENTENCE or candidate.style.setting is Setting.BULLET:
            self._start(candidate)

    def _expects(self, candidate: Candidate) -> Chain | None:
        for chain in reversed(self.open):
            if chain.style is candidate.style and _follows(chain, candidate):
                return chain
        return None

    def _innermost(self, style: Style) -> Chain | None:
        return next((chain for chain in reversed(self.open) if chain.style is style), None)

    @staticmethod
    def _tolerates(chain: Chain, candidate: Candidate) -> bool:
        """A skipped or repeated number is kept where it stands as firmly as the list's own markers."""
        least = min(member.place for member in chain.members)
        return candidate.place >= max(Place.SENTENCE, least)

    def _resume(self, chain: Chain) -> None:
        while self.open[-1] is not chain:
            gone = self.open.pop()
            self.suspended[gone.style.name] = gone

    def _start(self, candidate: Candidate) -> None:
        chain = Chain(candidate.style, [candidate])
        self.chains.append(chain)
        same = [c for c in self.open if c.style is candidate.style]
        if len(same) >= _DEPTH:
            self.open.remove(same[0])
        self.open.append(chain)


def _follows(chain: Chain, candidate: Candidate) -> bool:
    if chain.style.setting is Setting.BULLET:
        return True
    if candidate.number == _LAST:
        return chain.number < _LAST and len(chain.members) > 1
    return candidate.number == chain.number + 1


def _holds(chain: Chain) -> bool:
    """True for a list, False for a number that only looks like a list's."""
    if chain.style.setting is Setting.STRUCTURE:
        return True
    members = chain.members
    if len(members) < 2:
        return False
    if members[0].number > 1 and members[0].place < Place.LINE:
        return False
    if chain.style.setting is Setting.HEADED:
        return min(member.place for member in members) >= Place.WORD
    return True
