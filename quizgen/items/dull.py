"""Words that nobody would ask for: those that nearly every sentence says, and those that their neighbours give away."""

import re
from collections import defaultdict
from functools import cache

from quizgen.chinese.patterns import IDEOGRAPH, lazily
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.items.word_tables import entries, words_of

_TABLE = "phrases.txt"
_DULL = words_of(_TABLE, "dull")
_SAYS_NOTHING = _DULL | words_of(_TABLE, "vague")
# So many characters before and behind are looked at.
_BEFORE, _BEHIND = 16, 20


_FIGURE = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两]")


def is_dull(text: str, words: TaggedText, place: Span, within: Span) -> bool:
    """True when the words at place can be put in without having read anything; within: the sentence that is asked."""
    asked = text[place.start : place.end]
    if asked in _DULL and not _is_chanted(text, place):
        return True
    before = text[max(within.start, place.start - _BEFORE) : place.start]
    behind = text[place.end : min(within.end, place.end + _BEHIND)]
    shown = f"{before}〔{asked}〕{behind}"
    by_word, by_any = _given_away()
    if by_any.search(shown) or (asked in by_word and by_word[asked].search(shown)):
        return True
    return _is_repeated(text, words, place, within)


@cache
def _given_away() -> tuple[dict[str, re.Pattern[str]], re.Pattern[str]]:
    """What gives a word away, by the word; and what gives words of a kind away."""
    by_word, by_any = defaultdict[str, list[str]](list), list[str]()
    for telling in entries(_TABLE, "given_away"):
        asked = telling.partition("〔")[2].partition("〕")[0]
        (by_word[asked] if asked.isalpha() else by_any).append(telling)
    return {word: lazily("|".join(telling)) for word, telling in by_word.items()}, lazily("|".join(by_any))


def _is_chanted(text: str, place: Span) -> bool:
    """True for a limb of a saying: 同部署、同|检查|、同考核 is learned by heart, whatever its words."""
    beat = text[place.start - 1 : place.start]
    return beat.isalpha() and text[place.end : place.end + 2] == f"、{beat}"


def _is_repeated(text: str, words: TaggedText, place: Span, within: Span) -> bool:
    """True for several words that each stand in the rest of the sentence, or say nothing: 清算期间…不得|开展清算|."""
    own = [text[w.start : w.end] for w in words.words(place.start, place.end)]
    if len(own) < 2 or any(len(word) < 2 or _FIGURE.search(word) for word in own):
        return False
    rest = text[within.start : place.start] + "\n" + text[place.end : within.end]
    return all(word in _SAYS_NOTHING or word in rest for word in own)


# What says how, of what kind, or to do what to the words behind it.
_LEADS, _LED = frozenset(["v", "vn", "a", "ad", "an", "d", "b", "l", "i"]), frozenset("nvarlijbst")
# A short noun before another is part of a name: 有力|保障, 灾区|医疗救治. In characters.
_NOUNS, _SHORT = frozenset(["n", "nz", "nr", "ns", "m"]), 4
_OTHER_NOUNS = frozenset(["n", "vn", "nz", "j", "l"])
# 流行性|感冒, 市级|河长: whatever the tags say of the word behind.
_QUALIFIER = re.compile(rf"(?<={IDEOGRAPH})[性级型式]$")
_HOW = frozenset(["a", "ad", "d"])
_MARKS = tuple("，。；、\n")
_DENIED = ("不", "未", "禁", "严禁", "应", "必")


def is_cramped(text: str, words: TaggedText, place: Span) -> bool:
    """True for one verb, adjective or short noun right before the words it belongs to, or one verb right behind what
    says how: 应当|综合|考虑, 安装|智能|终端, 负责|灾区|医疗救治, 擅自|返回|. Only options tell it from others that fit
    as well."""
    if words.word_end(place.start) != place.end:
        return False
    own, after = words.tag(place.start), words.tag(place.end)
    asked = text[place.start : place.end]
    if own in _LEADS and after[:1] in _LED:
        return True
    if after in _OTHER_NOUNS and own in _NOUNS and len(place) <= _SHORT and not _FIGURE.search(asked[0]):
        return True
    if _QUALIFIER.search(asked) and after[:1] in _LED:
        return True
    how = words.word_start(place.start) if place.start else 0
    if own != "v" or place.start - how < 2 or text.startswith(_DENIED, how):
        return False
    return words.tag(how) in _HOW and text[place.end : place.end + 1] in _MARKS
