"""Page numbers and running heads between the lines of a text: they go before broken lines are joined."""

import re
from collections import Counter

from quizgen.reading.wraps import Line

PAGE_NUMBER = re.compile(
    r"[—–―－-]+\s*[0-9０-９]{1,4}\s*[—–―－-]+|第\s*[0-9０-９]{1,4}\s*页(?:\s*[/／,，]?\s*共\s*[0-9０-９]{1,4}\s*页)?"
    r"|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?|[·•]\s?\d{1,4}\s?[·•]",
    re.I,
)
_LONGEST_HEAD = 40  # characters
_FEWEST = 2  # a running head stands beside so many page numbers at least


def without_page_breaks(lines: list[Line]) -> list[Line]:
    """The same lines without page numbers that say that they are (- 12 -, 第12页), and without the short lines beside
    them that come again page after page. The first time such a line may be the title: there it stays.
    """
    numbers = {place for place, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line.text)}
    if not numbers:
        return lines
    beside = [place for number in sorted(numbers) for place in (number - 1, number + 1) if 0 <= place < len(lines)]
    counts = Counter(lines[place].text for place in beside if len(lines[place].text) <= _LONGEST_HEAD)
    heads = {text for text, count in counts.items() if count >= _FEWEST and not re.search("[。；，：]", text)}
    gone = numbers | {place for place in beside if lines[place].text in heads}
    kept: list[Line] = []
    for place, line in enumerate(lines):
        if place in gone:
            continue
        # A page's end is no paragraph's end: blank lines around it say nothing.
        broken = place - 1 in gone and bool(kept)
        kept.append(Line(line.text, line.indent, line.after_blank and not broken))
    return kept
