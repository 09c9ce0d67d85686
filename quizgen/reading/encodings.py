"""Bytes -> text: the encoding is found from the bytes alone.

A byte order mark decides, then strict UTF-8 (other encodings practically never pass for it), then how Chinese the text
looks in GB18030, Big5 and UTF-16. charset-normalizer breaks a tie.
"""

import codecs
import re
from collections.abc import Iterable
from functools import cache

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.errors import RequestError, SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs")
_WIDE_CANDIDATES = ("utf-16-le", "utf-16-be")
# Codecs that Python counts as text encodings but that turn text into other text.
_NO_ENCODING = lazily(r"escape|punycode|idna|undefined|mbcs|oem|utf_?7", re.I)
_SAMPLE = 100_000  # bytes: enough to tell encodings apart
_CLOSE = 0.03  # two encodings whose text looks Chinese to within so much are a tie
_LEAST = 0.5  # text below this share of common characters is no Chinese text in that encoding
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

# Nearly 300 of the most frequent characters of modern Chinese, two thirds of an ordinary text, and common marks.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    "行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其"
    "些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建"
    "月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接"
    "知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器"
    "，。、；：“”《》（）"
)


class Decoded(msgspec.Struct, frozen=True):
    """Text, the name of the encoding it was in, and what to tell the user."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, encoding: str = "", declared: str = "") -> Decoded:
    """The text in data.

    encoding: what the user says it is in; believed. declared: what the data says of itself; only breaks a tie. Raises
    SourceError when data is no text, RequestError for an encoding that does not exist.
    """
    if encoding:
        return _decode_as(data, _known(encoding))
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _without_mark(_decode_as(data, name))
    if b"\0" in data:
        return _decode_wide(data)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        return _checked(_decode_as(data, _likeliest(data, declared)))


def declared_charset(data: bytes) -> str:
    """The encoding that a page names in its head, "" when it names none."""
    found = _CHARSET.search(data, 0, 4096)
    return found[1].decode("ascii", "ignore") if found else ""


def chinese_share(text: str) -> float:
    """The share (0..1) of common Chinese characters and punctuation among the characters of text outside ASCII."""
    foreign = _NOT_ASCII.findall(text)
    if not foreign:
        return 0.0
    common = _common()
    return sum(1 for c in foreign if c in common) / len(foreign)


def is_chinese(text: str, least: float) -> bool:
    """True when chinese_share(text) is least or more. The most frequent characters mostly show that alone, without the
    tables of all common ones."""
    foreign = len(text) - sum(c < "\x80" for c in text)
    frequent = sum(c in _FREQUENT for c in text)
    return (foreign > 0 and frequent >= least * foreign) or chinese_share(text) >= least


def _known(name: str) -> str:
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, ValueError):
        found = ""
    if not found or _NO_ENCODING.search(found):
        raise RequestError(f"“{name}” is not an encoding; try utf-8, gb18030, big5 or utf-16") from None
    # The larger sets hold the smaller ones: nobody means GB2312 to the exclusion of the rest.
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "cp950": "big5hkscs"}.get(found, found)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    """data in encoding; what does not fit becomes U+FFFD, with a warning."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        count, first = text.count("\ufffd"), error.start
    except UnicodeError as error:  # UTF-16 of odd shape
        raise SourceError(f"is not {encoding} text: {error}") from error
    if count > 20 and count * 10 > len(text):
        raise SourceError(f"is not {encoding} text: the bytes at {first} and {count - 1} more places do not fit")
    places = f"{count} places" if count > 1 else "one place"
    warning = f"{places} cannot be read as {encoding} (the first at byte {first}); � stands there"
    return Decoded(text, encoding, (warning,))


def _without_mark(decoded: Decoded) -> Decoded:
    return Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding, decoded.warnings)


def _decode_wide(data: bytes) -> Decoded:
    """UTF-16 without a byte order mark: the only text that holds NUL bytes."""
    scores = {name: _score(data, name) for name in _WIDE_CANDIDATES}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _LEAST:
        decoded = _decode_as(data, best)
        if "\0" not in decoded.text:
            return decoded
    raise SourceError(f"is not text: it holds NUL bytes, the first at byte {data.index(0)}")


def _likeliest(data: bytes, declared: str) -> str:
    """The name of the encoding in which data looks most Chinese."""
    scores = {name: _score(data, name) for name in (*_CANDIDATES, *_WIDE_CANDIDATES)}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < _LEAST:
        raise SourceError(
            "is not text in UTF-8, UTF-16, GB18030 or Big5; if it is text, name its encoding with --encoding"
        )
    close = [name for name in scores if scores[best] - scores[name] <= _CLOSE]
    if len(close) == 1:
        return best
    hint = _canonical(declared)
    return hint if hint in close else _break_tie(data, close)


def _canonical(name: str) -> str:
    try:
        return _known(name) if name else ""
    except RequestError:
        return ""


def _break_tie(data: bytes, names: list[str]) -> str:
    from charset_normalizer import from_bytes  # here: needed for few files, slow to import

    match = from_bytes(data[:_SAMPLE], cp_isolation=names).best()
    found = _canonical(match.encoding) if match else ""
    return found if found in names else names[0]


def _score(data: bytes, encoding: str) -> float:
    """How Chinese a sample of data looks in encoding, 0..1; what does not fit counts against it."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    text = decoder.decode(data[:_SAMPLE], final=False)
    return chinese_share(text) - 5 * text.count("\ufffd") / max(1, len(text))


def _checked(decoded: Decoded) -> Decoded:
    text = decoded.text
    controls = len(_CONTROL.findall(text, 0, _SAMPLE))
    if controls > 4 and controls * 50 > min(len(text), _SAMPLE):
        raise SourceError("is not text: it is full of control characters")
    return decoded


@cache
def _common() -> frozenset[str]:
    """The common characters: level 1 of GB 2312 (3,755 simplified) and of Big5 (5,401 traditional), which both chose
    by frequency, with the punctuation marks and full-width forms of both."""
    high = range(0xA1, 0xFF)
    found = set(_characters("gb2312", range(0xB0, 0xD8), high))
    found |= set(_characters("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *high)))
    found |= set("　、。·—…‘’“”〔〕〈〉《》「」『』【】①②③④⑤⑥⑦⑧⑨⑩•●■◆×％°～〇﹝﹞\u00a0\ufeff\u2002\u200b")
    found |= {chr(c) for c in range(0xFF01, 0xFF5F)}
    return frozenset(found)


def _characters(encoding: str, leads: Iterable[int], trails: Iterable[int]) -> str:
    """All characters that an encoding of two bytes has in a range; blanks keep the pairs apart."""
    pairs = b" ".join(bytes((lead, trail)) for lead in leads for trail in trails)
    return pairs.decode(encoding, "ignore").replace(" ", "")
