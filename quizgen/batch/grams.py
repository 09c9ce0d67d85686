"""Text as words for a full-text index that finds any Chinese words, however a segmenter would cut them.

A run of ideographs becomes its pairs of neighbours and its last character, other words stay whole: 安全用电 is
安全 全用 用电 电. Words stand in a text where their pairs stand there in a row; a single character is the beginning of
a pair, or a last one.
"""

import re
from unicodedata import normalize

_IDEOGRAPHS = "\u3400-\u4dbf\u4e00-\u9fff〇"
_RUNS = re.compile(f"([{_IDEOGRAPHS}]+)|[^\\W_{_IDEOGRAPHS}]+")


def grams(text: str) -> str:
    """What is put into the index for text."""
    return " ".join(_grams(text))


def expression(query: str) -> str:
    """The FTS5 expression that finds the texts with all of query's words, each as it stands; "" when it has none."""
    return " AND ".join(filter(None, map(_phrase, query.split())))


def _phrase(words: str) -> str:
    found = _grams(words)
    if len(found) > 1 and len(found[-2]) == 2 and found[-2][1] == found[-1] >= "\u3400":
        # A run of ideographs may go on in the text: its last character stands alone only in the query.
        return f'"{" ".join(found[:-1])}"'
    return f'"{" ".join(found)}"*' if found else ""


def _grams(text: str) -> list[str]:
    found: list[str] = []
    for run in _RUNS.finditer(normalize("NFKC", text).lower()):
        word = run[0]
        if run[1]:
            found += [word[i : i + 2] for i in range(len(word))]
        else:
            found.append(word)
    return found
