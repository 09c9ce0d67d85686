"""Can a text stand in the key's place, and would anybody fall for it? Asked before a candidate is ranked and proved.

The cheap questions come first: most candidates fail one of them, and cost nothing more.
"""

import re
from collections.abc import Callable, Mapping

from quizgen.chinese.words import entry
from quizgen.items.build import build, is_wording, same_shape
from quizgen.items.kinds import kind_of
from quizgen.items.numbers import find_numerals
from quizgen.items.swaps import families, general_words, learned
from quizgen.items.synonyms import common_start, nearly_same
from quizgen.items.usage import Usage

# Kinds of thing (head_classes.txt) whose members stand for one another; acts and constructs are too mixed.
_KINDS = frozenset(["body", "person", "sanction", "paper", "right", "place", "money"])
_MARKS = re.compile(r"[，。；：“”《》（）、]")
# What an option neither opens nor closes with unless the key does: it would be no answer in the gap.
_NO_EDGE = frozenset(["c", "p", "uj", "ul", "uz", "ug", "ud", "uv", "u", "y", "q", "k"])
_MODAL = re.compile("应当|可以|不得|必须|有权|无权")
# Words that hold a clause together, not a phrase: 形式予以保护.
_LIGHT = re.compile("予以|给予|进行|作出|视为|表示|承担|负有|追究|享有|具有|是否|依法|按照|根据|已经|没有|不同|无法")
# 第一时间, 第一线 are no members of a row.
_FIRST = re.compile("第一(?:时间|线|责任人|位|要务|手|动力|资源|生产力)")
# These are nobody in particular, or half a name (非法人组织).
_NOBODY = re.compile("[双单多专他本新两二三]人|非法人|任何人|当地人|外地人|双方|负责人员")
BAD_START = re.compile(
    r"[我你他本各全每某的地得了着过和与及或在对把将被从向给按由以等之其所跨]|以及|或者|这|那|该|前款|前条|上述|下列|有关|相关|其他"
)
BAD_END = re.compile(r"[的地得了着过和与及或在对把将被从向给按]$")


# What a candidate owes to an exchange that people are known to make, not to the dictionary alone.
_EXCHANGED = frozenset(
    ["family whole", "family part", "learned whole", "learned part", "number", "negation", "members"]
)


def _is_word(key: str) -> bool:
    """True for a word that the dictionary does not take for a number or a time."""
    known = entry(key)
    return known is not None and known[1][0] not in "mqt"


def _units(text: str, after: str) -> list[str]:
    """The units of the numbers in text, in order."""
    return [numeral.unit for numeral in find_numerals(text, after)]


# Beside these one is no figure.
_ONE = frozenset(["的", "最后", "新", "又", "这", "那", "哪", "每", "另", "同", "某"])

# An exchange that the tables know is trusted in any document from these figures on: neighbours in a family, and pairs
# that people exchanged so often.
_NEAR, _OFTEN = 0.9, 2
# Longer keys name one thing: all that stands in a row with them, so far apart, does.
_ROW = 0.3


class Fitting:
    """What is needed to try candidates for one key. says: whether the document says some words; usage: how it uses
    them; beside: the words before and after the key, "" for marks; summary: the key sums up so many things in a
    figure (四个到位)."""

    def __init__(
        self, key: str, says: Callable[[str], bool], usage: Usage, beside: tuple[str, str], *, summary: bool = False
    ) -> None:
        self.key, self._says, self._usage = key, says, usage
        self._before, self._after = beside
        self._is_general = key in general_words()
        half = max(1, len(key) // 2)
        self._start, self._end = key[:half], key[-half:]
        kind = kind_of(key)
        self._kind = kind if kind in _KINDS and len(key) > 1 else None
        # No figures are exchanged in names (三农, 两面人).
        self._units = _units(key, beside[1])
        self._counts = key.isdigit() or (bool(self._units) and (summary or all(self._units)) and not _is_word(key))
        if (key.startswith("一") and self._before in _ONE) or (key[0] == "第" and key in families()):
            self._counts = False  # nobody says 新的二年, nor 第四人 for 第三人

    @property
    def anywhere(self) -> bool:
        """True when what suits the key does not hang on what stands beside it."""
        return len(self.key) > 3 and not self._units and not self._is_general

    def may_tempt(self, text: str) -> bool:
        """False for what cannot tempt unless people are known to exchange it for the key or a part of it."""
        alike = text.startswith(self._start) or text.endswith(self._end)
        return alike or self._counts or (self._kind is not None and kind_of(text) == self._kind)

    def tempts(self, text: str, sources: Mapping[str, float]) -> bool:
        """True when a candidate may stand in the key's place, and a person may take it for the key. sources: where it
        was found."""
        if "number" in sources and "family whole" not in sources:
            inside = text in self.key or self.key in text
            return self._counts and not inside and _units(text, self._after) == self._units
        if self._is_general and not self._is_beside(text):
            return False
        known = self._is_known(text, sources)
        alike = known or (self._counts and _units(text, self._after) == self._units)
        if not alike and (text.startswith(self._start) or text.endswith(self._end)):
            alike = self._is_used(text, sources)
        if not alike and (self._kind is None or kind_of(text) != self._kind or not self._says(text)):
            return False
        if not fits(text, self.key) or not (
            (known and "family whole" in sources) or self._is_like(text, known, alike, sources)
        ):
            return False
        return not nearly_same(text, self.key)

    def _is_like(self, text: str, known: bool, alike: bool, sources: Mapping[str, float]) -> bool:
        """True when text is built like the key, or names a thing of its kind."""
        if not (is_of_kind(text, self.key) or (alike and same_shape(text, self.key))):
            return False
        if not is_wording(text, self.key):
            return False
        return known or not _EXCHANGED.isdisjoint(sources) or self._is_phrase(text)

    def _is_known(self, text: str, sources: Mapping[str, float]) -> bool:
        """True when people put text in the key's place: words that this document uses, near ones in a family, pairs
        that came up several times, and things of one kind (审判机关, 公安机关)."""
        family, learned_ = sources.get("family whole"), sources.get("learned whole", 0)
        if family is None and not learned_:
            return False
        of_kind = self._kind is not None and kind_of(text) == self._kind
        near = (family or 0) > (_NEAR if len(self.key) < 3 else _ROW)
        return of_kind or near or learned_ >= _OFTEN or self._says(text)

    def _is_used(self, text: str, sources: Mapping[str, float]) -> bool:
        """True when a text that shares half with the key is more than that: words of this document, or a known exchange
        of a word for one that it uses; a short one (水利 for 权利) must be used there as the key is."""
        if len(self.key) > 3:
            if self._says(text):
                return True
            if not any(map(sources.__contains__, _EXCHANGED)):
                return False
            new = [part for part in build(text).parts if part not in self.key]
            trusted = "family part" in sources or all(map(self._says, new))
            return trusted and all(map(self._says, joints(self.key, text)))
        return self._is_beside(text)

    def _is_beside(self, text: str) -> bool:
        """True when text stands somewhere beside what stands beside the key."""
        return bool(self._before and self._says(self._before + text)) or bool(
            self._after and self._says(text + self._after)
        )

    def _is_phrase(self, text: str) -> bool:
        """True when text, found in the document, is a phrase of its own there, and one of the key's sort: a name beside
        a name, not a verb with its object; and where both only begin alike, their ends are rivals."""
        if not self._says(text):
            return len(text) < 4 or self._ends_alike(text)
        usage = self._usage
        if not usage.stands_free(text) or not self._ends_alike(text) or ("的" in text) != ("的" in self.key):
            return False
        mine = build(text)
        if len(text) < 4 or mine.classes[0] != "v" or len(mine.classes) == 1:
            return True
        theirs = build(self.key)
        if theirs.classes[0] != "v" or usage.is_named(self.key):
            return usage.is_named(text)
        verbs = mine.parts[0], theirs.parts[0]
        return (verbs[0] == verbs[1] or is_known_rival(*verbs)) and not usage.is_named(text)

    def _ends_alike(self, text: str) -> bool:
        """True when both end alike, name one kind of thing, or end in known rivals."""
        key = self.key
        if len(key) < 4 or text[-1] == key[-1] or (kind_of(key) and kind_of(key) == kind_of(text)):
            return True
        same = common_start(text, key)
        return same == 0 or is_known_rival(text[same:], key[same:])


def fits(text: str, key: str) -> bool:
    """True when text can stand in the key's place: no particle at its edges, marks only where the key has them."""
    longer = abs(len(text) - len(key))
    if longer > max(3, len(key)) or is_wider(text, key):
        return False
    if text in families().get(key, ()):
        return True
    if (BAD_START.match(text) and text[0] != key[0]) or BAD_END.search(text):
        return False
    if not (text.isalnum() and key.isalnum()) and set(_MARKS.findall(text)) != set(_MARKS.findall(key)):
        return False
    if (_is_of_other_kind(text, key) and not is_known_rival(text, key)) or is_broken(text, key):
        return False
    return longer <= max(1, len(key) // 2) or (2 * len(text) >= len(key) and is_of_kind(text, key))


def is_wider(text: str, key: str) -> bool:
    """True when one is the other with something put in: 书面流转合同 for 书面合同 is right too."""
    if len(text) == len(key):
        return text == key
    shorter = min(text, key, key=len)
    return common_start(text, key) + common_start(text[::-1], key[::-1]) >= len(shorter)


def is_broken(text: str, key: str) -> bool:
    """True when text is half a phrase or half a sentence, and the key is not: 同检查, 机构有权, 第二时间撤离."""
    if (first := _FIRST.search(key)) and first[0] not in text:
        return True
    if any(words_.search(text) and not words_.search(key) for words_ in (_MODAL, _LIGHT)):
        return True
    mine, theirs = build(text), build(key)
    if (mine.tags[0] in _NO_EDGE and theirs.tags[0] not in _NO_EDGE) or (
        mine.tags[-1] in _NO_EDGE and theirs.tags[-1] not in _NO_EDGE
    ):
        return True
    return len(mine.tags) > 1 and mine.lacks and not theirs.lacks


def _is_of_other_kind(text: str, key: str) -> bool:
    """True when one names a body and the other a person, and so on: 工会 is none of 职工、研究生."""
    mine, theirs = kind_of(text), kind_of(key)
    return mine != theirs and mine in _KINDS and theirs in _KINDS


def joints(key: str, text: str) -> list[str]:
    """The pairs of characters where text, which shares its start or end with the key, parts from it and joins it."""
    start, end = common_start(key, text), common_start(key[::-1], text[::-1])
    found = [text[start - 1 : start + 1] if start else "", text[-end - 1 : len(text) - end + 1] if end else ""]
    return [pair for pair in found if len(pair) == 2]


def shares_half(text: str, key: str) -> bool:
    """True when the two begin or end with the same half: 政治生态, 政治生活."""
    half = max(1, len(key) // 2)
    return text[:half] == key[:half] or text[-half:] == key[-half:]


def is_of_kind(text: str, key: str) -> bool:
    """True when both name a thing of one kind, by their last words: two bodies, two persons, two sanctions."""
    kind = kind_of(key)
    if kind not in _KINDS or kind_of(text) != kind or min(len(text), len(key)) < 2 or _NOBODY.fullmatch(text):
        return False
    mine, theirs = build(text).classes, build(key).classes
    if (len(key) > 3 and mine[0] != theirs[0]) or ("v" in mine and "v" not in theirs):
        return False  # 法定解除合同 is no rival of 说明书
    if kind not in ("body", "person") and len(key) > 3 and theirs[0] == "v" and text[:2] != key[:2]:
        return False  # nor 开办资金 of 收取费用
    # 财政部门 stands for 法院, yet no 公共利益 for 权限
    return kind in ("body", "person") or len(key) > 2 or len(text) <= 3


def is_known_rival(text: str, key: str) -> bool:
    """True when people are known to put text beside key, though they share no half: 检查, 监督."""
    return any(text in table.get(key, ()) or key in table.get(text, ()) for table in (families(), learned()))


def has_known_rival(key: str) -> bool:
    """True when people are known to put anything beside key."""
    return key in families() or key in learned()
