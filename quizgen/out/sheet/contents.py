"""What one output file holds: papers, keys, or both, in order."""

from dataclasses import dataclass

from quizgen.out.sheet.sheet import KeyLevel, Paper, Sheet


@dataclass(frozen=True, slots=True)
class Contents:
    """The papers to print in one file and those whose key follows. level: how much of a key."""

    papers: tuple[Paper, ...]
    keys: tuple[Paper, ...]
    level: KeyLevel


def files(sheet: Sheet, level: KeyLevel, *, own_key_file: bool) -> dict[str, Contents]:
    """The files to write: what is added to the name ("", "-A", "-key") -> its contents.

    One file for each variant, its key on its last pages; with own_key_file all keys in one file instead.
    """
    separate = own_key_file and level is not KeyLevel.NONE
    found = {}
    for paper in sheet.papers:
        keys = () if separate or level is KeyLevel.NONE else (paper,)
        found[f"-{paper.name}" if paper.name else ""] = Contents((paper,), keys, level)
    if separate:
        found["-key"] = Contents((), sheet.papers, level)
    return found
