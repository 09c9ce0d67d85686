"""Is a span a phrase that a person would cut out whole? Judged by the words at its edges and next to them."""

import re

from quizgen.chinese.words import TaggedText, Word, entry
from quizgen.document.span import Span
from quizgen.items.phrase_edges import (
    AFTER_VERB,
    BODY,
    HEADS,
    NOUN_OR_VERB,
    NOUNS,
    VERBS,
    cut_in_list,
    cut_left,
    cut_right,
)
from quizgen.items.word_tables import pattern, words_of

_TABLE = "phrases.txt"

LONGEST = 14

# A blank never begins or ends with these: particles, prepositions, conjunctions, measure words, suffixes, marks.
_NO_FIRST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "q", "f", "k", "x", "zg", "e", "o"])
_NO_LAST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "d", "x", "zg", "e", "o", "r", "h", "f"])

_MODAL = re.compile(r"应当|可以|不得|必须|有权|应该|不能|能够|无权|需要|不要|严禁|禁止|[要可应须得能]")
_NO_FIRST_CHARACTER = "并就也都还再即仍均曾已将被把所其该此这那我你他是以对在由从向按为与和及"
_VAGUE = words_of(_TABLE, "vague")
_VAGUE_PATTERNS = pattern(_TABLE, "vague_patterns")
_LOPSIDED = re.compile(r"[^、]{1,3}、[^、]{4,}|[^、]{4,}、[^、]{1,3}")
_COUNTED_ONE = re.compile(r"一[个名项种条位次件类份所批系些部定般半时直起致律样切]|不[^的]*的|[二两]批")
# In the middle of a phrase these make it a sentence: 住所地为合同, 收货人无正当理由.
_MIDDLE = frozenset("为是有无未不在向对就把将被于由从")
_BY = re.compile("经(?![济营验费常理纪典络贸销办手])")
_GOES_ON = re.compile("进行|予以|给予|按(?![揭摩钮压])")
_BAD_LAST = pattern(_TABLE, "bad_last", "(?:", ")$")
_MARKS_INSIDE = re.compile(r"[，。；：！？\n]")


def is_phrase(text: str, words: TaggedText, span: Span) -> bool:
    """True when span can be blanked: whole words, one phrase, not vague, and no half of a longer one."""
    phrase = text[span.start : span.end]
    if not (1 < len(phrase) <= LONGEST or phrase.isdigit()) or not (phrase.isalnum() or _is_closed(phrase)):
        return False
    if phrase in _VAGUE or _VAGUE_PATTERNS.fullmatch(phrase) or _COUNTED_ONE.match(phrase):
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
    if cut_in_list(text, words, span):
        return False
    if cut_left(text, words, span, tags) or cut_right(text, words, span, tags):
        return False
    return not _reads_otherwise(text, words, span)


def _is_closed(phrase: str) -> bool:
    """True when the marks in a phrase leave it whole: pairs closed, members of like length, no clause ends."""
    balanced = all(phrase.count(a) == phrase.count(b) for a, b in ("“”", "《》", "（）"))
    return balanced and not (_LOPSIDED.fullmatch(phrase) or _MARKS_INSIDE.search(phrase))


# 登记机关办理变更登记: tagged as a noun, these are deeds all the same.
_SOMEBODY_DOES = re.compile("(?=.{6})[^的]{2,}(?:办理|缴纳|提出|交付|支付|报送|开始|承担)[^的者]{2,}")


def _bound_before(text: str, span: Span) -> bool:
    """True when the character before belongs to the phrase: 应|纳税额, 逆|周期调节, 上|一级学院."""
    before = text[span.start - 1 : span.start] if span.start else ""
    if _BY.match(text, span.start, span.end):
        return True  # |经审查|符合要求的, |经国务院|批准
    if before == "至" and text[span.start] in "一二三四五六七八九十两":
        return True
    if before == "本" and text[span.start - 2 : span.start - 1] not in tuple("资成基根样文标版副正日原书课剧"):
        return True  # 由本|集体组织发包
    if before == "被" and "人" in text[span.start : span.start + 4]:
        return True  # 被|调查人家属
    return before in tuple("应逆非未") or (text[span.start] == "一" and before in tuple("上下同"))


def _is_sentence_like(phrase: str, surfaces: list[str], tags: list[str]) -> bool:
    """True when the phrase begins or goes on as a sentence does: 收货人无正当理由, 试剂当日退库."""
    if phrase[0] in _NO_FIRST_CHARACTER or tags[0] in _NO_FIRST or tags[-1] in _NO_LAST:
        return True
    if len(surfaces) > 1 and _MODAL.fullmatch(surfaces[0]) and surfaces[0] not in ("可", "要", "能"):
        return True
    if any(_MODAL.fullmatch(s) or s in _MIDDLE for s in surfaces[1:]) or "p" in tags[1:]:
        return True
    if tags[0] == "m" and tags[-1] == "v" and "的" not in phrase:
        return True  # 一方追偿, 60%计算
    if any(_GOES_ON.match(s) for s in surfaces[1:]) or (phrase[0] == "有" and tags[0] == "v" and len(tags) > 1):
        return True  # 公众聚集场所进行核查, 承运人按批, 有从属权利要求
    if ("f" in tags[1:-1] or "内" in surfaces[1:-1]) and tags[-1] in VERBS:
        return True  # 范围内宣布
    if "并" in phrase or "促其" in phrase or phrase[1:2] == "来" or _SOMEBODY_DOES.fullmatch(phrase):
        return True
    # 试剂当日|退库, 用途合理利用土地
    return len(tags) > 1 and tags[0] in NOUNS and (tags[-1] == "t" or "d" in tags[1:] or "ad" in tags[1:])


# One character that ends a name: 检测员, 通行证.
_LAST_CHARACTER = "人者员书证费金权法率性度量额品物制会部院所站厅局处线点区市县省国党网室车船款税罪刑类型级群们力案"


def _runs_on(phrase: str, parts: tuple[Word, ...], start: int) -> bool:
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


def is_list_edge(text: str, words: TaggedText, first: Span, last: Span) -> bool:
    """True when a list may begin with first and end with last: neither is half of a longer phrase (集体|宿舍)."""
    after, ends = words.tag(last.end), words.tag(words.word_start(last.end))
    if (after in HEADS and ends in NOUNS) or (ends in ("a", "ad", "b", "d") and after not in AFTER_VERB):
        return False
    if ends in NOUNS and NOUN_OR_VERB.match(text, last.end):
        return False
    if after == "v" and words.tag(last.start) == "v":
        return False  # 推进改革、促进总量基本|平衡
    before = words.tag(words.word_start(first.start)) if first.start else "x"
    if before in (*VERBS, "vn") and BODY.match(text, first.start):
        return False
    return before not in ("m", "h") and not (before in NOUNS and words.tag(first.start) in NOUNS)
