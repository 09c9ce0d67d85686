"""Deck and state -> what to write: gathered once, for all writers."""

from collections import Counter
from dataclasses import dataclass

from quizgen.deck.deck import Deck
from quizgen.errors import DeckError
from quizgen.items.item import Item, Kind, Status
from quizgen.out.anki.blanks import Blank, number_blanks, place_blanks
from quizgen.out.anki.markup import deck_part
from quizgen.out.anki.notes import Note, make_note, why_unfit
from quizgen.out.anki.notetypes import FIRST_MOD
from quizgen.out.anki.sections import Sections, top_of
from quizgen.out.anki.state import NoteState, State

_LONGEST_TITLE = 80


@dataclass(frozen=True)
class Choices:
    """How a deck becomes notes. one_deck: no subdecks. typed: fill-ins ask for a typed answer. refresh: treat every
    note as changed, for learners whose notes fell behind while the state file was lost."""

    one_deck: bool = False
    typed: bool = False
    refresh: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A note with the place and time that Anki is told. due: its position among new cards, from 1."""

    note: Note
    deck: str
    mod: int
    due: int


@dataclass(frozen=True)
class Plan:
    """What to write, and what to tell the user: item ids, in the deck's order.

    removed: left the deck since the last export; retyped: changed to a kind that is another note type, which Anki
    refuses; unfit: id and reason for each item that no card can be made from.
    """

    root: str
    entries: tuple[Entry, ...]
    state: State
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    retyped: tuple[str, ...] = ()
    unfit: tuple[tuple[str, str], ...] = ()

    @property
    def cards(self) -> int:
        """How many cards Anki will make."""
        return sum(len(entry.note.cards) for entry in self.entries)


def make_plan(deck: Deck, state: State, now: int, choices: Choices = Choices()) -> Plan:
    """The plan for a deck. now: the clock, whole seconds since 1970, for what changed since the state was kept.

    Raises DeckError when two items share an id: Anki would update only one of them.
    """
    items = [item for item in deck.items if item.status is not Status.REJECTED]
    _assert_unique(items)
    unfit = tuple((item.id, reason) for item in items if (reason := why_unfit(item)))
    left_out = {item_id for item_id, _ in unfit}
    fit = [item for item in items if item.id not in left_out]
    sections = Sections(deck)
    root = state.root or _root(deck)
    decks = _decks(fit, state, sections, root)
    entries: list[Entry] = []
    notes: dict[str, NoteState] = {}
    for due, item in enumerate(fit, start=1):
        old = state.notes.get(item.id)
        blanks, highest = _numbered(item, old)
        note = make_note(item, blanks, sections, typed=choices.typed)
        kept = _remember(note, old, now, blanks, highest, decks[item.id], choices)
        entries.append(Entry(note, root if choices.one_deck else kept.deck, kept.mod, due))
        notes[item.id] = kept
    return _report(root, entries, notes, state, unfit)


def _assert_unique(items: list[Item]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            raise DeckError(f"two items have the id {item.id}; give one of them another, or Anki will mix them up")
        seen.add(item.id)


def _root(deck: Deck) -> str:
    return deck_part(deck.title, _LONGEST_TITLE) or deck_part(deck.source, _LONGEST_TITLE) or "quizgen"


def _decks(items: list[Item], state: State, sections: Sections, root: str) -> dict[str, str]:
    """The deck's name for each item. Anki never moves a card, so an item keeps the name it was first given, and new
    items of a renamed section join their section's older ones."""
    known = state.notes
    earlier: dict[str, Counter[str]] = {}
    for item in items:
        if item.id in known:
            earlier.setdefault(top_of(item.section), Counter())[known[item.id].deck] += 1
    usual = {top: f"{root}::{name}" for top, name in sections.subdecks(item.section for item in items).items()}
    usual |= {top: counted.most_common(1)[0][0] for top, counted in earlier.items()}
    return {
        item.id: known[item.id].deck if item.id in known else usual.get(top_of(item.section), root) for item in items
    }


def _numbered(item: Item, old: NoteState | None) -> tuple[tuple[Blank, ...], int]:
    """The item's numbered blanks and the largest number ever given; another kind keeps what is remembered."""
    known, highest = (old.blanks, old.highest) if old else ((), 0)
    if item.kind is not Kind.FILL_IN:
        return known, highest
    blanks = number_blanks(place_blanks(item), known, highest)
    return blanks, max(highest, *(blank.number for blank in blanks))


def _remember(
    note: Note, old: NoteState | None, now: int, blanks: tuple[Blank, ...], highest: int, deck: str, choices: Choices
) -> NoteState:
    digest = note.digest()
    if old is None:
        mod = now if choices.refresh else FIRST_MOD
    elif old.digest != digest or choices.refresh:
        mod = max(now, old.mod + 1)
    else:
        mod = old.mod
    # The type that learners have, which Anki never changes.
    kind = old.type if old else note.type.model_id
    return NoteState(kind, digest, mod, deck, blanks, highest)


def _report(
    root: str, entries: list[Entry], notes: dict[str, NoteState], state: State, unfit: tuple[tuple[str, str], ...]
) -> Plan:
    old = state.notes
    left_out = {name: old[name] for name, _ in unfit if name in old}
    gone = {name: note for name, note in old.items() if name not in notes and name not in left_out}
    marked = {name: NoteState(n.type, n.digest, n.mod, n.deck, n.blanks, n.highest, True) for name, n in gone.items()}
    known = {name: note for name, note in notes.items() if name in old}
    return Plan(
        root=root,
        entries=tuple(entries),
        state=State(root=root, notes=notes | left_out | marked),
        added=tuple(name for name in notes if name not in old),
        changed=tuple(name for name, note in known.items() if note.digest != old[name].digest),
        removed=tuple(name for name, note in gone.items() if not note.gone),
        retyped=tuple(
            entry.note.item.id for entry in entries if entry.note.type.model_id != notes[entry.note.item.id].type
        ),
        unfit=unfit,
    )
