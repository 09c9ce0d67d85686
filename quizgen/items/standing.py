"""Do words stand alone? What points out of a sentence, and what leans on the clause before it."""

import re

from quizgen.items.word_tables import expression, pattern

_TABLE = "standing.txt"

_CONNECTIVES = expression(_TABLE, "connectives")
_OPENING = re.compile(
    rf"(?:(?:{_CONNECTIVES})[，,：:]|(?:同时|此外|另外|因此|因而|所以|为此|总之)(?=[要必应须我各全])|并(?=[要对将把在向]))\s*"
)
_LEANING = pattern(_TABLE, "leaning")
_GOES_ON = pattern(_TABLE, "goes_on")
_UNFINISHED_END = pattern(_TABLE, "unfinished_end", "(?:", ")$")
_UNFINISHED_START = pattern(_TABLE, "unfinished_start")
_BY_RULE = re.compile(r"(?:根据|按照?|依照|依据)(?!其规定)[^，]{0,14}(?:规定|要求|标准|程序|约定|原则)$")
_TOPIC = re.compile(
    r"(?:在|对|凡|经|未|禁止|发生|出现|遇有|遇到)[^，]*的[^，的]{0,14}(?:者|人|人员|单位|机构|企业|组织|部门|公民|地块|地区|情形|行为)$"
)
_CONJUNCTION = re.compile(r"但是?|同时|因此|所以|而且|并且|此外|其中|不过|然而|另外")
_SETTING = re.compile(r"[但而]?(?:在[^，]{1,18}[上中下内外时里]|从[^，]{1,14}(?:看|说|讲|出发)|[^，]{0,6}\d+[年月日])$")
_BASIS = re.compile(rf"(?:{expression(_TABLE, 'basis_start')})[^，]{{0,24}}(?:{expression(_TABLE, 'basis_end')})$")

_POINTING = pattern(_TABLE, "pointing")
_NOT_POINTING = pattern(_TABLE, "not_pointing")
_SELF = pattern(_TABLE, "document", "(?<!基)本(?:", ")")
# 领导干部这个“关键少数”: the noun stands before.
_APPOSITION = re.compile(r"(?<=\w)这个“")
_ANSWERED = re.compile(r"[^\W\d]{2,}")
# What stands before 其 and names nobody: 5年内禁止|其, 情节严重的，吊销|其.
_NAMELESS = re.compile(
    r"(?:情节[^，]{2,4}的，)?(?:(?:\d+|[一二三四五六七八九十]+)个?[年月日天]以?内)?(?:禁止|限制|责令|吊销|撤销|取消|暂停|没收)?"
)


# These point to a noun; what they point to is said when the noun stands before.
_SAID_BEFORE = frozenset(["该", "此项", "此类", "此次"])


def opening_length(text: str) -> int:
    """How many characters at the start of text only tie it to what was said before (同时， 因此，); 0 for none."""
    match = _OPENING.match(text)
    return match.end() if match else 0


def leans(clause: str) -> bool:
    """True when a clause cannot open a passage: it goes on from the one before."""
    return _LEANING.match(clause) is not None


def goes_on(clause: str) -> bool:
    """True when a clause behind another tells a further case of it, alone not saying of what: 确实无法避让的，…."""
    return _GOES_ON.match(clause) is not None


def is_unfinished(clause: str) -> bool:
    """True when a clause cannot close a passage: a condition, a topic, a purpose without what follows."""
    body = clause.rstrip("，,；;。 ")
    if body.endswith(("：", ":")) or _UNFINISHED_END.search(body):
        return True
    if _SETTING.match(body) or _BY_RULE.search(body) or _TOPIC.match(body) or _CONJUNCTION.fullmatch(body):
        return True
    return _UNFINISHED_START.match(body) is not None or _BASIS.match(body) is not None


def pointing_word(text: str) -> str | None:
    """The first word of text that points to something text does not say (这、该、其、前款); None when it stands alone.

    A pronoun is answered when a noun phrase stands before it in the same text: 企业对其产品负责.
    """
    pointing = list(_POINTING.finditer(text))
    free = {i for m in _NOT_POINTING.finditer(text) for i in range(m.start(), m.end())} if pointing else set()
    for match in pointing:
        if match.start() in free:
            continue
        word = match[0]
        before = text[: match.start()]
        if word == "其" and _ANSWERED.search(before) and not _NAMELESS.fullmatch(before):
            continue
        if word in _SAID_BEFORE and _repeats_noun(text, match.end()):
            continue
        if word == "这" and text[match.end() : match.end() + 1] in "种些类" and _repeats_noun(text, match.end() + 1):
            continue
        if word == "这" and (
            text[: match.start()].rstrip().endswith(("”", "》")) or _APPOSITION.match(text, match.start())
        ):
            continue
        if word == "其中" and "，" in text[: match.start()]:
            continue
        if (
            word in ("他", "她", "它", "他们", "它们", "她们", "二者", "两者", "前者", "后者")
            and "，" in text[: match.start()]
        ):
            continue
        return word
    return None


def _repeats_noun(text: str, start: int) -> bool:
    """True when the two characters after 该 stand earlier in text: …的机构，该机构…."""
    noun = text[start : start + 2]
    return len(noun) == 2 and noun in text[: start - 1]


def self_reference(text: str) -> str | None:
    """本法, 本条例…: names the document only by “this”; None when text has no such word."""
    match = _SELF.search(text)
    return match[0] if match else None
