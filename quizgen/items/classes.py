"""Options that are true too because the key is one of them, or they are of the key: 省级人民政府 for 县级以上人民政府,
子女 for 自然人, 权利 for 专利权 (classes.txt)."""

import re
from functools import cache, lru_cache

from quizgen.items.kinds import kind_of
from quizgen.items.word_tables import entries, lines_of

# The levels of government, the highest first.
_LEVELS = ("国家", "省级", "市级", "县级", "乡级")
_GOVERNMENT = re.compile(
    "(?P<local>地方)?(?P<all>各级)?(?:(?P<level>省级|直辖市|设区的市级|市级|县级|乡级|乡镇|当地)(?P<above>以上)?)?(?:地方)?(?:各级)?人民政府"
)
_SAME_LEVEL = {"直辖市": "省级", "设区的市级": "市级", "乡镇": "乡级"}


def covers(one: str, other: str) -> bool:
    """True when what other names is among what one names, or the other way round, so that both are true."""
    members = _classes()
    if other in members.get(one, ()) or one in members.get(other, ()):
        return True
    kinds = _kinds()
    return f"{kind_of(one)}:{other}" in kinds or f"{kind_of(other)}:{one}" in kinds


def is_among(option: str, key: str) -> bool:
    """True when option is one of the governments that key names: what holds for all of them holds for it. From which
    level upwards (省级以上, 县级以上) is a question of its own."""
    if "以上" in option and "以上" in key:
        return False
    mine, theirs = _governments(option), _governments(key)
    return bool(mine) and mine <= theirs


@lru_cache(maxsize=5_000)
def _governments(words: str) -> frozenset[int]:
    """The levels of government that words name; none for other words, and where they leave open which."""
    if words == "国务院":
        return frozenset([0])
    found = _GOVERNMENT.fullmatch(words)
    if found is None or words == "人民政府":
        return frozenset()
    level, local = found["level"], found["local"] or "地方" in words
    if level is None or level == "当地":
        return frozenset(range(1 if local or level else 0, 5))
    at = _LEVELS.index(_SAME_LEVEL.get(level, level))
    return frozenset(range(1 if local else 0, at + 1)) if found["above"] else frozenset([at])


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in lines_of("classes.txt", "classes"):
        name, *members = line.split()
        found[name] = found.get(name, frozenset()) | frozenset(members)
    return found


@cache
def _kinds() -> frozenset[str]:
    return frozenset(entries("classes.txt", "kinds"))
