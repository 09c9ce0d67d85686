"""What tells an option from the key at once, and what makes the two rivals."""

import re
from functools import lru_cache
from itertools import pairwise

from quizgen.document.span import Span
from quizgen.items.fitting import is_known_rival
from quizgen.items.numbers import find_numerals
from quizgen.items.swaps import families
from quizgen.items.synonyms import nearly_same

_DEGREE = re.compile("各级|地方|有关|相关|各")
# How far the part that two texts differ in is looked at beyond where they part: 不得 and 不准 share a character.
_MARGIN = 2


# 资产|管理处, 国务院|总理: with any other word the office does not exist.
_OFFICE = re.compile(
    "(?:管理|规划|财务)?(?:处|局|司|科|室|办公室|中心|总理|主席|委员长|部长|省长|院长|检察长)|(?:各级)?人民(?:政府|法院|检察院|代表大会)"
)


# What stands between the two figures of a range, and so far from the gap the other figure is looked for, in characters.
_RANGE, _NEAR = re.compile("[^，。；、]{0,4}以上(?:不满|不足)?"), 12


def rises(text: str, answer: Span, option: str) -> bool:
    """False where option makes a range that falls: 一百万元以上五十万元以下."""
    before, after = text[max(0, answer.start - _NEAR) : answer.start], text[answer.end : answer.end + _NEAR]
    if "以上" not in before + option:
        return True
    around = before + option + after
    return not any(
        _RANGE.fullmatch(around, low.end, high.start) and low.value >= high.value
        for low, high in pairwise(find_numerals(around))
    )


def names_an_office(text: str, key: Span) -> bool:
    """True when the words behind the key make it the name of one office, so that nothing can stand in its place."""
    return _OFFICE.match(text, key.end) is not None


def differ_in_degree(option: str, key: str) -> bool:
    """True when neither is wrong where the other is right: 地方人民政府, 地方各级人民政府."""
    return _DEGREE.sub("", option) == _DEGREE.sub("", key)


@lru_cache(maxsize=5_000)
def different_rivals(key: str) -> tuple[str, ...]:
    """The members of the key's families that do not nearly say the same."""
    return tuple(rival for rival in families().get(key, ()) if not nearly_same(rival, key))


def parts_are_rivals(option: str, key: str, start: int, end: int) -> bool:
    """True when the words in which the two differ are known rivals: 经济, 政治 in 经济生活, 政治生活."""
    for left in range(min(start, _MARGIN) + 1):
        for right in range(min(end, _MARGIN) + 1):
            own = key[start - left : len(key) - end + right]
            other = option[start - left : len(option) - end + right]
            if min(len(own), len(other)) > 1 and is_known_rival(other, own):
                return True
    return False
