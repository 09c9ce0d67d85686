"""Plain text of a deck -> what Anki stores, so that it shows word for word and is never acted upon."""

import re
import unicodedata

# What a spreadsheet takes for a formula at the beginning of a cell.
FORMULA = "=+-@|%＝＋－＠"
# An ANSI command goes as a whole: without its ESC the rest would stand in the text as “[31m”.
_ANSI = re.compile(r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
# Nearly all text is free of these; one search is ten times faster than a translation of every character.
_SPECIAL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff&<>\"'{}\\[\\]\\\\:]")

_ENTITIES = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "'": "&#39;",
        # Cloze marks and template fields, then [sound:…], [latex] and [[type:…]].
        "{": "&#123;",
        "}": "&#125;",
        "[": "&#91;",
        "]": "&#93;",
        # MathJax reads the text after entities are resolved: only an element between \ and ( keeps it off.
        "\\": "<span>\\</span>",
        "\n": "<br>",
    }
)
# A colon beside another starts a hint; one at either end may come to stand beside another.
_HINT = re.compile(r":(?=:)|^:|:$")


def plain(text: str) -> str:
    """The text without what Anki cannot keep: control characters and ANSI commands go, line breaks become \\n."""
    if _ODD.search(text) is None:
        return text
    text = _CONTROL.sub("", _LINE_BREAK.sub("\n", _ANSI.sub("", text)))
    return _SURROGATE.sub("\ufffd", text)


def escape(text: str) -> str:
    """HTML for a field that shows exactly the text."""
    if _SPECIAL.search(text) is None:
        return text
    # The colons last: the entities hold none, and & must not be escaped twice.
    return _HINT.sub("&#58;", plain(text).translate(_ENTITIES))


def deck_part(text: str, longest: int = 40) -> str:
    """One level of a deck's name, at most `longest` characters.

    “::” parts levels, so a colon becomes full-width; characters that begin a spreadsheet's formula do not lead, since
    a name cannot be escaped in a text import.
    """
    words = " ".join(plain(text).replace(":", "：").split()).lstrip(FORMULA + " ")
    return unicodedata.normalize("NFC", shorten(words, longest))


def tag_part(text: str, longest: int = 40) -> str:
    """One level of a tag: as a deck's, but a tag ends at any white space."""
    return re.sub(r"\s+", "_", deck_part(text, longest))


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning with “…” in place of what is past `longest` characters."""
    return text if len(text) <= longest else text[: longest - 1] + "…"
