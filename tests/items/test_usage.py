"""How a document uses its phrases, and which words are known to go together."""

import pytest

from quizgen.chinese.words import tagged
from quizgen.items.collocations import known_pair
from quizgen.items.haystack import Haystack
from quizgen.items.swaps import families, table_lines
from quizgen.items.usage import Usage

TEXT = (
    "球队建立激励机制和保障机制。比赛成绩部分无效的，重新比赛。\n"
    "不得侵害队员利益，侵害队员利益的行为一律无效；队员应当缴纳会费，教练员应当定期对器材进行检查。\n"
)
USAGE = Usage(Haystack(TEXT), tagged(TEXT))


@pytest.mark.parametrize(
    ("phrase", "free"),
    [
        ("激励机制", True),
        ("队员利益", True),
        ("侵害队员", False),
        ("成绩部分", False),
        ("球迷", False),
    ],
)
def test_a_phrase_of_its_own(phrase: str, free: bool) -> None:
    assert USAGE.stands_free(phrase) is free


@pytest.mark.parametrize(("phrase", "named"), [("激励机制", True), ("侵害队员利益", False)])
def test_the_name_of_a_thing(phrase: str, named: bool) -> None:
    assert USAGE.is_named(phrase) is named


def test_known_pairs() -> None:
    assert known_pair("缴纳", "税款")
    assert not known_pair("缴纳", "冠军")
    assert not known_pair("冠军杯", "税款")
    assert not known_pair("", "")


def test_every_line_of_the_table_is_found() -> None:
    lines = table_lines("word_pairs.txt")
    for line in [lines[0], *lines[1:-1:97], lines[-1]]:
        word, after = line.split("\t")
        assert all(known_pair(word, other) for other in after.split())
    assert lines == sorted(lines)


def test_every_pair_holds_a_word_that_is_exchanged_for_others() -> None:
    """What the table holds hangs on families.txt: it is made again when that has lost a word."""
    exchanged = {word for word in families() if len(word) == 2}
    for line in table_lines("word_pairs.txt"):
        word, _, after = line.partition("\t")
        assert word in exchanged or exchanged.issuperset(after.split()), word
