"""The real Anki as judge: a collection in a temporary folder, driven by Anki's own backend."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from quizgen.deck.deck import Deck
from quizgen.deck.store import load
from quizgen.out.anki.package import package_bytes
from quizgen.out.anki.plan import Choices, Plan, make_plan
from quizgen.out.anki.state import State
from quizgen.out.templates import sample_folder

FIRST_EXPORT, SECOND_EXPORT = 1_790_000_000, 1_790_000_500


class _Words(HTMLParser):
    """The words a reader sees: no markup, nothing hidden, no script."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text, self._hidden = "", 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text += "\n"
        elif self._hidden or tag in ("script", "style") or any(name == "hidden" for name, _ in attrs):
            self._hidden += 1

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= bool(self._hidden)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.text += data


def words(html: str) -> str:
    """What a reader of the HTML sees, white space as it stands in the source."""
    parser = _Words()
    parser.feed(re.sub(r"\[\[type:[^\]]*\]\]", "", html))
    parser.close()
    return parser.text


@dataclass
class Imported:
    """What an import did, as Anki counts: notes."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Profile:
    """One learner's collection."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def take(self, plan: Plan) -> Imported:
        """Import a plan's package as the import screen does it by default."""
        path = self.folder / "deck.apkg"
        path.write_bytes(package_bytes(plan))
        options = self.collection._backend.get_import_anki_package_presets()
        request = ImportAnkiPackageRequest(package_path=str(path), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()
        return Imported(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    words = staticmethod(words)

    def new_cards(self, deck: str) -> list[str]:
        """The guids of the new cards in the order in which Anki shows them when that deck is studied."""
        self._lift_limits()
        self.collection.decks.set_current(self.collection.decks.id_for_name(deck))
        queue = self.collection.sched.get_queued_cards(fetch_limit=10_000)
        return [self.collection.get_note(one.card.note_id).guid for one in queue.cards]

    def _lift_limits(self) -> None:
        for config in self.collection.decks.all_config():
            config["new"]["perDay"] = 9999
            self.collection.decks.update_config(config)

    def note(self, guid: str) -> Any:
        return self.collection.get_note(self.collection.db.scalar("select id from notes where guid = ?", guid))

    def cards(self, guid: str) -> list[Any]:
        return self.note(guid).cards()

    def shown(self, guid: str) -> str:
        """All a learner reads on the backs of a note's cards."""
        return "".join(words(card.answer()) for card in self.cards(guid))

    def answer_all(self) -> dict[tuple[str, int], tuple[int, int]]:
        """Answer every new card once; (guid, cloze number from 0) -> (card id, repetitions)."""
        self._lift_limits()
        for deck in self.collection.decks.all_names_and_ids(skip_empty_default=True):
            self.collection.decks.set_current(deck.id)
            while (card := self.collection.sched.getCard()) and card.reps == 0:
                self.collection.sched.answerCard(card, 4)
        return self.history()

    def history(self) -> dict[tuple[str, int], tuple[int, int]]:
        rows = self.collection.db.all("select n.guid, c.ord, c.id, c.reps from cards c, notes n on n.id = c.nid")
        return {(guid, number): (card, repetitions) for guid, number, card, repetitions in rows}


@pytest.fixture(scope="session", name="words")
def words_fixture() -> Callable[[str], str]:
    """What a reader of some HTML sees."""
    return words


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    """An empty collection."""
    folder = tmp_path / "profile"
    folder.mkdir()
    one = Profile(folder)
    yield one
    one.collection.close()


@pytest.fixture
def first_plan() -> Callable[..., Plan]:
    """Plans a first export."""

    def plan(deck: Deck, **choices: bool) -> Plan:
        return make_plan(deck, State(), FIRST_EXPORT, Choices(**choices))

    return plan


@pytest.fixture
def next_plan() -> Callable[..., Plan]:
    """Plans the export after another one, with the state it left."""

    def plan(deck: Deck, earlier: Plan, **choices: bool) -> Plan:
        return make_plan(deck, earlier.state, SECOND_EXPORT, Choices(**choices))

    return plan


SAMPLES = sorted(path.name for path in sample_folder().glob("*.yaml"))


@pytest.fixture(params=["small", *SAMPLES])
def any_deck(request: pytest.FixtureRequest, small_deck: Deck) -> Deck:
    """The deck with one item of every kind, then each sample that ships."""
    return small_deck if request.param == "small" else load(sample_folder() / request.param)
