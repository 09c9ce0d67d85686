"""A text file that a person keeps, and changing it so that nobody's work is lost."""

import itertools
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from quizgen.errors import DeckError, OutputError
from quizgen.files import write_atomically

BOM = "\ufeff"


@dataclass(frozen=True)
class TextFile:
    """A file's bytes as they were read."""

    path: Path
    raw: bytes

    @cached_property
    def text(self) -> str:
        """The text, with plain line ends and without a BOM. Raises DeckError for what is not UTF-8."""
        try:
            text = self.raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DeckError("is not UTF-8 text, so it is no deck file", path=self.path) from error
        return text.removeprefix(BOM).replace("\r\n", "\n")

    def replaced(self, text: str) -> "TextFile":
        """Write text in the file's place, with the line ends and the BOM that the file has; what stands there now.

        The old file stands beside as a numbered backup until the new one is safely on disk. Raises DeckError when the
        file is no longer what was read, OutputError when it cannot be written; the old file is then still there.
        """
        data = self._as_stored(text)
        if data == self.raw:
            return self
        backup = back_up(self.path)
        try:
            if backup.read_bytes() != self.raw:
                raise DeckError("was changed by somebody else meanwhile; run the command again", path=self.path)
            write_atomically(self.path, data, force=True)
        except (DeckError, OutputError):
            backup.unlink()
            raise
        if self.path.read_bytes() == data:
            backup.unlink()
        return TextFile(self.path, data)

    def _as_stored(self, text: str) -> bytes:
        if b"\r\n" in self.raw:
            text = text.replace("\n", "\r\n")
        return (BOM + text if self.raw.startswith(BOM.encode()) else text).encode()


def open_text(path: Path) -> TextFile:
    """The file at path. Raises DeckError when it cannot be read."""
    try:
        return TextFile(path, path.read_bytes())
    except OSError as error:
        raise DeckError(f"cannot be read: {error.strerror}", path=path) from error


def back_up(path: Path) -> Path:
    """A copy of the file beside it under the first free number."""
    for number in itertools.count(1):
        target = path.with_name(f"{path.name}.{number}.bak")
        try:
            with target.open("xb") as file:
                file.write(path.read_bytes())
        except FileExistsError:
            continue
        except OSError as error:
            if path.exists():  # half a backup is none, and the file itself still stands
                target.unlink(missing_ok=True)
            raise OutputError(f"cannot be written: {error.strerror}", path=target) from error
        return target
    raise AssertionError  # numbers do not end
