"""Does the document itself use these words as a whole? What its other places tell about where a phrase ends."""

from itertools import islice

from quizgen.chinese.words import entry
from quizgen.document.span import Span
from quizgen.items.haystack import haystack
from quizgen.items.material import Material

# The first so many places tell enough.
_LOOKED_AT = 20
# So rare in jieba's dictionary of 60 million words: hardly anybody's name.
_RARE, _NAMES = 3, ("ns", "nr", "nz")
_NOUNS = frozenset(["n", "vn", "nz", "nt", "an"])
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")


def is_half_a_term(material: Material, place: Span) -> bool:
    """True for several words after which the same noun comes each time that they stand in the document, twice or more:
    国务院应急|管理部门, 国家重要|湿地."""
    words, text = material.words, material.text
    if words.tag(place.end) not in _NOUNS or words.word_end(place.start) >= place.end:
        return False
    after = text[place.end : words.word_end(place.end)]
    if len(after) < 2:
        return False
    phrase = text[place.start : place.end]
    places = list(islice(haystack(text).places(phrase), _LOOKED_AT))
    return len(places) > 1 and all(text.startswith(after, at + len(phrase)) for at in places)


def is_accident(material: Material, place: Span) -> bool:
    """True for one word of two characters that no dictionary has, or only as a rare name, and that the document says
    once: what is left over between words that were recognised, such as 中极 in 进程中极不平凡."""
    words, text = material.words, material.text
    found = text[place.start : place.end]
    if len(found) != 2 or words.word_end(place.start) != place.end or words.tag(place.start)[:1] in ("m", "t"):
        return False
    if not found.isalpha() or found.isascii() or _NUMERALS.intersection(found):
        return False
    frequency, tag = entry(found) or (0, "nz")
    return frequency <= _RARE and tag in _NAMES and not haystack(text).says_oftener(found, 1)
