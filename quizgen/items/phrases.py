"""Is a span a phrase that a person would cut out whole? Judged by the words at its edges and next to them."""

import re

from quizgen.chinese.words import TaggedText, Word, entry
from quizgen.document.span import Span

LONGEST = 14

# A blank never begins or ends with these: particles, prepositions, conjunctions, measure words, suffixes, marks.
_NO_FIRST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "q", "f", "k", "x", "zg", "e", "o"])
_NO_LAST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "d", "x", "zg", "e", "o", "r", "h", "f"])
_NOUNS = frozenset(["n", "vn", "an", "nz", "nt", "ns", "nr", "j", "ng", "nrt", "l", "i", "b", "eng"])
_HEADS = frozenset(["n", "vn", "ng", "nz", "nt", "an", "k"])
_VERBS = frozenset(["v", "vg", "vi", "vd"])
# After a phrase that ends in a verb nothing may follow that the verb governs.
_AFTER_VERB = frozenset(["x", "end", "uj", "c", "y", ""])

# After a verb with its object: nothing that the object may go on with.
_AFTER_OBJECT = frozenset(["x", "end", "c", "p", "d", "y", ""])

_MODAL = re.compile(r"应当|可以|不得|必须|有权|应该|不能|能够|无权|需要|不要|严禁|禁止|[要可应须得能]")
# Verbs that another verb may follow as their object: the blank may begin after them.
_GOVERNS = re.compile(
    r"应当|可以|不得|必须|有权|应该|不能|能够|无权|需要|严禁|禁止|[要可应须得能]|实行|坚持|进行|予以|给予|加强|负责|组织|"
    r"开展|鼓励|支持|推动|推进|促进|实现|履行|接受|停止|责令|请求|申请|提供|依法|是|为"
)
_NO_FIRST_CHARACTER = "并就也都还再即仍均曾已将被把所其该此这那我你他是以对在由从向按为与和及"
_VAGUE = re.compile(
    r"进行|有关|相关|工作|情况|方面|问题|要求|开展|其他|一些|重要|主要|具有|作为|国家有关|多一些|好一些|[上下起出]来|特别是|就是|"
    r"没有|完全|同志|期间|以来|左右|之间|同时|领导|部门|机构|人员|组织|方式|成为|部分|目前|现在|今年|我们|大家|使用|以[上下]|单位|"
    r"内容|规定|下列|之一|的人|依照|根据|按照|按规定|认为|[作提]出|具体|属于|一[个项种次]|各[种项]|以及|有的|可能|有关规定|全面|"
    r"进一步|努力|积极|认真|切实|不断|继续|加快|大力|深入|高度|充分|更加|明显|较大|很大|突出|需要|特点|面对|面向|做到|得到|通过|"
    r"归根到底|归根结底|总的来说|一般来说|应当|可以|不得|必须|有权|应该|禁止|严禁|(?:相关|有关|各项|本职)工作|各[级地类]|全[院国党社]|我[院国们市省]|本[法章条单院行].*|.+本(?:法|条例|规定|办法|细则).*|本(?:条例|规定|办法|细则)|.*这些?.*|第[一二三四五六七八九十百]+[条章款项].*|"
    r"(?:有关|相关|其他|各)(?:资料|材料|文件|部门|单位|机构|人员|方面|规定|情况|信息|工作)|采取措施|具体办法|发生|产生|存在|持有|不能|选出|参加|会上|出现|带来|处于|采取有效|需要.*|"
    r"之日起|之日|范围内|力度|全称|简称|配合|协助"
)
# Verbs by tag that are nouns after a noun: 社会|组织.
_NOUN_OR_VERB = re.compile(r"组织|代表|领导|管理|保险|服务|教育|决定|预防|救援|保护")
# The second half of 被审计|单位, 审计|机关负责人.
_BODY = re.compile(r"(?:单位|机关|机构|部门|人员|组织)")
# Said of nearly everything: half of 资金安排, 银行账户.
_WEAK = re.compile("安排|账户|情况|信息|材料|资料|事项|制度|工作|活动|项目|范围|内容|条件|形式")
# 法定授权|范围 says no more than 法定授权.
_SCOPE = re.compile("范围|情况|事项|方式|期间|过程|环节|方面")
_LOPSIDED = re.compile(r"[^、]{1,3}、[^、]{4,}|[^、]{4,}、[^、]{1,3}")
# Words that never stand alone before a blank.
_BINDS = re.compile(r"[逆反超较更最颇甚拒每各第全该本非不未所边应自上下]|各级|地方各级")
_COUNTED_ONE = re.compile(r"一[个名项种条位次件类份所批系些部定般半时直起致律样切]|不[^的]*的|[二两]批")
# In the middle of a phrase these make it a sentence: 住所地为合同, 收货人无正当理由.
_MIDDLE = frozenset("为是有无未不在向对就把将被于由从")
_BAD_LAST = re.compile(r"(?:负责|无关|有关|进行|提供|承担|责令|相互促进|除外|依法|及时|共同|另行|立即|[个项种名条])$")
_MARKS_INSIDE = re.compile(r"[，。；：！？\n]")


def is_phrase(text: str, words: TaggedText, span: Span) -> bool:
    """True when span can be blanked: whole words, one phrase, not vague, and no half of a longer one."""
    phrase = text[span.start : span.end]
    if not (1 < len(phrase) <= LONGEST or phrase.isdigit()) or not _balanced(phrase):
        return False
    if (
        _LOPSIDED.fullmatch(phrase)
        or _VAGUE.fullmatch(phrase)
        or _MARKS_INSIDE.search(phrase)
        or _COUNTED_ONE.match(phrase)
    ):
        return False
    if not (words.is_boundary(span.start) and words.is_boundary(span.end)) or _cuts_figure(text, span):
        return False
    if phrase[0] in "《“" and phrase[-1] in "》”":
        return True
    parts = words.words(span.start, span.end)
    tags = [w.tag for w in parts]
    if _bound_before(text, span) or _is_sentence_like(phrase, [text[w.start : w.end] for w in parts], tags):
        return False
    if len(parts) > 1 and (_BAD_LAST.search(phrase) or "等" in phrase or _runs_on(phrase, parts, span.start)):
        return False
    if _cut_in_list(text, words, span):
        return False
    if _cut_left(text, words, span, tags) or _cut_right(text, words, span, tags):
        return False
    return not _reads_otherwise(text, words, span)


# 登记机关办理变更登记: tagged as a noun, these are deeds all the same.
_SOMEBODY_DOES = re.compile("[^的]{2,}(?:办理|缴纳|提出|交付|支付|报送|开始|承担)[^的者]{2,}")


def _bound_before(text: str, span: Span) -> bool:
    """True when the character before belongs to the phrase: 应|纳税额, 逆|周期调节, 上|一级学院."""
    before = text[span.start - 1 : span.start] if span.start else ""
    if before == "至" and text[span.start] in "一二三四五六七八九十两":
        return True
    return before in tuple("应逆非未") or (text[span.start] == "一" and before in tuple("上下同"))


def _is_sentence_like(phrase: str, surfaces: list[str], tags: list[str]) -> bool:
    """True when the phrase begins or goes on as a sentence does: 收货人无正当理由, 试剂当日退库."""
    if phrase[0] in _NO_FIRST_CHARACTER or tags[0] in _NO_FIRST or tags[-1] in _NO_LAST:
        return True
    if len(surfaces) > 1 and _MODAL.fullmatch(surfaces[0]) and surfaces[0] not in ("可", "要", "能"):
        return True
    if any(_MODAL.fullmatch(s) or s in _MIDDLE for s in surfaces[1:]) or "p" in tags[1:]:
        return True
    if "并" in phrase or "促其" in phrase or phrase[1:2] == "来" or _SOMEBODY_DOES.fullmatch(phrase):
        return True
    # 试剂当日|退库, 用途合理利用土地
    return len(tags) > 1 and tags[0] in _NOUNS and (tags[-1] == "t" or "d" in tags[1:] or "ad" in tags[1:])


# One character that ends a name: 检测员, 通行证.
_LAST_CHARACTER = "人者员书证费金权法率性度量额品物制会部院所站厅局处线点区市县省国党网室车船款税罪刑类型级群们力案"


def _runs_on(phrase: str, parts: list[Word], start: int) -> bool:
    """True when a phrase of several words goes on into the next one: 开奖规程开奖, 投资六十亿元, 具体问题学."""
    last = phrase[parts[-1].start - start :]
    if last in phrase[: -len(last)] or (len(last) == 1 and last not in _LAST_CHARACTER) or parts[-1].tag == "ad":
        return True
    return any(c.isdigit() for c in phrase) and not phrase[0].isdigit() and "的" not in phrase


_POINT = re.compile("点[零〇一二三四五六七八九]|(?<=周)年")
_COUNT_BEFORE = re.compile(r"[\d０-９一二三四五六七八九十百千万两几]个$")


def _cuts_figure(text: str, span: Span) -> bool:
    """True when span begins or ends inside a figure: ９|万多件, 百分之八|点六."""
    if text[max(0, span.start - 1) : span.start].isdigit() or text[span.end : span.end + 1].isdigit():
        return True
    if _COUNT_BEFORE.search(text, max(0, span.start - 2), span.start):
        return True
    return _POINT.match(text, span.end) is not None


def _reads_otherwise(text: str, words: TaggedText, span: Span) -> bool:
    """True when a word of the dictionary reaches across an end: 有|效应|对 is 有效 应对, 休息|日前 is 休息日 前."""
    if span.start == 0 or span.end == len(text):
        return False
    before, first = text[words.word_start(span.start) : span.start], text[span.start : words.word_end(span.start)]
    last, after = text[words.word_start(span.end) : span.end], text[span.end : words.word_end(span.end)]
    if before.isalpha() and (_is_word(before + first) or (len(before) > 1 and _is_word(before + first[0]))):
        return True
    if after.isalpha() and (_is_word(last + after) or _is_word(last[-2:] + after)):
        return True
    return len(span) == 2 and _is_word(before[-1:] + first[0]) and _is_word(last[-1] + after[:1])


def _is_word(text: str) -> bool:
    return len(text) > 1 and entry(text) is not None


def is_in_quotation(text: str, span: Span) -> bool:
    """True when span is a part of a short quotation, a term of its own: “|四人|帮”."""
    opened = text.rfind("“", max(0, span.start - 12), span.start)
    closed = text.find("”", span.end, span.end + 12)
    if opened < 0 or closed < 0 or "”" in text[opened : span.start]:
        return False
    return (opened + 1, closed) != (span.start, span.end)


def _cut_in_list(text: str, words: TaggedText, span: Span) -> bool:
    """True when span is a part of a list's member: 矿山、|金属|冶炼, 公交和|防洪|防涝设施, 福利奖券、|体育奖券发行."""
    before, after = text[span.start - 1 : span.start], words.tag(span.end)
    if before in tuple("、和与及或"):
        member = re.split(r"[、和与及或，。；：]", text[max(0, span.start - 16) : span.start - 1])[-1]
        inside = text[span.start : span.end - 1]
        shared = len(member) > 3 and member[-2:] in inside and not text[span.start : span.end].endswith(member[-2:])
        tags = [w.tag for w in words.words(span.start, span.end)]
        if tags[0] in _NOUNS and any(tag in _VERBS for tag in tags[1:-1]):
            return True  # 委托学院、|个人保管试剂: the list ends with 个人
        return shared or after in _HEADS or (after[:1] == "v" and words.tag(words.word_start(span.end)) in _NOUNS)
    if after not in _HEADS:
        return False
    end = words.word_end(span.end)
    return text[end : end + 1] == "、"  # 实施|高端|装备、信息网络


def is_list_edge(text: str, words: TaggedText, first: Span, last: Span) -> bool:
    """True when a list may begin with first and end with last: neither is half of a longer phrase (集体|宿舍)."""
    after, ends = words.tag(last.end), words.tag(words.word_start(last.end))
    if (after in _HEADS and ends in _NOUNS) or (ends in ("a", "ad", "b", "d") and after not in _AFTER_VERB):
        return False
    if ends in _NOUNS and _NOUN_OR_VERB.match(text, last.end):
        return False
    if after == "v" and words.tag(last.start) == "v":
        return False  # 推进改革、促进总量基本|平衡
    before = words.tag(words.word_start(first.start)) if first.start else "x"
    if before in (*_VERBS, "vn") and _BODY.match(text, first.start):
        return False
    return before not in ("m", "h") and not (before in _NOUNS and words.tag(first.start) in _NOUNS)


def is_whole_clause(text: str, span: Span, within: Span) -> bool:
    """True when span fills all that stands between two marks (or the ends of within)."""
    before = span.start == within.start or text[span.start - 1] in "，。；：！？,;: \n"
    after = span.end == within.end or text[span.end] in "，。；：！？,;: \n"
    return before and after


def _balanced(phrase: str) -> bool:
    return all(phrase.count(a) == phrase.count(b) for a, b in ("“”", "《》", "（）"))


def _cut_left(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words before belong to the phrase: 消防救援|机构验收, 统筹|谋划和协调."""
    if span.start == 0:
        return False
    before_start = words.word_start(span.start)
    before, surface = words.tag(before_start), text[before_start : span.start]
    phrase, several = text[span.start : span.end], len(tags) > 1
    if before in ("m", "h") or _BINDS.fullmatch(surface):
        return True
    if several and re.search(r"[和与或及]", phrase) and before not in ("x", "p", "end", "c"):
        return not (before in _VERBS and tags[0] in _NOUNS and tags[0] != "vn")
    if surface in ("和", "与", "或", "及", "、") and several and "的" in phrase:
        return True
    if several and "的" in phrase and (before in ("a", "b", "uj", "ns") or (before in _NOUNS and tags[0] in _VERBS)):
        return True  # 珍贵|样品的登记, 最小距离|构成的空间, 有组织的|灭火工作的义务
    if several and tags[1] == "uj" and before in ("v", "vn", "n") and tags[0] in ("v", "vn"):
        return True  # 组织|领导的责任
    if surface == "等" and _SUMS_UP.match(phrase):
        return True
    if before == "p" and several and ("d" in tags or "ad" in tags or tags[-2] in ("v", "c")) and "的" not in phrase:
        return True  # 按照|规定及时澄清事实
    if before in ("p", "uj") and several and tags[0] in _NOUNS and _DOES.search(phrase):
        return True  # 的|部门报告, 依照|法律纳税
    if before in ("p", "uj"):
        doing = tags[-1] == "v" and (before == "p" or tags[0] in _NOUNS)
        return several and (doing or (before == "p" and any(t in _VERBS for t in tags[1:])))
    if before in (*_VERBS, "vn") and (_cut_after_verb(surface, phrase, tags) or _SCOPE.fullmatch(phrase)):
        return True
    return before in _NOUNS and _cut_after_noun(phrase, tags, words.tag(span.end))


def _cut_after_verb(surface: str, phrase: str, tags: list[str]) -> bool:
    """The verb before (surface) governs only a part of the phrase: 被审计|单位提出, 原有审批|项目的三成."""
    if _BODY.match(phrase):
        return True
    if tags[0] in (*_VERBS, "vn"):
        return len(tags) > 1 and _GOVERNS.fullmatch(surface) is None
    if tags[0] not in _NOUNS:
        return False
    figure = "的" in phrase and any(c.isdigit() for c in phrase)
    return figure or any(t in _VERBS for t in tags[1:])


def _cut_after_noun(phrase: str, tags: list[str], after: str) -> bool:
    """The noun before is the first half of a compound: 社会|组织, 消防|救援机构."""
    if _NOUN_OR_VERB.match(phrase):
        return True
    return tags[0] in _NOUNS and (
        len(tags) > 1 or after in _HEADS or after[:1] == "v" or _WEAK.fullmatch(phrase) is not None
    )


# 等|领域改革: any list may be summed up so.
_SUMS_UP = re.compile("领域|方面|各|相关|有关|行业|地区|工作|问题|内容|事项")
_DOES = re.compile(
    "(?:办理|执行|处理|相辅相成|相适应|相协调|相结合|报告|备案|公告|申请|纳税|检举|举报|登记|检查|批准|制定|确定|支付)$"
)
_DEED = re.compile("规定|批准|制定|公布|决定|审[核批查]|备案|报告|会同|负责|组织|管理|提出|确定|认定|核准")


def _cut_right(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words after belong to the phrase: 不断创新工作方式|方法, 勇于担当|作为."""
    after = words.tag(span.end)
    if text[span.start - 1 : span.start] in tuple("由经向报") and _DEED.match(text, span.end):
        return False  # 由|国务院财政部门|规定
    if after == "c" and len(tags) > 1 and "的" in text[span.start : span.end]:
        return True
    if after == "uj":
        return len(tags) > 1 and tags[0] in _VERBS
    if after in ("end", "x", ""):
        return False
    if after in ("k", "q", "f") or (after == "r" and len(tags) > 1) or text[span.end] in "者性化率们份出起到":
        return True
    if tags[-1] == "m":
        return after in ("m", "q", "n")
    if len(tags) > 1 and tags[-1] in _VERBS and after not in _AFTER_VERB:
        return True
    if (
        len(tags) > 1
        and tags[0] in _VERBS
        and after == "c"
        and words.tag(words.word_end(span.end)) in ("n", "ns", "nt")
    ):
        return True  # 接受社会|和公民的监督
    opens = any(tag in (*_VERBS, "vn") for tag in tags[:2])
    if len(tags) > 1 and opens and tags[-1] in _NOUNS and after not in _AFTER_OBJECT:
        return True
    if after in _HEADS and (tags[-1] in _NOUNS or tags[-1] in ("v", "a", "b")):
        return len(tags) > 1
    return False
