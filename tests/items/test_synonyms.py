"""Words that say the same, and words too near to ask for."""

import pytest

from quizgen.items.swaps import families, general_words
from quizgen.items.synonyms import nearly_same, synonyms


@pytest.mark.parametrize(
    ("option", "key", "near"),
    [
        ("维护", "保障", True),
        ("维护公有器材", "保护公有器材", True),
        ("请求退赛", "要求退赛", True),
        ("器材保障", "器材保护", True),
        ("行政责任", "民事责任", False),
        ("赔偿", "补偿", False),
        ("终止合同", "中止合同", False),
    ],
)
def test_too_near_to_ask_for(option: str, key: str, near: bool) -> None:
    assert nearly_same(option, key) is near
    assert nearly_same(key, option) is near


def test_what_marks_the_same_is_not_only_near() -> None:
    assert synonyms("不得外借", "不准外借")
    assert not synonyms("维护公有器材", "保护公有器材")


def test_general_words_are_words_that_have_rivals() -> None:
    assert general_words() & families().keys()
