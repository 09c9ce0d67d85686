"""Words that nobody would ask for: those that nearly every sentence says, and those that their neighbours give away."""

import re
from collections import defaultdict
from functools import cache

from quizgen.chinese.patterns import lazily
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.items.word_tables import entries, words_of

_TABLE = "phrases.txt"
_DULL = words_of(_TABLE, "dull")
_SAYS_NOTHING = _DULL | words_of(_TABLE, "vague")
# So many characters before and behind are looked at.
_BEFORE, _BEHIND = 16, 20


_FIGURE = re.compile(r"[\d零〇一二三四五六七八九十百千万亿两]")


def is_dull(text: str, place: Span, within: Span) -> bool:
    """True when the words at place are said in nearly every sentence, or the words beside them leave no choice: 应当
    〔承担〕赔偿责任; within: the sentence asked."""
    if text[place.start : place.end] in _DULL and not _is_chanted(text, place):
        return True
    return _is_given_away(text, place, within)


def _is_given_away(text: str, place: Span, within: Span) -> bool:
    asked = text[place.start : place.end]
    before = text[max(within.start, place.start - _BEFORE) : place.start]
    behind = text[place.end : min(within.end, place.end + _BEHIND)]
    shown = f"{before}〔{asked}〕{behind}"
    by_word, by_any = _given_away()
    return by_any.search(shown) is not None or (asked in by_word and by_word[asked].search(shown) is not None)


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


def is_repeated(text: str, words: TaggedText, place: Span, within: Span) -> bool:
    """True for several words that each stand in the rest of the sentence, or say nothing: 清算期间…不得|开展清算|."""
    own = [text[w.start : w.end] for w in words.words(place.start, place.end)]
    if len(own) < 2 or any(len(word) < 2 or _FIGURE.search(word) for word in own):
        return False
    rest = text[within.start : place.start] + "\n" + text[place.end : within.end]
    return all(word in _SAYS_NOTHING or word in rest for word in own)
