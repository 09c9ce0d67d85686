"""Runs as a process of its own: a PDF on standard input -> its lines with their places, as JSON, a page a line.

PDFium is a large C++ library and the file comes from a stranger: whatever it does to that library (a crash, an endless
loop, all memory), the reader beside it lives on and says so. Coordinates are points from the lower left corner.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

# Exit codes, beside 0 and what a crash gives.
LOCKED, DAMAGED, TOO_MANY_PAGES = 3, 4, 5
_MEMORY = 2 * 1024**3  # bytes of address space


def main() -> int:
    """Read, write, and say by the exit code how it went."""
    most_pages, seconds = int(sys.argv[1]), int(sys.argv[2])
    _limit(seconds)
    import pypdfium2  # after the limits are set

    data = sys.stdin.buffer.read()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return LOCKED if "assword" in str(error) else DAMAGED
    if len(document) > most_pages:
        return TOO_MANY_PAGES
    for number in range(len(document)):
        try:
            page = _page(document[number])
        except pypdfium2.PdfiumError:
            page = {"damaged": True}
        json.dump(page, sys.stdout, ensure_ascii=True)
        sys.stdout.write("\n")
    return 0


def _limit(seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; the time limit of the reader holds there too
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _page(page: Any) -> dict[str, Any]:
    """A page's size, its lines, and whether anything is drawn on it."""
    width, height = page.get_size()
    text_page = page.get_textpage()
    lines = list(_lines(text_page))
    drawn = bool(lines) or next(iter(page.get_objects(max_depth=1)), None) is not None
    page.close()
    return {"width": width, "height": height, "lines": lines, "drawn": drawn}


def _lines(text_page: Any) -> Iterator[list[Any]]:
    """Each line as [text, left, bottom, right, top]; a wide gap in it becomes a tab."""
    text, start = text_page.get_text_range(), 0
    if len(text) != text_page.count_chars():  # characters beyond the BMP: places are counted in UTF-16 units
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    for line in text.split("\r\n"):
        stripped = line.strip()
        if stripped:
            first = start + len(line) - len(line.lstrip())
            last = first + len(stripped) - 1
            left = text_page.get_charbox(first, loose=True)[0]
            right = text_page.get_charbox(last, loose=True)[2]
            bottom, top = _height(text_page, stripped, first)
            gaps = _wide_gaps(text_page, stripped, first, top - bottom)
            marked = "".join("\t" if place in gaps else c for place, c in enumerate(stripped))
            yield [marked, left, bottom, right, top]
        start += len(line) + 2


def _height(text_page: Any, line: str, first: int) -> tuple[float, float]:
    """Bottom and top of a line. Letters and digits come from other fonts and flat ideographs have low boxes, so the
    highest box of a few ideographs counts."""
    wide = [place for place, c in enumerate(line) if c > "\u2e80"][:5] or [0]
    boxes = [text_page.get_charbox(first + place, loose=True) for place in wide]
    return max(((box[1], box[3]) for box in boxes), key=lambda box: box[1] - box[0])


def _wide_gaps(text_page: Any, line: str, first: int, height: float) -> set[int]:
    """The places in a line of single spaces that are as wide as two characters: table cells, signatures."""
    found = set()
    for place in range(1, len(line) - 1):
        if line[place] == " " and line[place - 1] != " " and line[place + 1] != " ":
            right = text_page.get_charbox(first + place - 1, loose=True)[2]
            left = text_page.get_charbox(first + place + 1, loose=True)[0]
            if left - right > 1.6 * height:
                found.add(place)
    return found


if __name__ == "__main__":
    sys.exit(main())
