"""Words cut out of something longer: the end of a name, half of a list's member, a deed with its first object."""

from quizgen.chinese.patterns import lazily
from quizgen.document.span import Span
from quizgen.items.material import Material

# A quotation and a title are whole, whatever stands in them.
_OPENS, _CLOSES = ("“", "《"), ("”", "》")


def is_cut_out(material: Material, place: Span, within: Span) -> bool:
    """True when the words at place are a part of a longer phrase, or take in a part of another; within: the sentence
    asked."""
    text = material.text
    asked = text[place.start : place.end]
    if text[place.start - 1 : place.start] in _OPENS and text[place.end : place.end + 1] in _CLOSES:
        return False
    if material.words.word_end(place.start) == place.start + 1 and asked[0] in "使让令":
        return True  # 使资金|回到手中
    if "、" in asked and asked[0] not in "“《" and text.startswith("的", place.end):
        return True  # 包括|毒品犯罪、黑社会性质|的组织犯罪、走私犯罪
    return (
        _takes_too_much(asked)
        or (_QUALITY.match(text, place.end) is not None and _is_quality(material, place))
        or _is_predicate(material, place)
        or _is_cut_from_a_deed(material, place)
        or _is_end_of_a_name(material, place)
        or _is_behind_a_prefix(material, place, within)
        or _joins_members(text, place)
        or _leaves_half_a_word(material, place, within)
        or _governs_on(material, place)
    )


# 甲型|肝炎, 1型|糖尿病
_OF_A_TYPE = lazily(r"[\d甲乙丙丁戊ABⅠⅡⅢ][型类级]$")
_BODY = lazily("(?:委员会|办公室|指挥部|管理局|监督局|保障局|领导小组)$")
_PART_OF_NAME = frozenset(["n", "nz", "vn", "an", "a", "j"])


def _is_end_of_a_name(material: Material, place: Span) -> bool:
    """True for the end of a body's name (市卫生|健康委员会), and for what a quality of two characters belongs to
    (可燃|气体, 有害|物质)."""
    text, words = material.text, material.words
    start = words.word_start(place.start) if place.start else 0
    if place.start - start != 2:
        return False
    if _BODY.search(text, place.start, place.end):
        return words.tag(start) in _PART_OF_NAME
    one = words.word_end(place.start) == place.end and words.tag(place.start)[:1] == "n"
    return one and text[start] in "可易有" and text[start : start + 2] not in ("有关", "可以", "有权")


# 环|太平洋地震带, 非|公有制经济
_PREFIXES = ("环", "泛", "非", "准", "副", "超", "亚", "抗", "反")


def _is_behind_a_prefix(material: Material, place: Span, within: Span) -> bool:
    """True behind a prefix of one character, and behind a type: 环|太平洋地震带, 1型|糖尿病."""
    text, words = material.text, material.words
    if text.endswith(_PREFIXES, within.start, place.start) and words.word_start(place.start) == place.start - 1:
        return True
    return _OF_A_TYPE.search(text, max(within.start, place.start - 3), place.start) is not None


_AND = lazily("(?:以及|[和与及、])")


def _governs_on(material: Material, place: Span) -> bool:
    """True for a verb with the first of its objects: |扩展对外贸易|和经济技术交流."""
    words, text = material.words, material.text
    own, tie = words.words(place.start, place.end), _AND.match(text, place.end)
    if tie is None or len(own) < 2 or own[-1].tag[0] not in "nlj" or not words.is_boundary(tie.end()):
        return False
    verb = own[1] if own[0].tag[:1] in ("a", "d") and len(own) > 2 else own[0]
    return verb.tag == "v" and words.tag(tie.end())[0] not in "vd"


# Classes of a lone character that names something.
_NAMES = ("n", "ng", "zg", "g", "a", "b", "j")


# Verbs that only lead up to what is done: 对支部书记|进行通报批评.
_LEADS_UP = ("进行", "予以", "给予", "加以")


# So long a predicate of several words is told in many ways.
_LONG = 6


def _is_predicate(material: Material, place: Span) -> bool:
    """True for a verb that only leads up to another, and for much that is said of a subject: 负责人|带头讲一次课|."""
    words, text = material.words, material.text
    own = words.words(place.start, place.end)
    if len(own) < 2 or own[0].tag not in ("v", "d", "ad") or place.start == 0:
        return False
    before = words.tag(words.word_start(place.start))
    return text.startswith(_LEADS_UP, place.start) or (
        len(own) > 2 and len(place) >= _LONG and before in ("n", "nt", "nr", "nz")
    )


# 容易被|发现的阶段|, 最|担心的问题|: the blank begins inside what stands before 的.
_INTO = ("被", "最", "所")
# Particles that bind a verb to what follows it: 运动开展|得晚|, |作出了|要求.
_PARTICLES = frozenset(["ul", "uz", "ug", "ud", "uv"])
# 要严肃|追究责任|, 大幅|降低流通成本|: after such a word any deed and its object may follow.
_MANNER = lazily("(?:严肃|严格|大幅|充分|全面|切实|认真|努力|积极|自觉|及时|主动|着力|大力|深入|扎实|有效|持续|不断)$")
# Verbs that the dictionary does not tag as such.
_DEEPENS = ("深化", "优化", "强化")
_ONCE = lazily("[一二两三]次$")


def _is_cut_from_a_deed(material: Material, place: Span) -> bool:
    """True for words that are cut out of the middle of a longer phrase, with a particle or a deed's first noun."""
    text, own = material.text, material.words.words(place.start, place.end)
    asked = text[place.start : place.end]
    if text[place.start - 1 : place.start] in _INTO and "的" in asked[1:-1]:
        return True
    if asked[0] not in "“《" and any(w.tag in _PARTICLES for w in own):
        return True
    if _is_whole_predicate(text, place) or (asked.endswith(_COMPARES) and text.startswith("于", place.end)):
        return True  # 工作日|有别|于休息日
    # A word so long that the dictionary does not know is a deed with its object, too: 追究责任.
    deed = (len(own) == 1 and len(place) > 3) or (len(own) > 1 and own[0].tag == "v" and own[-1].tag[0] == "n")
    if deed and _MANNER.search(text, max(0, place.start - 3), place.start):
        return True
    if len(own) < 2 or (own[0].tag != "v" and not asked.startswith(_DEEPENS)):
        return False
    if own[-1].tag[0] == "n" and material.words.tag(place.end) in ("n", "vn", "nz", "l", "j"):
        return True  # 进一步|深化行政|体制改革
    # 委托事务所|审计一次|; 着力|解决农民工|在就业方面的问题
    return _ONCE.search(asked) is not None or (own[-1].tag[0] == "n" and text.startswith("在", place.end))


_COMPARES = ("区别", "有别", "有利", "不利", "等同", "相当", "来源", "取决", "不同", "不限")
_IS = ("是", "成为")


def _is_whole_predicate(text: str, place: Span) -> bool:
    """True for all that a sentence says its subject is, which nobody gives word for word: 航道是|两岸往来的要道|."""
    asked = text[place.start : place.end]
    return (
        text.endswith(_IS, 0, place.start)
        and text[place.end : place.end + 1] in ("。", "；", "\n", "")
        and len(asked) >= _LONG
        and "的" in asked
        and asked[0] not in "“《"
    )


def _takes_too_much(asked: str) -> bool:
    """True for a whole list in one blank, and for a quotation with the words around it."""
    return ("“" in asked[1:] and asked[0] != "“") or (asked.count("、") > 1 and asked[0] not in "“《")


_QUALITY = lazily("的")


def _is_quality(material: Material, place: Span) -> bool:
    """True for one adjective before 的: 通过|复杂|的交易."""
    words = material.words
    return words.word_end(place.start) == place.end and words.tag(place.start) in ("a", "ad", "an", "d")


def _joins_members(text: str, place: Span) -> bool:
    """True for two members of a longer list in one blank: 爱心、细心、|耐心、责任心|."""
    beside = text[place.start - 1 : place.start] == "、" or text[place.end : place.end + 1] in ("、", "和")
    return beside and "、" in text[place.start : place.end] and text[place.start] not in "“《"


def _leaves_half_a_word(material: Material, place: Span, within: Span) -> bool:
    """True when of a list's member only one character is left before the blank, and it is a noun: 云计算、物|联网|."""
    before = material.text[max(within.start, place.start - 2) : place.start]
    return len(before) == 2 and before[0] == "、" and material.words.tag(place.start - 1) in _NAMES
