"""Document -> Outline: find the markers, join them to lists, put the lists into one another."""

from collections.abc import Sequence
from functools import partial

from quizgen.document.document import Document, Heading
from quizgen.document.span import Span
from quizgen.outline.chains import link
from quizgen.outline.extent import ends, heading
from quizgen.outline.markers import NAMED_PART, NOTES
from quizgen.outline.nesting import Entry, Page, nest
from quizgen.outline.outline import Node, Outline
from quizgen.outline.paragraphs import find_paragraphs
from quizgen.outline.remarks import remarks
from quizgen.outline.scan import candidates


def build_outline(document: Document) -> Outline:
    """The numbered tree of document; empty where it has no numbering and no headings."""
    text = document.text
    heads = {head.span.start: head for head in map(partial(_stripped, text), document.headings) if head}
    paragraphs = find_paragraphs(text)
    found = candidates(text, paragraphs, [*heads, *document.numbered])
    for head in _outside(document, heads, {candidate.start for candidate in found}):
        del heads[head.span.start]
    plain = [match.span("name") for match in NAMED_PART.finditer(text)]
    entries = [Entry(start, end, depth=0) for start, end in plain if start not in heads]
    notes = [match.start() for match in NOTES.finditer(text)]
    marked = {candidate.start for candidate in found}
    walls = sorted([*notes, *(entry.start for entry in entries), *(start for start in heads if start not in marked)])
    for chain in link(found, walls, frozenset([*heads, *document.numbered])):
        for member in chain.members:
            own = heads.pop(member.start, None)
            entries.append(Entry(member.start, member.end, chain, member, own.level if own else None))
    entries += [_unnumbered(text, head) for head in heads.values()]
    entries.sort(key=lambda entry: entry.start)
    page = Page(text, paragraphs, entries, notes)
    nest(page)
    reached = ends(page)
    return Outline(_nodes(page, reached), remarks(document, page, reached))


def _stripped(text: str, head: Heading) -> Heading | None:
    """The heading without the blanks around its words; None for one of marks alone, which names nothing."""
    words = text[head.span.start : head.span.end]
    if not any(c.isalnum() for c in words):
        return None
    start = head.span.start + len(words) - len(words.lstrip("# \t\u3000\xa0\n"))
    return Heading(Span(start, head.span.start + len(words.rstrip())), head.level)


def _outside(document: Document, heads: dict[int, Heading], numbered: set[int]) -> list[Heading]:
    """The headings that are no parts: the document's title, and the word over a table of contents."""
    found = []
    top = min((head.level for head in heads.values()), default=0)
    for i, head in enumerate(heads.values()):
        words = "".join(document.quote(head.span).split())
        names = words == "".join(document.title.split())
        if not document.title and i == 0 and head.span.start not in numbered:
            # Without a title of its own, the one heading above all others names the document.
            names = head.level == top and sum(other.level == top for other in heads.values()) == 1
        if names or words in ("目录", "目錄"):
            found.append(head)
    return found


def _unnumbered(text: str, head: Heading) -> Entry:
    start = head.span.start
    named = NAMED_PART.match(text, start)
    return Entry(start, named.end("name") if named else start, depth=head.level, words=head.span.end)


def _nodes(page: Page, reached: Sequence[int]) -> tuple[Node, ...]:
    text, entries = page.text, page.entries
    levels: list[int] = []
    nodes: list[Node] = []
    for i, (entry, end) in enumerate(zip(entries, reached, strict=True)):
        levels.append(1 if entry.parent is None else levels[entry.parent] + 1)
        following = entries[i + 1].start if i + 1 < len(entries) else end
        nodes.append(
            Node(
                marker=text[entry.start : entry.end].strip(),
                heading=heading(text, entry, min(end, following)),
                level=levels[i],
                parent=entry.parent,
                span=Span(entry.start, end),
            )
        )
    return tuple(nodes)
