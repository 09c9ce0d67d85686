"""Numbers that a person would confuse with the right one, written in the same style.

三年 -> 五年, 一年, 十年; 85% -> 80%, 90%; 百分之八十 -> 百分之六十; 5月12日 -> 3月12日; 三分之二 -> 二分之一.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from math import log10

from quizgen.items.numbers import LONGEST_UNIT, Numeral, find_numerals, write

# What people count in such units in laws and reports, as far as they differ from plain round numbers.
_LADDERS = {
    "年": (1, 2, 3, 5, 7, 10, 15, 20, 30, 50, 70),
    "月": (1, 2, 3, 6, 9, 12, 18, 24, 36),
    "个月": (1, 2, 3, 6, 9, 12, 18, 24, 36),
    "日": (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180),
    "天": (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120, 180),
    "小时": (1, 2, 3, 4, 6, 8, 12, 24, 36, 48, 72, 96),
    "号": (1, 3, 5, 8, 10, 12, 15, 18, 20, 22, 25, 28, 30),
    "分钟": (1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90),
    "岁": (6, 8, 10, 12, 14, 16, 18, 20, 22, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80),
    "%": (1, 2, 3, 5, 8, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95, 98, 100),
    # Weights and distances go up in halves and fifths of ten.
    "克": (1, 2, 3, 5, 10, 20, 30, 50, 100, 150, 200, 300, 500, 1000),
    "米": (1, 2, 3, 5, 10, 15, 20, 30, 50, 100, 150, 200, 300, 500, 1000),
    "倍": (1, 2, 3, 4, 5, 8, 10, 15, 20, 30),
}
_ROUND = tuple(
    sorted(
        {d * 10**e for e in range(13) for d in (1, 2, 3, 5, 8)}
        | {*range(1, 10), *range(10, 100, 10), 12, 15, 25, 45, 150}
    )
)
_SAME_LADDER = {"工作日": "日", "个工作日": "日", "周岁": "岁", "％": "%", "时": "小时"}
_SAME_LADDER |= {"千克": "克", "公斤": "克", "吨": "克", "公里": "米"}


def neighbours(numeral: Numeral, known: Iterable[float] = ()) -> list[float]:
    """Values that a person would confuse with the numeral's, nearest first; known: values of that unit nearby."""
    value, unit = numeral.value, numeral.unit
    if _is_calendar_year(numeral):
        steps = (1, -1, 5, -5, 10, -10, 2, -2, 3, -3)
        return _distinct(chain((value + s for s in steps), known), value, 1000, 2100)
    top = {"%": 100, "分之": 100, "月": 12, "号": 31}.get(unit, 10**15)
    known = (v for v in known if value / 12 <= v <= value * 12)
    if len(numeral.text.partition(".")[2]) > 1:
        # Beside 9.56, 10.00 would show that it was made up.
        return _distinct(chain(_decimals(numeral), (v for v in known if v != int(v))), value, 0, top)
    found = _distinct(chain(_ladder_steps(value, unit), _arithmetic(numeral), known), value, 0, top)
    return sorted(found, key=lambda v: _strangeness(value, v, unit))


def variants(text: str, after: str = "", known: Iterable[tuple[float, str]] = (), limit: int = 16) -> list[str]:
    """text with one of its numbers, or all of them, exchanged for a neighbour; nearest first, never text itself.

    known: (value, unit) of numbers in the same document. Ranges stay in order (三年以上七年以下).
    """
    found_numerals = find_numerals(text, after)
    if not found_numerals:
        return []
    fraction = _fraction_variants(text, found_numerals)
    if fraction:
        return fraction[:limit]
    known = tuple(known)
    single = (_exchanged(text, found_numerals, {i: v}) for i, v in _choices(found_numerals, known))
    both = _moved_together(text, found_numerals) if len(found_numerals) > 1 else []
    found: dict[str, None] = {}
    for variant in chain(single, both):
        if len(found) >= limit:
            break
        if variant and variant != text:
            found[variant] = None
    return list(found)


def _choices(found: tuple[Numeral, ...], known: tuple[tuple[float, str], ...]) -> Iterator[tuple[int, float]]:
    """(index of the numeral, new value), taking turns between the numerals."""
    per = [neighbours(n, (v for v, unit in known if unit == n.unit)) for n in found]
    for rank in range(max(map(len, per), default=0)):
        for i, values in enumerate(per):
            if rank < len(values):
                yield i, values[rank]


def _moved_together(text: str, found: tuple[Numeral, ...]) -> Iterator[str | None]:
    """Every number one step up, one step down, doubled and halved."""
    for rank in range(2):
        for up in (True, False):
            change: dict[int, float] = {}
            for i, numeral in enumerate(found):
                values = [v for v in neighbours(numeral) if (v > numeral.value) == up]
                if rank < len(values):
                    change[i] = values[rank]
            if len(change) == len(found):
                yield _exchanged(text, found, change)


def _exchanged(text: str, found: tuple[Numeral, ...], change: dict[int, float]) -> str | None:
    values = [change.get(i, n.value) for i, n in enumerate(found)]
    if _ascending([n.value for n in found]) and not _ascending(values) and len({n.unit for n in found}) == 1:
        return None
    out, at = [], 0
    for i, numeral in enumerate(found):
        if i not in change:
            continue
        written = write(change[i], numeral)
        if written is None:
            return None
        out += [text[at : numeral.start], written]
        at = numeral.end
    return "".join([*out, text[at:]])


def _ascending(values: list[float]) -> bool:
    return all(a < b for a, b in pairwise(values))


_FRACTIONS = ((1, 2), (1, 3), (2, 3), (1, 4), (3, 4), (1, 5), (2, 5), (3, 5), (4, 5), (1, 10))


def _fraction_variants(text: str, found: tuple[Numeral, ...]) -> list[str]:
    """三分之二 -> 二分之一 and 1/3 -> 1/2; [] where text is no plain fraction."""
    if len(found) != 2:
        return []
    first, second = found
    between = text[first.end : second.start]
    if between not in ("分之", "/", "／"):
        return []
    if between == "分之" and first.value >= 100:
        return []
    han = between == "分之"
    mine = (second.value, first.value) if han else (first.value, second.value)
    share = mine[0] / mine[1] if mine[1] else 0
    # The simpler a fraction, the sooner it comes to mind.
    near = sorted((f for f in _FRACTIONS if f != mine), key=lambda f: (abs(f[0] / f[1] - share) + f[1] / 20, f[1]))
    out = []
    for top, bottom in near:
        a, b = (write(v, n) for v, n in zip((bottom, top) if han else (top, bottom), found, strict=True))
        out.append(f"{text[: first.start]}{a}{between}{b}{text[second.end :]}")
    return out


def _is_calendar_year(numeral: Numeral) -> bool:
    return 1000 < numeral.value < 2100 and (
        numeral.style == "han digits" or (numeral.unit in ("年", "") and numeral.style != "han")
    )


def _ladder(unit: str) -> tuple[int, ...]:
    return _LADDERS.get(_SAME_LADDER.get(unit, unit), _ROUND)


def _ladder_steps(value: float, unit: str) -> list[float]:
    ladder = _ladder(unit)
    at = bisect_left(ladder, value)
    return [float(v) for v in ladder[max(0, at - 4) : at + 5]]


def _arithmetic(numeral: Numeral) -> Iterator[float]:
    value = numeral.value
    if "." in numeral.text:
        step = 10.0 ** -len(numeral.text.partition(".")[2])
        yield from (value + step, value - step, value + 5 * step, value - 5 * step)
        return
    if value <= 15:
        yield from (value + 1, value - 1, value + 2, value - 2)
    size = 10.0 ** int(log10(value)) if value >= 10 else 1.0
    yield from (value + size, value - size, value * 2, value / 2, value * 10, value / 10, value + size / 2)
    yield from (v for v in (value * 5, value / 5) if v in _ladder(numeral.unit))
    if 10 <= value < 1000:
        yield from (value + 5, value - 5, value + 10, value - 10)


def _decimals(numeral: Numeral) -> Iterator[float]:
    """Values with as many decimals that are not 0: some tenths up and down."""
    places = len(numeral.text.partition(".")[2])
    step = max(10.0 ** (int(log10(max(numeral.value, 1))) - 1), 10.0 ** (1 - places))
    for change in (1, -1, 2, -2, 0.5, -0.5, 3, -3, 5, -5):
        value = round(numeral.value + change * step, places)
        if value != int(value):
            yield value


def _strangeness(value: float, other: float, unit: str) -> float:
    """How unlikely a person is to take other for value: the distance in size, less for round numbers of that unit."""
    far = abs(log10(max(other, 0.1) / max(value, 0.1)))
    return far + (0 if other in _ladder(unit) else 0.35)


# Up to here every number is as good as any other.
_SMALL = 10


def is_odd(key: str, other: str, after: str = "") -> bool:
    """True when other shows that it was made up, beside a figure as people use them: 55日 beside 60日, 119人 beside
    120人, 85.0% beside 84.6%. after: the words behind the gap, where the unit may stand."""
    pairs = zip(find_numerals(key, after[:LONGEST_UNIT]), find_numerals(other, after[:LONGEST_UNIT]), strict=False)
    return any(_is_made_up(mine, theirs) for mine, theirs in pairs if mine.value != theirs.value)


def _is_made_up(mine: Numeral, theirs: Numeral) -> bool:
    if "." in mine.text:
        return mine.value != int(mine.value) and theirs.value == int(theirs.value)
    value, other, ladder = mine.value, theirs.value, _LADDERS.get(_SAME_LADDER.get(mine.unit, mine.unit))
    if other <= _SMALL or mine.unit in ("月", "号") or _is_calendar_year(mine):
        return False
    if ladder is not None and value in ladder:
        return other not in ladder
    return value % 10 == 0 and other % 5 != 0


def _distinct(values: Iterable[float], value: float, low: float, high: float) -> list[float]:
    return [v for v in dict.fromkeys(values) if v != value and low < v <= high]


def relation(key: str, other: str, after: str = "") -> Sequence[str]:
    """In words how the numbers of other stand to the key's: "up 1 step", "ratio 2", "difference 5"…"""
    return _relation(key, other, after[:LONGEST_UNIT])


@lru_cache(maxsize=2_000)
def _relation(key: str, other: str, after: str) -> Sequence[str]:
    mine, theirs = find_numerals(key, after), find_numerals(other, after)
    if len(mine) != len(theirs) or not mine:
        return ["none" if not theirs else "other count", f"length {min(abs(len(other) - len(key)), 4)}"]
    changed = [(a, b) for a, b in zip(mine, theirs, strict=True) if a.value != b.value]
    found = [f"changed {len(changed)} of {min(len(mine), 3)}"]
    if not changed:
        return found
    a, b = changed[0]
    size = "small" if a.value <= 10 else "middle" if a.value <= 100 else "big"
    found += [f"{name}" for name in _compared(a, b.value)] + [f"{name}|{size}" for name in _compared(a, b.value)]
    if len(other) == len(key):
        found.append("same length")
    return found


def _compared(numeral: Numeral, other: float) -> list[str]:
    value, ladder = numeral.value, _ladder(numeral.unit)
    if _is_calendar_year(numeral):
        return [f"years {int(other - value) if abs(other - value) <= 10 else 'far'}"]
    found = []
    if value == int(value) and other == int(other) and abs(other - value) <= 5:
        found.append(f"difference {int(other - value)}")
    found.append(_ratio(other / value if value else 0))
    if other in ladder:
        here, there = bisect_left(ladder, value), bisect_left(ladder, other)
        step = there - here if value in ladder else there - here + (other > value)
        found.append(f"steps {max(-4, min(4, step))}")
    else:
        found.append("off the ladder")
    found.append("round" if other % 10 ** int(log10(max(other, 1))) == 0 else "rest of 5" if other % 5 == 0 else "odd")
    return found


_RATIOS = (0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.75, 1.5, 2, 3, 4, 5, 10)


def _ratio(share: float) -> str:
    named = next((n for n in _RATIOS if abs(share - n) < 1e-9), None)
    if named:
        return f"ratio {named:.2g}"
    return "ratio " + ("<0.5" if share < 0.5 else "<1" if share < 1 else "<2" if share < 2 else ">2")
