"""A sheet in any of its formats: the bytes of every file to write."""

from enum import StrEnum
from pathlib import Path

from quizgen.out.sheet.contents import files
from quizgen.out.sheet.sheet import KeyLevel, Look, Sheet


class Format(StrEnum):
    """The formats of a sheet; the value is the file name's suffix too."""

    PDF = "pdf"
    TYPST = "typ"


def write_sheet(
    sheet: Sheet,
    to: Format,
    look: Look,
    *,
    level: KeyLevel = KeyLevel.FULL,
    own_key_file: bool = False,
    font_dir: Path | None = None,
) -> dict[str, bytes]:
    """What is added to the name ("", "-A", "-key") -> the file's bytes."""
    found = {}
    for name, contents in files(sheet, level, own_key_file=own_key_file).items():
        match to:  # each writer is imported when it is asked for, so that none slows the others down
            case Format.PDF:
                from quizgen.out.sheet.typst import write_pdf

                found[name] = write_pdf(sheet, contents, look, font_dir)
            case Format.TYPST:
                from quizgen.out.sheet.typst import write_typ

                found[name] = write_typ(sheet, contents, look, font_dir)
    return found
