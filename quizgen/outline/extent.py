"""Where a node ends, and which of its words name it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quizgen.chinese.patterns import lazily
from quizgen.outline.markers import Setting
from quizgen.outline.nesting import FAR, Entry, Page

# Longer names do not name; such a heading is cut at its last comma.
LONGEST_HEADING = 60
_BLANK = " \u3000\xa0\t\n"
_CLOSING = re.compile(
    r"同志们|同志們|各位(?:代表|委员|委員|领导|領導|同志|来宾|來賓|老师|老師)|朋友们|女士们|让我们|讓我們|谢谢|謝謝|总之|總之|综上|綜上"
    r"|特此|附注|注[：:]|抄送|(?:以上|上述)[^，。\n]{0,10}(?:[项條条点點]|方面|意见|工作|任务)"
    r"|[（(][^）)\n]{1,20}[）)][ \u3000]*(?:\n|$)"
)
_SIGNED = lazily(r"[^\n。；：]{0,30}[ \u3000\n]*(?:[12１２]\d{3}|二[〇○零]..)年.{1,3}月.{1,3}日[ \u3000]*$")
_NAME_END = re.compile(r"[。！？；：!?;:\n\t]|[ \xa0]*\u3000|[ \xa0]{2,}")


def ends(page: Page) -> list[int]:
    """For each entry the offset after its last character, its children included."""
    entries, text = page.entries, page.text
    found = _natural_ends(entries, len(text))
    stops = sorted([*page.barriers, *_closings(page)])
    for i in range(len(entries) - 1, -1, -1):
        entry = entries[i]
        stop = bisect_right(stops, entry.start)
        limit = min(found[i], entry.reach, stops[stop] if stop < len(stops) else len(text))
        least = max(entry.end, entry.start + 1)
        found[i] = _trimmed(text, least, max(limit, least))
    children: dict[int, int] = {}
    for i in range(len(entries) - 1, -1, -1):
        parent = entries[i].parent
        if i in children:
            found[i] = max(found[i], children[i])
        if parent is not None:
            children[parent] = max(children.get(parent, 0), found[i])
    _cut_tails(page, found, children)
    return found


def _cut_tails(page: Page, found: list[int], children: dict[int, int]) -> None:
    """What follows the children of a list's last item belongs to it only if earlier items have such a tail too."""
    by_chain: dict[int, list[int]] = {}
    for i, entry in enumerate(page.entries):
        if entry.chain and entry.depth is None and entry.chain.style.setting is not Setting.STRUCTURE:
            by_chain.setdefault(id(entry.chain), []).append(i)
    for indices in by_chain.values():
        *earlier, last = indices
        with_children = [i for i in earlier if i in children]
        if last in children and with_children and all(found[i] <= children[i] for i in with_children):
            found[last] = children[last]


def _natural_ends(entries: Sequence[Entry], end: int) -> list[int]:
    """Where the next entry begins that is no descendant."""
    found = [end] * len(entries)
    open_: list[int] = []
    for i, entry in enumerate(entries):
        while open_ and open_[-1] != entry.parent:
            found[open_.pop()] = entry.start
        open_.append(i)
    for i in open_:
        found[i] = end
    return found


def _closings(page: Page) -> list[int]:
    """Where the closing words begin behind the last marker of the text, and of what stands before each barrier."""
    found = []
    starts = [entry.start for entry in page.entries]
    for end in (*page.barriers, len(page.text)):
        i = bisect_left(starts, end) - 1
        if i < 0:
            continue
        last = page.entries[i]
        own = last.reach - 1 if last.reach < FAR else last.end
        for start in page.paragraphs.within(own, end):
            if _CLOSING.match(page.text, start) or _SIGNED.match(page.text, start):
                found.append(start)
                break
    return found


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _BLANK + "#":
        end -= 1
    return end


def heading(text: str, entry: Entry, limit: int) -> str:
    """The words that name the node: up to the first sentence end, line end or gap, never past limit."""
    if entry.words:
        return _cut(" ".join(text[entry.end : entry.words].split()))
    if entry.chain is None:  # 附则, alone on its line: its name is its marker
        return ""
    start = entry.end
    while start < limit and text[start] in _BLANK + "：:，。；、！？":
        start += 1
    window = text[start : min(limit, start + 2 * LONGEST_HEADING)]
    match = _NAME_END.search(window)
    name = window[: match.start()] if match else window
    # In run-together text one space parts the heading from its first paragraph.
    space = name.find(" ", 4)
    if space > 0 and len(name) > 20:
        name = name[:space]
    return _cut(name).strip(_BLANK + "，、,#")


def _cut(name: str) -> str:
    if len(name) <= LONGEST_HEADING:
        return name
    at = max(name.rfind(mark, 8, LONGEST_HEADING) for mark in "，、,")
    return name[: at if at > 0 else LONGEST_HEADING]
