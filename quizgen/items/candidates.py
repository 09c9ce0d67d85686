"""Candidates for wrong options, and what speaks for each of them."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from re import findall

from quizgen.chinese.words import dictionary, words
from quizgen.document.span import Span
from quizgen.items.document_index import LIST_MARKS, DocumentIndex
from quizgen.items.numbers import find_numerals, variants
from quizgen.items.swaps import part_swaps

Evidence = dict[str, dict[str, float]]

# Dictionary words rarer than this are hardly known; measured on wrong options that people wrote.
_COMMON = 3  # digits of the frequency: 100 and more
_MOST = 30  # of each source


class Key:
    """The right answer at its place: its text, words, neighbours."""

    def __init__(self, index: DocumentIndex, span: Span) -> None:
        self.index, self.span = index, span
        self.text = index.text[span.start : span.end]
        self.range = index.word_range(span)
        if self.range:
            first, last = self.range
            self.surface, self.tags = index.surface[first:last], index.tags[first:last]
        else:
            own = words(self.text)
            self.surface, self.tags = [self.text[w.start : w.end] for w in own], [w.tag for w in own]
        self.before = index.text[max(0, span.start - 12) : span.start]
        self.after = index.text[span.end : span.end + 12]


def gather(key: Key) -> Evidence:
    """Every candidate with its evidence: name of the source -> strength."""
    found: Evidence = defaultdict(dict)

    def add(source: str, texts: Iterable[str], most: int = _MOST) -> None:
        for rank, text in enumerate(texts):
            if rank >= most:
                break
            if text and text != key.text:
                found[text].setdefault(source, 1 / (1 + rank))

    if find_numerals(key.text, key.after):
        add("number", variants(key.text, key.after, key.index.numbers))
    for part, text, swap in part_swaps(key.text):
        name = ("whole_" if part == key.text else "part_") + swap.source
        found[text][name] = max(found[text].get(name, 0), swap.strength)
    found.pop(key.text, None)
    add("negation", negations(key.text))
    add("head", _same_head(key))
    add("first", _same_first(key))
    add("slot", _same_slot(key))
    add("list", _rival_lists(key))
    add("members", _member_changes(key))
    if len(key.surface) == 1:
        add("ending", key.index.by_ending.get(key.text[-1], ()))
        add("tag", key.index.by_tag.get((key.tags[0], len(key.text)), ()))
    if 2 <= len(key.text) <= 4:
        add("dictionary_ending", _alike(key, common_words().by_ending.get(key.text[-1], ())))
        add("dictionary_start", _alike(key, common_words().by_start.get(key.text[0], ())))
    return found


def last_resort(key: Key) -> Iterable[str]:
    """Candidates for keys that nothing else fits: a word of the key exchanged for a known one, phrases as long."""
    at = 0
    for surface, tag in zip(key.surface, key.tags, strict=True):
        if len(surface) > 1 or len(key.surface) == 1:
            others = [*key.index.by_tag.get((tag, len(surface)), ())[:10]]
            others += [w for w, t in common_words().by_ending.get(surface[-1], ())[:20] if len(w) == len(surface)]
            for other in others:
                yield key.text[:at] + other + key.text[at + len(surface) :]
        at += len(surface)
    for i in range(len(key.index.words)):
        found = key.index.phrase(i, i + max(1, len(key.surface)))
        if found and len(found) == len(key.text):
            yield found
    for words_ in common_words().by_start.values():
        yield from (w for w, _ in words_[:2] if len(w) == len(key.text))


def negations(text: str) -> list[str]:
    """text with its 不, 无, 未, 非 dropped, or put before it."""
    pairs = (("不得", "可以"), ("无", "有"), ("有", "无"), ("不", ""), ("非", ""), ("未", "已"), ("没有", "有"))
    found = [other + text[len(word) :] for word, other in pairs if text.startswith(word)]
    return [t for t in found if t]


def _same_head(key: Key) -> Iterable[str]:
    size = len(key.surface)
    lengths = range(max(1, size - 1), size + 2)
    for at in _nearest(key, key.index.positions.get(key.surface[-1], ())) if key.surface else ():
        yield from key.index.phrases_ending(at, lengths)


def _same_first(key: Key) -> Iterable[str]:
    size = len(key.surface)
    if size < 2:
        return
    for at in _nearest(key, key.index.positions.get(key.surface[0], ())):
        yield from key.index.phrases_starting(at, range(max(1, size - 1), size + 2))


def _same_slot(key: Key) -> Iterable[str]:
    """Phrases of as many words after the same word, or before the same word."""
    if key.range is None:
        return
    index, (first, last) = key.index, key.range
    size = last - first
    if first and index.tags[first - 1] != "x":
        for at in _nearest(key, index.positions[index.surface[first - 1]]):
            yield from index.phrases_starting(at + 1, range(size, size + 1))
    if last < len(index.words) and index.tags[last] != "x":
        for at in _nearest(key, index.positions[index.surface[last]]):
            yield from index.phrases_ending(at - 1, range(size, size + 1))


def _rival_lists(key: Key) -> Iterable[str]:
    for members in key.index.lists:
        if key.text in members:
            yield from members
    for members in key.index.lists:
        if any(m[-1] == key.text[-1] and len(m) == len(key.text) for m in members):
            yield from members


def _member_changes(key: Key) -> Iterable[str]:
    """For a key that is itself a list: one member left out, or one exchanged for a word of the same family."""
    at = [i for i, s in enumerate(key.surface) if s in LIST_MARKS]
    if not at:
        return
    bounds = [-1, *at, len(key.surface)]
    parts = ["".join(key.surface[a + 1 : b]) for a, b in itertools.pairwise(bounds)]
    marks = [key.surface[i] for i in at]
    rivals = [m for members in key.index.lists if set(members) & set(parts) for m in members if m not in parts]
    for new in dict.fromkeys(rivals):
        for i in reversed(range(len(parts))):
            changed = [new if j == i else p for j, p in enumerate(parts)]
            yield "".join(p + m for p, m in zip(changed, [*marks, ""], strict=True))


def _nearest(key: Key, at: Iterable[int], most: int = 40) -> list[int]:
    words_ = key.index.words
    return sorted(at, key=lambda i: abs(words_[i].start - key.span.start))[:most]


def _alike(key: Key, candidates: Iterable[tuple[str, str]]) -> list[str]:
    return [w for w, tag in candidates if len(w) == len(key.text) and tag[0] == key.tags[-1][0]]


class CommonWords:
    """The better known words of the dictionary by first and last character, most frequent first."""

    def __init__(self) -> None:
        blob = b"\n".join(dictionary()).decode()
        found = findall(rf"(?m)^(\w{{2,4}}) (\d{{{_COMMON},}}) ([a-z]+)$", blob)
        self.by_ending: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        self.by_start: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for word, _, tag in sorted(found, key=lambda f: -int(f[1])):
            if not tag.startswith("nr"):
                self.by_ending[word[-1]].append((word, tag))
                self.by_start[word[0]].append((word, tag))


@cache
def common_words() -> CommonWords:
    """Built once, when the first key asks."""
    return CommonWords()
