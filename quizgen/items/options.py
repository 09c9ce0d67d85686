"""Choice of the wrong options that stand beside a key, so that the options themselves do not show the key.

Who knows nothing of the source can still guess: the longest or the shortest option, the one that shares most with the
stem, the one most (or least) like the others, the smallest number. Over a whole deck each such guesser must stay at
chance. So for every item the dice say, at the rate of chance, which of them may be right on it, and the options are
chosen to make that so. Who has skimmed the source is met with options that stand in it too.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from random import Random
from typing import NamedTuple

from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items.document_index import index_of
from quizgen.items.numbers import find_numerals
from quizgen.items.proof import Proof

# Options that are tried with one another, 9 in all (84 triples): the best proposals, the best of the rest that stand in
# the document, and joined ones (_joined).
_BEST, _STANDING, _KIN = 5, 2, 2
# Figures tuned on statutes and reports (not on single items): each guesser near chance, and good proposals kept.
_RANK_COST = 0.05
_CHANCE = 0.25
_SHARES_RATE = 0.12
_FREQUENT_RATE = 0.2
_STANDS_COST = 2.0


class _Pool(NamedTuple):
    """The key (first) and the usable proposals, with what the guessers look at, by position."""

    texts: list[str]
    ranks: list[float]
    shared: list[float]
    counts: list[int]
    numbers: list[float | None]
    alike: list[list[float]]


def pick_options(
    document: Document, span: Span, stem: str, proposals: Sequence[str], count: int = 3, *, rng: Random
) -> list[str]:
    """count of the proposals (or of what two of them make together), best first, that do not show the key.

    stem: the question as shown. proposals: best first, proved wrong. No option is part of another or of the key.
    Fewer than count come back when the proposals do not allow more. The dice are thrown a fixed number of times.
    """
    aims = _aims(rng)
    pool = _pool(document, span, stem, proposals)
    best: tuple[float, tuple[int, ...]] | None = None
    for size in range(min(count, len(pool.texts) - 1), 0, -1):
        for chosen in combinations(range(1, len(pool.texts)), size):
            if not _contain(pool.texts, chosen):
                cost = _cost(pool, chosen, aims)
                if best is None or cost < best[0]:
                    best = cost, chosen
        if best is not None:
            break
    return [pool.texts[i] for i in best[1]] if best else []


def _pool(document: Document, span: Span, stem: str, proposals: Sequence[str]) -> _Pool:
    key = document.quote(span)
    ranked = _tried(document, span, [t for t in proposals if t not in key and key not in t])
    texts = [key, *ranked]
    stem_characters = set(stem)
    return _Pool(
        texts,
        [0.0, *ranked.values()],
        [len(set(t) & stem_characters) / max(len(set(t)), 1) for t in texts],
        [document.text.count(t) for t in texts],
        [_number(t) for t in texts],
        [[_likeness(a, b) for b in texts] for a in texts],
    )


def _tried(document: Document, span: Span, proposals: Sequence[str]) -> dict[str, float]:
    """The options that are tried with one another, with their ranks: the best, the best that stand in the document,
    and what two of the best make together."""
    key, proof = document.quote(span), Proof(index_of(document), span)
    ranked = {text: float(rank) for rank, text in enumerate(proposals)}
    tried = dict.fromkeys(proposals[:_BEST])
    tried |= dict.fromkeys([t for t in proposals[_BEST:] if t in document.text][:_STANDING])
    for rank, text in _joined(key, proposals[:_BEST]):
        if len(tried) >= _BEST + _STANDING + _KIN:
            break
        if text not in ranked and text not in key and key not in text and proof.against(text) is None:
            ranked[text] = rank
            tried[text] = None
    tried |= dict.fromkeys(proposals[: _BEST + _STANDING + _KIN - len(tried)])
    return {text: ranked[text] for text in tried}


def _joined(key: str, proposals: Sequence[str]) -> Iterator[tuple[float, str]]:
    """(rank, text): what two proposals make together that change different parts of the key.

    Key 两审终审, proposals 一审终审 and 两审再审: 一审再审. With such a square no option is the others' centre.
    """
    changes = [_change(key, p) for p in proposals]
    for (i, a), (j, b) in combinations(enumerate(changes), 2):
        first, second = sorted((a, b))
        if first[1] <= second[0] and first[2] and second[2] and first[1] > first[0] and second[1] > second[0]:
            text = key[: first[0]] + first[2] + key[first[1] : second[0]] + second[2] + key[second[1] :]
            yield max(i, j) + 0.5, text


def _change(key: str, other: str) -> tuple[int, int, str]:
    """start, end (in key) and new text of the part in which other differs from key."""
    start = 0
    while start < min(len(key), len(other)) and key[start] == other[start]:
        start += 1
    tail = 0
    while tail < min(len(key), len(other)) - start and key[-1 - tail] == other[-1 - tail]:
        tail += 1
    return start, len(key) - tail, other[start : len(other) - tail]


def _contain(texts: Sequence[str], chosen: Sequence[int]) -> bool:
    return any(texts[a] in texts[b] or texts[b] in texts[a] for a, b in combinations(chosen, 2))


def _number(text: str) -> float | None:
    """What text says when it is a number; options that are all numbers are shown in their order."""
    found = find_numerals(text)
    return found[0].value if len(found) == 1 else None


class _Aims(NamedTuple):
    """Which guessers may be right on this item."""

    longest: bool
    shortest: bool
    shares: bool
    most_like: bool
    least_like: bool
    smallest: bool
    frequent: bool


def _aims(rng: Random) -> _Aims:
    longest, shortest, shares, most_like, least_like, smallest, frequent = (rng.random() for _ in range(7))
    return _Aims(
        longest < _CHANCE,
        shortest < _CHANCE,
        shares < _SHARES_RATE,
        most_like < _CHANCE,
        least_like < _CHANCE,
        smallest < _CHANCE,
        frequent < _FREQUENT_RATE,
    )


def _cost(pool: _Pool, chosen: tuple[int, ...], aims: _Aims) -> float:
    """How far the options are from the aims, and from the best proposals."""
    shown = (0, *chosen)
    lengths = [len(pool.texts[i]) for i in shown]
    near = [sum(pool.alike[i][j] for j in shown if j != i) for i in shown]
    numbers = [pool.numbers[i] for i in shown]
    known = [-n for n in numbers if n is not None]
    standing = sum(pool.counts[i] > 0 for i in shown)
    return (
        _miss(lengths, aims.longest)
        + _miss([-n for n in lengths], aims.shortest)
        + _miss([pool.shared[i] for i in shown], aims.shares)
        + _miss(near, aims.most_like)
        + _miss([-n for n in near], aims.least_like)
        + _miss([pool.counts[i] for i in shown], aims.frequent)
        + (_miss(known, aims.smallest) if len(known) == len(shown) else 0.0)
        + _STANDS_COST / max(standing, 1)
        + _RANK_COST * sum(pool.ranks[i] for i in chosen)
    )


def _miss(values: Sequence[float], may: bool) -> float:
    """How far the guesser who takes the highest value is from right (may) or wrong (not may) about the first one."""
    top = max(values)
    best = sum(v > top - 1e-9 for v in values)
    if best == len(values):
        return 0.0
    right = 1 / best if values[0] > top - 1e-9 else 0.0
    return abs(right - may)


@lru_cache(maxsize=1)
def _similarity() -> Callable[[str, str], float]:
    from rapidfuzz.distance import Indel  # here, because only the making of choice items needs it

    similarity: Callable[[str, str], float] = Indel.normalized_similarity
    return similarity


def _likeness(a: str, b: str) -> float:
    """Share of the characters that the two have in common in the same order, 0..1."""
    return _similarity()(a, b)
