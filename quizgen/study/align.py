"""Which part of a typed line belongs to which blank."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, permutations

# What may stand between two answers; a comma between digits may be a thousands mark, so both readings are tried.
_SEPARATOR = re.compile(r"[\s、，,;；|｜/／]+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# Beyond so many pieces or blanks only the plain reading is tried: the combinations would take seconds.
_MOST_PIECES = 12
_MOST_ORDERED = 7


def members(text: str) -> tuple[str, ...]:
    """The parts of text between separators (、，,；; / and white space)."""
    return tuple(filter(None, _SEPARATOR.split(text.strip())))


def groupings(typed: str, blanks: int) -> Iterator[tuple[str, ...]]:
    """Every way to read a line as `blanks` answers in the order typed: all, or some left empty, or neighbours joined
    where an answer holds a separator itself."""
    if blanks == 1:
        yield (typed.strip(),)
        return
    for line in dict.fromkeys((typed, _THOUSANDS.sub("", typed))):
        yield from _read(members(line), blanks)


def best_order(table: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """For each row the column to take, every column once, so that the sum is largest. The table is square."""
    size = len(table)
    if size <= _MOST_ORDERED:
        return max(permutations(range(size)), key=lambda order: sum(table[i][order[i]] for i in range(size)))
    free, chosen = set(range(size)), [-1] * size
    for _, row, column in sorted((-table[r][c], r, c) for r in range(size) for c in range(size)):
        if chosen[row] < 0 and column in free:
            chosen[row] = column
            free.discard(column)
    return tuple(chosen)


def _read(parts: tuple[str, ...], blanks: int) -> Iterator[tuple[str, ...]]:
    if len(parts) > _MOST_PIECES:
        yield (*parts[: blanks - 1], "、".join(parts[blanks - 1 :]))
    elif len(parts) > blanks:
        for cuts in combinations(range(1, len(parts)), blanks - 1):
            edges = (0, *cuts, len(parts))
            yield tuple("、".join(parts[a:b]) for a, b in pairwise(edges))
    else:
        for places in combinations(range(blanks), len(parts)):
            row = [""] * blanks
            for place, part in zip(places, parts, strict=True):
                row[place] = part
            yield tuple(row)
