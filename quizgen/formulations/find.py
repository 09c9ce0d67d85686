"""All formulations of a document, in document order."""

from quizgen.chinese.words import tagged
from quizgen.document.document import Document
from quizgen.formulations.definitions import find_definitions
from quizgen.formulations.duties import find_duties
from quizgen.formulations.figures import find_figures
from quizgen.formulations.formulation import Formulation
from quizgen.formulations.lists import find_lists
from quizgen.formulations.parallels import find_parallels
from quizgen.formulations.quoted import find_quoted
from quizgen.formulations.rank import weighed
from quizgen.formulations.summaries import find_summaries
from quizgen.outline.outline import Outline


def find_formulations(document: Document, outline: Outline) -> tuple[Formulation, ...]:
    """The wording worth learning: each kind and text once, at its first place, in document order.

    A numeral summary takes the place of the quoted term or list that it is made of.
    """
    words = tagged(document.text)
    lists = find_lists(document.text, words)
    found = [
        *find_summaries(document, outline, lists),
        *find_quoted(document.text),
        *lists,
        *find_parallels(document.text, words),
        *find_definitions(document.text, words),
        *find_figures(document.text),
        *find_duties(document, outline),
    ]
    return weighed(found, document)
