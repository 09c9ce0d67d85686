"""Does a key with one part exchanged read like something that people write?"""

import re
from bisect import bisect_left, bisect_right

from quizgen.chinese.words import entry
from quizgen.items.collocations import known_pair
from quizgen.items.document_index import LIST_MARKS
from quizgen.items.key import Key
from quizgen.items.kinds import kind_of
from quizgen.items.numbers import find_numerals
from quizgen.items.swaps import Exchange, families, general_words

# Beside these stands anything.
_LOOSE = LIST_MARKS | {"的", "等", "各级", "有关", "相关", "其他"}

# Something of two characters and more that stands twice on end, or at both ends: 管理制度管理.
REPEATED = re.compile(r"(..+)\1|^(..+).{1,3}\2$")


def joins(key: Key, change: Exchange) -> bool:
    """False where what comes in stands beside no such character in the document: nothing that suits a gap does."""
    if change.part == key.text or key.numerals:
        return True
    start, end = change.start, change.start + len(change.part)
    before, after = key.text[start - 1 : start], key.text[end : end + 1]
    known = key.index.haystack.has_pair
    return (not before or known(before + change.rival[0])) and (not after or known(change.rival[-1] + after))


def sound(key: Key, change: Exchange, table: str) -> bool:
    """True when the exchange makes words: whole words for whole words, or a word that is known.

    特大事故 for 重大事故, yet not 轻大事故; 刑事 for 民事, yet not 刑族 for 民族. A pair of the learned table that
    people exchanged only once counts for whole keys, and where the outcome is known.
    """
    if change.part == key.text:
        return True
    if REPEATED.search(change.text) and not REPEATED.search(key.text):
        return False
    start, end = change.start, change.start + len(change.part)
    bounds = key.bounds
    first, last = bounds[bisect_right(bounds, start) - 1], bounds[bisect_left(bounds, end)]
    new = key.text[first:start] + change.rival + key.text[end:last]
    says = key.index.haystack.says
    if table == "learned" and change.strength < 2:
        return says(change.text) and (entry(new) is not None or says(new))
    if len(change.part) == len(change.rival) == 1:
        beside = key.text[first - 1 : first] + new, new + key.text[last : last + 1]
        return all(len(b) < 2 or says(b) or entry(b) is not None for b in (*beside, new))
    return (first, last) == (start, end) or says(new) or entry(new) is not None


def goes_with(key: Key, change: Exchange) -> bool:
    """False where a word that shares nothing with the one it comes in for stands beside no word of the key, in the
    document or elsewhere, and the key names a body (社会|各级人民政府), or its part is a verb (履行|测绘 for 变更) or a
    general word (公民|和谐稳定 for 社会); and where it makes no rival of a word that has rivals (国家|主义 for 社会).

    专项检查 for 定期检查 is known to everybody.
    """
    if change.part == key.text:
        return True
    start, end, bounds = change.start, change.start + len(change.part), key.bounds
    if start not in bounds or end not in bounds:
        first, last = bounds[bisect_right(bounds, start) - 1], bounds[bisect_left(bounds, end)]
        rivals = families().get(key.text[first:last])
        return rivals is None or key.text[first:start] + change.rival + key.text[end:last] in rivals
    at = bounds.index(start)
    verb = bounds[at + 1] == end and key.tags[at][:1] == "v"
    if not verb and change.part not in general_words() and kind_of(key.text) != "body":
        return True
    shared = 2 * len(set(change.part) & set(change.rival)) >= min(len(change.part), len(change.rival))
    if shared or find_numerals(change.part, ""):
        return True
    before = key.text[bounds[at - 1] : start] if start else ""
    after = key.text[end : bounds[bounds.index(end) + 1]] if end < len(key.text) else ""
    says = key.index.haystack.says
    return any(
        word and word not in _LOOSE and (known_pair(*pair) or says("".join(pair)))
        for word, pair in ((before, (before, change.rival)), (after, (change.rival, after)))
    )
