"""Answers that the rest of the sentence tells, or that a clause of two words leaves open."""

import re

from quizgen.chinese.numerals import parse
from quizgen.chinese.patterns import lazily
from quizgen.document.span import Span
from quizgen.items.material import LISTS, Material
from quizgen.items.passages import Passage
from quizgen.items.word_tables import pattern, words_of

# 全日制、非全日制|两种: the count may stand so far behind the list it counts, in characters.
_NEAR = 4
_COUNT = re.compile(r"([两二三四五六七八九十\d]+)(?:大|个|种|类|项|级|部分|方面|条|步|点|者|等)")
# A requirement of so few characters, in one clause, says nothing without its verb: ____档案管理.
SHORT = 16
_MARK = re.compile("[，；：、]")
_MODAL_ONLY = re.compile(r"(?:不得|应当|可以|必须|应|要|须)")
# What makes even a short clause a fact that may be true or false.
_FACT = lazily(r"[是为由不\d]|[一二三四五六七八九十百]+[年月日天次个名元]|属于|分为")
_QUOTED = lazily("“[^”]*”")
# 结合我县实际，制定本方案: what every document of the kind says of itself.
_MAKES_ITSELF = lazily("(?:制定|编写|编制|印发)本(?:方案|预案|手册|教材|讲义|指南|计划|须知|大纲|规划|意见)$")
# What any report asks of everybody, with no figure, name or condition in it.
_EXHORTS = lazily(
    "(?:努力|抓紧|完善|加强|推动|推进|认真|深入|进一步|切实|大力|着力|健全|加快|搞好|做好|深化|拓宽|发挥|提高|强化)"
    "[^，；：“”《》是由不\\d]{2,30}"
)
_SELF = lazily(r"[本我](?!人|质|金|科|子|能|国)[^\W\d]{1,4}")


# What says how good a thing is, and nothing of the thing.
_PRAISE = pattern("tales.txt", "praise")
_PRAISED = pattern("tales.txt", "praised")
_WEAK = words_of("tales.txt", "weak") | words_of("tales.txt", "shades")


# 37座|湖泊|。: whoever knows the number of the lakes is not asked what the number counts.
_COUNTED = lazily(r"[\d一二三四五六七八九十百千万]+(?:多)?[座条家个名所台户间辆艘株具]$")
_ENDS = "，。；、和\n"


def tells_itself(material: Material, place: Span, within: Span) -> bool:
    """True when nobody needs the source to answer, or nobody can without guessing; within: the sentence asked."""
    text = material.text
    asked = text[place.start : place.end]
    if (
        asked in _WEAK
        or (asked[0] in "本我" and _SELF.fullmatch(asked))
        or _PRAISE.fullmatch(asked)
        or _counts_what_is_shown(material, place, within)
    ):
        return True
    if (
        _COUNTED.search(text, max(within.start, place.start - 8), place.start)
        and text[place.end : place.end + 1] in _ENDS
    ):
        return True
    if place.start == within.start and text.startswith(("来，", "以来，", "间，"), place.end):
        return True  # 三年|来，…: of what, only the text before says
    if place.end == within.end and _MODAL_ONLY.fullmatch(text, material.words.word_end(within.start), place.start):
        return True  # 经营者不得|收取押金|: there is much that they must not do
    opens = place.start == within.start and len(within) <= SHORT and not _MARK.search(text, within.start, within.end)
    return opens and material.words.tag(place.start)[:1] == "v"


def is_bare(material: Material, passage: Passage) -> bool:
    """True for a requirement in one short clause, or a heading, which nobody would call false: 做到“六个严禁”。"""
    words = material.document.quote(passage.span)
    if _MAKES_ITSELF.search(words) or _EXHORTS.fullmatch(words) or _PRAISED.fullmatch(words):
        return True
    if _FACT.search(_QUOTED.sub("", words)):
        return False
    node = material.outline.nodes[passage.node] if passage.node is not None else None
    headed = node is not None and not node.marker.endswith("条") and words in node.heading
    return headed or (len(words) <= SHORT and _MARK.search(words) is None)


def _counts_what_is_shown(material: Material, place: Span, within: Span) -> bool:
    """True for the count of a list that stands right beside it: 固定期限、无固定期限和……|三种, 分为|三个阶段|：…."""
    count = _COUNT.match(material.text, place.start, place.end)
    if count is None or material.text.startswith("以", place.end):
        return False
    lists = (o.members for o in material.occurrences_in(within) if o.formulation.kind in LISTS and o.members)
    counted = [those for those in lists if parse(count[1]) == len(those)]
    return any(
        0 <= place.start - those[-1].end <= _NEAR or 0 <= those[0].start - place.end <= _NEAR for those in counted
    )
