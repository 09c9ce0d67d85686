"""One typed string against one expected answer."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quizgen.study.normalise import characters, fold, numbers_in, split_unit

# The shortest answer in which one wrong character is a slip rather than another word.
SHORTEST_NEAR = 4
# How many characters of the text around a blank may be typed along with the answer.
_AROUND = 8
# A unit that may be left out: the number alone says which answer is meant. 万 and % are not units, they are part of
# the number.
_UNIT_WORDS = """
    年 月 日 号 天 周 月份 年度 季度 小时 分钟 秒 工作日 元 美元 角 分 米 克 吨 升 毫升 cm mm
    平方米 平方公里 立方米 亩 公顷 °c 度 人 名 位 人次 户 家 个 项 条 章 款 篇 次 种 类 级 件 份 本 页 台 辆 所 处 岁
    倍 届 期 批 场 遍 步 门 支 只 字
"""
_UNITS = frozenset(_UNIT_WORDS.split())
# A slip that turns a sentence into its opposite is not a slip.
_NEGATIONS = frozenset("不未无非没勿莫毋禁")


class Verdict(StrEnum):
    """What one blank's answer, or one option, comes to. NEAR: wrong by a slip of one character."""

    RIGHT = "right"
    NEAR = "near"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer, others that count as right too, and the prompt's text up to the neighbouring blanks."""

    key: str
    accept: tuple[str, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of an answer; wrong: they differ from the key."""

    text: str
    wrong: bool


@lru_cache(maxsize=1024)
def judge(expected: Expected, given: str) -> Verdict:
    """What given comes to as the answer for expected."""
    if not given.strip():
        return Verdict.MISSING
    keys = (expected.key, *expected.accept)
    if any(_equal(key, given, expected) for key in keys):
        return Verdict.RIGHT
    return Verdict.NEAR if any(_near(fold(key), fold(given)) for key in keys) else Verdict.WRONG


def difference(key: str, given: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """given and key in pieces, those that differ marked, for showing a near miss. Width and script do not count."""
    from rapidfuzz.distance import Indel  # here: only a wrong answer needs it

    mine, theirs = [characters(c) for c in given], [characters(c) for c in key]
    given_pieces, key_pieces = [], []
    for code in Indel.opcodes(mine, theirs):
        if code.src_end > code.src_start:
            given_pieces.append(Piece(given[code.src_start : code.src_end], code.tag != "equal"))
        if code.dest_end > code.dest_start:
            key_pieces.append(Piece(key[code.dest_start : code.dest_end], code.tag != "equal"))
    return tuple(given_pieces), tuple(key_pieces)


def _equal(key: str, given: str, around: Expected) -> bool:
    want, got = fold(key), fold(given)
    if not want or not got:
        return characters(key).strip() == characters(given).strip()
    return want == got or _same_number(want, got, around.after) or _typed_along(key, got, around)


def _typed_along(key: str, got: str, around: Expected) -> bool:
    """True when got is the key with some of the text that stands beside the blank."""
    befores = [around.before[-i:] if i else "" for i in range(min(_AROUND, len(around.before)) + 1)]
    afters = [around.after[:i] for i in range(min(_AROUND, len(around.after)) + 1)]
    return any(fold(b + key) == got for b in befores) or any(fold(key + a) == got for a in afters)


def _same_number(want: str, got: str, after: str) -> bool:
    """True for the same number where one side leaves out the unit, and the sentence names no other unit."""
    number, unit = split_unit(want)
    other, its_unit = split_unit(got)
    if not number or number != other:
        return False
    if unit in _UNITS and not its_unit:
        return True
    return not unit and its_unit in _UNITS and not _starts_with_unit(fold(after))


def _starts_with_unit(text: str) -> bool:
    return any(text.startswith(unit) for unit in _UNITS)


def _near(want: str, got: str) -> bool:
    if len(want) < SHORTEST_NEAR or abs(len(want) - len(got)) > 1 or numbers_in(want) != numbers_in(got):
        return False
    from rapidfuzz.distance import OSA  # here: only a wrong answer needs it

    if OSA.distance(want, got, score_cutoff=1) != 1:
        return False
    return not _NEGATIONS & (set(want) ^ set(got))
