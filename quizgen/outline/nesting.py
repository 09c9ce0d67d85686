"""Lists put into one another: which item holds which.

Read from the document: a list that goes on later holds what stands between its items; a list that has ended holds
what its last item still reaches; only where neither tells is the styles' usual order asked.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from quizgen.chinese.patterns import IDEOGRAPH, lazily
from quizgen.outline.chains import Chain
from quizgen.outline.markers import ARTICLE, SALUTATION, SECTION, Setting, Style
from quizgen.outline.paragraphs import Paragraphs
from quizgen.outline.place import Place
from quizgen.outline.scan import Candidate

FAR = 1 << 62
_SENTENCE_END = lazily("[。！？!?][”’」』）)]*")
_BLANK = " \u3000\xa0\t\n"
# A short line without a mark above a full paragraph.
_TITLE = lazily(rf"(?:{IDEOGRAPH}|[、，“”]){{3,29}}(?:{IDEOGRAPH}|”)\n[ \u3000]*{IDEOGRAPH}[^\n]{{39}}")
# A paragraph that looks back on the whole list: 我们也清醒地看到, 回顾一年来的工作，.
_LOOKS_BACK = lazily(
    r"(?:同时|当然|但是)?，?(?:我们|大家|我們)?(?:也|还|還)?(?:要|必须|必須|应当|應當)?"
    r"(?:(?:清醒|清楚|冷静|冷靜|深刻)地|(?<=也)|(?<=也要)|(?<=还要)|(?<=也必须)|(?<=也应当))"
    r"(?:看到|看見|认识到|認識到|意识到)"
    r"|在(?:充分)?(?:看到|肯定|总结|總結)(?:这些|上述)?成[绩績就]"
    r"|(?:回顾|回顧|总结|總結)[^，。\n]{1,14}[，：]|(?:这些|這些|上述|以上)[^，。\n]{0,6}(?:成[绩績就]|变化|變化)"
)


class Entry(msgspec.Struct, eq=False):
    """A node in the making. start, end: its marker's characters (half-open).

    chain, member: the list it belongs to and its place there, None for a heading without a number. depth: the heading
    level that the file's format gives (1 = top), None without one. words: where the heading's words end, as far as the
    format tells, else 0. reach: where the entry's own text ends at the latest. whole: it is a list's last item and
    holds every paragraph up to its reach, as the items before it do.
    """

    start: int
    end: int
    chain: Chain | None = None
    member: Candidate | None = None
    depth: int | None = None
    words: int = 0
    parent: int | None = None
    reach: int = FAR
    whole: bool = False


class Page:
    """The text around the entries: its paragraphs, and which of them a marker opens.

    barriers: where something begins that belongs to no entry before it (the notes under a text). salutations, turns:
    the paragraphs that turn to the hearers; these, those that look back, and headings without a number.
    """

    def __init__(
        self, text: str, paragraphs: Paragraphs, entries: Sequence[Entry], barriers: Sequence[int] = ()
    ) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.entries = entries
        self.barriers = barriers
        starts = set(paragraphs.starts)
        self._marked = [entry.start for entry in entries if entry.start in starts]
        marked = set(self._marked)
        plain = [start for start in paragraphs.starts if start not in marked]
        self.salutations = [start for start in plain if SALUTATION.match(text, start)]
        turns = (SALUTATION, _LOOKS_BACK, _TITLE)
        self.turns = [start for start in plain if any(turn.match(text, start) for turn in turns)]

    def barrier_after(self, at: int) -> int:
        """The first barrier behind at, the text's end without one."""
        i = bisect_right(self.barriers, at)
        return self.barriers[i] if i < len(self.barriers) else len(self.text)

    def plain_paragraphs(self, start: int, end: int) -> int:
        """How many paragraphs begin between start and end that no marker opens."""
        return _between(self.paragraphs.starts, start, end) - _between(self._marked, start, end)

    def sentence_end(self, start: int, end: int) -> int:
        """Where the first sentence after start ends; end when none does before it."""
        match = _SENTENCE_END.search(self.text, start, end)
        return match.end() if match else end

    def introduces(self, start: int, at: int) -> bool:
        """True when the words before at, but behind start, end in a colon."""
        return self.text[max(start, at - 40) : at].rstrip(_BLANK).endswith(("：", ":"))


def _between(ordered: Sequence[int], start: int, end: int) -> int:
    return max(0, bisect_left(ordered, end) - bisect_right(ordered, start))


def nest(page: Page) -> None:
    """Set parent and reach of every entry."""
    _set_reach(page)
    known = _Known()
    # Once to see which style stands in which, once to use it.
    _walk(page, known)
    _walk(page, known)


def _set_reach(page: Page) -> None:
    for entry in page.entries:
        chain = entry.chain
        if chain is None or entry.depth is not None or chain.style.setting is Setting.STRUCTURE:
            continue
        if entry.member is chain.last:
            entry.reach = _reach(page, chain)
            if entry.reach is FAR:
                entry.whole, entry.reach = True, _turn(page, chain)


def _reach(page: Page, chain: Chain) -> int:
    """A list's last item is shaped like the others: part of one sentence, one paragraph, or all that follows."""
    last = chain.last
    spans = [(a.end, b.start) for a, b in pairwise(chain.members)]
    if not last.opens_paragraph:
        block = page.paragraphs.firm_end(last.start)
        clauses = all(page.sentence_end(a, b) == b for a, b in spans if page.paragraphs.firm_end(a) >= b)
        return page.sentence_end(last.end, block) if clauses else block
    if len(chain.members) > 1 and all(page.plain_paragraphs(a, b) == 0 for a, b in spans):
        return page.paragraphs.end(last.start)
    return FAR


def _turn(page: Page, chain: Chain) -> int:
    """Where the text behind a list's last item turns to its hearers, looks back or has a heading without a number.

    FAR where it does not, or where an earlier item does so as well.
    """
    turns = page.turns if chain.style.rank > SECTION else page.salutations
    first = bisect_right(turns, chain.last.start)
    if first == len(turns) or _between(turns, chain.members[0].start, chain.last.start):
        return FAR
    return turns[first]


class _Known(msgspec.Struct):
    """Which style this document puts into which, as far as lists that go on later show it."""

    pairs: set[tuple[str, str]] = msgspec.field(default_factory=set)

    def belongs(self, inner: Style, outer: Style, lower: Sequence[Style]) -> bool:
        """True when inner may stand in outer, which has ended; lower: what outer itself stands in."""
        if (inner.name, outer.name) in self.pairs:
            return True
        if (outer.name, inner.name) in self.pairs or any((inner.name, style.name) in self.pairs for style in lower):
            return False
        return inner.rank > outer.rank


class _Open(msgspec.Struct):
    index: int
    entry: Entry


def _walk(page: Page, known: _Known) -> None:
    """One pass in document order with the stack of items that are open."""
    stack: list[_Open] = []
    depth_of: dict[int, int] = {}
    for i, entry in enumerate(page.entries):
        if stack and page.barrier_after(stack[-1].entry.start) <= entry.start:
            stack.clear()
        at = depth_of.get(id(entry.chain), -1) if entry.chain and entry.depth is None else -1
        if 0 <= at < len(stack) and stack[at].entry.chain is entry.chain:
            del stack[at:]
        else:
            while stack and not _holds(page, stack, entry, known):
                stack.pop()
        entry.parent = stack[-1].index if stack else None
        if entry.chain:
            depth_of[id(entry.chain)] = len(stack)
        stack.append(_Open(i, entry))


def _holds(page: Page, stack: Sequence[_Open], entry: Entry, known: _Known) -> bool:
    """True when entry belongs to the item on top of the stack."""
    top = stack[-1].entry
    if entry.depth is not None:
        return top.depth is not None and top.depth < entry.depth
    if top.chain is None and entry.chain is not None and top.end > top.start:
        return _named_holds(page.text[top.start : top.start + 2], entry)
    if top.depth is not None or top.chain is None or entry.chain is None:
        return True
    inner, outer = entry.chain.style, top.chain.style
    if inner.setting is outer.setting is Setting.STRUCTURE:
        return inner.rank > outer.rank
    if top.chain.last.start > entry.start:  # the outer list goes on later
        if inner is not outer and entry.member is entry.chain.members[0]:
            known.pairs.add((inner.name, outer.name))
        return True
    if outer.setting is Setting.STRUCTURE:
        return True
    lower = [o.entry.chain.style for o in stack[:-1] if o.entry.chain is not None]
    return _reaches(page, top, entry, known.belongs(inner, outer, lower))


def _named_holds(name: str, entry: Entry) -> bool:
    """True when the list that entry opens may stand in a part that has a name alone, which begins with name.

    附件 holds whatever follows; 附则 holds articles, not chapters; 前言 and 结语 hold no sections of the document.
    """
    assert entry.chain is not None
    assert entry.member is not None
    style = entry.chain.style
    if style.setting is Setting.STRUCTURE:
        return name[0] == "附" and (name[1] not in "则則" or style.rank >= ARTICLE)
    return name[0] == "附" or style.rank > SECTION or not entry.member.opens_paragraph


def _reaches(page: Page, top: Entry, entry: Entry, finer: bool) -> bool:
    """True when the last item of a list, top, still holds the list that opens with entry.

    finer: entry's style usually stands below top's.
    """
    assert top.chain is not None
    assert top.member is not None
    assert entry.chain is not None
    assert entry.member is not None
    # A list within a paragraph stands below one whose items open paragraphs, whatever their styles.
    within = top.member.opens_paragraph and not entry.member.opens_paragraph
    led = entry.member.place is Place.COLON
    near = entry.start < min(top.reach, page.paragraphs.firm_end(top.start))
    if top.whole and entry.start >= top.reach:
        return False
    if entry.chain.style is top.chain.style:
        return near and (led or within)
    if near:
        return led or within or finer
    if top.whole:
        return within or finer
    # One paragraph an item, and this list follows at once, with no words of its own before it.
    return page.paragraphs.end(top.start) == entry.start and (page.introduces(top.start, entry.start) or finer)
