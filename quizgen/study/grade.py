"""Is this answer right? Marks for fill-in, choice and true/false answers.

The marks rule: a fill-in gives each blank an equal share of the mark. A choice gives the share of the right options
that were chosen, and nothing as soon as a wrong one is among them (漏选得部分分，错选不得分).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizgen.items.item import BLANK, FALSE, TRUE, Item, Kind
from quizgen.study.align import best_order, groupings, members
from quizgen.study.match import Expected, Verdict, judge
from quizgen.study.normalise import characters, fold

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TRUE_WORDS = {"对", "是", "正确", "真", "√", "✓", "t", "true", "y", "yes", "a"}
_FALSE_WORDS = {"错", "否", "错误", "不对", "假", "×", "✗", "x", "f", "false", "n", "no", "b"}


class Outcome(StrEnum):
    """What an answer comes to."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Part:
    """One blank or one option: what is right there ("" for an option that should not be chosen), what was given."""

    key: str
    given: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Grade:
    """The marks of one answer. mark: 0..1."""

    parts: tuple[Part, ...]
    mark: float

    @property
    def outcome(self) -> Outcome:
        """Right only with the full mark."""
        if self.mark >= 1:
            return Outcome.RIGHT
        return Outcome.PARTLY if self.mark > 0 else Outcome.WRONG

    @property
    def near(self) -> bool:
        """True when a slip of one character stands between this and a better mark."""
        return any(part.verdict is Verdict.NEAR for part in self.parts)

    def with_near_counted(self) -> "Grade":
        """The same answer with its near misses taken as right."""
        parts = tuple(replace(p, verdict=Verdict.RIGHT) if p.verdict is Verdict.NEAR else p for p in self.parts)
        return Grade(parts, _share(parts))


def grade(item: Item, answer: str | Sequence[str]) -> Grade:
    """The marks for an answer: what was typed for a fill-in, the texts of the chosen options for the other kinds."""
    if item.kind is Kind.FILL_IN:
        return grade_fill_in(item, answer if isinstance(answer, str) else "、".join(answer))
    return grade_choice(item, (answer,) if isinstance(answer, str) else answer)


def grade_choice(item: Item, chosen: Iterable[str]) -> Grade:
    """Marks for the texts of the chosen options, in any order."""
    picked = list(dict.fromkeys(chosen))
    parts = [Part(key, key, Verdict.RIGHT) if key in picked else Part(key, "", Verdict.MISSING) for key in item.answers]
    wrong = [Part("", text, Verdict.WRONG) for text in picked if text not in item.answers]
    return Grade((*parts, *wrong), 0.0 if wrong else _share(parts))


def grade_fill_in(item: Item, typed: str) -> Grade:
    """Marks for what was typed, for one blank or for several with 、，； or spaces between."""
    expected = _expected(item)
    if fold(typed) and _whole_matches(item, expected, typed):
        return Grade(tuple(Part(e.key, e.key, Verdict.RIGHT) for e in expected), 1.0)
    best: tuple[Part, ...] = ()
    for given in groupings(typed, len(expected)):
        parts = _assigned(expected, given, any_order=item.any_order)
        if not best or _rank(parts) > _rank(best):
            best = parts
    return Grade(best, _share(best))


def chosen_options(item: Item, line: str) -> tuple[str, ...] | None:
    """The options that a typed line names: letters in any case and width (acd, A、C、D), 对/错 for true/false, or an
    option's own words. None when the line names none, or one that is not there."""
    plain = characters(line.strip())
    if item.kind is Kind.TRUE_FALSE:
        if plain in _TRUE_WORDS:
            return (TRUE,)
        return (FALSE,) if plain in _FALSE_WORDS else None
    for option in item.options:
        if fold(option) == fold(line) and fold(line):
            return (option,)
    letters = [c for c in plain.upper() if c not in " ,、;；/.。，"]
    if not letters or any(c not in LETTERS[: len(item.options)] for c in letters):
        return None
    found = tuple(item.options[LETTERS.index(c)] for c in dict.fromkeys(letters))
    return found if item.kind is Kind.MULTIPLE_ANSWER or len(found) == 1 else None


def shown_options(item: Item) -> tuple[str, ...]:
    """The options in the order shown; 对 and 错 for true/false; none for a fill-in."""
    return (TRUE, FALSE) if item.kind is Kind.TRUE_FALSE else item.options


def _expected(item: Item) -> tuple[Expected, ...]:
    if item.any_order and len(item.answers) == 1 and len(members(item.answers[0])) > 1:
        return tuple(Expected(key) for key in members(item.answers[0]))
    around = item.prompt.split(BLANK)
    if len(around) != len(item.answers) + 1:
        around = [""] * (len(item.answers) + 1)
    accept = item.accept + ((),) * (len(item.answers) - len(item.accept))
    return tuple(
        Expected(key, more, before=around[i], after=around[i + 1])
        for i, (key, more) in enumerate(zip(item.answers, accept, strict=False))
    )


def _whole_matches(item: Item, expected: tuple[Expected, ...], typed: str) -> bool:
    """True for all answers in one go: without separators, or with the words between the blanks typed too."""
    if len(expected) < 2:
        return False
    plain = "".join(e.key for e in expected)
    between = "".join(e.key + e.after for e in expected[:-1]) + expected[-1].key
    return fold(typed) in {fold(plain), fold(between), fold("、".join(e.key for e in expected))}


def _assigned(expected: tuple[Expected, ...], given: tuple[str, ...], *, any_order: bool) -> tuple[Part, ...]:
    if any_order:
        table = [[_weight(judge(e, text)) for text in given] for e in expected]
        given = tuple(given[i] for i in best_order(table))
    return tuple(Part(e.key, text, judge(e, text)) for e, text in zip(expected, given, strict=True))


def _weight(verdict: Verdict) -> int:
    return {Verdict.RIGHT: 100, Verdict.NEAR: 10, Verdict.WRONG: 1, Verdict.MISSING: 0}[verdict]


def _rank(parts: tuple[Part, ...]) -> int:
    return sum(_weight(part.verdict) for part in parts)


def _share(parts: Sequence[Part]) -> float:
    wanted = [part for part in parts if part.key]
    return sum(part.verdict is Verdict.RIGHT for part in wanted) / len(wanted) if wanted else 0.0
