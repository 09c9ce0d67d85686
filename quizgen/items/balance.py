"""Choice of the wrong options over a whole deck, so that no simple rule finds the keys.

Somebody who knows nothing of the source guesses by looks: the longest option, the shortest, the one that shares most
with the stem, the one most or least like the others. Somebody who has skimmed it takes what stands there, or stands
there most often. In any one item the key must be one of these; over a deck it must be each of them no more often than
chance. So every item gets, of the best wrong options, those three with which the running score of all guessers stays
lowest.
"""

from collections.abc import Iterable, Sequence
from itertools import combinations
from random import Random

from quizgen.items.haystack import haystack
from quizgen.items.item import Item, Kind
from quizgen.items.rules_options import number_of

# So many of the best wrong options are tried in threes; each place further down the list costs RANK.
POOL, RANK = 8, 0.04
# So many of these may be worse ones that stand in the source oftener: whoever has skimmed it takes those.
SAID = 3
# What a guesser may get right in the long run: chance, and more for one who has skimmed the source and takes what
# stands there most often, or what stands there at all.
CHANCE, FREQUENT, THERE = 0.25, 0.43, 0.38
# After n items no guesser may be ahead of that by more than this share of n and of its root (the noise of guessing).
_MAY_GET = (CHANCE, CHANCE, CHANCE, FREQUENT, THERE)
AHEAD, NOISE, FIRST_FEW = 0.01, 0.45, 3
# A key that is longer than every wrong option by so many characters catches the eye in any deck.
OUTGROWN = 2
# What each key costs that a letter already has beyond the rarest one, where figures in order give the key its letter.
LETTER = 0.02
# How often words stand in the source is counted in the item's stretch of so many characters and the ones beside it,
# once for each: the work stays in step with the length of the text.
WINDOW = 100_000
# So many of these counts are remembered: most are asked for again soon or never.
_REMEMBERED = 2_000

_Row = list[float]
_Counts = dict[tuple[str, int], float]


class Balance:
    """Running scores of the guessers over one deck."""

    def __init__(self, rng: Random):
        self.rng = rng
        self.over = [0.0] * 7
        self.letters = [0] * 4
        self.picked = 0
        self.counts: _Counts = {}

    def pick(self, key: str, pool: Sequence[str], stem: str, text: str, at: int) -> list[str] | None:
        """Key and three of pool (best first) in the order they are shown; None when pool has fewer than three, or every
        three would give a guesser too much.

        text, at: the source, and where the item stands in it.
        """
        if len(pool) < 3:
            return None
        best, others = list(pool[: POOL - SAID]), pool[POOL - SAID :]
        said = sorted(others, key=lambda o: -_count(o, text, at // WINDOW, self.counts))
        pool = [*best, *said[:SAID]]
        texts = [key, *pool]
        rows, alike = _looks(texts, stem, text, at, self.counts), _likeness(texts)
        picked = self._cheapest(texts, rows, alike)
        if picked is None:
            return None
        credits = _credits((0, *picked), rows, alike)
        allowed = _allowed(self.picked + 1)
        if any(c > 0 and o + c > allowed for o, c in zip(self.over, credits, strict=True)):
            return None
        self.over = [max(o + c, -2.0) for o, c in zip(self.over, credits, strict=True)]
        self.picked += 1
        return self._placed(key, [texts[i] for i in picked])

    def _cheapest(self, texts: list[str], rows: list[_Row], alike: list[_Row]) -> tuple[int, ...] | None:
        """The three wrong options that keep the guessers lowest; None when the key outgrows any three."""
        best, picked = float("inf"), None
        sizes, fewest = [number_of(text) for text in texts], min(self.letters)
        lengths = list(map(len, texts))
        # What the guessers that look at each option by itself cost, by how three options look beside the key.
        looks, known = _beside_the_key(rows), dict[int, list[float]]()
        for three in combinations(range(1, len(texts)), 3):
            cost = RANK * sum(three)
            if sizes[0] is not None and (letter := _letter(sizes, three)) is not None:
                cost += LETTER * (self.letters[letter] - fewest)
            if cost >= best or lengths[0] >= OUTGROWN + max([lengths[i] for i in three]):
                continue
            look = sum([looks[i] for i in three])
            if look not in known:
                known[look] = self._costs(_of_looks((0, *three), rows))
            cost = sum(known[look], cost)
            if cost < best:
                cost = sum(self._costs(_of_likeness((0, *three), alike), len(rows)), cost)
                if cost < best:
                    best, picked = cost, three
        return picked

    def _costs(self, credits: Iterable[float], first: int = 0) -> list[float]:
        """What it costs that the guessers from the first on gain so much, for each that gets ahead."""
        ahead = [over + credit for over, credit in zip(self.over[first:], credits, strict=False)]
        return [by**2 for by in ahead if by > 0]

    def _placed(self, key: str, wrong: list[str]) -> list[str]:
        """Numbers by size; others shuffled, the key at a letter that is not ahead of the others."""
        numbers = [(number_of(o), o) for o in (key, *wrong)]
        if all(n is not None for n, _ in numbers):
            found = [o for _, o in sorted(numbers, key=lambda pair: pair[0] or 0.0)]
            self.letters[found.index(key)] += 1
            return found
        self.rng.shuffle(wrong)
        fewest = min(self.letters)
        letter = self.rng.choice([i for i, times in enumerate(self.letters) if times == fewest])
        self.letters[letter] += 1
        return [*wrong[:letter], key, *wrong[letter:]]


def _letter(sizes: list[float | None], three: tuple[int, ...]) -> int | None:
    """How many of three figures are smaller than the key's (the first of sizes); None when not all are figures."""
    smaller, key = 0, sizes[0]
    for i in three:
        size = sizes[i]
        if key is None or size is None:
            return None
        smaller += size < key
    return smaller


def hidden(items: Sequence[Item], text: str) -> list[Item]:
    """The items without those few single choices (the least good ones) that let a guesser get too far ahead.

    Balance keeps the guessers down while items are made; this sees the set as it stands after some were dropped.
    """
    singles = [i for i in items if i.kind is Kind.SINGLE_CHOICE and i.answers[0] in i.options]
    counts: _Counts = {}
    gains = {item.id: _gains(item, text, counts) for item in singles}
    singles.sort(key=lambda i: (-i.score, i.span, i.id))
    dropped: set[str] = set()
    for guesser in range(7):
        left = [i.id for i in singles if i.id not in dropped]
        ahead, size = sum(gains[i][guesser] for i in left), len(left)
        while size and ahead > _allowed(size):
            worst = left.pop()
            if gains[worst][guesser] > 0:
                dropped.add(worst)
                ahead, size = ahead - gains[worst][guesser], size - 1
    return [item for item in items if item.id not in dropped]


def _allowed(size: int) -> float:
    """How far a guesser may be ahead after so many items; of the first few, one may be a lucky hit."""
    return 1 - CHANCE if size <= FIRST_FEW else AHEAD * size + NOISE * size**0.5


def _gains(item: Item, text: str, counts: _Counts) -> _Row:
    texts = [item.answers[0], *(o for o in item.options if o != item.answers[0])]
    rows = _looks(texts, item.prompt, text, item.span[0] if item.span else 0, counts)
    return _credits(tuple(range(len(texts))), rows, _likeness(texts))


def _looks(texts: list[str], stem: str, source: str, at: int, known: _Counts) -> list[_Row]:
    """What each guesser sees in each option, apart from its likeness to the others."""
    shown = set(stem)
    counts = [_count(t, source, at // WINDOW, known) for t in texts]
    return [
        [float(len(t)) for t in texts],
        [-float(len(t)) for t in texts],
        [len(set(t) & shown) / len(set(t)) for t in texts],
        counts,
        [float(c > 0) for c in counts],
    ]


def _count(words: str, source: str, window: int, known: _Counts) -> float:
    """How often words stand in the source, in a window and the ones beside it; a short source is one window."""
    if len(source) <= 2 * WINDOW:
        window = 1
    found = known.get((words, window))
    if found is None:
        if len(known) >= _REMEMBERED:
            known.clear()
        start, end = max(0, (window - 1) * WINDOW), (window + 2) * WINDOW
        found = known[words, window] = float(haystack(source).count(words, start, min(end, len(source))))
    return found


def _likeness(texts: list[str]) -> list[_Row]:
    """Share of characters that two options have in common, for every pair."""
    sets = [set(t) for t in texts]
    return [[2 * len(a & b) / (len(a) + len(b)) for b in sets] for a in sets]


def _credits(chosen: tuple[int, ...], rows: list[_Row], alike: list[_Row]) -> list[float]:
    """What each guesser gains over what it may get, when these options stand together (the first is the key)."""
    return [*_of_looks(chosen, rows), *_of_likeness(chosen, alike)]


def _of_looks(chosen: tuple[int, ...], rows: list[_Row]) -> list[float]:
    """The same of the guessers that look at each option by itself."""
    return [_credit([row[i] for i in chosen]) - may for row, may in zip(rows, _MAY_GET, strict=True)]


def _of_likeness(chosen: tuple[int, ...], alike: list[_Row]) -> tuple[float, float]:
    """The same of those that take the option most or least like the others."""
    near = [sum([alike[i][j] for j in chosen]) for i in chosen]
    return _credit(near) - CHANCE, _credit([-v for v in near]) - CHANCE


def _beside_the_key(rows: list[_Row]) -> list[int]:
    """For each option a number that says for every row whether it looks less, as much or more than the key; such
    numbers of up to three options can be added, and equal sums mean equal credits for the key."""
    return [
        sum([(v > row[0]) << 4 * at | (v == row[0]) << 4 * at + 2 for at, row in enumerate(rows) for v in (row[i],)])
        for i in range(len(rows[0]))
    ]


def _credit(values: list[float]) -> float:
    """The share of a point for the key, which stands first: ties are split."""
    best = max(values)
    return 1 / values.count(best) if values[0] == best else 0.0
