"""Do words stand alone? What points out of a sentence, and what leans on the clause before it."""

import re

# Words that open a clause without changing what it says: they only tie it to the sentence before.
_CONNECTIVES = (
    "同时|此外|另外|因此|因而|所以|为此|由此|对此|总之|首先|其次|再次|最后|其中|特别是|尤其是|当然|可见|换言之|也就是说|"
    "近日|日前|之后|随后|今年以来|会前|会后|会上|会议期间|下面|下一步|接下来|一方面|另一方面|具体来说|具体地说|在此基础上|与此同时|不仅如此|"
    "必须看到|应当看到|要看到|必须清醒看到|应该看到|需要指出的是|值得注意的是|我们认为|大家知道|众所周知"
)
_OPENING = re.compile(
    rf"(?:(?:{_CONNECTIVES})[，,：:]|(?:同时|此外|另外|因此|因而|所以|为此|总之)(?=[要必应须我各全])|并(?=[要对将把在向]))\s*"
)

# Openings that go on from the clause before: conjunctions, results, additions, conditions of an unnamed deed.
_LEANING = re.compile(
    r"(?:并(?!购|轨|联|列|网)|而|且|或|也(?!门)|又(?!.又)|还(?!款|原|本)|更(?![新换正改名])|再(?![生次造])|则|就(?![业地学医餐诊])|却|但|"
    r"以及|从而|进而|因而|因此|所以|于是|否则|不过|只是|以便|以免|以利|以此|使(?![用命者节])|让|令|致使|导致|造成|"
    r"之|即(?!将|时)|包括|如(?![实期何])|例如|比如|特别是|尤其是|等(?![级候待])|等等|"
    r"因为|由于|虽然|尽管|不仅|不但|既(?!有|定)|一方面|另一方面|上述|前述|前[款项条]|同样|与|和|同(?![志学事行业期比步等意日一居时])|比上年|同比|增长|下降|上升|达到?|占(?![用有])|(?:集中)?体现|是(?!否)|成为|作为|意味着|标志着|表明|说明(?!书)|显示|同时|此外|其中|"
    r"以上(?!海)|(?:对象|范围|期限|内容|目的|标准|目标|形式|方式)(?:为|是|包括)|在此|"
    r"具体(?:办法|规定|标准|要求|体现|要|包括|是)|以(?:实现|达到|保证|确保|促进|推动|便|免|利)|予以|视为|可以|应当|不得|没收(?![的、])|并处|吊销|处(?![理分置罚于方境所长级在])|(?:没有)?违法所得|自行或者|有权(?!机关)|依法(?:给予|予以|追究)|责令|给予(?![^，]{2,16}，(?:应当|坚持|必须|由|要))|由[^，]{0,12}(?:责令|给予|处)|情节|数额(?!较|巨|特)|后果|逾期|有前款|[对依]照?前款|犯前款|尚不|构成|拒不|"
    r"(?:已经|尚未)[^，]{1,4}的，|极大地|对有[不前上]|(?:经)?(?:协商|调解|和解)不成|所需|对直接负责|给(?!予)[^，的]{1,8}造成|报(?![名纸社警])[^，]{2,30}(?:批准|备案|审批|核准|审核|批复)|不?符合[^，]{0,14}的，(?:予以|准予|应当|可以|不予|发给|方可|经)|"
    r"对(?:于)?(?:不|符合|其他|能够|需要|已经?|未|可能|确)[^，]{0,16}的，|在[^，、]{1,8}[前后时内](?:不得|可以|应当)|"
    r"(?:[一-鿿]{2,4})?(?:办法|标准|程序|费用|经费|期限|名录|目录|比例|方案)(?:由|另行)|"
    r"[^，]{0,8}(?:情节(?:较轻|严重|特别严重|恶劣|特别恶劣)|数额(?:较大|巨大|特别巨大)|后果(?:严重|特别严重))的)"
)

# What ends unfinished: a condition, a topic, a purpose, an announcement.
_UNFINISHED_END = re.compile(
    r"(?:(?<!目)的|^对在[^的]{1,40}|在[^，的]{1,24}期间|^将[^，]*等|^经[^，]{2,14}(?:提出|同意|批准|申请|审核|要求|决定)|[^同及按定暂]时|后|之?前|(?<=[过程其期间工作])中|之[下上外内中]|[以之]来|[以之][后前]|为了|根据|按照|以及|和|与|或者?|及|、|在此期间|[一-鿿]确有(?:困难|必要)|(?:按照|根据|依照|依据)[^，的由]{0,6})$"
)
_UNFINISHED_START = re.compile(
    r"(?:为了|由于|因为|虽然|尽管|如果|假如|只要|只有|无论|不论|不管|即使|不仅|不但|既(?!定)|当(?![地事年前代])|除)"
)
_BY_RULE = re.compile(r"(?:根据|按照?|依照|依据)(?!其规定)[^，]{0,14}(?:规定|要求|标准|程序|约定|原则)$")
_TOPIC = re.compile(
    r"(?:在|对|凡|经|未|禁止|发生|出现|遇有|遇到)[^，]*的[^，的]{0,14}(?:者|人|人员|单位|机构|企业|组织|部门|公民|地块|地区|情形|行为)$"
)
_CONJUNCTION = re.compile(r"但是?|同时|因此|所以|而且|并且|此外|其中|不过|然而|另外")
_SETTING = re.compile(r"[但而]?(?:在[^，]{1,18}[上中下内外时里]|从[^，]{1,14}(?:看|说|讲|出发)|[^，]{0,6}\d+[年月日])$")
_BASIS = re.compile(
    r"(?:根据|按照?|依照|依据|针对|结合|围绕|随着|通过|经过|本着|立足|面对|基于|对于?|关于)[^，]{0,24}"
    r"(?:要求|规定|原则|部署|实际|情况|特点|精神|安排|意见|形势|需要|思路|目标|方针|程序|标准|方式|形式|发展|推进|深入|努力|精神|问题|事项|人员|单位)$"
)

# Words that point to something said elsewhere.
_POINTING = re.compile(
    r"这(?!次“)|那(?!么|些|里)|该(?!当)|此(?!外|后|前|次|时|项|起|类|举|刻)|上述|前述|前款|前[两二三四五六]款|前项|前条|前[两二三]条|上款|下款|(?<![资成基根样文标版副正日原])本[款项章节编]|(?<![资成基根样文标版副正日原])本条(?!例)|下列|(?<![年月日元岁级克吨米倍个次天人本以])以下(?=[几一二三四五六七八九十0-9各方情行要条内工措任问：])|如下|下面|"
    r"其(?!他|它|余|实|中|间|次|一|二|三|乐|是)|其中|他(?!人|项|国|们|处|乡)|她|它|他们|她们|它们|(?<=[违犯重轻])者(?=[，。；])|上文|前文|如前所述|后者|前者|二者|两者|"
    r"此次|此时|此项|此类|此举|此前|此后|同款|同条|第[一二三四五六七八九十百]+款|依照第|依据第|按照第|第[（(]"
)
_NOT_POINTING = re.compile(
    r"应该|因此|如此|从此|由此|彼此|为此|对此|至此|就此|与此|在此|此起彼伏|尤其|极其|莫名其妙|其他|其它|其余|其实|各[行得]其|名副其实|听其|任其|自[圆食]其|该当|本该|理该|活该|那么|其他|吉他"
)
_SELF = re.compile(
    r"(?<!基)本(?:法|条例|规定|办法|细则|规则|章程|准则|决定|解释|意见|通知|方案|公约|制度|规程|守则|标准|指南|预案|规划|纲要)"
)
# 领导干部这个“关键少数”: the noun stands before.
_APPOSITION = re.compile(r"(?<=[一-鿿])这个“")
_ANSWERED = re.compile(r"[一-鿿]{2,}")


# These point to a noun; what they point to is said when the noun stands before.
_SAID_BEFORE = frozenset(["该", "此项", "此类", "此次"])


def opening_length(text: str) -> int:
    """How many characters at the start of text only tie it to what was said before (同时， 因此，); 0 for none."""
    match = _OPENING.match(text)
    return match.end() if match else 0


def leans(clause: str) -> bool:
    """True when a clause cannot open a passage: it goes on from the one before."""
    return _LEANING.match(clause) is not None


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
    free = {i for m in _NOT_POINTING.finditer(text) for i in range(m.start(), m.end())}
    for match in _POINTING.finditer(text):
        if match.start() in free:
            continue
        word = match[0]
        if word == "其" and _ANSWERED.search(text[: match.start()]):
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
