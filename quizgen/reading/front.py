"""The front matter of a document: title, speaker, issuer, number and date stand before its first paragraph."""

import re
from dataclasses import dataclass, field, replace

from quizgen.document.document import Facts
from quizgen.reading.dates import DATE, iso_date
from quizgen.reading.front_words import DOCUMENT_KIND, OFFICE, ORGAN, SECTION_NAMES, SURNAMES
from quizgen.reading.marks import starts_with_marker
from quizgen.reading.source import Block

_REACH = 40  # blocks: front matter is short
_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}[〔﹝\[［（(]\s?[12１２][0-9０-９]{3}\s?[〕﹞\]］）)]\s?第?\s?[0-9０-９]{1,4}\s?号"
    r"|(?:中华人民共和国)?[\u4e00-\u9fff、\s]{2,30}令\s*[（(]?第\s?[0-9０-９一二三四五六七八九十百〇零]{1,5}\s?号[）)]?)"
)
_ISSUE = re.compile(r"[（(]?第?\s?[0-9０-９]{1,4}\s?[期号]?[）)]?")
_NOTE = re.compile(r"[【\[]?\s*(?:按|编者按|編者按|编者的话|编辑按|编\s?者)\s*[】\]]?\s*[：:]|【\s*编者按\s*】")
_SUBTITLE = re.compile(r"[—―－-]{1,2}\s*在?.{2,60}|[（(].{0,20}[0-9０-９一二〇○]{4}\s*年.{0,60}[）)]")
_HISTORY = re.compile(
    r"[（(]?(?:根据|依据)?\s*[12１２][0-9０-９]{3}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日.*"
    r"(?:通过|修订|修正|公布|施行|发布|批准|颁布|修改|决定》)|.{0,300}的决定》.{0,6}(?:修正|修订)[）)]?\s*$"
)
_SALUTATION = re.compile(r"(?=(?:各位|同志们|尊敬的)[\u4e00-\u9fff、，]{0,20}[：:！!])")
_LONGEST_TITLE = 80  # characters
_LONGEST_FRONT = 400  # characters: of a line of front matter, an editor's note apart


@dataclass(frozen=True, slots=True)
class Front:
    """What stood before the first paragraph, and the blocks from it on."""

    body: tuple[Block, ...]
    title: str = ""
    facts: Facts = field(default_factory=Facts)


def read_front(blocks: list[Block], known_title: str = "") -> Front:
    """Title and facts from the lines before the first paragraph. known_title: where the page already named it."""
    blocks = _split_glued(blocks)
    start = _body_start(blocks)
    zone = blocks[:start]
    if start == len(blocks):  # nothing but short lines: all of them are the text
        return Front(tuple(blocks), known_title)
    title_at = _find_title(zone, blocks, known_title)
    title = _join_title(zone, title_at) if title_at is not None else known_title
    facts, kept = Facts(), []
    for number, block in enumerate(zone):
        told = _facts_of(block.text)
        if title_at is not None and number in title_at:
            continue
        if told is None and not (title_at and known_title and number < title_at[0]):
            kept.append(block)
            continue
        facts = merge(facts, told or Facts())
    title, speaker = _speaker_in_title(title)
    facts = merge(facts, Facts(speaker=speaker, issuer=_issuer_in_title(title)))
    return Front((*kept, *blocks[start:]), title, facts)


def merge(first: Facts, second: Facts) -> Facts:
    """first, with second where first says nothing. The last date counts: mastheads come before speeches."""
    return Facts(
        speaker=first.speaker or second.speaker,
        issuer=first.issuer or second.issuer,
        date=second.date or first.date,
        number=first.number or second.number,
    )


def drop_signature(blocks: list[Block]) -> tuple[list[Block], Facts]:
    """Drop who signed below the last paragraph: （京区党委）, or a name and a date."""
    end, facts = len(blocks), Facts()
    while end > 1 and end > len(blocks) - 4:
        text = blocks[end - 1].text.strip()
        if re.fullmatch(r"[（(][^。；，]{2,24}[）)]", text) and not starts_with_marker(text):
            end -= 1
        elif DATE.fullmatch(text.strip("（）() ")):
            facts = merge(facts, Facts(date=iso_date(text)))
            end -= 1
        elif facts.date and ORGAN.fullmatch(text):
            facts = merge(facts, Facts(issuer=text))
            end -= 1
        else:
            break
    return blocks[:end], facts


def _split_glued(blocks: list[Block]) -> list[Block]:
    """Part what a saved page ran together: a date and the first paragraph, a speaker and 各位代表：."""
    parted: list[Block] = []
    for number, block in enumerate(blocks):
        text = block.text
        if number < _REACH and len(text) > 4:
            date = DATE.match(text)
            if (
                date
                and number
                and text[date.end() : date.end() + 1].isspace()
                and "。" in text
                and not _HISTORY.match(text)
            ):
                parted.append(Block(date.group()))
                block = replace(block, text=text[date.end() :].strip())
            else:
                salutation = _SALUTATION.search(text, 1, 60)
                if salutation and not re.search("[，。；：]", text[: salutation.start()]):
                    parted.append(Block(text[: salutation.start()].strip()))
                    block = replace(block, text=text[salutation.start() :])
        parted.append(block)
    return parted


def _body_start(blocks: list[Block]) -> int:
    """The number of the first block that is no front matter."""
    for number, block in enumerate(blocks[:_REACH]):
        text = block.text
        if _facts_of(text) is not None:
            continue
        if starts_with_marker(text) or len(text) > _LONGEST_TITLE or re.search("[。；：！!:]", text):
            return number
        if block.level > 1 or (text in SECTION_NAMES and not block.level):
            return number
    return len(blocks)


def _facts_of(text: str) -> Facts | None:
    """What a line of front matter says; None when it is no such line."""
    if len(text) > _LONGEST_FRONT and not _NOTE.match(text):
        return None
    plain = re.sub(r"\s+", " ", text)
    if _HISTORY.match(plain):
        organ = re.search(r"国务院|全国人民代表大会(?:常务委员会)?|最高人民(?:法院|检察院)", plain)
        number = _NUMBER.search(plain)
        told = Facts(date=iso_date(plain) if "施行" not in plain[-5:] else "")
        return replace(
            told,
            issuer=_history_issuer(plain) if organ else "",
            number=re.sub(r"^.*日\s*", "", number.group()) if number else "",
        )
    if _NUMBER.fullmatch(plain):
        return Facts(number=plain.replace(" ", ""))
    if DATE.fullmatch(plain.strip("（）() ")):
        return Facts(date=iso_date(plain))
    if _SUBTITLE.fullmatch(plain) and iso_date(plain):
        return Facts(date=iso_date(plain))
    if _NOTE.match(plain) or _ISSUE.fullmatch(plain):
        return Facts()
    return _person(plain) or (Facts(issuer=plain.replace(" ", "")) if _is_organ(plain) else None)


def _history_issuer(text: str) -> str:
    for name in ("全国人民代表大会常务委员会", "全国人民代表大会", "最高人民法院", "最高人民检察院", "国务院"):
        if name in text:
            return name
    return "全国人民代表大会"


def _is_organ(text: str) -> bool:
    return len(text) <= 30 and ORGAN.fullmatch(text) is not None and not DOCUMENT_KIND.search(text)


def _person(text: str) -> Facts | None:
    office = OFFICE.match(text)
    name = re.sub(r"\s", "", text[office.end() :] if office else text)
    if 2 <= len(name) <= 3 and name[0] in SURNAMES and re.fullmatch("[\u4e00-\u9fff]+", name):
        return Facts(speaker=name)
    return None


def _find_title(zone: list[Block], blocks: list[Block], known: str) -> range | None:
    """Which blocks of the zone are the title."""
    if known:
        wanted = _squeeze(known)
        for number in range(len(zone) - 1, -1, -1):
            found = _squeeze(zone[number].text)
            if len(found) >= 4 and (found in wanted or wanted in found):
                return range(number, number + 1)
    heads = [n for n, block in enumerate(zone) if block.level == 1]
    if (
        heads
        and sum(block.level == 1 for block in blocks) == len(heads)
        and heads == list(range(heads[0], heads[-1] + 1))
    ):
        return range(heads[0], heads[-1] + 1)
    unknown = [n for n, block in enumerate(zone) if _facts_of(block.text) is None]
    typed = [n for n in unknown if DOCUMENT_KIND.search(zone[n].text)]
    if typed or unknown:
        number = typed[0] if typed else unknown[0]
        return range(number, number + 1)
    return None


def _join_title(zone: list[Block], where: range) -> str:
    return " ".join(zone[number].text for number in where)


def _speaker_in_title(title: str) -> tuple[str, str]:
    """A title without the speaker's name in brackets at its end, and that name."""
    found = re.search(r"[（(]([\u4e00-\u9fff]{2,4})[）)]$", title)
    if found and found[1][0] in SURNAMES and found[1] not in ("试行", "暂行", "草案", "修订", "节选", "全文"):
        return title[: found.start()], found[1]
    return title, ""


def _issuer_in_title(title: str) -> str:
    found = re.match(r"([\u4e00-\u9fff、 ]{2,40}?)关于.+(?:通知|意见|决定|规定|办法|批复|公告|方案|函)", title)
    return found[1].strip() if found else ""


def _squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)
