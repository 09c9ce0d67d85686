"""Writing so that nothing is lost."""

import os
from pathlib import Path

import pytest

from quizgen.errors import OutputError
from quizgen.files import write_atomically


def test_a_new_file_is_written_with_ordinary_permissions(tmp_path: Path) -> None:
    target = tmp_path / "甲.txt"
    write_atomically(target, "安全".encode())
    assert target.read_text(encoding="utf-8") == "安全"
    mask = os.umask(0)
    os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~mask


def test_an_existing_file_is_kept_without_force(tmp_path: Path) -> None:
    target = tmp_path / "a"
    target.write_text("old")
    with pytest.raises(OutputError, match="already exists"):
        write_atomically(target, b"new")
    assert target.read_text() == "old"
    write_atomically(target, b"new", force=True)
    assert target.read_text() == "new"


def test_a_failed_write_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left on device"):
        write_atomically(target, b"new", force=True)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_folder_as_target_are_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written: No such file"):
        write_atomically(tmp_path / "missing" / "a", b"")
    with pytest.raises(OutputError, match="is a folder"):
        write_atomically(tmp_path, b"", force=True)
