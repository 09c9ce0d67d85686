"""Writing files so that nothing is lost: beside the target first, then in its place."""

import os
import tempfile
from pathlib import Path

from quizgen.errors import OutputError


def write_atomically(path: Path, data: bytes, *, force: bool = False) -> None:
    """Write data to path in one step: after a crash there is the old file or the new one, never half of one.

    force: replace an existing file; without it an existing file raises OutputError, as does a place that cannot be
    written.
    """
    if not force and path.exists():
        raise OutputError("already exists; choose another name with -o, or replace it with --force", path=path)
    if path.is_dir():
        raise OutputError("is a folder, not a file", path=path)
    path = path.resolve() if path.is_symlink() else path  # a link stays a link
    temporary: str | None = None
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes the file private; a result is an ordinary file, as the user's umask says.
        Path(temporary).chmod(_mode(path))
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", path=path) from error
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _mode(path: Path) -> int:
    """The permissions an existing file has, or those a new one would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
