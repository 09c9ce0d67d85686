"""Do the words next to a span belong to it? Judged by their parts of speech."""

import re

from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.items.word_tables import pattern, words_of

_TABLE = "phrases.txt"

NOUNS = frozenset(["n", "vn", "an", "nz", "nt", "ns", "nr", "j", "ng", "nrt", "l", "i", "b", "eng"])
HEADS = frozenset(["n", "vn", "ng", "nz", "nt", "an", "k"])
VERBS = frozenset(["v", "vg", "vi", "vd"])
# After a phrase that ends in a verb nothing may follow that the verb governs.
AFTER_VERB = frozenset(["x", "end", "uj", "c", "y", ""])

# After a verb with its object: nothing that the object may go on with.
_AFTER_OBJECT = frozenset(["x", "end", "c", "p", "d", "y", ""])

# 应当收集, 依法收集, 有权收集
_LEADS_TO_VERB = "当法权以得须要应能"

_PAUSE = tuple("，。；、：的")

_GOVERNS = pattern(_TABLE, "governs")
# Verbs by tag that are nouns after a noun: 社会|组织.
NOUN_OR_VERB = re.compile(r"组织|代表|领导|管理|保险|服务|教育|决定|预防|救援|保护")
# The second half of 被审计|单位, 审计|机关负责人.
BODY = re.compile(r"(?:单位|机关|机构|部门|人员|组织)")
_WEAK = words_of(_TABLE, "weak")
# 法定授权|范围 says no more than 法定授权.
_SCOPE = re.compile("范围|情况|事项|方式|期间|过程|环节|方面")
# Words that never stand alone before a blank.
_BINDS = re.compile(r"[逆反超较更最颇甚拒每各第全该本非不未所边应自上下]|各级|地方各级")
_SUMS_UP = pattern(_TABLE, "sums_up")
_DOES = tuple(words_of(_TABLE, "does"))
_DEED = re.compile("规定|批准|制定|公布|决定|审[核批查]|备案|报告|会同|负责|组织|管理|提出|确定|认定|核准")


def cut_left(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words before belong to the phrase: 消防救援|机构验收, 统筹|谋划和协调."""
    if span.start == 0:
        return False
    before_start = words.word_start(span.start)
    before, surface = words.tag(before_start), text[before_start : span.start]
    phrase, several = text[span.start : span.end], len(tags) > 1
    alone = before == "n" and len(surface) == 1 and text[before_start - 1 : before_start] not in _PAUSE
    if before in ("m", "h") or _BINDS.fullmatch(surface) or (alone and tags[0] in NOUNS):
        return True  # 存在核|安全隐患
    if several and re.search(r"[和与或及]", phrase) and before not in ("x", "p", "end", "c"):
        return not (before in VERBS and tags[0] in NOUNS and tags[0] != "vn")
    if surface in ("和", "与", "或", "及", "、") and several and "的" in phrase:
        return True
    if several and "的" in phrase and (before in ("a", "b", "uj", "ns") or (before in NOUNS and tags[0] in VERBS)):
        return True  # 珍贵|样品的登记, 最小距离|构成的空间, 有组织的|灭火工作的义务
    if several and tags[1] == "uj" and before in ("v", "vn", "n") and tags[0] in ("v", "vn"):
        return True  # 组织|领导的责任
    if surface == "等" and _SUMS_UP.match(phrase):
        return True
    if before == "p" and several and ("d" in tags or "ad" in tags or tags[-2] in ("v", "c")) and "的" not in phrase:
        return True  # 按照|规定及时澄清事实
    if before in ("p", "uj") and several and tags[0] in NOUNS and phrase.endswith(_DOES):
        return True  # 的|部门报告, 依照|法律纳税
    if before in ("p", "uj"):
        doing = tags[-1] == "v" and (before == "p" or tags[0] in NOUNS)
        return several and (doing or (before == "p" and any(t in VERBS for t in tags[1:])))
    if before in (*VERBS, "vn") and (_cut_after_verb(surface, phrase, tags) or _SCOPE.fullmatch(phrase)):
        return True
    return before in NOUNS and _cut_after_noun(phrase, tags, words.tag(span.end))


def _cut_after_verb(surface: str, phrase: str, tags: list[str]) -> bool:
    """The verb before (surface) governs only a part of the phrase: 被审计|单位提出, 原有审批|项目的三成."""
    if BODY.match(phrase):
        return True
    if tags[0] in (*VERBS, "vn"):
        return len(tags) > 1 and _GOVERNS.fullmatch(surface) is None
    if tags[0] not in NOUNS:
        return False
    figure = "的" in phrase and any(c.isdigit() for c in phrase)
    return figure or any(t in VERBS for t in tags[1:])


def _cut_after_noun(phrase: str, tags: list[str], after: str) -> bool:
    """The noun before is the first half of a compound: 社会|组织, 消防|救援机构."""
    if NOUN_OR_VERB.match(phrase):
        return True
    return tags[0] in NOUNS and (len(tags) > 1 or after in HEADS or after[:1] == "v" or phrase in _WEAK)


def cut_right(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words after belong to the phrase: 不断创新工作方式|方法, 勇于担当|作为."""
    after = words.tag(span.end)
    if text[span.start - 1 : span.start] in tuple("由经向报") and _DEED.match(text, span.end):
        return False  # 由|国务院财政部门|规定
    if after == "c" and len(tags) > 1 and "的" in text[span.start : span.end]:
        return True
    if after == "uj":
        return len(tags) > 1 and tags[0] in VERBS
    if after in ("end", "x", ""):
        return False
    if after in ("k", "q", "f") or (after == "r" and len(tags) > 1) or text[span.end] in "者性化率们份出起到":
        return True
    if tags[-1] == "m":
        return after in ("m", "q", "n")
    if len(tags) > 1 and tags[-1] in VERBS and after not in AFTER_VERB:
        return True
    if len(tags) > 1 and tags[0] in VERBS and _object_goes_on(text, words, span.end, tags[-1]):
        return True
    opens = any(tag in (*VERBS, "vn") for tag in tags[:2])
    if len(tags) > 1 and opens and tags[-1] in NOUNS and after not in _AFTER_OBJECT:
        return True
    if after in HEADS and (tags[-1] in NOUNS or tags[-1] in ("v", "a", "b")):
        return len(tags) > 1
    return False


def _is_bare_verb(text: str, words: TaggedText, end: int, member: str) -> bool:
    """True when the list's member before end closes with a verb that has its object in common with the next one."""
    start = words.word_start(end)
    leads = (
        len(member) <= 2 or text[start - 1] in _LEADS_TO_VERB or words.tag(words.word_start(start)) in ("d", "v", "x")
    )
    return words.tag(start) in VERBS and leads


def _governs_both(text: str, words: TaggedText, end: int, tags: list[str]) -> bool:
    """True when the verb at the phrase's end governs the list's member before end too: 暴雨、|台风预报, 隐私和|个人信息
    保密; but not 资格审查和|风险防范."""
    if len(tags) < 2 or tags[0] not in NOUNS | {"r"} or tags[0] == "vn":
        return False
    return words.tag(words.word_start(end)) in ("n", "ns", "nz", "j", "l", "nr", "ng", "b")


def _object_goes_on(text: str, words: TaggedText, end: int, last: str) -> bool:
    """True when the object of a phrase's verb does not end at end: 接受社会|和公民的监督, 计入当期|收入,
    核发危险品|及其包装物的许可证, 没有法律|根据. last: the tag of the phrase's last word."""
    after = words.tag(end)
    if last == "t" and after not in _AFTER_OBJECT:
        return True
    return text.startswith(("及其", "根据", "依据"), end) or (
        after == "c" and words.tag(words.word_end(end)) in ("n", "ns", "nt")
    )


def cut_in_list(text: str, words: TaggedText, span: Span) -> bool:
    """True when span is a part of a list's member: 矿山、|金属|冶炼, 公交和|防洪|防涝设施, 福利奖券、|体育奖券发行."""
    before, after = text[span.start - 1 : span.start], words.tag(span.end)
    if before in tuple("、和与及或"):
        member = re.split(r"[、和与及或，。；：]", text[max(0, span.start - 16) : span.start - 1])[-1]
        inside = text[span.start : span.end - 1]
        shared = len(member) > 3 and member[-2:] in inside and not text[span.start : span.end].endswith(member[-2:])
        tags = [w.tag for w in words.words(span.start, span.end)]
        if tags[0] in NOUNS and any(tag in VERBS for tag in tags[1:-1]):
            return True  # 委托学院、|个人保管试剂: the list ends with 个人
        if (
            tags[0] in VERBS
            and tags[-1] in NOUNS
            and len(tags) > 1
            and _is_bare_verb(text, words, span.start - 1, member)
        ):
            return True  # 收集、|调取证据
        verb = tags[-1] in (*VERBS, "vn") or text.endswith(_DOES, span.start, span.end)
        if verb and _governs_both(text, words, span.start - 1, tags):
            return True
        return shared or after in HEADS or (after[:1] == "v" and words.tag(words.word_start(span.end)) in NOUNS)
    if after not in HEADS:
        return False
    end = words.word_end(span.end)
    return text[end : end + 1] == "、"  # 实施|高端|装备、信息网络
