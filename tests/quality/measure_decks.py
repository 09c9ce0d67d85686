"""How good the decks made from the samples are, in figures; the floor file keeps the best ever reached.

.venv/bin/python tests/quality/measure_decks.py            show the figures beside the floor
.venv/bin/python tests/quality/measure_decks.py --raise    write better ones into the floor file
… --lower                                                  write worse ones too; say why in the commit
"""

import json
import sys
from collections.abc import Callable
from difflib import SequenceMatcher
from hashlib import sha256
from pathlib import Path
from statistics import mean

from quizgen import pipeline
from quizgen.deck.coverage import coverage
from quizgen.items.item import Item, Kind
from quizgen.items.recipe import Recipe

HERE = Path(__file__).parent
DECKS = HERE.parent.parent / "decks"
FLOOR = HERE / "deck_floor.json"
SEEDS = range(4)

# Figures that should be high; all others (the guessers') should be low.
CHANCE = 0.25
HIGH = ("items_per_1000_characters", "leaf_coverage", "flawless_share")


def corpus() -> str:
    """Digest of the samples: figures of other texts cannot be compared."""
    return sha256(b"".join(path.read_bytes() for path in sorted(DECKS.glob("*.txt")))).hexdigest()[:16]


def measure() -> dict[str, float]:
    """All figures over the samples, several seeds each."""
    characters = items = rejected = leaves = covered = 0
    guessed: dict[str, list[float]] = {name: [] for name in GUESSERS}
    for path in sorted(DECKS.glob("*.txt")):
        document = pipeline.read(path)
        text = "".join(document.text.split())
        for seed in SEEDS:
            made = pipeline.make_explained(document, Recipe(seed=seed))
            characters += len(document.text)
            items += len(made.deck.items)
            rejected += sum(r.kind is not None for r in made.rejected)
            lines = [line for line in coverage(made.deck, made.outline) if line.leaf]
            leaves += len(lines)
            covered += sum(line.items > 0 for line in lines)
            for item in made.deck.items:
                if item.kind is Kind.SINGLE_CHOICE:
                    for name, value in GUESSERS.items():
                        guessed[name].append(hit(item, value, text))
    found = {
        "items_per_1000_characters": 1000 * items / characters,
        "leaf_coverage": covered / leaves,
        "flawless_share": items / (items + rejected),
    }
    found |= {f"guessed_by_{name}": mean(hits) for name, hits in guessed.items()}
    return {name: round(value, 3) for name, value in found.items()}


def hit(item: Item, value: Callable[[str, Item, str], float], text: str) -> float:
    """What a guesser who takes the option of the highest value gets: ties are split."""
    values = [value(option, item, text) for option in item.options]
    best = [option for option, v in zip(item.options, values, strict=True) if v == max(values)]
    return (item.answers[0] in best) / len(best)


def likeness(option: str, item: Item) -> float:
    return mean(SequenceMatcher(None, option, other).ratio() for other in item.options if other != option)


GUESSERS: dict[str, Callable[[str, Item, str], float]] = {
    "longest": lambda o, item, text: len(o),
    "shortest": lambda o, item, text: -len(o),
    "shares_words_with_stem": lambda o, item, text: len(set(o) & set(item.prompt)) / len(set(o)),
    "most_like_the_others": lambda o, item, text: likeness(o, item),
    "least_like_the_others": lambda o, item, text: -likeness(o, item),
    "listed_first": lambda o, item, text: -item.options.index(o),
    "most_frequent_in_source": lambda o, item, text: text.count("".join(o.split())),
    "stands_in_source": lambda o, item, text: "".join(o.split()) in text,
}


def worse(name: str, figure: float, floor: float) -> bool:
    """True when the figure falls short of the floor; a guesser at chance or below it is as good as any."""
    return figure < floor if name in HIGH else figure > max(floor, CHANCE)


def main() -> None:
    figures = measure()
    known = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {"corpus": corpus(), "floor": {}}
    floor = known["floor"] if known["corpus"] == corpus() else {}
    for name, figure in figures.items():
        old = floor.get(name)
        verdict = (
            "new" if old is None else "worse" if worse(name, figure, old) else "same" if figure == old else "better"
        )
        sys.stdout.write(f"{name:40} {figure:8.3f}   floor {old}   {verdict}\n")
        if old is None or "--lower" in sys.argv or not worse(name, figure, old):
            floor[name] = figure
    if "--raise" in sys.argv or "--lower" in sys.argv:
        FLOOR.write_text(json.dumps({"corpus": corpus(), "floor": floor}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
