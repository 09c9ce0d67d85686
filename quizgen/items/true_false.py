"""True/false items (判断): the source's sentence, or the same with one thing exchanged."""

import re

from quizgen.chinese.patterns import lazily
from quizgen.chinese.words import words
from quizgen.document.span import Span
from quizgen.formulations.formulation import FormulationKind
from quizgen.items.build import FIGURES
from quizgen.items.fitting import is_known_rival
from quizgen.items.item import FALSE, TRUE, Item, Kind
from quizgen.items.material import Material
from quizgen.items.number_neighbours import is_odd
from quizgen.items.numbers import find_numerals
from quizgen.items.option_ratings import rate
from quizgen.items.proposals import proposals
from quizgen.items.rules_options import number_of
from quizgen.items.shape import ended, finish, naming
from quizgen.items.targets import Target
from quizgen.items.tempting import names_an_office, rises
from quizgen.items.word_tables import words_of

_MODALS = {"应当": "可以", "必须": "可以", "可以": "应当"}
# 可以以…精神, 应当归纳为四字口诀, 可以坚定信心: a duty made a choice or a choice a duty says nothing here.
_NO_DUTY = lazily(
    "以(?!上|下|书面|公告)|归纳|概括|称|简称|说|看[到作]|认为|理解|坚持|坚定|牢记|高举|始终|深刻|清醒|充分|认真|切实|努力|高度|永远|不断|继续|进一步"
)
# 可以取得登记证后方可使用 says nothing.
_ONLY_THEN = lazily("方[可能]|才[可能]")
_DENIES = re.compile("禁止|不得|严禁|不予|无权|有权")
_CLOSE = 4  # characters
# A false statement is made with words that an examiner is expected to rate so (in thousandths, option_ratings.py).
GOOD = 1_250
_DENYING = frozenset("不无非未有可以得")
_FIGURES = (FormulationKind.NUMBER, FormulationKind.DATE)
_TERMS = (FormulationKind.QUOTED_TERM, FormulationKind.NUMERAL_SUMMARY, FormulationKind.TITLE)

_DIGITS = re.compile(r"[\d.,．，０-９零〇一二两三四五六七八九十百千万亿]+")
_LIMIT = re.compile("以[上下内外]$")
_BOUND_BEFORE = re.compile(r"以[上下]$")
_BOUND_AFTER = lazily(rf"(?:不满|不足)?{_DIGITS.pattern}[^，。；]{{0,4}}以[上下内]|(?:不满|不足){_DIGITS.pattern}")
_EXCEEDS = lazily("(?:高出|高于|超过|超出|达到|突破|提高到|增长|增加|减少|降低|下降|回升|大于|多于)[^，。；、]{0,8}$")
_NO_DAY = re.compile(
    r"(?<!\d)(?:2月3[01]|(?:4|6|9|11)月31|二月三十|(?:四|六|九|十一)月三十一)"
    r"|月(?:3[2-9]|[4-9]\d|三十[二三四五六七八九]|[四五六七八九]十)"
)
_RISES = frozenset(["提高", "增加", "上升", "增长", "扩大", "提升", "调高", "延长"])
_CHANGE = lazily(
    rf"[由从][^，。；由从]{{0,10}}?(?P<was>{_DIGITS.pattern}[^，。；]{{0,4}}?)(?P<verb>提高|增加|上升|增长|扩大|提升|调高|延长|降低|减少|下降|缩短|压缩|降|缩小|下调)[到至为]$"
)


def true(material: Material, target: Target) -> Item:
    """The passage as it stands."""
    span = target.passage.span
    return _item(material, target, ended(material.text[span.start : span.end]), TRUE, "")


def false(material: Material, target: Target) -> Item | None:
    """The passage with the target's span exchanged; None when nothing believable can take its place."""
    if len(target.answers) != 1:
        return None
    answer, span, text = target.answers[0], target.passage.span, material.text
    key = text[answer.start : answer.end]
    wrong = _exchange(material, target, key, text[span.start : span.end])
    if wrong is None:
        return None
    statement = ended(text[span.start : answer.start] + wrong + text[answer.end : span.end])
    explanation = f"“{wrong}”错，应为“{key}”：{ended(text[span.start : span.end])}"
    return _item(material, target, statement, FALSE, explanation)


def _exchange(material: Material, target: Target, key: str, sentence: str) -> str | None:
    text, answer = material.text, target.answers[0]
    if key in _MODALS:
        idle = _NO_DUTY.match(text, answer.end) or _ONLY_THEN.search(text, answer.end, target.passage.span.end)
        return None if idle else _MODALS[key]
    if _DENIES.search(key) or names_an_office(material.text, target.answers[0]):
        return None  # 允许 for 禁止 only says the contrary
    wrong = [w for w in proposals(material, target) if w not in sentence and _is_believable(material, target, w, key)]
    rated = rate(material, target.passage.span, answer, wrong)
    return rated[0][1] if rated and rated[0][0] >= GOOD else None


def _says_twice(text: str, answer: Span, wrong: str) -> bool:
    """True when a word that only wrong brings stands close by: 发展社会|发展 for 经济社会|发展."""
    around = text[max(0, answer.start - _CLOSE) : answer.start] + "，" + text[answer.end : answer.end + _CLOSE]
    key = text[answer.start : answer.end]
    pairs = (wrong[at : at + 2] for at in range(len(wrong) - 1))
    return any(pair in around and pair not in key for pair in pairs)


def _is_believable(material: Material, target: Target, wrong: str, key: str) -> bool:
    """True when wrong leaves a sentence behind, and a figure that can be; and is an error, not another word for it."""
    text, answer, span = material.text, target.answers[0], target.passage.span
    if text.endswith(wrong[:2], 0, answer.start) or text.startswith(wrong[-2:], answer.end):
        return False  # 承担|承担责任
    if set(wrong) ^ set(key) <= _DENYING:
        return False  # 不利于 for 有利于 only says the contrary
    if not rises(text, answer, wrong) or _says_twice(text, answer, wrong):
        return False
    if target.kind in _FIGURES:
        return is_believable_figure(text, target, wrong, key) and not _follows(text, target.answers[0], wrong)
    if not _leaves_a_range(text[span.start : answer.start], wrong, text[answer.end : span.end]):
        return False  # 由三至二人
    return _is_other_term(material, wrong, key) if target.kind in _TERMS else is_an_error(wrong, key)


def _is_other_term(material: Material, wrong: str, key: str) -> bool:
    """True when the two terms share half: 三个全面 for 四个全面, but not 三公经费 for 十二五, nor 二农
    for 三农, an error that nobody makes."""
    pairs = list(zip(wrong, key, strict=False))
    alike = wrong[-1] == key[-1] or any(
        a == b and a not in _TELLS_NOTHING and FIGURES.match(a) is None for a, b in pairs
    )
    same = sum(a == b for a, b in pairs) if len(wrong) == len(key) else len(set(wrong) & set(key))
    return alike and 2 * same >= len(key) - 1 and (len(key) > 3 or material.says(wrong))


# 愚公移山，改造中国 and 惩前毖后，治病救人 share a comma, 两个估计 and 六个大区 a measure word.
_TELLS_NOTHING = "，、个项条种大"


_SHADES_OF_MEANING = words_of("tales.txt", "shades")
_CREEDS = words_of("tales.txt", "creeds")


def is_an_error(wrong: str, key: str) -> bool:
    """True when saying wrong for key shows that somebody has not understood: the words in which they differ are known
    to be taken for one another, or are of one length and class; and they are no mere shades of meaning."""
    start = next((i for i, (a, b) in enumerate(zip(wrong, key, strict=False)) if a != b), min(len(wrong), len(key)))
    most = min(len(wrong), len(key)) - start
    end = next((i for i in range(most) if wrong[-1 - i] != key[-1 - i]), most)
    mine, own = wrong[start : len(wrong) - end], key[start : len(key) - end]
    if any((creed in wrong) != (creed in key) for creed in _CREEDS):
        return False
    if mine in _SHADES_OF_MEANING and own in _SHADES_OF_MEANING:
        return False
    if is_known_rival(wrong, key) or is_known_rival(mine, own):
        return True
    return len(mine) == len(own) and 2 * (start + end) >= len(key) and _class_of(mine) == _class_of(own)


def _class_of(phrase: str) -> str:
    """The part of speech of the phrase's last word, a verbal noun being a noun."""
    tags = [w.tag for w in words(phrase)] or [""]
    return "n" if tags[-1] in ("vn", "an") else tags[-1][:1]


def is_believable_figure(text: str, target: Target, wrong: str, key: str) -> bool:
    """False for another unit (五年, 五日), a senseless range (二万以下五万以下), a rise that falls (由九提高到八) and
    what was made up (55日)."""
    place = target.answers[0]
    if _NO_DAY.search(text[max(0, place.start - 2) : place.start] + wrong):
        return False
    if is_odd(key, wrong, text[place.end : place.end + 4]):
        return False
    unit, other = _LIMIT.sub("", _DIGITS.sub("", key)), _LIMIT.sub("", _DIGITS.sub("", wrong))
    if unit != other:
        return False
    answer, span = target.answers[0], target.passage.span
    before, after = text[span.start : answer.start], text[answer.end : span.end]
    if not _leaves_a_range(before, wrong, after):
        return False
    if key[-2:] != wrong[-2:] and (_BOUND_BEFORE.search(before) or _BOUND_AFTER.match(after)):
        return False
    if wrong.endswith("以下") and key.endswith("以上") and _EXCEEDS.search(before[-16:]):
        return False  # 高出地面三十厘米以下
    mine = number_of(wrong)
    change = _CHANGE.search(before[-30:]) if mine is not None else None
    was = number_of(change["was"]) if change else None
    if change is None or mine is None or was is None:
        return True
    return mine > was if change["verb"] in _RISES else mine < was


_LEAST = lazily("(?:不少于|不低于|不得少于|不得低于|至少|达到|超过|以上)[^，。；]{0,3}$")
_MOST = lazily("(?:不超过|不高于|不多于|不大于|不得超过|不得高于|最多|至多)[^，。；]{0,3}$")


def _follows(text: str, answer: Span, wrong: str) -> bool:
    """True where what the source says makes the wrong bound true, too: who has at least 3% has no less than 2%. The
    bounds of a range (三年以上七年以下) are what the law says, and nothing else."""
    before, key, after = (
        text[max(0, answer.start - 8) : answer.start],
        text[answer.start : answer.end],
        text[answer.end :][:2],
    )
    figures = [find_numerals(words) for words in (wrong, key)]
    if not all(figures) or _DIGITS.match(after):
        return False
    mine, theirs = (found[0].value for found in figures)
    if _MOST.search(before):
        return mine > theirs
    return (_LEAST.search(before) is not None or key.endswith("以上") or after == "以上") and mine < theirs


_TO = "(?:至|到|～|~|—+|–|-)"
_FROM = lazily(rf"(?P<low>(?![.,．，]){_DIGITS.pattern})[^，。；、\d]{{0,3}}{_TO}$")
_UP_TO = lazily(rf"[^，。；、\d]{{0,2}}{_TO}(?P<high>(?![.,．，]){_DIGITS.pattern})")


def _leaves_a_range(before: str, wrong: str, after: str) -> bool:
    """False where the figure makes a range that does not rise: 每分钟100至100次."""
    mine = number_of(wrong)
    if mine is None:
        return True
    below, above = _FROM.search(before[-20:]), _UP_TO.match(after)
    low = number_of(below["low"]) if below else None
    high = number_of(above["high"]) if above else None
    return (low is None or low < mine) and (high is None or mine < high)


def _item(material: Material, target: Target, statement: str, verdict: str, explanation: str) -> Item:
    asked: tuple[Span, ...] = target.answers if verdict == FALSE else (target.passage.span,)
    return finish(
        material,
        target.passage,
        Kind.TRUE_FALSE,
        naming(material, statement),
        (verdict,),
        asked,
        target.score - 0.08,
        explanation=explanation,
    )
