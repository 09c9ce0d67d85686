"""What an export remembers for the next one, in a file beside the deck.

Anki takes over a note only when its modification time is newer than the one it has. So the file keeps, for each
note, a fingerprint of its content with the time of its last change, the numbers of its blanks, and its deck's name.
Without the file everything still works: see docs/anki.md for what is then missing.
"""

from pathlib import Path

import msgspec

from quizgen.errors import DeckError
from quizgen.files import write_atomically
from quizgen.out.anki.blanks import Blank

VERSION = 1
_ABOUT = (
    "What quizgen remembers between exports to Anki, so that updates reach the notes that changed and no others. "
    "Keep it with the deck file."
)


class NoteState(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One note at its last export.

    mod: Anki's modification time, whole seconds since 1970, UTC. highest: the largest blank number ever given.
    gone: the item has left the deck (its numbers are kept in case it returns).
    """

    type: int
    digest: str
    mod: int
    deck: str
    blanks: tuple[Blank, ...] = ()
    highest: int = 0
    gone: bool = False


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All notes ever exported from one deck file, by item id. root: the deck's name in Anki."""

    root: str = ""
    notes: dict[str, NoteState] = {}
    version: int = VERSION
    about: str = _ABOUT


def state_path(source: str | Path) -> Path:
    """Where the state of a deck file (or of a source document) lies: NAME.anki-state.json beside it."""
    return Path(source).with_suffix(".anki-state.json")


def load_state(path: Path | None) -> State:
    """The state in a file; an empty one where there is none. Raises DeckError for a file that cannot be understood."""
    if path is None or not path.exists():
        return State()
    try:
        state = msgspec.json.decode(path.read_bytes(), type=State)
    except OSError as error:
        raise DeckError(f"cannot be read: {error.strerror}", path=path) from error
    except msgspec.DecodeError as error:
        raise DeckError(
            f"is not what an export to Anki left ({error}); restore it from a backup, or move it away to start afresh",
            path=path,
        ) from error
    if state.version != VERSION:
        raise DeckError(f"was written by another version of quizgen (format {state.version})", path=path)
    return state


def save_state(state: State, path: Path) -> None:
    """Write the state, one note a line (so that version control can merge it). An unchanged file is left alone."""
    head = msgspec.json.encode({"about": state.about, "version": state.version, "root": state.root})
    lines = [msgspec.json.encode(name) + b": " + msgspec.json.encode(note) for name, note in state.notes.items()]
    data = head[:-1] + b',"notes":{\n' + b",\n".join(lines) + b"\n}}\n"
    if not path.exists() or path.read_bytes() != data:
        write_atomically(path, data, force=True)
