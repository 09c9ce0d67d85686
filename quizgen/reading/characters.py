"""Characters that carry no text, and the many ways to end a line."""

import re
import unicodedata

from quizgen.chinese.patterns import lazily

# Zero-width and direction marks, soft hyphens, variation selectors, byte order marks: nothing a reader sees.
_INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f"
_INVISIBLE += "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff\ufff9\ufffa"
_INVISIBLE += "\ufffb" + "".join(map(chr, range(0xFE00, 0xFE10)))
_CONTROLS = [c for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\v\f\r\x85"]
_NONCHARACTERS = [0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0)]
_TERMINAL_SEQUENCE = lazily(r"\x1b\[[0-?]{0,32}[ -/]{0,8}[@-~]|\x1b\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\)")
_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")


_GONE = frozenset([*_INVISIBLE, *map(chr, (*_CONTROLS, *_NONCHARACTERS))])


def plain_characters(text: str) -> str:
    """text with every line end as "\\n" and without characters that nobody sees or that no output can hold.

    Control characters, terminal sequences and zero-width characters go; lone surrogates become U+FFFD; radicals and
    compatibility ideographs become the ideographs they stand for. Full-width letters and digits stay.
    """
    if "\x1b" in text:
        text = _TERMINAL_SEQUENCE.sub("", text)
    text = _LINE_END.sub("\n", text)
    changed = {ord(c): plain for c in set(text) if (plain := _plain(c)) != c}
    return text.translate(changed) if changed else text


def _plain(c: str) -> str:
    if c in _GONE:
        return ""
    if "\u2e80" <= c <= "\u2fd5" or "\uf900" <= c <= "\ufaff":
        # PDF fonts and old encodings yield radicals and compatibility forms in place of the ideographs they look like.
        plain = unicodedata.normalize("NFKC", c)
        return plain if len(plain) == 1 else c
    return "\ufffd" if "\ud800" <= c <= "\udfff" else c
