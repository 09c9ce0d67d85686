"""XML from strangers: no entities, no network, no depth without end."""

from typing import TYPE_CHECKING

from quizgen.errors import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
# The names of ISO's strict form of Word files, which Word can write too, and of the usual form.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)


def parse_xml(data: bytes, name: str) -> "Element":
    """The root of an XML part. name: of the part, for messages. Raises SourceError when it is not well-formed."""
    from lxml import etree  # here: it takes a while to load, and most documents are text

    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(f"is damaged: its part {name} is not well-formed XML ({error})") from error


def text_of(element: "Element | None") -> str:
    """All text in an element, "" for None."""
    return "" if element is None else "".join(str(part) for part in element.itertext()).strip()
