"""Zip archives (docx, epub) from strangers: opened within limits, read in memory, nothing written anywhere."""

import io
import zipfile
import zlib

from quizgen.errors import SourceError

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 128 * 1024 * 1024  # bytes, unpacked
LARGEST_TOTAL = 512 * 1024 * 1024  # bytes, unpacked: pictures included, which are never unpacked
# Chinese prose packs to about a third, Word's XML around it to a tenth, long tables to a fortieth. Bombs go past 1,000.
HIGHEST_RATIO = 200
_SMALL = 8 * 1024 * 1024  # bytes: a part that unpacks to less harms nobody, whatever its ratio


class Archive:
    """A zip archive whose sizes have been checked. Raises SourceError for one that is broken or a zip bomb."""

    def __init__(self, data: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError) as error:
            raise SourceError(f"is a damaged zip archive: {error}") from error
        self._check(len(data))

    def names(self) -> list[str]:
        """The names of the members, in the archive's order."""
        return list(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """One member, unpacked. Raises SourceError when it is missing, locked or damaged."""
        info = self._members.get(name)
        if info is None:
            raise SourceError(f"lacks its part {name}: the file is damaged")
        if info.flag_bits & 1:
            raise SourceError("is locked with a password; save it without one first")
        try:
            with self._zip.open(info) as member:
                data = member.read(LARGEST_MEMBER + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            NotImplementedError,
            OSError,
            EOFError,
            RuntimeError,
            ValueError,
        ) as error:
            raise SourceError(f"is damaged: its part {name} cannot be unpacked ({error})") from error
        if len(data) > LARGEST_MEMBER:
            raise SourceError(f"unpacks to more than {LARGEST_MEMBER:,} bytes in {name} (a zip bomb)")
        return data

    def xml(self, name: str) -> bytes:
        """One member that is XML. Raises SourceError when it declares entities, which documents never need."""
        data = self.read(name)
        if _declares_entities(data):
            raise SourceError(f"declares XML entities in its part {name} (an entity bomb); such files are not read")
        return data

    def _check(self, size: int) -> None:
        if len(self._members) > MOST_MEMBERS:
            raise SourceError(f"holds more than {MOST_MEMBERS:,} parts")
        total = 0
        for info in self._members.values():
            total += info.file_size
            ratio = info.file_size / max(1, info.compress_size)
            if info.file_size > LARGEST_MEMBER or (info.file_size > _SMALL and ratio > HIGHEST_RATIO):
                raise SourceError(
                    f"unpacks to {info.file_size:,} bytes in {info.filename}, far more than its size (a zip bomb)"
                )
        if total > LARGEST_TOTAL or (total > 4 * _SMALL and total > size * HIGHEST_RATIO):
            raise SourceError(f"unpacks to {total:,} bytes, far more than its {size:,} (a zip bomb)")


def _declares_entities(data: bytes) -> bool:
    """True when data declares entities, in UTF-8 or UTF-16."""
    head = data.replace(b"\0", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:8] else data
    return b"<!ENTITY" in head
