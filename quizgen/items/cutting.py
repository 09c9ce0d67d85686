"""A sentence too long to ask whole is cut into runs of clauses that stand alone, never so that its meaning changes."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quizgen.chinese.patterns import lazily
from quizgen.chinese.sentences import clauses
from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span
from quizgen.items import standing

# In characters. A sentence up to WHOLE is never cut; none above LONGEST is asked whole. The items that people write
# have a median of 45 characters, and nine in ten stay below 110.
WHOLE, LONGEST = 64, 120
# A cut piece keeps at least so much, so that the rest says what is asked.
LEAST_PIECE = 18

OPEN, CLOSE = "“「『（《〈(【", "”」』）》〉)】"
# An actor at the start of a clause, whatever the tags say of its first word (审计人员, 采购单位).
_ACTOR = re.compile(
    r"(?!对|向|由|在|按|经|从|为|与)[^，。；：、的]{0,12}?(?:机关|机构|部门|人员|单位|组织|企业|委员会|政府|法院|检察院|工会|学校|负责人)"
    r"[^，。；：、的]{0,20}(?:应当|可以|不得|必须|有权|要|负责)"
)
_LIMB_END = re.compile("[；;。\n]")
# A clause that starts so says when or how far the one before it holds.
_QUALIFIES = re.compile("但|不过|否则|除|而|却|只有|才|也|并|即|就|都|不得|的|经(?![济营验费常])|可以|应当|方可")
# 由部门查询账户，银行应当予以配合: in what, only the clause before says.
_HELPS = re.compile(r"[^，]{0,24}(?:予以|给予|积极|应当|进行)(?:配合|协助|支持)[；;。]?$")
# The rest of a list that is told with commas: …，检验日期，检验人员等内容.
_LIST_REST = re.compile(r"等[^，。；的]{0,4}(?:内容|事项|情况|信息|材料|资料|方面|情形|工作)[。；]?$")
# A clause that starts with one of these asks something of everybody: it needs no subject.
_DEMANDS = re.compile(r"(?:要|必须|务必|坚决|坚持|严禁|禁止|切实|着力|大力|自觉|认真|深入|努力|牢固)")
_FORBIDS = lazily("禁止|严禁|任何|违反")
# 整改319项, 下降7%, 2025年建成80家: of what, only the clause before says.
_COUNTS = re.compile(r"(?:\d{4}年[底末]?前?)?[^\W\d]{1,4}\d")
# What a sentence of a statute says must, may or does hold; without it the words are a condition only.
NORM = lazily(
    "应(?![急对用变付纳诉邀验聘援])|可以|不得|必须|有权|无权|由(?![于此来])|(?<![因行作认以])为(?![了避])|是(?![否])|予以|处[以一二三四五六七八九十]|"
    "给予|责令|禁止|不予|负责(?!人|[^，]{1,12}的)|承担|适用|享有|实行|归|属于|包括|视为|(?:国家|各级[^，]{2,6})(?:鼓励|支持|保护|建立|加强|推动|提倡|保障)"
)
MODAL = re.compile("应当|必须|不得|可以|有权|要")


def pieces(text: str, sentence: Span, words: TaggedText, *, legal: bool) -> Iterator[Span]:
    """The sentence, or the runs of clauses it is cut into when it is too long.

    legal: in a legal text every duty has its bearer, so no clause without a subject is cut from the one that names it.
    """
    start = sentence.start + standing.opening_length(text[sentence.start : min(sentence.end, sentence.start + 40)])
    if sentence.end - start <= WHOLE:
        yield Span(start, sentence.end)
        return
    parts = list(_closed_clauses(text, Span(start, sentence.end)))
    has_subject = not all(_lacks_subject(text, part, words) for part in parts[:2])
    begin = start
    for here, after in pairwise(parts):
        if here.end - begin < LEAST_PIECE or sentence.end - after.start < LEAST_PIECE:
            continue
        strong = text[here.end - 1] in "；;"
        if not strong and (after.end - begin <= WHOLE or (legal and not NORM.search(text, begin, here.end))):
            continue
        if _can_part(text, here, after, words, has_subject=has_subject, legal=legal):
            yield Span(begin, here.end)
            begin = after.start + standing.opening_length(text[after.start : after.end])
    rest = Span(begin, sentence.end)
    short = _shortened(text, rest, parts, words)
    # Cut off before it says what must be done, a legal sentence is a condition only.
    yield rest if legal and short != rest and not NORM.search(text, short.start, short.end) else short


def _shortened(text: str, piece: Span, parts: list[Span], words: TaggedText) -> Span:
    """The piece, or where it is too long to ask its first clauses, up to one that can close it."""
    if len(piece) <= LONGEST:
        return piece
    best = piece
    for here, after in pairwise(parts):
        if here.end <= piece.start + LEAST_PIECE or here.end - piece.start > LONGEST:
            continue
        ends = text[here.start : here.end]
        if not (
            standing.is_unfinished(ends) or _dangles(text, here, words) or _changes(ends, text[after.start : after.end])
        ):
            best = Span(piece.start, here.end)
    return best


_BASIS = re.compile("按照|根据|依照|依据")
_LEADS_ON = frozenset(
    ["通过", "使", "让", "令", "把", "将", "作为", "按照", "根据", "围绕", "针对", "结合", "对", "由", "向"]
)


def _dangles(text: str, clause: Span, words: TaggedText) -> bool:
    """True when what the clause's last 通过, 使 or 把 leads up to is still to come: 鼓励支部通过多种形式，."""
    waits = False
    found = [w for w in words.words(word_start(words, clause.start), clause.end) if w.tag != "x"]
    if found and _BASIS.match(text, found[0].start) and found[-1].tag[0] == "n":
        return True  # 按照占用湿地的面积，
    for word in found:
        if text[word.start : word.end] in _LEADS_ON:
            waits = True
        elif word.tag[0] in "vad" and word.tag not in ("vn", "an"):
            waits = False
    return waits


def _changes(here: str, after: str) -> bool:
    """True when leaving the clause after away would change what the words up to here say."""
    if _QUALIFIES.match(after) or "除外" in after:
        return True
    # 不讲真实姓名、住址，身份不明的，…: the condition goes on.
    return here[-1:] not in ("；", ";", "。") and after.rstrip("，,").endswith(("的", "时", "后"))


def _closed_clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Clauses with every quotation mark and bracket closed in them."""
    start, depth = None, 0
    for clause in clauses(text, sentence):
        words = text[clause.start : clause.end]
        start = clause.start if start is None else start
        depth += sum(words.count(c) for c in OPEN) - sum(words.count(c) for c in CLOSE)
        if depth <= 0:
            yield Span(start, clause.end)
            start, depth = None, 0
    if start is not None:
        yield Span(start, sentence.end)


def _can_part(text: str, here: Span, after: Span, words: TaggedText, *, has_subject: bool, legal: bool) -> bool:
    """True when the sentence may be cut between two clauses without changing what either side says.

    has_subject: the sentence's first clause names who or what; a later clause without a subject then leans on it, as
    it always does in a legal text.
    """
    if standing.is_unfinished(text[here.start : here.end]) or _dangles(text, here, words):
        return False
    begin = after.start + standing.opening_length(text[after.start : after.end])
    clause = text[begin : after.end]
    if (
        not clause
        or standing.leans(clause)
        or _changes(text[here.start : here.end], clause)
        or _same_ending(text, here, after)
        or _HELPS.match(clause)
        or _is_list_rest(text, begin)
        or _COUNTS.match(clause)
        or (not legal and _is_topic(text, here, clause, words))
    ):
        return False
    if _lacks_subject(text, Span(begin, after.end), words):
        if legal:
            return _FORBIDS.match(clause) is not None
        return not has_subject or _DEMANDS.match(clause) is not None
    return True


def _is_topic(text: str, here: Span, after: str, words: TaggedText) -> bool:
    """True when a clause only says in what, and the next what must be done: 反对官僚主义，|要着重解决…."""
    if text[here.end - 1] in "；;。" or not after.startswith(("要", "必须", "应", "就")):
        return False
    return MODAL.search(text, here.start, here.end) is None and _lacks_subject(text, here, words)


def _same_ending(text: str, here: Span, after: Span) -> bool:
    """True for ……的问题；……的问题: limbs of one verb, which only the first has."""
    end = _LIMB_END.search(text, after.start, after.start + LONGEST)
    a, b = text[here.start : here.end].rstrip("，；。：、 "), text[after.start : end.start() if end else after.end]
    return len(a) > 3 and a[-3:] == b[-3:] and a[-3] == "的"


def _is_list_rest(text: str, begin: int) -> bool:
    """True when what is left of the sentence only goes on with a list: 检验日期，检验人员等内容."""
    end = _LIMB_END.search(text, begin, begin + LONGEST)
    rest = text[begin : end.start() if end else begin + LONGEST]
    return _LIST_REST.search(rest) is not None and MODAL.search(rest) is None


_NO_SUBJECT = frozenset("vpdcu")


def _lacks_subject(text: str, clause: Span, words: TaggedText) -> bool:
    """True when the clause opens with a verb, a preposition or an adverb, or has no verb at all."""
    if _ACTOR.match(text, clause.start, clause.end):
        return False
    first, has_verb = "", False
    for word in words.words(word_start(words, clause.start), clause.end):
        tag = word.tag
        if not first and tag != "x":
            first = tag
        elif (
            (tag[0] == "v" and tag != "vn")
            or tag in ("p", "zg")
            or text[word.start : word.end] in ("有", "为", "在", "是")
        ):
            has_verb = True
    return not has_verb or (first[:1] in _NO_SUBJECT and first != "vn")


def word_start(words: TaggedText, offset: int) -> int:
    return offset if words.is_boundary(offset) else words.word_end(offset)
