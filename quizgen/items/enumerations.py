"""Members of lists in a sentence: where each begins and ends, whether they are alike, and whether a blank cuts them."""

import re
from collections.abc import Sequence

from quizgen.chinese.numerals import parse
from quizgen.chinese.patterns import lazily
from quizgen.document.span import Span
from quizgen.items.material import Material
from quizgen.items.phrases import LONGEST, is_list_edge

# What closes a list and belongs to all its members: 法治、安全和禁毒|教育.
_SHARED_WORDS = """
    教育 工作 建设 规定 管理 制度 机制 体系 措施 能力 活动 政策 服务 治理 改革 关系 水平 标准 情况 责任 事业
    部门 机关 机构 单位 组织 人员 合同 项目 产业 费用 设施 计划 工程 材料 资料 档案 信息 方面 领域 合作
"""
_SHARED = frozenset(_SHARED_WORDS.split())

# What ties a list to the words before it: 危险物品，是|指爆炸物、…; 当前|物价、就业和….
_LEADS_IN = ("指", "是", "因", "为", "使", "由", "当前", "目前", "我国", "各地", "进一步", "不断")
_BEFORE_LIST = re.compile(f"(?:{'|'.join(_LEADS_IN)})+")
# What goes on behind it: …、稳定物价|成为共识; …和使用|进行监督; …等|方面.
_GOES_ON = ("进行", "予以", "给予", "成为", "作为", "作出", "等", "应当", "负责")
_AFTER_LIST = re.compile(f"(?:等)?(?:方面|领域)$|规定$|{'|'.join(_GOES_ON)}")


def own_parts(material: Material, members: tuple[Span, ...]) -> tuple[Span, ...]:
    """The members without what they share: the verb before the first, the noun after the last.

    设定|警告、通报批评、罚款 and 社会公德、家庭美德、个人品德|教育.
    """
    first, last, text = members[0], members[-1], material.text
    others = [text[m.start : m.end] for m in members[:-1]]
    if (tie := _BEFORE_LIST.match(text, first.start, first.end)) and tie.end() < first.end:
        first = Span(tie.end(), first.end)
    first = _without_verb(material, first, members[1:])
    if (tie := _AFTER_LIST.search(text, last.start, last.end)) and tie.start() > last.start:
        last = Span(last.start, tie.start())
    tail = material.words.words(last.start, last.end)[-1:]
    head = text[tail[0].start : tail[0].end] if tail else ""
    head = head[-2:] if head.endswith("教育") else head  # 个人|品德教育
    sizes = sorted(map(len, others))
    longest, usual = len(last) > sizes[-1], sizes[len(sizes) // 2]
    fits = longest or len(last) - 2 == usual  # 财税、金融、产业技术和人才|政策
    if head in _SHARED and fits and len(last) > 3 and not any(o.endswith(head[-1]) for o in others):
        last = Span(last.start, last.end - 2)
    return (first, *members[1:-1], last)


# Tagged as verbs, and said of one thing only.
_QUALIFIES = ("自主", "创新", "综合", "定期", "联合", "共同", "依法", "统一", "集中", "专项")
# How a deed is done that governs the whole list, whatever the tags say of the word.
_PUSHES = frozenset(
    ["大力", "积极", "着力", "全面", "全力", "努力", "加快", "深入", "稳步", "继续", "不断", "进一步", "切实"]
)
# What makes a noun of the word before it: 输入|性通胀因素 is cut inside a word.
_SUFFIXES = "性化率度者力型式类"


def _without_verb(material: Material, first: Span, others: Sequence[Span]) -> Span:
    """The list's first member without the verb that governs the whole list."""
    text, own = material.text, material.words.words(first.start, first.end)
    if any(_opens_with_verb(material, m) for m in others) or {len(m) for m in others} == {len(first)}:
        return first  # 读原著、学原文、悟原理; 控制总量、优化结构、提高质量
    if (
        len(own) > 1
        and own[0].tag == "v"
        and own[1].tag[:1] in "nvjl"
        and not text.startswith(_QUALIFIES, first.start)
        and text[own[0].end] not in _SUFFIXES
        and first.end - own[0].end > 1
    ):
        return Span(own[0].end, first.end)
    if len(own) > 2 and own[1].tag == "v" and text[own[0].start : own[0].end] in _PUSHES:
        return Span(own[1].end, first.end)  # 大力|发展|风电、光伏发电…
    usual = sum(map(len, others)) / len(others)
    if len(own) > 2 and own[1].tag == "v" and abs(first.end - own[1].end - usual) < abs(len(first) - usual):
        return Span(own[1].end, first.end)  # 全力|支持|机组、学院…, but not 土地|承包|经营权、宅基地使用权…
    return first


def _opens_with_verb(material: Material, member: Span) -> bool:
    """True when member is a verb with its object, which 押运证, 放射性 and 创新政府 are not."""
    own = material.words.words(member.start, member.end)
    if len(own) < 2 or own[0].tag != "v" or material.text.startswith(_QUALIFIES, member.start):
        return False
    (start, middle, _), end = own[0][:3], own[1].end
    return not (middle - start == 2 and end - middle == 1 and own[1].tag[:1] in "nj")


def is_member(material: Material, within: Span, member: Span) -> bool:
    """True when a list's member can be asked for: whole words, no half sentence."""
    text, words = material.text, material.words
    if not (within.contains(member) and 1 < len(member) <= LONGEST):
        return False
    whole = words.is_boundary(member.end) or text[member.end : member.end + 2] in _SHARED
    if not (words.is_boundary(member.start) and whole):
        return False
    tags = [w.tag for w in words.words(member.start, member.end)] or ["n"]
    inside = text[member.start + 1 : member.end]
    if "等" in inside or "依法" in inside:
        return False
    if "p" in tags or any(tag in ("c", "d") for tag in tags[1:]):
        return False
    last = tags[-1]
    return last[:1] not in ("u", "p", "c", "d") and not re.match(r"[的和与及或以对在把为了将等]", text[member.start])


_NUMERALS = lazily(r"[\dⅠ-ⅻ一二三四五六七八九十百A-Za-z]")


def are_alike(material: Material, members: tuple[Span, ...]) -> bool:
    """True when all members end in the same class of word (运行、维护和安全负 does not), or when it is plain where the
    list begins and ends and they are built alike (安全第一、自愿参加、因人而异) or counted or summed up (…等方面)."""
    words, text = material.words, material.text
    qualified = ["的" in text[m.start : m.end] for m in members]
    if any(qualified[1:]) and not all(qualified):
        return False  # 武器装备、爆炸物品管理的法律、法规 are two lists
    start = members[0].start
    if qualified[0] and not any(qualified[1:]) and start and words.tag(words.word_start(start))[:1] in ("n", "v"):
        return False  # 扶持就业|容量大的服务业、创新型企业
    if len({_NUMERALS.sub("", text[m.start : m.end]) for m in members}) == 1:
        return False  # Ⅰ级、Ⅱ级、Ⅲ级: whoever can count knows them
    if _takes_the_next(material, members) or _runs_on(material, members):
        return False
    if any(_DEEDS.search(text[m.start : m.end]) for m in members[1:]):
        return False
    if _stands_apart(material, members):
        return True
    sizes = [len(m) for m in members]
    if not is_list_edge(text, words, members[0], members[-1]) or max(sizes) > UNEVEN * min(sizes):
        return False
    ends = {"n" if (tag := words.tag(words.word_start(m.end))) in ("vn", "an") else tag[:1] for m in members}
    opens = ["v" if words.tag(m.start)[:1] in "vd" else "n" for m in members]
    if opens[0] == "v" and "v" not in opens[1:]:
        return False
    before = words.tag(words.word_start(members[0].start)) if members[0].start else "x"
    if opens[0] == "n" and "n" not in opens[1:] and before[:1] == "v":
        return False  # 租借|资质、挂靠、出具报告: the first is what the verb before takes
    return len(ends - {"j", "l", "i", "b"}) <= 1 or (ends <= {"n", "v"} and len({len(m) for m in members}) == 1)


def _takes_the_next(material: Material, members: tuple[Span, ...]) -> bool:
    """True when one member's verb governs the next: 不得违背社会公德、|损害公共利益和他人权益|."""
    words = material.words
    deeds = [words.tag(m.start) == "v" and words.tag(words.word_start(m.end))[:1] == "n" for m in members]
    things = [words.tag(m.start)[:1] in ("n", "r") for m in members]
    return things[0] and any(a and b for a, b in zip(deeds, things[1:], strict=False))


_OTHERS = ("其他", "其它", "相关", "有关", "各类", "各种")
# What is done with the other members, inside one of them.
_TELLS = ("通报", "报告", "申请", "备案", "移送", "举报", "通知", "汇报")
_DEEDS = lazily("(?<=[^、])(?:采取|违反|实行|实施(?!$)|开展|进行|扑救|具有|给予|承担|享有|发生|造成|应当|不得)")


def _runs_on(material: Material, members: tuple[Span, ...]) -> bool:
    """True when the last member is only the beginning of what stands there, or has words behind it that are not its
    own: 武器装备、军事设施、|军事|通信; 公民、法人和|其他|组织; 向应急管理部门、|公安机关通报|."""
    text, last = material.text, members[-1]
    after = material.words.tag(last.end)[:1] if last.end < len(text) else ""
    others = [text[m.start : m.end] for m in members[:-1]]
    end = others[0][-1]
    if all(other[-1] == end for other in others) and text[last.end - 1] != end == text[last.end : last.end + 1]:
        return True  # 承包经营权、宅基地使用权、集体收益分配|权
    if after in ("n", "j", "b", "l") and len(last) < min(map(len, others)):
        return True
    if after in ("n", "j", "b", "l", "v") and text.startswith(_OTHERS, last.start):
        return True
    if text[members[0].start - 1 : members[0].start] == "向" and text.endswith(_TELLS, last.start, last.end):
        return True
    own = [material.words.words(m.start, m.end) for m in members]
    if len(own[-1]) < 2 or own[-1][-1].tag != "v" or own[-1][0].tag[:1] != "n":
        return False
    if max(map(len, own[:-1])) == 1:
        return after in ("n", "v", "j")  # 堆放、倾倒、|遗撒妨碍|通行的物品
    before = material.words.tag(material.words.word_start(members[0].start)) if members[0].start else "x"
    return before == "p" and all(words[-1].tag[:1] == "n" for words in own[:-1] if words)


# No member is so many times as long as another: 香港、澳门特别行政区行政长官和政府 are no three of a kind.
UNEVEN = 4
# What a list may follow, by the word's class, and what may follow it: a mark or a particle, or how many they are.
_BEFORE_A_LIST = frozenset(["x", "v", "p", "uj", "ul", "c", "r", "end"])
_BEHIND_A_LIST = re.compile(r"[，。；：、”’）\n的等]|中的|$")
_COUNTED = re.compile(r"[这共]?([两二三四五六七八九十]|\d{1,2})(?![天年月日周只元％%千百万多])")


def _stands_apart(material: Material, members: tuple[Span, ...]) -> bool:
    """True for members built alike, counted or summed up, that are no part of a longer phrase."""
    text, words = material.text, material.words
    start, end = members[0].start, members[-1].end
    those = [text[m.start : m.end] for m in members]
    count = _COUNTED.match(text, end)
    counted = count is not None and parse(count[1]) == len(members)
    behind = counted or _BEHIND_A_LIST.match(text, end) is not None or _is_shared(text[end : end + 2], those)
    before = words.tag(words.word_start(start)) if start else "x"
    if len({those[0][-2:], *(m[-2:] for m in those)}) == 1 and len(those[0]) > 3:
        return behind and before not in ("m", "h")  # 社会主义|经济建设、政治建设、文化建设
    if not behind or before not in _BEFORE_A_LIST or _is_quality(material, members):
        return False
    sizes = sorted(map(len, those))
    if sizes[0] == sizes[-1] or (len(those) > 3 and 3 <= sizes[0] == sizes[-1] - 1):
        return True
    summed_up = counted or text.startswith("等", end) or text[start - 1 : start] == "："
    opens = ["v" if words.tag(m.start)[:1] in "vd" else "n" for m in members]
    return summed_up and sizes[-1] <= 3 * sizes[0] and (opens[0] == "n" or "v" in opens[1:])


# Bodies and persons: what ends in one of these does not share the name of another behind the list.
_BODIES = ("部门", "机关", "机构", "单位", "组织", "人员", "干部", "企业", "法院", "政府", "委员会")


def _is_shared(head: str, members: list[str]) -> bool:
    """True when head is said of all members: 政务、商务、社会|建设, but not 领导机关、领导干部、执法监督|部门."""
    return head in _SHARED and not (head in _BODIES and any(m.endswith(_BODIES) for m in members))


def _is_quality(material: Material, members: tuple[Span, ...]) -> bool:
    """True where the last member takes a word from what stands behind the list: …、争取建立新|的国际秩序."""
    text, end = material.text, members[-1].end
    last = material.words.word_start(end)
    return text.startswith("的", end) and end - last == 1 and material.words.tag(last) in ("a", "b", "d")


def blanked(members: tuple[Span, ...]) -> tuple[Span, ...]:
    """Which members of a list a fill-in takes out: the first stays as a hint, four blanks at most."""
    if len(members) <= 3:
        return members[1:]
    return members[1::2] if len(members) <= 5 else members[1:6:2]


_BEFORE_LAST = re.compile("[、和与及]$|以及$|或者$")
_MEMBER = re.compile("[^、，。；：和与及或的]{1,12}(?=[、和与及或])")
_REST_OF_LIST = re.compile(r"(?:(?:、|和|与|及|以及|或|或者)[^，。；：、和与及或的]{2,14})+")


def cuts_list(material: Material, place: Span, within: Span) -> bool:
    """True when a blank takes from a list what belongs to all its members, or lacks it, or runs on behind the list.

    within: the sentence that is asked.
    """
    return (
        _takes_shared(material.text, place, within)
        or _lacks_shared(material.text, place)
        or _outgrows_list(material, place, within.start)
    )


def _takes_shared(text: str, place: Span, within: Span) -> bool:
    """True for the last member of a list with the noun that belongs to all: 评价、|激励机制."""
    before, asked = text[within.start : place.start], text[place.start : place.end]
    if not _BEFORE_LAST.search(before[-2:]):
        return False
    tail = next((asked[-n:] for n in (2, 1) if asked[-n:] in _SHARED), None)
    members = _MEMBER.findall(before[-26:])
    return tail is not None and bool(members) and not any(m.endswith(tail[-1]) for m in members)


def takes_head(material: Material, place: Span, within: Span) -> bool:
    """True for the last of several deeds with the noun that belongs to all, where cuts_list is surest: 生产、经营、
    储存、|装卸单位. within: the sentence that is asked."""
    text, own = material.text, material.words.words(place.start, place.end)
    if len(place) != 4 or len(own) != 2 or text[own[1].start : place.end] not in _SHARED:
        return False
    before = text[within.start : place.start]
    members = _MEMBER.findall(before[-26:])
    mark = _BEFORE_LAST.search(before[-2:])
    return mark is not None and len(members) > 1 and all(len(member) == 2 for member in members[1:])


def _lacks_shared(text: str, place: Span) -> bool:
    """True for a member without the noun that stands behind the list for all: 国务院住房|和城乡建设主管部门."""
    rest = _REST_OF_LIST.match(text, place.end)
    if rest is None:
        return False
    head = rest[0][-2:]
    return head in _SHARED and text[place.end - 1] != head[-1]


def _outgrows_list(material: Material, place: Span, passage_start: int) -> bool:
    """True when the words run on from a list's last member into what follows it: 单位、|个人代理销售彩票."""
    text = material.text
    own = material.words.words(place.start, place.end)
    mark = _BEFORE_LAST.search(text[max(0, place.start - 2) : place.start])
    if mark is None or len(own) < 2:
        return False
    if own[-1].tag == "v" and own[0].tag in ("n", "nt", "nz"):
        return True
    end = place.start - len(mark[0])
    return end > passage_start and len(place) > 2 * (end - material.words.word_start(end)) + 3
