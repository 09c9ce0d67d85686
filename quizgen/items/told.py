"""Answers that the rest of the sentence tells, or that a clause of two words leaves open."""

import re

from quizgen.chinese.numerals import parse
from quizgen.document.span import Span
from quizgen.items.material import LISTS, Material

# 全日制、非全日制|两种: the count may stand so far behind the list it counts, in characters.
_NEAR = 4
_COUNT = re.compile(r"([两二三四五六七八九十\d]+)(?:大|个|种|类|项|级|部分|方面|条|步|点|者|等)")
# A requirement of so few characters, in one clause, says nothing without its verb: ____档案管理.
SHORT = 16
_MARK = re.compile("[，；：、]")
_SELF = re.compile(r"[本我](?!人|质|金|科|子|能|国)[一-鿿]{1,4}")


def tells_itself(material: Material, place: Span, within: Span) -> bool:
    """True when nobody needs the source to answer, or nobody can without guessing; within: the sentence asked."""
    text = material.text
    asked = text[place.start : place.end]
    if _SELF.fullmatch(asked) or _counts_what_is_shown(material, place, within):
        return True
    opens = place.start == within.start and len(within) <= SHORT and not _MARK.search(text, within.start, within.end)
    return opens and material.words.tag(place.start)[0] == "v"


def _counts_what_is_shown(material: Material, place: Span, within: Span) -> bool:
    """True for the count of a list that stands right before it: 固定期限、无固定期限和……|三种."""
    count = _COUNT.match(material.text, place.start, place.end)
    if count is None or material.text.startswith("以", place.end):
        return False
    lists = (o for o in material.occurrences_in(within) if o.formulation.kind in LISTS and o.members)
    return any(0 <= place.start - o.members[-1].end <= _NEAR and parse(count[1]) == len(o.members) for o in lists)
