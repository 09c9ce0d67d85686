"""Text that was decoded wrongly once: 鐨勫伐浣 for 的工作.

Where encoding it back and decoding it rightly loses nothing, it is repaired. Else (characters that the wrong decoder
did not know are gone) the garbled part is left out, and the user is told where it began and how long it was.
"""

import codecs
import re
from collections.abc import Iterator

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.reading.encodings import chinese_share, is_chinese

# The first two bytes of 。、的，“ 在 是 in UTF-8, read as GBK: characters that hardly occur otherwise.
_TRACES = re.compile("[銆锛鈥鐨鍦鏄]")
_FEWEST_TRACES = 3
_REACH = 300  # characters: traces further apart than this belong to different garbled parts
_BOUNDARY = lazily(r"[\s。！？]")
# Windows-1252 puts these in place of the control characters of Latin-1; browsers mix both.
_WINDOWS = {ord(bytes([b]).decode("cp1252", "ignore") or "\0"): chr(b) for b in range(0x80, 0xA0)}
_LATIN = re.compile(f"[\u0080-\u00ff{''.join(map(chr, _WINDOWS))}]")
# The encoding that a text was wrongly read in, and the one it was really in.
_SLIPS = (
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
    ("gb18030", "big5"),
    ("big5", "gb18030"),
)
_GOOD = 0.9  # share of common characters that a repaired text must show
_POOR = 0.6  # and below which a text is taken for garbled
_SAMPLE = 20_000  # characters: a text misread from end to end shows it there
_SHORTEST = 8  # characters: less is too little to judge


class Repaired(msgspec.Struct, frozen=True):
    """Text without its garbled parts, and what to tell the user."""

    text: str
    warnings: tuple[str, ...] = ()


def repair(text: str) -> Repaired:
    """text with what was decoded wrongly put right or left out."""
    traces = [match.start() for match in _TRACES.finditer(text)]
    if len(traces) >= _FEWEST_TRACES:
        return _repair_parts(text, traces)
    return _repair_whole(text)


def _repair_parts(text: str, traces: list[int]) -> Repaired:
    """Each garbled part of a text put right or cut out."""
    pieces, warnings, at = [], [], 0
    for start, end in _parts(text, traces, at):
        if start < at:
            continue
        part = text[start:end]
        right = _convert(part.rstrip("\ufffd"), "gb18030", "utf-8")
        if right is None and chinese_share(part) > _POOR:
            continue  # rare characters, but a text all the same
        pieces.append(text[at:start])
        if right is not None:
            pieces.append(right)
            told = f"characters {start + 1:,} to {end:,} were UTF-8 read as GBK and have been put right"
        else:
            told = (
                f"from character {start + 1:,} on the text is garbled (UTF-8 read as GBK) and cannot be put right; "
                f"{end - start:,} of its {len(text):,} characters are left out"
            )
        warnings.append(told)
        at = end
    return Repaired("".join([*pieces, text[at:]]), tuple(warnings))


def _parts(text: str, traces: list[int], start: int) -> Iterator[tuple[int, int]]:
    """The garbled parts, from the boundary before their first trace to the boundary after their last."""
    first, last, count = traces[0], traces[0], 1
    for trace in [*traces[1:], len(text) + _REACH + 1]:
        if trace - last <= _REACH:
            last, count = trace, count + 1
            continue
        if count >= _FEWEST_TRACES:
            yield _widened(text, first, last)
        first, last, count = trace, trace, 1


def _widened(text: str, first: int, last: int) -> tuple[int, int]:
    begin = first
    while begin > 0 and first - begin < _REACH and not _BOUNDARY.match(text[begin - 1]):
        begin -= 1
    after = _BOUNDARY.search(text, last)
    end = after.start() if after and after.start() - last <= _REACH else min(len(text), last + _REACH)
    return begin, end


def _repair_whole(text: str) -> Repaired:
    """A text that was read in a wrong encoding from end to end."""
    sample = text[:_SAMPLE]
    latin, ideographs = len(_LATIN.findall(sample)), sum(1 for c in sample if "\u4e00" <= c <= "\u9fff")
    if latin + ideographs < _SHORTEST or (latin <= ideographs and is_chinese(sample, _POOR)):
        return Repaired(text)
    for wrong, right in _SLIPS:
        found = _convert(text, wrong, right)
        if found is not None:
            return Repaired(found, (f"the text was {right} read as {wrong} and has been put right",))
    return Repaired(text)


def _convert(text: str, wrong: str, right: str) -> str | None:
    """text encoded back as wrong and decoded as right; None when that loses anything or gives no Chinese."""
    try:
        plain = text.translate(_WINDOWS) if wrong == "latin-1" else text
        # Programs that read GBK show its one free byte as the euro sign.
        parts = plain.split("€") if wrong == "gb18030" else [plain]
        data = b"\x80".join(part.encode(wrong) for part in parts)
        # The last character may have lost a byte, which an odd number of bytes leaves over.
        found = codecs.getincrementaldecoder(right)().decode(data, final=False)
    except UnicodeError:
        return None
    return found if chinese_share(found) >= _GOOD else None
