"""What could be blanked at all: runs of tokens that never cut a word, a number, a title or a quotation."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from typing import NamedTuple

from quizgen.chinese.words import Word, words

# Tags of the tokens that jieba does not know as one word; all others keep jieba's tag.
TITLE, QUOTATION, NUMBER, UNIT = "title", "quotation", "number", "unit"

# A candidate is one word up to a short phrase; a list may be longer. Measured on human blanks: 98 % of them overlap
# a candidate by half or more within these limits.
MAX_TOKENS, MAX_LENGTH = 8, 16
MAX_LIST_TOKENS, MAX_LIST_LENGTH = 13, 24

# Punctuation and spaces that no candidate crosses, marks that none starts or ends with, and words that none starts
# or ends with because they only join others.
STOPS = frozenset("。；：？！，\n\r\t ;:?!,…—|○●　")
MARKS = frozenset("（）()【】[]〔〕{}<>＜＞\"'‘’“”·•、《》")
JOINERS = frozenset(["的", "地", "得", "和", "与", "及", "或", "以及", "或者", "并", "而"])
NEVER_FIRST = JOINERS | MARKS | frozenset(["等", "了", "着", "过", "之", "所"])
NEVER_LAST = JOINERS | MARKS

# A phrase does not start or end with these parts of speech (prepositions, conjunctions, particles, places in time or
# space), and does not run over these words: what it says would be a clause.
_NEVER_FIRST_TAGS, _NEVER_LAST_TAGS = frozenset("pcuf"), frozenset("pc")
_NEVER_INSIDE = frozenset(["应当", "不得", "可以", "必须", "应", "是", "为", "由", "将", "被", "把", "有权"])
_OPENERS, _CLOSERS = frozenset("“‘（(【["), frozenset("”’）)】]")

_NUMERALS = "〇○零一二三四五六七八九十百千万亿两"
_FIGURE = r"[0-9０-９]+(?:[.．,/][0-9０-９]+)*[百千万亿]*[%％‰]?"
_NUMBER = re.compile(rf"第?(?:{_FIGURE}|[{_NUMERALS}]+(?:分之[{_NUMERALS}]+)?)")
# A quotation that ends a sentence inside, or runs on, is a passage whose words are cut like all others.
_ATOM = re.compile(rf"《[^《》\n]{{1,60}}》|(?<=“)[^“”\n。！？；]{{1,24}}(?=”)|{_FIGURE}")


class Token(NamedTuple):
    """Characters start..end (half-open) of the text, their tag (jieba's or one of this module's) and themselves."""

    start: int
    end: int
    tag: str
    text: str


# As Token(…), in a third of the time.
_token: Callable[[tuple[int, int, str, str]], Token] = partial(tuple.__new__, Token)


def tokens(text: str, known: Iterable[Word] | None = None) -> list[Token]:
    """All of text in order, without gaps: words, with each number, unit, title and short quotation as one token.

    known: its words, where they have been found already.
    """
    found: list[Token] = []
    atoms = [Token(m.start(), m.end(), _kind(m.group()), m.group()) for m in _ATOM.finditer(text)]
    atoms.append(Token(len(text), len(text), "", ""))
    at, atom = 0, atoms[0]
    for start, end, tag in words(text) if known is None else known:
        if end <= atom.start:
            _add_word(found, text, start, end, tag)
            continue
        while start < end:
            while atom.end <= start < len(text):
                at += 1
                atom = atoms[at]
            if start < atom.start:
                _add_word(found, text, start, min(end, atom.start), tag)
                start = atom.start
            else:
                if not found or found[-1].start < atom.start:
                    found.append(atom)
                start = atom.end
    return found


def _kind(atom: str) -> str:
    if atom[0] == "《":
        return TITLE
    return NUMBER if _NUMBER.fullmatch(atom) else QUOTATION


def _add_word(found: list[Token], text: str, start: int, end: int, tag: str) -> None:
    """Append a word; one that begins with a numeral (三十日) gives the number and its unit."""
    number = _NUMBER.match(text, start, end) if tag == "m" or text[start] in "万亿〇○" else None
    if number is None:
        found.append(_token((start, end, tag, text[start:end])))
        return
    middle = number.end()
    if found and found[-1].tag == NUMBER and found[-1].end == start and text[start] != "第":
        start = found.pop().start
    found.append(Token(start, middle, NUMBER, text[start:middle]))
    if middle < end:
        found.append(Token(middle, end, UNIT, text[middle:end]))


def candidates(tokens: list[Token]) -> list[tuple[int, int]]:
    """The runs of tokens that may become a blank, as half-open ranges of token numbers, in order."""
    found: list[tuple[int, int]] = []
    steps = [_step(tag, word) for _, _, tag, word in tokens]
    for first, (_, _, tag, word) in enumerate(tokens):
        if steps[first] == _STOP or word in NEVER_FIRST:
            continue
        found.append((first, first + 1))
        if tag[0] not in _NEVER_FIRST_TAGS:
            _add_longer(found, tokens, steps, first)
    return found


# What a token means to a candidate that reaches it: none goes on, none ends here, a bracket, or nothing.
_STOP, _BARRIER, _OPEN, _CLOSE, _NO_END, _END = range(6)


@lru_cache(maxsize=20_000)
def _step(tag: str, word: str) -> int:
    if word[0] in STOPS:
        return _STOP
    if word in _NEVER_INSIDE or tag == "p":
        return _BARRIER
    if word in _OPENERS or word in _CLOSERS:
        return _OPEN if word in _OPENERS else _CLOSE
    return _NO_END if tag[0] in _NEVER_LAST_TAGS or word in NEVER_LAST else _END


def _add_longer(found: list[tuple[int, int]], tokens: list[Token], steps: list[int], first: int) -> None:
    """Append the candidates of two tokens or more that begin with token first."""
    in_list, depth, start = False, 0, tokens[first][0]
    for number in range(first + 1, min(first + MAX_LIST_TOKENS, len(tokens))):
        step = steps[number]
        if step <= _BARRIER:
            return
        _, end, _, word = tokens[number]
        in_list = in_list or word == "、"
        if end - start > (MAX_LIST_LENGTH if in_list else MAX_LENGTH) or (not in_list and number - first >= MAX_TOKENS):
            return
        if step == _OPEN:
            depth += 1
        elif step == _CLOSE:
            depth -= 1
            if depth < 0:
                return
        elif step == _END and not depth:
            found.append((first, number + 1))
