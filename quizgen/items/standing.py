"""Do words stand alone? What points out of a sentence, and what leans on the clause before it."""

import re

# Words that open a clause without changing what it says: they only tie it to the sentence before.
_CONNECTIVES = (
    "同时|此外|另外|因此|因而|所以|为此|由此|对此|总之|首先|其次|再次|最后|其中|特别是|尤其是|当然|可见|换言之|也就是说|"
    "近日|今年以来|会前|会后|下面|下一步|接下来|一方面|另一方面|具体来说|具体地说|在此基础上|与此同时|不仅如此|"
    "必须看到|应当看到|要看到|必须清醒看到|应该看到|需要指出的是|值得注意的是|我们认为|大家知道|众所周知"
)
_OPENING = re.compile(
    rf"(?:(?:{_CONNECTIVES})[，,：:]|(?:同时|此外|另外|因此|因而|所以|为此|总之)(?=[要必应须我各全])|并(?=[要对将把在向]))\s*"
)

# Clauses that lean on the one before.
_LEANING = re.compile(
    r"(?:并|而|且|或|也|又|还|更|再|则|就|才|却|但|以及|从而|进而|因而|因此|所以|于是|否则|不过|只是|以便|以免|以利|以此|"
    r"使|让|令|致使|导致|造成|其|之|即|包括|如|例如|比如|特别是|尤其是|等|的|地|得|到|后|前|时|中|内|"
    r"因为|由于|虽然|尽管|如果|只要|只有|不仅|不但|既|一方面|另一方面|"
    r"这|那|此|该|上述|前述|前款|前项|前条|同样|同时|此外|其中|他|她|它|予以|视为|除外|"
    r"情节|数额|后果|逾期|有前款|对前款|依照前款|犯前款|尚不|构成犯罪|拒不|不足|超过|除)"
)

# What ends unfinished: a condition, a topic, a purpose, an announcement.
_UNFINISHED_END = re.compile(r"(?:的|时|后|前|中|下|上|外|者|等|之|以来|以后|之后|之前|为了|通过|根据|按照)[，,]?$")
_UNFINISHED_START = re.compile(
    r"(?:为了?(?!主|本|人民|[^，]{0,6}提供)|根据|依据|按照|依照|通过|经过|随着|对于|关于|由于|因为|虽然|尽管|如果|假如|只要|只有|无论|不论|不管|即使|"
    r"不仅|不但|既要?|除|在[^，]{1,30}[上下中内外时后前]，|当|自|从[^，]{1,30}[看到起来])"
)

# Words that point to something said elsewhere.
_POINTING = re.compile(
    r"这|那(?!么)|该(?!当)|此(?!外|后|前|次|时|项|起|类|举|刻)|上述|前述|前款|前[两二三四五六]款|前项|前条|前[两二三]条|上款|下款|本款|本项|本条(?!例)|本[章节编]|下列|以下(?![的有罚拘徒处])|如下|下面|"
    r"其(?!他|它|余|实|中|间|次|一|二|三|乐|是)|其中|他(?!人|项|国|们|处|乡)|她|它|他们|她们|它们|者(?=[，。；])|上文|前文|如前所述|后者|前者|二者|两者|"
    r"此次|此时|此项|此类|此举|此前|此后|同款|同条|第[一二三四五六七八九十百]+款|依照第|依据第|按照第"
)
_NOT_POINTING = re.compile(
    r"应该|因此|如此|从此|由此|彼此|为此|对此|至此|就此|与此|在此|此起彼伏|尤其|极其|莫名其妙|其他|其它|其余|其实|各[行得]其|名副其实|听其|任其|自[圆食]其|该当|本该|理该|活该|那么|其他|吉他"
)
_SELF = re.compile(
    r"本(?:法|条例|规定|办法|细则|规则|章程|准则|决定|解释|意见|通知|方案|公约|制度|规程|守则|标准|指南|预案|规划|纲要)"
)
_ANSWERED = re.compile(r"[一-鿿]{2,}")


def opening_length(text: str) -> int:
    """How many characters at the start of text only tie it to what was said before (同时， 因此，); 0 for none."""
    match = _OPENING.match(text)
    return match.end() if match else 0


def leans(clause: str) -> bool:
    """True when a clause cannot open a passage: it goes on from the one before."""
    return _LEANING.match(clause) is not None


def is_unfinished(clause: str) -> bool:
    """True when a clause cannot close a passage: a condition, a topic, a purpose without what follows."""
    body = clause.rstrip("，,；;：:。 ")
    if clause.rstrip().endswith(("：", ":")):
        return True
    return _UNFINISHED_END.search(body) is not None or _UNFINISHED_START.match(body) is not None


def pointing_word(text: str) -> str | None:
    """The first word of text that points to something text does not say (这、该、其、前款); None when it stands alone.

    A pronoun is answered when a noun phrase stands before it in the same text: 企业对其产品负责.
    """
    free = {i for m in _NOT_POINTING.finditer(text) for i in range(m.start(), m.end())}
    for match in _POINTING.finditer(text):
        if match.start() in free:
            continue
        word = match[0]
        if word == "其" and _ANSWERED.search(text[: match.start()]):
            continue
        if word == "该" and _repeats_noun(text, match.end()):
            continue
        if word == "这" and text[: match.start()].rstrip().endswith(("”", "》")):
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
