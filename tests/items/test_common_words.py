"""The table of better known words is the one that the dictionary gives."""

import importlib.util

from quizgen.items.common_words import common_words
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
    assert known.ending("律")[0] == ("法律", "n")
    assert known.starting("法")[0] == ("法律", "n")
    words = read_table("common_words.txt").split()[::2]
    assert list(known.starts()) == list(dict.fromkeys(word[0] for word in words))
    for character in "法员大":
        assert [word for word, _ in known.starting(character)] == [w for w in words if w[0] == character]
        assert [word for word, _ in known.ending(character)] == [w for w in words if w[-1] == character]
    assert known.ending("\u3400") == known.starting(".") == []
