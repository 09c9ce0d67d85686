"""The pieces of a document that one item can ask about: a sentence, or the clauses of it that stand alone.

Passages do not overlap, so no two items made from different passages show each other's words.
"""

import re

import msgspec

from quizgen.chinese.patterns import IDEOGRAPH
from quizgen.chinese.sentences import sentences
from quizgen.chinese.words import TaggedText
from quizgen.document.document import Document
from quizgen.document.span import Span
from quizgen.items import standing
from quizgen.items.cutting import CLOSE, LONGEST, MODAL, NORM, OPEN, pieces, word_start
from quizgen.items.regions import announced, regions
from quizgen.outline.outline import Outline

# In characters. A sentence and the one that tells its further case are asked together up to JOINED.
SHORTEST, JOINED = 8, 100

_MARKS = "。；，！!;,”’」』）)》"
_HAN = re.compile(IDEOGRAPH)
_COURTESY = re.compile(r"感谢|谢谢|致以|敬意|祝愿|祝贺|问候|同志们[，！]|大家好|我讲|请[^，]{0,6}审议|拜年")
# What every law says.
_COMMONPLACE = re.compile(r"(?:违反[^，]{1,20}，)?(?:构成犯罪的|情节严重的)，依法追究[^，]{0,6}责任")
# 任何组织和个人不得阻挠和限制: what, only the sentence before says.
_OF_WHAT = re.compile(
    "[^，]{0,12}应当(?:依法|积极)?(?:予以|给予)?(?:配合|协助|支持)$|^(?:任何[^，]{0,14}|[^，]{0,12})不得[^\\W\\d]{2}(?:[和、或][^\\W\\d]{2})?$"
)
# 涉密设备除外: from what, only the sentence before says.
_EXCEPTION = re.compile("[^，]{1,24}除外")
_NAMED = re.compile("(?P<of>(?:对(?!于)|为(?!了)|关于)[^，。；：]{2,40}的)[^，。；：的]{1,14}")
# A text with so many articles states the law.
_ARTICLE, FEWEST_ARTICLES = re.compile(r"第.{1,9}条"), 3


class Passage(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the document that can stand as a question of its own; span has no end mark ("。") in it.

    node: index of the outline node it lies in, None outside. whole: it is a whole sentence.
    """

    span: Span
    node: int | None
    whole: bool


class Refused(msgspec.Struct, frozen=True, gc=False):
    """A stretch that no item can be made from, and why: the name of a flaw and its sentence."""

    span: Span
    name: str
    why: str


def find_passages(document: Document, outline: Outline, words: TaggedText) -> tuple[list[Passage], list[Refused]]:
    """All passages in document order, and what was refused. words: of the document's text."""
    found: list[Passage] = []
    refused: list[Refused] = []
    leaves, fragments = frozenset(outline.leaves), announced(document.text, outline)
    legal = sum(_ARTICLE.match(node.marker) is not None for node in outline.nodes) >= FEWEST_ARTICLES
    for region, node in regions(document.text, outline):
        if node in fragments:
            refused.append(Refused(region, "fragment", "a member of an announced list is no sentence of its own"))
            continue
        before: Passage | None = None
        for sentence in sentences(document.text, region):
            for piece in pieces(document.text, sentence, words, legal=legal):
                passage = _passage(document.text, piece, sentence, node, in_leaf=node in leaves)
                if isinstance(passage, Passage) and _says_nothing(document.text, passage.span, words):
                    passage = Refused(passage.span, "no_statement", "the words name something and say nothing of it")
                first = not document.text[region.start : piece.start].strip()
                if isinstance(passage, Passage) and not first and standing.goes_on(document.quote(passage.span)):
                    passage = _joined(document.text, before, passage, legal=legal)
                    if isinstance(passage, Passage):
                        found.pop()
                if isinstance(passage, Passage):
                    found.append(passage)
                    before = passage
                else:
                    refused.append(passage)
                    before = None
    return found, refused


def _joined(text: str, before: Passage | None, passage: Passage, *, legal: bool) -> Passage | Refused:
    """The passage with the one before, whose further case it tells; refused where they do not stand side by side."""
    if before is not None and not text[before.span.end : passage.span.start].strip("。；"):
        span = Span(before.span.start, passage.span.end)
        if len(span) <= JOINED and not (legal and NORM.search(text, before.span.start, before.span.end) is None):
            return Passage(span, passage.node, whole=before.whole and passage.whole)
    return Refused(passage.span, "does_not_stand_alone", "the words tell a further case of the sentence before")


def _says_nothing(text: str, span: Span, words: TaggedText) -> bool:
    """True when span only names something: 为学生提供住宿的单位, 关于设备购置的规定."""
    name = _NAMED.match(text, span.start, span.end)
    if name is None or name.end() < span.end or MODAL.search(name[0]):
        return False
    after = words.words(word_start(words, name.end("of")), span.end)
    return not any(w.tag[0] == "v" and w.tag != "vn" for w in after)


def _passage(text: str, piece: Span, sentence: Span, node: int | None, *, in_leaf: bool) -> Passage | Refused:
    words = text[piece.start : piece.end]
    end = piece.start + len(words.rstrip("。；，：;,: \n！!"))
    span = Span(piece.start, max(piece.start, end))
    why = _refusal(text[span.start : span.end], words)
    if not why and words[-1] not in _MARKS and not in_leaf:
        why = ("no_statement", "a heading or a line without an end mark, not a statement")
    if why:
        return Refused(span, *why)
    return Passage(span, node, whole=span.start == sentence.start and piece.end == sentence.end)


def _refusal(body: str, words: str) -> tuple[str, str] | None:
    if len(body) < SHORTEST:
        return "too_short", f"fewer than {SHORTEST} characters say too little"
    if len(body) > LONGEST:
        return "too_long", f"more than {LONGEST} characters, and no place to cut without changing the meaning"
    if (
        "\n" in body
        or words.rstrip().endswith(("？", "?", "：", ":"))
        or not _HAN.search(body)
        or _COURTESY.search(body)
        or _COMMONPLACE.fullmatch(body)
    ):
        return "no_statement", "a question, an announcement or a courtesy, not a statement"
    if any(body.count(a) != body.count(b) for a, b in zip(OPEN, CLOSE, strict=True)):
        return "unfinished_prompt", "a quotation mark or bracket has no partner"
    if word := standing.pointing_word(body):
        return "does_not_stand_alone", f"“{word}” points to something that the words do not say"
    if standing.leans(body) or _OF_WHAT.search(body) or _EXCEPTION.fullmatch(body):
        return "does_not_stand_alone", "the words go on from the sentence before"
    last = max(body.rfind(mark) for mark in "，；：") + 1
    if standing.is_unfinished(body[last:]) and not body.endswith("的"):
        return "does_not_stand_alone", "the words end in a condition or a topic without what follows"
    return None
