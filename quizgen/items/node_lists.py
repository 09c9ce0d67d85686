"""Questions from the outline itself: an article's （一）（二）（三）, a section's 一是 二是 三是.

What a sentence announces (履行下列职责：) is asked as multiple answer, or for what does not belong (【不】包括). Wrong
options come from other lists of the same document whose members are built alike.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizgen.chinese.sentences import sentences
from quizgen.document.span import Span
from quizgen.items.material import Material
from quizgen.items.standing import pointing_word
from quizgen.outline.outline import Node

LONGEST_MEMBER = 56
LONGEST_LEAD = 90
# Rivals are looked for in so many lists before and after.
NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class NodeList:
    """Sibling nodes and the words that announce them.

    node: index of the parent. lead: the announcing sentence up to its colon, or the parent's heading. members: the
    words of each child (markers apart). announced: the lead ends in a colon, so that the children complete it.
    """

    node: int
    lead: Span
    members: tuple[Span, ...]
    announced: bool


def find_node_lists(material: Material) -> list[NodeList]:
    """All lists of three members or more that the outline shows, in document order."""
    outline, text = material.outline, material.text
    children: dict[int, list[Node]] = {}
    for node in outline.nodes:
        if node.parent is not None:
            children.setdefault(node.parent, []).append(node)
    found = []
    for parent, nodes in children.items():
        if len(nodes) < 2 or len({style(n.marker) for n in nodes}) > 1:
            continue
        members = tuple(_member(text, n) for n in nodes)
        lead = _lead(text, outline.nodes[parent], nodes[0].span.start)
        if lead is None or not any(members):
            continue
        announced = text[lead.end : lead.end + 1] in ("：", ":")
        if announced or (len(nodes) > 2 and all(n.heading and not _ARTICLE.search(n.marker) for n in nodes)):
            found.append(NodeList(parent, lead, members, announced))
    return sorted(found, key=lambda each: each.lead)


_ARTICLE = re.compile(r"条(?:之.+)?$")


def style(marker: str) -> str:
    """A marker without its number: （一） and （十二） are of one style."""
    return re.sub(r"[\d０-９零〇一二两三四五六七八九十百千①-⑳]+", "#", marker)


def _member(text: str, node: Node) -> Span:
    """The child's first sentence, without marker and end mark."""
    start = node.span.start + len(node.marker)
    first = next(iter(sentences(text, Span(start, max(start, node.span.end)))), Span(start, start))
    words = text[first.start : first.end]
    return Span(first.start, first.start + len(words.rstrip("。；;，,：: ")))


def _lead(text: str, parent: Node, end: int) -> Span | None:
    """The sentence right before the list when it ends in a colon, else the parent's heading."""
    start = parent.span.start + len(parent.marker)
    last = None
    for last in sentences(text, Span(start, end)):  # noqa: B007  the last one is wanted
        pass
    if last is not None and text[last.start : last.end].rstrip().endswith(("：", ":")):
        words = text[last.start : last.end].rstrip()
        lead = Span(last.start, last.start + len(words) - 1)
        ok = 4 <= len(lead) <= LONGEST_LEAD and not pointing_word(re.sub("下列|以下|如下", "", words))
        return lead if ok else None
    if parent.heading and 4 <= len(parent.heading) <= 60:
        at = text.find(parent.heading, parent.span.start, parent.span.end)
        return Span(at, at + len(parent.heading)) if at >= 0 else None
    return None


_THE = r"(?:下列|以下|如下)"
_CASES = re.compile(rf"^(?P<before>.*?)有{_THE}(?P<what>情形|行为|条件|情况)之一的，(?P<rest>.+)$")
_OBJECT = re.compile(
    rf"^(?P<before>.*?)(?P<verb>履行|遵守|具备|符合|享有|承担|提交|采取|遵循|行使|载明|坚持|实行|具有|提供|报送|适用){_THE}(?P<what>[一-鿿]{{2,8}})$"
)


def not_among_stem(lead: str) -> str | None:
    """The lead turned into a question for what does not belong; None when its words do not allow it.

    履行下列职责 gives 履行的职责【不】包括（  ）; 有下列情形之一的，可以拒绝 gives 可以拒绝的情形【不】包括（  ）.
    """
    if match := _CASES.match(lead):
        return f"{match['before']}{match['rest']}的{match['what']}【不】包括（  ）。"
    if match := _OBJECT.match(lead):
        return f"{match['before']}{match['verb']}的{match['what']}【不】包括（  ）。"
    return None


def rivals(lists: Sequence[NodeList], mine: NodeList, material: Material) -> Iterator[Span]:
    """Members of other lists that are built like mine (doings, things, all ending in 的), nearest lists first."""
    text = material.text
    words = [text[m.start : m.end] for m in mine.members]
    build = _most([_build(material, m) for m in mine.members])
    low, high = min(map(len, words)) / 1.6, max(map(len, words)) * 1.6
    at = bisect_left(lists, mine.lead.start, key=lambda other: other.lead.start)
    near = lists[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
    for other in sorted(near, key=lambda o: abs(o.lead.start - mine.lead.start)):
        if other.node == mine.node or other.announced != mine.announced:
            continue
        for member in other.members:
            word = text[member.start : member.end]
            if low <= len(word) <= high and _build(material, member) == build and _differs(word, words):
                yield member


def _build(material: Material, member: Span) -> tuple[str, str]:
    """How a member opens (with a doing or a thing) and ends: ("v", "n") for 制定年度计划."""
    words, text = material.words, material.text
    if not len(member) or not words.is_boundary(member.start) or not words.is_boundary(member.end):
        return "", ""
    first, last = words.tag(member.start)[:1], words.tag(words.word_start(member.end))[:1]
    ends = "的" if text[member.end - 1] == "的" else "n" if last in "nvjlia" else last
    return ("v" if first in "vdp" else "n"), ends


def _most(builds: list[tuple[str, str]]) -> tuple[str, str]:
    return max(builds, key=builds.count)


def _differs(word: str, words: list[str]) -> bool:
    """True when word cannot be taken for one of words: less than half of its character pairs are theirs; and where
    most of them begin alike (百分之六十用于…) it begins so too."""
    pairs = {word[i : i + 2] for i in range(len(word) - 1)}
    for own in words:
        shared = sum(own[i : i + 2] in pairs for i in range(len(own) - 1))
        if 2 * shared >= min(len(pairs), len(own) - 1):
            return False
    opening = words[0][:2]
    return sum(w.startswith(opening) for w in words) * 2 <= len(words) or word.startswith(opening)
