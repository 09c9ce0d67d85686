"""Questions from the outline itself: an article's （一）（二）（三）, a section's 一是 二是 三是.

What a sentence announces (履行下列职责：) is asked as multiple answer, or for what does not belong (【不】包括). Wrong
options come from other lists of the same document whose members are built alike. list_stems.py words the questions.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.chinese.sentences import sentences
from quizgen.document.span import Span
from quizgen.items.material import Material
from quizgen.items.regions import are_rules
from quizgen.items.standing import opening_length, pointing_word
from quizgen.outline.outline import Node

LONGEST_MEMBER = 56
LONGEST_LEAD = 150
# Rivals are looked for in so many lists before and after.
NEIGHBOURS = 10


class NodeList(msgspec.Struct, frozen=True):
    """Sibling nodes and the words that announce them.

    node: index of the parent. lead: the announcing sentence up to its colon, or the parent's heading. members: the
    words of each child (markers apart). announced: the lead ends in a colon, so that the children complete it. topic:
    what the lead says they are (_TOPICS), "" when that is not known.
    """

    node: int
    lead: Span
    members: tuple[Span, ...]
    announced: bool
    topic: str = ""


# What a lead announces, by its noun: only members of lists of one topic can be mistaken for one another.
_TOPICS = (
    ("duty", "职责|职权|职能|权限|义务|任务|权利|工作"),
    ("measure", "措施|方式|方法|办法|手段"),
    ("content", "内容|事项|项目|要素"),
    ("paper", "文件|材料|资料|证件|凭证|手续"),
    ("condition", "条件|要求|标准"),
    ("term", "条款"),
    ("principle", "原则|方针"),
    ("person", "人员|的人|成员"),
    ("body", "单位|企业|机构|组织|部门|场所"),
    ("money", "费用|支出|收入|财产|所得|待遇|资金|损失"),
    ("act", "行为|情形|情况|原因"),
)
# 有下列情形之一的，责令改正 lists offences; 有下列情形之一的，可以免检 lists cases.
_PUNISHED = lazily(
    "不得|禁止|严禁|责令|罚|处分|警告|徒刑|拘役|追究|取消|吊销|处[以一二三四五六七八九十]|通报批评|降级|开除"
)
_FORBIDDEN = lazily("禁止|不得|严禁")
# Definitions, ways to count, steps in order: their members belong nowhere else.
_NO_SET = lazily(
    "含[义意]|用语|(?:规定|顺序|程序|步骤|标准|原则|方法|公式)[^，]{0,6}"
    "(?:计算|处[理以罚]|执行|办理|确定|撰写|进行|履行|到达|清偿)"
)
# So much white space may stand between a colon and the first node of its list.
_GAP = 12
# What says that a list follows, and the nouns for its members; 三年以下 announces nothing.
THE = "(?:下列|(?<![年月日元岁级倍个次人])以下(?!的|有期)|如下)"
NOUNS = "|".join(nouns for _, nouns in _TOPICS)
_ANNOUNCED = lazily(rf"{THE}(?P<what>[^，。；：]*)")


def topic_of(lead: str) -> str:
    """What an announcing sentence says its members are; "" when it does not say, or they are no set."""
    if _NO_SET.search(lead):
        return ""
    match = _ANNOUNCED.search(lead)
    found = _topic(match["what"] if match else lead[-8:])
    if found == "act":
        return "offence" if _PUNISHED.search(lead) else "case"
    return "offence" if _FORBIDDEN.search(lead) else found


def _topic(what: str) -> str:
    """The topic whose noun stands last in what."""
    ends = [(m.end(), name) for name, nouns in _TOPICS for m in re.finditer(nouns, what)]
    return max(ends)[1] if ends else ""


def find_node_lists(material: Material) -> list[NodeList]:
    """All lists of three members or more that the outline shows, in document order."""
    outline, text = material.outline, material.text
    children: dict[int, list[Node]] = {}
    for node in outline.nodes:
        if node.parent is not None:
            children.setdefault(node.parent, []).append(node)
    found = []
    for parent, nodes in children.items():
        runs = list(_runs(text, nodes))
        for run in runs:
            mine = _node_list(text, outline.nodes[parent], parent, run)
            if mine is not None and (mine.announced or len(runs) == 1):
                found.append(mine)
    return sorted(found, key=lambda each: each.lead)


def _runs(text: str, nodes: Sequence[Node]) -> Iterator[list[Node]]:
    """The nodes in runs of one list each: 权利：一是… 二是… 义务：一是… 二是… are two."""
    run: list[Node] = []
    for node in nodes:
        before = text[max(0, node.span.start - _GAP) : node.span.start]
        announced = bool(run) and before.rstrip().endswith(("：", ":"))
        if announced or any(node.marker == other.marker for other in run):
            yield run
            run = []
        run.append(node)
    yield run


def _node_list(text: str, above: Node, parent: int, nodes: Sequence[Node]) -> NodeList | None:
    """The list that the nodes make; None where nothing announces them and they are no headings, or not of one style."""
    if len(nodes) < 2 or len({style(n.marker) for n in nodes}) > 1:
        return None
    members = tuple(_member(text, n) for n in nodes)
    lead = _lead(text, above, nodes[0].span.start)
    if lead is None or not any(members) or are_rules(text, nodes[0].span.start):
        return None
    announced = text[lead.end : lead.end + 1] in ("：", ":")
    topic = topic_of(text[lead.start : lead.end]) if announced else "section"
    if announced or (len(nodes) > 2 and all(n.heading and not _PART_OF_LAW.search(n.marker) for n in nodes)):
        return NodeList(parent, lead, members, announced, topic)
    return None


# Topics whose members are built alike; they stand in for one another where a document has one list of its topic.
_FAMILIES = {
    "measure": "duty",
    "term": "content",
    "condition": "case",
    "person": "body",
}


def family(topic: str) -> str:
    """The topic's family; itself when it is one of its own."""
    return _FAMILIES.get(topic, topic)


def by_family(lists: Iterable[NodeList]) -> dict[str, list[NodeList]]:
    """The lists whose members may be mistaken for one another, by their topics' family, in document order."""
    found: dict[str, list[NodeList]] = {}
    for each in lists:
        if each.topic:
            found.setdefault(family(each.topic), []).append(each)
    return found


_PART_OF_LAW = re.compile(r"[编章节条](?:之.+)?$")


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
    before, last = None, None
    for each in sentences(text, Span(start, end)):
        before, last = last, each
    if last is not None and text[last.start : last.end].rstrip().endswith(("：", ":")):
        if before is not None and text.startswith("但", last.start):
            last = Span(before.start, last.end)  # an exception is one to what stands before it
        begin = last.start + opening_length(text[last.start : last.end])
        words = text[begin : last.end].rstrip()
        lead = Span(begin, begin + len(words) - 1)
        known = words.startswith("但") or pointing_word(re.sub("下列|以下|如下", "", words))
        return lead if 4 <= len(lead) <= LONGEST_LEAD and not known else None
    if parent.heading and 4 <= len(parent.heading) <= 60:
        at = text.find(parent.heading, parent.span.start, parent.span.end)
        return Span(at, at + len(parent.heading)) if at >= 0 else None
    return None


# The member that closes a list says nothing of its own: 法律、行政法规规定的其他情形.
_CATCH_ALL = re.compile("其他|其它")


def is_catch_all(text: str, member: Span) -> bool:
    """True for the member that closes a list and says only 其他."""
    return _CATCH_ALL.search(text, member.start, member.end) is not None


def shown_members(mine: NodeList, text: str) -> list[Span]:
    """The list's members that can be options: not the one that only says 其他."""
    return [m for m in mine.members if len(m) and not is_catch_all(text, m)]


def rivals(lists: Sequence[NodeList], mine: NodeList, material: Material) -> Iterator[Span]:
    """Members of other lists that are built like mine (doings, things, all ending in 的), of the same topic and
    nearest first.

    lists: those of the family of mine's topic, in document order.
    """
    text = material.text
    words = [text[m.start : m.end] for m in mine.members]
    build = _most([_build(material, m) for m in mine.members])
    low, high = min(map(len, words)) / 1.6, max(map(len, words)) * 1.6
    at = bisect_left(lists, mine.lead.start, key=lambda other: other.lead.start)
    near = lists[max(0, at - NEIGHBOURS) : at + NEIGHBOURS + 1]
    for other in sorted(near, key=lambda o: (o.topic != mine.topic, abs(o.lead.start - mine.lead.start))):
        if other.lead == mine.lead or other.announced != mine.announced:
            continue
        for member in shown_members(other, text):
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
