"""Which lines at the top of a document are its title."""

import re

import msgspec

from quizgen.chinese.patterns import IDEOGRAPH, lazily
from quizgen.reading.front_lines import facts_of
from quizgen.reading.front_words import DOCUMENT_KIND, ORGAN, SURNAMES
from quizgen.reading.marks import NUMERALS
from quizgen.reading.source import Block

_NO_NAME = frozenset(("试行", "暂行", "草案", "修订", "节选", "全文", "摘要", "试用"))
# 1 范围; 一; 前言: parts, too.
_NO_TITLE = lazily(
    rf"[0-9０-９.．]+(?:\s|$)|[{NUMERALS}]{{1,3}}(?:\s|$)|(?:[序前引导][\s]*言|附\s*[则則]|[结結]束?\s*[语語])$"
)
_IN_BRACKETS = lazily(rf"[（(]({IDEOGRAPH}{{2,4}})[）)]$")
_ISSUED = lazily(r"([\u4e00-\u9fff、 ]{2,40}?)关于.+(?:通知|意见|决定|规定|办法|批复|公告|方案|函)")


class Title(msgspec.Struct, frozen=True):
    """The title, which blocks it is, and whether it is surely one: then it leaves the text."""

    text: str = ""
    place: range = range(0)
    sure: bool = False


def find_title(zone: list[Block], blocks: list[Block], known: str) -> Title:
    """The title among the lines before the first paragraph. known: where the page has named it.

    Sure are the line that the page named, the only top heading, and a line that ends as titles do (…办法, …讲话).
    """
    return _known(zone, known) or _top_heading(zone, blocks) or _worded(zone, blocks)


def _known(zone: list[Block], known: str) -> Title | None:
    wanted = _squeeze(known)
    for number in range(len(zone) - 1, -1, -1) if wanted else ():
        found = _squeeze(zone[number].text)
        if len(found) >= 4 and (found in wanted or wanted in found):
            first = number
            while first and len(wanted) > len(found) and _squeeze(zone[first - 1].text) + found in wanted:
                first -= 1
                found = _squeeze(zone[first].text) + found
            return Title(zone[number].text if first == number else known, range(first, number + 1), sure=True)
    return None


def _top_heading(zone: list[Block], blocks: list[Block]) -> Title | None:
    """One heading of the top level, or several in a row, with none further down."""
    heads = [n for n, block in enumerate(zone) if block.level == 1]
    if not heads or sum(block.level == 1 for block in blocks) > len(heads) or heads[-1] - heads[0] >= len(heads):
        return None
    return Title(" ".join(zone[n].text for n in heads), range(heads[0], heads[-1] + 1), sure=True)


def _worded(zone: list[Block], blocks: list[Block]) -> Title:
    unknown = [n for n, block in enumerate(zone) if facts_of(block.text) is None]
    typed = [n for n in unknown if DOCUMENT_KIND.search(zone[n].text)]
    if not typed:
        first = next((n for n in unknown if not _NO_TITLE.match(zone[n].text) and _names_all(zone[n], blocks)), None)
        return Title() if first is None else Title(zone[first].text, range(first, first + 1))
    first = last = typed[0]
    # 某某市人民政府 / 关于印发某某 / 办法的通知: a long title is set on several lines.
    if not re.match("关于|印发|關於", zone[first].text) and first - 1 in unknown:
        above = zone[first - 1].text
        first -= bool(re.search("关于|關於", above)) and not DOCUMENT_KIND.search(above)
    if re.match("关于|關於", zone[first].text) and first and ORGAN.fullmatch(zone[first - 1].text):
        first -= 1
    return Title("".join(block.text for block in zone[first : last + 1]), range(first, last + 1), sure=True)


def _names_all(block: Block, blocks: list[Block]) -> bool:
    """False for a heading among others of its level: it names a part."""
    return not block.level or sum(other.level == block.level for other in blocks) == 1


def speaker_in_title(title: str) -> tuple[str, str]:
    """A title without the speaker's name in brackets at its end, and that name."""
    found = _IN_BRACKETS.search(title) if title.endswith((")", "）")) else None
    if found and found[1][0] in SURNAMES and found[1] not in _NO_NAME:
        return title[: found.start()], found[1]
    return title, ""


def issuer_in_title(title: str) -> str:
    """Who issued the document that a title such as 国务院关于…的意见 names, "" when it names nobody."""
    found = _ISSUED.match(title) if "关于" in title else None
    return found[1].strip() if found else ""


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)
