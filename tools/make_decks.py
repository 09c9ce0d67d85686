"""Make the sample decks again: decks/NAME.yaml from decks/NAME.txt. Run it after a change in how items are made.

.venv/bin/python tools/make_decks.py
"""

from pathlib import Path

from quizgen import pipeline
from quizgen.deck.store import save

DECKS = Path(__file__).parent.parent / "decks"


def main() -> None:
    """Write every sample's deck over the old one, and say how many items it has."""
    for source in sorted(DECKS.glob("*.txt")):
        deck = pipeline.make(pipeline.read(source))
        save(deck, source.with_suffix(".yaml"), force=True)
        print(f"{source.stem}: {len(deck.items)} items")


if __name__ == "__main__":
    main()
