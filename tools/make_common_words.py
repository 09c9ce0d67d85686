"""Make quizgen/items/common_words.txt again: the better known words of jieba's dictionary, most frequent first.

.venv/bin/python tools/make_common_words.py

Run it after a change of the jieba package; a test compares the file with the dictionary. Finding these words in the
dictionary takes ten times as long as reading this file, which every making of a deck would pay.
"""

import re
from pathlib import Path

from quizgen.chinese.words import dictionary

OUT = Path(__file__).parent.parent / "quizgen" / "items" / "common_words.txt"

# Words of two to four characters, not names of persons, with a frequency of three digits and more: rarer ones are
# hardly known. Bytes: each Chinese character is three of them.
_COMMON = re.compile(rb"([\xe4-\xe9][^ ]{5,11}) (\d{3,}) (?!nr)([a-z]+)")


def common_words() -> str:
    """The file's text: a word and its tag a line, the most frequent first."""
    lines = sorted(dictionary().data.split(b"\n"))
    found = [(int(m[2]), m[1].decode(), m[3].decode()) for line in lines if (m := _COMMON.fullmatch(line))]
    found.sort(key=lambda f: -f[0])
    return "".join(f"{word} {tag}\n" for _, word, tag in found)


if __name__ == "__main__":
    OUT.write_text(common_words(), encoding="utf-8")
