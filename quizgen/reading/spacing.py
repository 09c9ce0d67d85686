"""Spaces that typesetting left between Chinese characters, digits and punctuation."""

import re
from itertools import takewhile

from quizgen.chinese.patterns import lazily
from quizgen.reading.marks import NUMERALS, ORDINAL

_GAP = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")

_QUOTE = frozenset("“”‘’—…·")
_BULLETS = frozenset("•●■◆▪○□◦‣▶►▸★☆※➢➤✓–")
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
# These stand within sentences too (楼 1、楼 2): they begin an item after a wide gap, and in a line that begins alike.
_DIGIT_MARKER = lazily(r"(?:[0-9０-９]{1,2}|[A-HＡ-Ｈ])([、.．）)])(?![0-9０-９])")
_SENTENCE = re.compile("[，。；：！？]")
_DECIMAL_NUMBER = lazily(r"[0-9０-９]{1,3}(?:[.．][0-9０-９]{1,3})*[.．]?$")
# An article or a chapter where a saved page ran its paragraphs together; 第一章 总则第一条 为了.
_RUN_ON_PART = lazily(rf"(?:[。！？；]|第.{{1,4}}[编編章节節] [^，。；：！？]{{1,30}}){ORDINAL.pattern}$")
_PARTS = frozenset("编編章节節条條")
_NUMERAL = lazily(rf"[{NUMERALS}]{{1,3}}$")
_COUNTED = frozenset("年月日时時分秒万萬亿億千百多余餘个個名人位项項条條次种種类類件家所户戶元吨噸米里公倍成岁歲天周")
# Words that begin an item inside a sentence: the space before them is the only mark of the boundary.
_INLINE_MARKER = lazily(
    r"[①-⓿❶-➓㈠-㈩⑴-⒇•●■◆]|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}[、是要）)]|第[一二三四五六七八九十]{1,3}[，、]"
)


def close_spaces(text: str) -> str:
    """One line of text without the spaces that carry nothing, and with one plain space for each that does.

    A space stays between words of other scripts, between a heading's number and its words (第三条 为了, 1.2 范围),
    before an inline item, between the parts of a slogan (不忘初心 牢记使命), and between words on a line that is no
    sentence.
    """
    text = text.strip()
    if _GAP.search(text) is None:
        return text
    sentence = _SENTENCE.search(text) is not None
    return _GAP.sub(lambda gap: _kept(text, gap.start(), gap.end(), sentence), text)


def _kept(text: str, start: int, end: int, sentence: bool) -> str:
    """What stays of the white space at start..end: "" or one space."""
    before, after = text[start - 1], text[end]
    if not (_chinese(before) or _chinese(after)) or "|" in (before, after) or before in _BULLETS:
        # “a” b: marks that both scripts use follow their neighbours; digits alone keep their distance.
        return "" if before.isdigit() and after in "%％‰℃" else " "
    if _after_number(text, start, after, sentence=sentence):
        return " "
    if not _is_punctuation(before) and (_INLINE_MARKER.match(text, end) or _next_item(text, end, end - start)):
        return " "
    if _LETTER.match(before) or _LETTER.match(after):
        return "" if _is_punctuation(before) or _is_punctuation(after) else " "
    return " " if _between_words(text, start, end, sentence) else ""


def _next_item(text: str, at: int, gap: int) -> bool:
    """True for 2） at character at, so many characters of white space before it, in 1）登记  2）测温."""
    match = _DIGIT_MARKER.match(text, at)
    if match is None:
        return False
    first = _DIGIT_MARKER.match(text)
    return gap > 1 or (first is not None and first[1] == match[1])


def _chinese(c: str) -> bool:
    return _ideograph(c) or "\u3001" <= c <= "\u303f" or "\uff01" <= c <= "\uff60"


def _ideograph(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff" or "\u3400" <= c <= "\u4dbf" or c in "〇々" or "\U00020000" <= c <= "\U0003ffff"


def _is_punctuation(c: str) -> bool:
    return "\u3001" <= c <= "\u3004" or "\u3008" <= c <= "\u3020" or "\uff01" <= c <= "\uff0f" or c in "：；？［］"


def _after_number(text: str, start: int, after: str, *, sentence: bool) -> bool:
    """True for the space that parts a number at the line's start, or a chapter or article, from what it numbers."""
    part = text[start - 1] in _PARTS or "之" in text[max(0, start - 3) : start]
    if part and _RUN_ON_PART.search(text, max(0, start - 48), start):
        return True
    if start > 16:
        return False
    head = text[:start]
    if ORDINAL.fullmatch(head) or (not sentence and _NUMERAL.fullmatch(head)):
        return True
    if not _DECIMAL_NUMBER.fullmatch(head) or not _chinese(after) or _is_punctuation(after):
        return False
    # 8 万多名同志，… is a quantity; 2.1 人员 and, on a line that is no sentence, 2 人员 are headings.
    return "." in head or "．" in head or not sentence or after not in _COUNTED


def _between_words(text: str, start: int, end: int, sentence: bool) -> bool:
    """True for a space between two ideographs that parts words, not characters."""
    left = sum(1 for _ in takewhile(_ideograph, reversed(text[max(0, start - 12) : start])))
    right = sum(1 for _ in takewhile(_ideograph, text[end : end + 12]))
    if sentence and not (end - start > 1 and "。" not in text):
        return left == right and 4 <= left <= 10
    return left >= 2 and right >= 2
