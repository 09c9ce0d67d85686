"""One line of front matter: which fact about the document it tells."""

import re

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.document.document import Facts
from quizgen.reading.dates import DATE, iso_date, iso_dates
from quizgen.reading.front_words import DOCUMENT_KIND, OFFICE, ORGAN, SURNAMES

_NUMBER = lazily(
    r"(?:[\u4e00-\u9fff]{1,12}[〔﹝\[［（(]\s?[12１２][0-9０-９]{3}\s?[〕﹞\]］）)]\s?第?\s?[0-9０-９]{1,4}\s?号"
    r"|[\u4e00-\u9fff]{1,8}字第?\s?[0-9０-９]{1,5}\s?[号號]"
    r"|(?:中华人民共和国)?[\u4e00-\u9fff、\s]{2,30}令\s*[（(]?第\s?[0-9０-９一二三四五六七八九十百〇零]{1,5}\s?号[）)]?)"
)
_ISSUE = re.compile(r"[（(]?第?\s?[0-9０-９]{1,4}\s?[期号]?[）)]?")
_NOTE = re.compile(r"[【\[]?\s*(?:按|编者按|編者按|编者的话|编辑按|编\s?者)\s*[】\]]?\s*[：:]|【\s*编者按\s*】")
_SUBTITLE = lazily(r"[—―－-]{1,2}\s*在?.{2,60}|[（(].{0,20}[0-9０-９一二〇○]{4}\s*年.{0,60}[）)]")
_HISTORY = lazily(
    r"[（(]?(?:根据|依据)?\s*[12１２][0-9０-９]{3}\s*年\s*[0-9０-９]{1,2}\s*月\s*[0-9０-９]{1,2}\s*日.*"
    r"(?:通过|修订|修正|公布|施行|发布|批准|颁布|修改|决定》)|.{0,300}的决定》.{0,6}(?:修正|修订)[）)]?\s*$"
)
_LONGEST = 400  # characters: of a line of front matter, an editor's note apart


def facts_of(text: str) -> Facts | None:
    """What a line of front matter says; None when it is no such line."""
    if len(text) > _LONGEST and not _NOTE.match(text):
        return None
    plain = re.sub(r"\s+", " ", text)
    if is_history(plain):
        organ = re.search(r"国务院|全国人民代表大会(?:常务委员会)?|最高人民(?:法院|检察院)", plain)
        number = _NUMBER.search(plain)
        told = Facts(date="" if "施行" in plain[-5:] else max(iso_dates(plain), default=""))
        return msgspec.structs.replace(
            told,
            issuer=_history_issuer(plain) if organ else "",
            number=re.sub(r"^.*日\s*", "", number.group()) if number else "",
        )
    if ("号" in plain or "號" in plain) and _NUMBER.fullmatch(plain):
        return Facts(number=plain.replace(" ", ""))
    if DATE.fullmatch(plain.strip("（）() ")):
        return Facts(date=iso_date(plain))
    if plain.startswith(("—", "―", "－", "-", "（", "(")) and _SUBTITLE.fullmatch(plain) and iso_date(plain):
        return Facts(date=iso_date(plain))
    if _NOTE.match(plain) or _ISSUE.fullmatch(plain):
        return Facts()
    return _person(plain) or (Facts(issuer=plain.replace(" ", "")) if _is_organ(plain) else None)


def is_history(text: str) -> bool:
    """True for a line that says who passed or changed the document, and when."""
    return ("日" in text or "的决定》" in text) and _HISTORY.match(text) is not None


def is_plain(text: str) -> bool:
    """True for a line that tells its fact beyond doubt, even where no title stands beside it.

    A short line that may be a name or an organ may as well be a heading.
    """
    told = facts_of(text)
    if told is None or told == Facts():
        return told is not None and _NOTE.match(text) is not None
    return bool(told.date or told.number) or (bool(told.speaker) and OFFICE.match(text) is not None)


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
