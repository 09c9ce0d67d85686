"""A PDF with a text layer -> Source: its lines joined to paragraphs again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TypedDict

from quizgen.errors import SourceError
from quizgen.reading.characters import plain_characters
from quizgen.reading.options import DEFAULT, ReadOptions
from quizgen.reading.pdf_columns import PdfLine
from quizgen.reading.pdf_layout import Page, layout_blocks, layout_title
from quizgen.reading.pdf_worker import DAMAGED, LOCKED, TOO_MANY_PAGES
from quizgen.reading.source import Source

MOST_PAGES = 5000


class _Page(TypedDict, total=False):
    """A page as the worker writes it."""

    damaged: bool
    width: float
    height: float
    lines: list[tuple[str, float, float, float, float]]
    drawn: bool


def pdf_source(data: bytes, options: ReadOptions = DEFAULT) -> Source:
    """The text of a PDF; page numbers and running heads are left out.

    Raises SourceError when it is damaged, locked, scanned, or takes too long.
    """
    raw = _read(data, options.pdf_seconds)
    warnings = [f"page {n} is damaged and left out" for n, page in enumerate(raw, 1) if page.get("damaged")]
    scanned = [n for n, page in enumerate(raw, 1) if page.get("drawn") and not page.get("lines")]
    pages = [_page(page) for page in raw if page.get("lines")]
    if not pages:
        raise SourceError(_no_text(scanned, len(raw)))
    if scanned:
        warnings.append(f"{_pages(scanned)} without text (scanned?) and left out; text recognition (OCR) would help")
    return Source(tuple(layout_blocks(pages)), layout_title(pages), warnings=tuple(warnings))


def _no_text(scanned: list[int], pages: int) -> str:
    if not scanned:
        return f"is a PDF without any text ({pages} {'page' if pages == 1 else 'pages'}, all blank)"
    return f"is a scanned PDF: {_pages(scanned)} without text; put it through text recognition (OCR) first"


def _pages(numbers: list[int]) -> str:
    """Pages 1 to 3 and 5 are …"""
    if len(numbers) == 1:
        return f"page {numbers[0]} is a picture"
    shown = ", ".join(map(str, numbers[:8])) + (" …" if len(numbers) > 8 else "")
    return f"pages {shown} are pictures"


def _read(data: bytes, seconds: int) -> list[_Page]:
    """The pages as the worker found them."""
    # The package's own folder goes along, so that the worker is found however this process found it.
    home = str(Path(__file__).resolve().parent.parent.parent)
    environment = {**os.environ, "PYTHONPATH": home, "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "quizgen.reading.pdf_worker", str(MOST_PAGES), str(seconds)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=seconds, env=environment, check=False)
    except subprocess.TimeoutExpired:
        raise SourceError(f"is a PDF that takes more than {seconds} seconds to read: it may never end") from None
    except OSError as error:
        raise SourceError(f"cannot be read: the PDF reader does not start ({error})") from error
    if done.returncode == LOCKED:
        raise SourceError("is locked with a password; save it without one first")
    if done.returncode == DAMAGED:
        raise SourceError("is a damaged PDF")
    if done.returncode == TOO_MANY_PAGES:
        raise SourceError(f"has more than {MOST_PAGES:,} pages")
    if done.returncode != 0:
        raise SourceError("is a damaged PDF: the PDF reader broke off")
    return [json.loads(line) for line in done.stdout.splitlines()]


def _page(page: _Page) -> Page:
    lines = [
        PdfLine(plain, left, bottom, right, top)
        for text, left, bottom, right, top in page["lines"]
        if (plain := plain_characters(text).replace("\n", " ").strip())
    ]
    return Page(page["width"], page["height"], tuple(lines))
