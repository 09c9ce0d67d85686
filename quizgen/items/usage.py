"""How a document uses a phrase: does it stand there by itself, and as the name of a thing?

What shares its ending with the key is often cut out of something longer (行为部分无效 in 民事法律行为部分无效),
or a verb with its object where the key is a name (妨害物权 beside 担保物权). Nobody takes either for the key.
"""

from itertools import islice

from quizgen.chinese.words import TaggedText
from quizgen.items.haystack import Haystack

# So many places of a phrase are looked at.
_PLACES = 12
# The same where its neighbours are collected; beside these words nearly anything stands.
_LOOKED_AT = 40
# The neighbours of so many phrases are remembered.
_REMEMBERED = 1_000
_LOOSE = frozenset(
    [
        "的",
        "和",
        "或者",
        "应当",
        "可以",
        "不得",
        "对",
        "由",
        "向",
        "与",
        "及",
        "在",
        "是",
        "有",
        "或",
        "为",
        "了",
        "以及",
        "等",
    ]
)
# Words that belong to what follows them, and words that what precedes them belongs to.
_ATTRIBUTES = frozenset(["n", "nz", "nt", "nr", "ns", "nrt", "ng", "vn", "an", "b", "j", "a", "s", "t", "f", "l"])
_HEADS = frozenset(["n", "nz", "nt", "nr", "ns", "nrt", "ng", "vn", "an", "b", "j", "k", "q"])
# After these a thing is named: of, by, a number or measure, 该, 其, what it is like, what is done with it.
_BEFORE_NAMES = frozenset(["uj", "p", "m", "mq", "q", "r", "b", "a", "v"])
_MODALS = frozenset(
    ["可以", "应当", "不得", "必须", "可能", "能够", "有权", "无权", "予以", "足以", "正在", "即将", "应", "要", "可"]
)


class Usage:
    """Answers for one document, remembered."""

    def __init__(self, haystack: Haystack, words: TaggedText) -> None:
        self._haystack, self._words = haystack, words
        self._free: dict[str, bool] = {}
        self._named: dict[str, bool] = {}
        self._company: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def stands_free(self, phrase: str) -> bool:
        """True when phrase stands somewhere whole: its first word belongs to nothing before it, its last one to nothing
        behind it."""
        known = self._free.get(phrase)
        if known is None:
            known = self._free[phrase] = any(self._is_free(at, at + len(phrase)) for at in self._places(phrase))
        return known

    def is_named(self, phrase: str) -> bool:
        """True when phrase, which begins with a verb, stands somewhere as the name of a thing: 建立|激励机制."""
        known = self._named.get(phrase)
        if known is None:
            known = self._named[phrase] = any(map(self._names, self._places(phrase)))
        return known

    def company(self, phrase: str) -> tuple[frozenset[str], frozenset[str]]:
        """The words that stand before phrase, and behind it, but for those that stand beside nearly anything."""
        known = self._company.get(phrase)
        if known is None:
            if len(self._company) >= _REMEMBERED:
                self._company.clear()
            known = self._company[phrase] = self._beside(phrase)
        return known

    def _beside(self, phrase: str) -> tuple[frozenset[str], frozenset[str]]:
        text, words = self._haystack.text, self._words
        left, right = set[str](), set[str]()
        for start in islice(self._haystack.places(phrase), _LOOKED_AT):
            end = start + len(phrase)
            if start and words.tag(at := words.word_start(start)) != "x":
                left.add(text[at:start])
            if end < len(text) and words.tag(end) != "x":
                right.add(text[end : words.word_end(end)])
        return frozenset(left - _LOOSE), frozenset(right - _LOOSE)

    def _places(self, phrase: str) -> list[int]:
        return list(islice(self._haystack.places(phrase), _PLACES))

    def _is_free(self, start: int, end: int) -> bool:
        words = self._words
        if not (words.is_boundary(start) and words.is_boundary(end)):
            return False
        if words.tag(end) in _HEADS:
            return False
        before = words.tag(words.word_start(start)) if start else "x"
        return before not in _ATTRIBUTES or words.tag(start)[:1] == "v"

    def _names(self, at: int) -> bool:
        if at == 0 or not self._words.is_boundary(at):
            return False
        start = self._words.word_start(at)
        return self._words.tag(start) in _BEFORE_NAMES and self._haystack.text[start:at] not in _MODALS
