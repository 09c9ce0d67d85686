"""Anki's own backend reads the package: every card, nothing lost, nothing twice."""

from pathlib import Path

from quizgen.deck.deck import Deck
from quizgen.out.anki.package import package_bytes
from quizgen.out.anki.plan import make_plan
from quizgen.out.anki.state import State


def test_the_same_deck_gives_the_same_bytes(small_deck: Deck) -> None:
    first = package_bytes(make_plan(small_deck, State(), now=1_800_000_000))
    again = package_bytes(make_plan(small_deck, State(), now=1_900_000_000))
    assert first == again


def test_anki_imports_all_of_it(small_deck: Deck, tmp_path: Path) -> None:
    from anki.collection import Collection, ImportAnkiPackageRequest

    package = tmp_path / "deck.apkg"
    package.write_bytes(package_bytes(make_plan(small_deck, State(), now=1_800_000_000)))
    collection = Collection(str(tmp_path / "collection.anki2"))
    log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package))).log
    assert (len(log.new), log.found_notes, collection.card_count()) == (4, 4, 5)
    collection.close()
