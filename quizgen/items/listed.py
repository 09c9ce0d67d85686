"""Items about a list of outline nodes: which belong (多选), which one does not (单选, 【不】 marked)."""

from random import Random

from quizgen.chinese.patterns import lazily
from quizgen.document.span import Span
from quizgen.items import fill_in
from quizgen.items.balance import Balance
from quizgen.items.blanks import rank_blanks
from quizgen.items.choice import ordered
from quizgen.items.item import GAP, TRUE, Item, Kind
from quizgen.items.list_stems import inner, not_among_stem, with_member
from quizgen.items.material import Material
from quizgen.items.merit import Judged
from quizgen.items.node_lists import (
    LONGEST_MEMBER,
    NodeList,
    is_catch_all,
    rivals,
    shown_members,
)
from quizgen.items.passages import Passage
from quizgen.items.phrases import is_phrase
from quizgen.items.rules_options import shared_pairs
from quizgen.items.shape import END, finish, naming
from quizgen.items.targets import LOOKED_AT, STRUCK, Target

MOST_KEYS, MOST_WRONG = 4, 6
# An announced list of sentences is well worth asking; the document's first headings are what groups are asked
# first, and those further down less. Whether one heading stands in a section is the dullest way to ask.
SCORE_ANNOUNCED, SCORE_FIRST, SCORE_HEADINGS, SCORE_FILLED, DULL = 0.66, 0.72, 0.6, 0.5, 0.3
LONGEST_FILLED = 160
# Members up to so many characters are asked for whole.
SHORT_MEMBER = 10
_FIGURE = lazily(
    r"(?<![\d一二三四五六七八九十百千万两])[\d一二三四五六七八九十百千万两]+(?:年|个月|日|万?元|次|人)(?![\d以])"
)


def belonging(material: Material, mine: NodeList, lists: list[NodeList], rng: Random) -> Item | None:
    """Which of the options belong to the list; None when no other list gives wrong options."""
    members, wrong = _shown(material, mine, lists)
    wrong = wrong[:2]
    if len(members) > MOST_KEYS:
        members = sorted(rng.sample(members, MOST_KEYS))
    if len(members) < 2 or not wrong or len(members) + len(wrong) < 4:
        return None
    lead = _lead(material, mine)
    stem = _announcing(lead) if mine.announced else f"下列内容中，属于“{lead}”部分的有{GAP}。"
    keys = [_words(material, m) for m in members]
    options = ordered([*keys, *(_words(material, w) for w in wrong)], rng)
    return _item(material, mine, Kind.MULTIPLE_ANSWER, stem, keys, members, options)


def _announcing(lead: str) -> str:
    return f"{lead.removesuffix('如下')}有{GAP}。" if lead.endswith("如下") else f"{lead}：{GAP}。"


def filled(material: Material, mine: NodeList) -> Item | None:
    """The announcing words with as much of the list as fits, a phrase of each member blanked; None for headings."""
    if not mine.announced:
        return None
    members = [m for m in mine.members if m.end - mine.lead.start <= LONGEST_FILLED]
    if not members:
        return None
    whole = Span(mine.lead.start, members[-1].end)
    if len(members) > 2 and max(map(len, members)) <= SHORT_MEMBER:
        blanks = list(members[1::2][:MOST_KEYS])
    else:
        blanks = [b for m in members[:4] if not is_catch_all(material.text, m) and (b := _phrase(material, m, whole))]
    if not blanks:
        return None
    passage = Passage(whole, mine.node, whole=True)
    return fill_in.build(material, Target(passage, tuple(blanks), SCORE_FILLED))


def _phrase(material: Material, member: Span, within: Span) -> Span | None:
    """What to blank in a member: of the model's phrases that leave some of the member standing and are said only once,
    the one that makes the best question."""
    text, places = material.text, list[tuple[Span, None]]()
    for blank in rank_blanks(text[member.start : member.end], limit=LOOKED_AT):
        place = Span(member.start + blank.start, member.start + blank.end)
        once = text.count(text[place.start : place.end], within.start, within.end) == 1
        if once and len(place) < len(member) and is_phrase(text, material.words, place):
            places.append((place, None))
    if best := Judged(material, member).best(places, 1, STRUCK):
        return best[0][0]
    figure = _FIGURE.search(text, member.start, member.end)
    return Span(*figure.span()) if figure and len(figure[0]) < len(member) else None


def not_belonging(material: Material, mine: NodeList, lists: list[NodeList], balance: Balance) -> Item | None:
    """Which option does not belong to the list: three that do, one that does not."""
    lead = _lead(material, mine)
    stem = not_among_stem(lead) if mine.announced else f"下列内容中，【不】属于“{lead}”部分的是{GAP}。"
    members, others = _shown(material, mine, lists) if stem is not None else ([], [])
    sizes = [len(m) for m in members] or [0]
    # The longest option last, then the shortest: they catch the eye.
    others.sort(key=lambda other: 2 * (len(other) > max(sizes)) + (len(other) < min(sizes)))
    by_words = {_words(material, m): m for m in members}
    for key in [_words(material, o) for o in others] if len(members) >= 3 else ():
        if any(pair not in key for pair in shared_pairs(list(by_words))):
            continue
        options = balance.pick(key, list(by_words), stem or "", material.text, mine.lead.start)
        if options is not None:
            asked = sorted(by_words[o] for o in options if o != key)
            return _item(material, mine, Kind.SINGLE_CHOICE, stem or "", [key], asked, options)
    return None


def holding(material: Material, mine: NodeList, lists: list[NodeList], verdict: str, rng: Random) -> Item | None:
    """Whether a thing stands in the list: the announcing words said of one of its members, or of another list's."""
    lead = _lead(material, mine)
    if verdict == TRUE:
        those = [m for m in shown_members(mine, material.text) if len(m) <= LONGEST_MEMBER]
    else:
        those = _shown(material, mine, lists)[1]
    if not those:
        return None
    member = _words(material, rng.choice(those))
    statement = with_member(lead, member) if mine.announced else f"“{lead}”部分的内容包括“{inner(member)}”"
    if statement is None or _stutters(lead, member) or len(statement) > LONGEST_FILLED:
        return None
    return _item(material, mine, Kind.TRUE_FALSE, statement + END, [verdict], [m for m in mine.members if len(m)], [])


def _stutters(lead: str, member: str) -> bool:
    """True when a member names again who the announcing words begin with: 当事人|直接关系当事人权益的."""
    who = lead.split("有下列", 1)[0]
    return 1 < len(who) <= 12 and who in member


def _shown(material: Material, mine: NodeList, lists: list[NodeList]) -> tuple[list[Span], list[Span]]:
    """Members of the list, and at most MOST_WRONG members of other lists, all of like length, nearest first; those
    that have the word which all members share come first."""
    usable = [m for m in shown_members(mine, material.text) if 2 <= len(m) <= LONGEST_MEMBER]
    others = [r for r in rivals(lists, mine, material) if len(r) <= LONGEST_MEMBER] if len(usable) > 1 else []
    best: tuple[list[Span], list[Span]] = ([], [])
    for size in sorted({len(m) for m in usable}) if others else ():
        near = [m for m in usable if _like(len(m), size)]
        wrong = _different(material, mine, [r for r in others if _like(len(r), size)])
        if (min(len(wrong), 2), len(near)) > (min(len(best[1]), 2), len(best[0])):
            best = (near, wrong)
    members, wrong = best
    shared = shared_pairs([_words(material, m) for m in members]) if members else []
    wrong = wrong[: 3 * MOST_WRONG]
    wrong.sort(key=lambda w: not any(pair in _words(material, w) for pair in shared))
    return members, wrong[:MOST_WRONG]


def _like(length: int, size: int) -> bool:
    """Lengths from size up to what still counts as like it."""
    return size <= length <= max(size + 4, 2 * size)


def _different(material: Material, mine: NodeList, others: list[Span]) -> list[Span]:
    own = [_words(material, m) for m in mine.members]
    found: list[Span] = []
    for span in others:
        words = _words(material, span)
        if not any(words in o or o in words for o in (*own, *(_words(material, f) for f in found))):
            found.append(span)
    return found


def _lead(material: Material, mine: NodeList) -> str:
    """The announcing words; a heading goes into quotation marks, so that those inside it become single ones."""
    words = _words(material, mine.lead)
    return words if mine.announced else inner(words)


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
    headings = SCORE_FIRST if material.outline.nodes[mine.node].level == 1 else SCORE_HEADINGS
    score = SCORE_ANNOUNCED if mine.announced else headings - DULL * (kind is Kind.TRUE_FALSE)
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
