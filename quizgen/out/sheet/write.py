"""A sheet in any of its formats: the bytes of every file to write."""

from pathlib import Path

from quizgen.out.paper import Format, Look
from quizgen.out.sheet.contents import files
from quizgen.out.sheet.sheet import KeyLevel, Sheet


def write_sheet(
    sheet: Sheet,
    to: Format,
    look: Look,
    *,
    level: KeyLevel = KeyLevel.FULL,
    own_key_file: bool = False,
    font_dir: Path | None = None,
) -> dict[str, bytes]:
    """What is added to the name ("", "-A", "-key") -> the file's bytes.

    Word and browsers count all pages of a file in 共 y 页, so there the key always has a file of its own.
    """
    found = {}
    own_key_file = own_key_file or to in (Format.DOCX, Format.HTML)
    for name, contents in files(sheet, level, own_key_file=own_key_file).items():
        match to:  # each writer is imported when it is asked for, so that none slows the others down
            case Format.PDF:
                from quizgen.out.sheet.typst import write_pdf

                found[name] = write_pdf(sheet, contents, look, font_dir)
            case Format.TYPST:
                from quizgen.out.sheet.typst import write_typ

                found[name] = write_typ(sheet, contents, look, font_dir)
            case Format.DOCX:
                from quizgen.out.sheet.docx import write_docx

                found[name] = write_docx(sheet, contents, look)
            case Format.HTML:
                from quizgen.out.sheet.html import write_html

                found[name] = write_html(sheet, contents, look)
            case Format.MARKDOWN:
                from quizgen.out.sheet.markdown import write_markdown

                found[name] = write_markdown(sheet, contents)
    return found
