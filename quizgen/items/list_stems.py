"""What an outline's list announces, turned into a question or a statement: 履行下列职责 asks for the 职责."""

from quizgen.chinese.patterns import IDEOGRAPH, lazily
from quizgen.items.node_lists import NOUNS, THE, topic_of

_CASES = lazily(
    rf"^(?P<before>.*?)有{THE}(?P<what>{IDEOGRAPH}{{0,6}}(?:情形|行为|条件|情况))之一(?:的)?，(?P<rest>.+)$"
)
# What stands before 下列 is a verb, and what follows it its object: 履行下列职责, 有权决定下列事项.
_OBJECT = lazily(
    rf"^(?P<before>.*[^对在按照据以将把向由于因中和与、，])(?<!对于){THE}(?:一项或者多项|各项|主要)?(?P<what>(?:(?![为是由]){IDEOGRAPH}){{0,10}}(?:{NOUNS}))$"
)


def not_among_stem(lead: str) -> str | None:
    """The lead turned into a question for what does not belong; None when its words do not allow it.

    履行下列职责 gives 履行的职责【不】包括（  ）; 课题组有下列情形之一的，责令停工 gives 课题组的下列情形中，【不】适用
    “责令停工”规定的是（  ）.
    """
    if match := _CASES.match(lead):
        before = match["before"].removesuffix("遇")
        whose = before if not before or before[-1] == "，" else f"{before}的"
        rest, more, _ = match["rest"].translate(_INNER).partition("；")
        return f"{whose}下列{match['what']}中，【不】适用“{rest}”{more and '等'}规定的是（  ）。"
    if (match := _OBJECT.match(lead)) and topic_of(lead):
        return f"{_deed(match['before'])}的{match['what']}【不】包括（  ）。"
    return None


def _deed(words: str) -> str:
    """What stands before 的 when it qualifies a noun: 做了以下工作 is 做的工作."""
    return words.removesuffix("的").removesuffix("了")


def with_member(lead: str, member: str) -> str | None:
    """The lead with one member in the list's place, as a statement; None when its words do not allow it.

    课题组有下列情形之一的，责令停工 and 未登记的 give 课题组未登记的，责令停工.
    """
    if (match := _CASES.match(lead)) and member.endswith("的"):
        return f"{match['before'].removesuffix('遇')}{member}，{match['rest']}"
    if (match := _OBJECT.match(lead)) and topic_of(lead):
        names = "" if match["before"].endswith(("包括", "写明", "载明", "注明")) else f"的{match['what']}包括"
        return f"{_deed(match['before'])}{names}{member}"
    if lead.endswith("是指") or not topic_of(lead):
        return None
    return f"“{lead.translate(_INNER)}”，其中列有“{member.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")


def inner(words: str) -> str:
    """The words as they stand inside quotation marks: their own become single ones."""
    return words.translate(_INNER)
