"""Items about a list of outline nodes: which belong (多选), which one does not (单选, 【不】 marked)."""

from random import Random

from quizgen.document.span import Span
from quizgen.items.choice import ordered
from quizgen.items.item import GAP, Item, Kind
from quizgen.items.material import Material
from quizgen.items.node_lists import LONGEST_MEMBER, NodeList, not_among_stem, rivals
from quizgen.items.passages import Passage
from quizgen.items.shape import finish, naming

MOST_KEYS = 4
# An announced list of sentences is well worth asking; a section's headings are what groups are asked first.
SCORE_ANNOUNCED, SCORE_HEADINGS = 0.66, 0.72


def belonging(material: Material, mine: NodeList, lists: list[NodeList], rng: Random) -> Item | None:
    """Which of the options belong to the list; None when no other list gives wrong options."""
    wrong = _wrong(material, mine, lists, 2)
    if len(wrong) < 2 and (not wrong or len(mine.members) < 4):
        return None
    members = _short(mine)
    if len(members) > MOST_KEYS:
        members = sorted(rng.sample(members, MOST_KEYS))
    keys = [_words(material, m) for m in members]
    lead = _lead(material, mine)
    stem = f"{lead}：{GAP}。" if mine.announced else f"下列要求中，属于“{lead}”部分的有{GAP}。"
    return _item(material, mine, Kind.MULTIPLE_ANSWER, stem, keys, members, ordered([*keys, *wrong], rng))


def not_belonging(material: Material, mine: NodeList, lists: list[NodeList], rng: Random) -> Item | None:
    """Which option does not belong to the list: three that do, one that does not."""
    wrong = _wrong(material, mine, lists, 1)
    lead = _lead(material, mine)
    stem = not_among_stem(lead) if mine.announced else f"下列要求中，【不】属于“{lead}”部分的是{GAP}。"
    if not wrong or stem is None:
        return None
    members = sorted(rng.sample(_short(mine), 3))
    shown = [_words(material, m) for m in members]
    return _item(material, mine, Kind.SINGLE_CHOICE, stem, wrong, members, ordered([*shown, *wrong], rng))


def _wrong(material: Material, mine: NodeList, lists: list[NodeList], count: int) -> list[str]:
    own = [_words(material, m) for m in mine.members]
    size = sum(map(len, own)) / len(own)
    found: list[str] = []
    for rival in sorted(rivals(lists, mine, material.text), key=lambda r: abs(len(r) - size)):
        words = _words(material, rival)
        if len(found) < count and not any(words in o or o in words for o in [*own, *found]):
            found.append(words)
    return found


def _short(mine: NodeList) -> list[Span]:
    return [m for m in mine.members if 2 <= len(m) <= LONGEST_MEMBER]


def _lead(material: Material, mine: NodeList) -> str:
    """The announcing words; a heading goes into quotation marks, so that those inside it become single ones."""
    words = _words(material, mine.lead)
    return words if mine.announced else words.translate(str.maketrans("“”", "‘’"))


def _words(material: Material, span: Span) -> str:
    return material.text[span.start : span.end].replace("\n", "")


def _item(
    material: Material,
    mine: NodeList,
    kind: Kind,
    stem: str,
    answers: list[str],
    asked: list[Span],
    options: list[str],
) -> Item:
    """An item whose quote is the lead with the whole list, or the heading where the list fills pages."""
    end = mine.members[-1].end if mine.announced else mine.lead.end
    passage = Passage(Span(mine.lead.start, end), mine.node, whole=True)
    score = SCORE_ANNOUNCED if mine.announced else SCORE_HEADINGS
    listed = "；".join(_words(material, m) for m in mine.members)
    explanation = f"原文所列：{listed}。"
    return finish(
        material,
        passage,
        kind,
        naming(material, stem),
        answers,
        _inside(passage, asked),
        score,
        options=options,
        explanation=explanation,
    )


def _inside(passage: Passage, asked: list[Span]) -> list[Span]:
    """What is asked, as far as the quote reaches; the whole quote where the list lies behind it."""
    inside = [a for a in asked if passage.span.contains(a)]
    return inside or [passage.span]
