"""HTML text -> a tree, within limits. Nothing is fetched or run."""

from typing import TYPE_CHECKING

from quizgen.errors import SourceError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

DEEPEST = 300  # elements inside one another; real pages stay below 60
_MOST = 2_000_000  # elements: a page of 64 MB has fewer unless it was made to hurt


def parse_html(text: str) -> "HtmlElement":
    """The root element of a page. Raises SourceError when it nests too deep, has too many elements or is none."""
    from lxml import etree, html  # here: half of all documents are no HTML, and lxml takes a while to load

    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True, compact=False
    )
    try:
        feed = text.encode("utf-8", "replace")
        root = html.document_fromstring(feed, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"is not readable HTML: {error}") from error
    _check_shape(root)
    return root


def _check_shape(root: "HtmlElement") -> None:
    from lxml import etree

    depth = count = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth, count = depth + 1, count + 1
        if depth > DEEPEST:
            raise SourceError(f"nests more than {DEEPEST} HTML elements inside one another")
        if count > _MOST:
            raise SourceError(f"has more than {_MOST:,} HTML elements")
