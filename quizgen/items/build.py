"""How a text is built: of which words, of which classes; and whether two are built alike."""

import re
from functools import lru_cache
from typing import NamedTuple

from quizgen.chinese.words import entry, words

FIGURES = re.compile("[一二三四五六七八九十百千万亿两零〇]")
_CLASS = {
    tag: kind
    for kind, tags in (
        ("n", "n vn an nz nt ns nr ng nrt j eng s f k"),
        ("v", "v vd vg vi vq zg"),
        ("a", "a ad ag b z"),
        ("l", "l i"),
        ("m", "m mq t"),
    )
    for tag in tags.split()
}

# At the end of a phrase these lack what is so, or is encouraged or forbidden.
_LACKING = re.compile("全面|主要|重要|具体|有关|相关|其他|下列|共同|必要|进一步|鼓励|禁止|允许|放弃|提倡|严禁")


class Build(NamedTuple):
    """How a text is built: the tags of its words, their classes without the marks, its words, how many of them have
    one character, whether the dictionary knows the longer ones, whether the last one lacks something (全面, 禁止)."""

    tags: tuple[str, ...]
    classes: tuple[str, ...]
    parts: tuple[str, ...]
    singles: int
    known: bool
    lacks: bool


def _tag(word: str, tag: str) -> str:
    """The tag, but for the dictionary's slips: a long word is no person's name (安全检查)."""
    return "n" if tag == "nr" and len(word) > 3 else tag


@lru_cache(maxsize=20_000)
def build(text: str) -> Build:
    """How text is built; the same options come up again and again in a document."""
    found = words(text)
    tags = tuple(_tag(text[w.start : w.end], w.tag) for w in found)
    parts = tuple(text[w.start : w.end] for w in found)
    classes = tuple(_CLASS.get(tag, tag[:1]) for tag in tags if tag != "x")
    long = [p for p in parts if len(p) > 1]
    known = all(entry(p) is not None or FIGURES.search(p) for p in long)
    lacks = _LACKING.fullmatch(parts[-1]) is not None
    return Build(tags, classes or ("x",), parts, len(parts) - len(long), known, lacks)


def same_shape(text: str, key: str) -> bool:
    """True when text is built like the key: its last word of the same class, its first word too."""
    mine, theirs = build(text), build(key)
    if _is_name(theirs) and not _is_name(mine):
        return False
    if mine.classes[-1] != theirs.classes[-1] or (mine.classes[0] != theirs.classes[0] and len(key) > 3):
        return False
    single = len(mine.classes) == len(theirs.classes) == 1
    if text[-1] == key[-1]:
        return True
    if text[0] == key[0]:
        return not single or mine.tags[0] == theirs.tags[0]
    return single and len(text) == len(key) and mine.tags[0] == theirs.tags[0]


def same_edges(text: str, key: str) -> bool:
    """True when both begin with one class of word and end with one."""
    mine, theirs = build(text).classes, build(key).classes
    return mine[0] == theirs[0] and mine[-1] == theirs[-1]


def _is_name(found: Build) -> bool:
    return len(found.tags) == 1 and found.tags[0] in ("nr", "nrt", "ns", "nt")


def is_wording(text: str, key: str) -> bool:
    """True when text is made of words, as far as the key is: 正确 is not opposed by 反确."""
    if any(map(str.isdigit, text)) or (FIGURES.search(text) and FIGURES.search(key)):
        return True
    mine, theirs = build(text), build(key)
    if mine.singles > theirs.singles:
        return False
    return mine.known or all(p in theirs.parts or len(p) == 1 or entry(p) or FIGURES.search(p) for p in mine.parts)
