"""Is a span a phrase that a person would cut out whole? Judged by the words at its edges and next to them."""

import re

from quizgen.chinese.words import TaggedText
from quizgen.document.span import Span

# A blank never begins or ends with these: particles, prepositions, conjunctions, measure words, suffixes, marks.
_NO_FIRST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "q", "f", "k", "x", "zg", "e", "o"])
_NO_LAST = frozenset(["uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "c", "p", "d", "x", "zg", "e", "o", "r", "h"])
_NO_FIRST_CHARACTER = "并就也都还再即仍均曾已将被把所其该此这那我你他"
_NOUNS = frozenset(["n", "vn", "an", "nz", "nt", "ns", "nr", "j", "ng", "nrt", "l", "i", "b", "eng"])
_HEADS = frozenset(["n", "vn", "ng", "nz", "nt", "an", "k"])
_MODALS = frozenset("应当 可以 不得 必须 有权 应该 不能 能够 无权 需要 要 不要 严禁 禁止 可 应 须 得".split())
_VAGUE = frozenset(
    "进行 有关 相关 工作 情况 方面 问题 要求 开展 其他 一些 重要 主要 具有 作为 国家有关 多一些 好一些 上来 下来 起来 出来 特别是 就是 没有 完全 同志 期间 以来 左右 之间 同时 方面的 领导 部门 机构 人员 组织 方式 成为 部分 目前 现在 今年 我们 大家 使用 以上 以下 "
    "单位 内容 规定 下列 本法 之一 的人 依照 根据 按照 按规定 认为 作出 提出 具体 属于 一个 一项 一种 各种 各项 以及 有的 没有 可能 有关规定 "
    "全面 进一步 努力 积极 认真 切实 不断 继续 加快 大力 深入 高度 充分 更加 明显 较大 很大 突出".split()
)
_MARKS_INSIDE = re.compile(r"[，。；：！？\n]")
LONGEST = 14


def is_phrase(text: str, words: TaggedText, span: Span) -> bool:
    """True when span can be blanked: whole words, one phrase, not vague, and no half of a longer one."""
    phrase = text[span.start : span.end]
    if not 1 < len(phrase) <= LONGEST and not phrase.isdigit():
        return False
    if phrase in _VAGUE or _MARKS_INSIDE.search(phrase) or not _balanced(phrase):
        return False
    if not (words.is_boundary(span.start) and words.is_boundary(span.end)):
        return False
    parts = words.words(span.start, span.end)
    first, last = parts[0], parts[-1]
    if text[span.start] in "《“" and text[span.end - 1] in "》”":
        return True
    if phrase[0] in _NO_FIRST_CHARACTER or first.tag in _NO_FIRST or last.tag in _NO_LAST:
        return False
    surfaces = [text[w.start : w.end] for w in parts]
    if len(parts) > 1 and (surfaces[-1] in _MODALS or _subject_and_modal(surfaces)):
        return False
    return not _cut_left(text, words, span, [w.tag for w in parts]) and not _cut_right(text, words, span, [w.tag for w in parts])


def _balanced(phrase: str) -> bool:
    return all(phrase.count(a) == phrase.count(b) for a, b in ("“”", "《》", "（）"))


def _subject_and_modal(surfaces: list[str]) -> bool:
    return any(s in _MODALS for s in surfaces[1:])


def _cut_left(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words before belong to the phrase: 消防救援|机构验收."""
    if span.start == 0:
        return False
    before_start = words.word_start(span.start)
    before, surface = words.tag(before_start), text[before_start : span.start]
    if before in ("m", "h") or surface in ("每", "各", "第", "全", "该", "本", "非", "不", "未"):
        return True
    if before not in _NOUNS or tags[0] not in _NOUNS:
        return False
    return len(tags) > 1 or words.tag(span.end) in _HEADS


def _cut_right(text: str, words: TaggedText, span: Span, tags: list[str]) -> bool:
    """True when the words after belong to the phrase: 不断创新工作方式|方法."""
    after = words.tag(span.end)
    if after in ("end", "x", ""):
        return False
    if after in ("k", "q", "f") or text[span.end] in "者性化率们":
        return True
    if tags[-1] == "m":
        return after in ("m", "q", "n")
    if after in _HEADS and (tags[-1] in _NOUNS or tags[-1] in ("v", "a", "b")):
        return len(tags) > 1
    return False
