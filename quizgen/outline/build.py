"""Document -> Outline: find the markers, join them to lists, put the lists into one another."""

from collections.abc import Sequence

from quizgen.document.document import Document, Heading
from quizgen.document.span import Span
from quizgen.outline.chains import Wall, link
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
    heads = {head.span.start: head for head in _headings(document)}
    paragraphs = find_paragraphs(text)
    found = candidates(text, paragraphs, heads)
    marked = {candidate.start for candidate in found}
    entries = [_unnumbered(text, head) for start, head in heads.items() if start not in marked]
    entries += [
        Entry(*match.span("name"), depth=0) for match in NAMED_PART.finditer(text) if match.start("name") not in heads
    ]
    notes = [match.start() for match in NOTES.finditer(text)]
    walls = [Wall(at) for at in (*notes, *(entry.start for entry in entries))]
    for chain in link(found, walls, frozenset(heads)):
        for member in chain.members:
            head = heads.get(member.start)
            entries.append(Entry(member.start, member.end, chain, member, head.level if head else None))
    entries.sort(key=lambda entry: entry.start)
    page = Page(text, paragraphs, entries, notes)
    nest(page)
    reached = ends(page)
    return Outline(_nodes(page, reached), remarks(document, page, reached))


def _headings(document: Document) -> list[Heading]:
    """The document's headings without its title and the word that heads a table of contents."""
    heads = [head for head in document.headings if document.quote(head.span).strip()]
    if heads and sum(head.level <= heads[0].level for head in heads) == 1:
        heads = heads[1:]  # the one heading above all others names the document
    return [head for head in heads if document.quote(head.span).replace(" ", "").replace("\u3000", "") != "目录"]


def _unnumbered(text: str, head: Heading) -> Entry:
    start = head.span.start
    named = NAMED_PART.match(text, start)
    return Entry(start, named.end("name") if named else start, depth=head.level)


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
