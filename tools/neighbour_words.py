"""Count which words stand side by side in DATA's statutes, reports and items: quizgen/items/word_pairs.txt.

Run by learn_distractors.py. Only pairs of words leave the data, one of which people exchange for others (families.txt).
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from quizgen import pipeline
from quizgen.chinese.words import words
from quizgen.items.collocations import is_telling
from quizgen.items.swaps import families

_WORD = re.compile("[\u4e00-\u9fff]{2,4}")


def texts(data: Path) -> Iterator[str]:
    """Statutes, reports, and the sentences of the items, each once."""
    for path in sorted((data / "laws").glob("*.md")) + sorted((data / "reports").glob("*.txt")):
        yield pipeline.read(path).text
    yield from sorted({raw["sentence"] for raw in json.loads((data / "bank_items.json").read_text("utf-8"))})


def word_pairs(data: Path) -> dict[str, set[str]]:
    """For each word the words that stand behind it, where one of the two is exchanged for others, and the other is
    telling."""
    exchanged = {word for word in families() if len(word) == 2}
    found: defaultdict[str, set[str]] = defaultdict(set)
    for text in texts(data):
        last, last_tells = "", False
        for word in words(text):
            own = text[word.start : word.end]
            if _WORD.fullmatch(own) is None:
                last = ""
                continue
            tells = is_telling(own, word.tag)
            if last and ((last in exchanged and tells) or (own in exchanged and last_tells)):
                found[last].add(own)
            last, last_tells = own, tells
    return dict(found)


def write(data: Path, out: Path) -> None:
    """Make the table, a word and what stands behind it a line."""
    head = "# Made by tools/neighbour_words.py: a word, and the words that were found behind it.\n"
    lines = [f"{word}\t{' '.join(sorted(after))}\n" for word, after in sorted(word_pairs(data).items())]
    out.write_text(head + "".join(lines), encoding="utf-8")
