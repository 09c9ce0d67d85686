"""The word tables beside the rules: every one is found, and every expression in them compiles."""

import re

import pytest

from quizgen.items.swaps import read_table
from quizgen.items.word_tables import expression, pattern, words_of

FILES = ("phrases.txt", "standing.txt")


@pytest.mark.parametrize("file", FILES)
def test_every_table_compiles_and_has_no_entry_twice(file: str) -> None:
    names = re.findall(r"^\[(\w+)\]$", read_table(file), re.MULTILINE)
    assert names
    assert len(set(names)) == len(names)
    for name in names:
        assert re.compile(expression(file, name))
        entries = expression(file, name).split("|")
        assert "" not in entries


def test_words_are_what_stands_below_the_name() -> None:
    assert {"有关部门", "起来", "认真"} <= words_of("phrases.txt", "vague")
    assert "[vague]" not in words_of("phrases.txt", "vague")
    assert not any(word.startswith("#") for word in words_of("phrases.txt", "dull"))


def test_a_pattern_takes_what_stands_around_its_words() -> None:
    ending = pattern("phrases.txt", "bad_last", "(?:", ")$")
    assert ending.search("由甲方承担")
    assert not ending.search("承担责任")


def test_a_table_that_is_not_there_is_said() -> None:
    with pytest.raises(KeyError):
        words_of("phrases.txt", "nothing")
