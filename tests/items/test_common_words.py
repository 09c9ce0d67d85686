"""The table of better known words is the one that the dictionary gives."""

import importlib.util

from quizgen.items.candidates import common_words
from quizgen.items.swaps import read_table
from tests.conftest import ROOT


def test_the_table_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("make_common_words", ROOT / "tools" / "make_common_words.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert read_table("common_words.txt") == tool.common_words(), "run tools/make_common_words.py"


def test_words_stand_by_first_and_last_character_most_frequent_first() -> None:
    known = common_words()
    assert known.by_ending["律"][0] == ("法律", "n")
    assert all(word.startswith("法") for word, _ in known.by_start["法"])
