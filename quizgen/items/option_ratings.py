"""What a strict examiner would think of a wrong option beside its key, learned from options that we rated as such.

0 is ridiculous or may be right, 1 weak, 2 good, 3 very tempting. tools/learn_options.py learns the weights
(option_weights.tsv) and prints how well they tell, held in by document.
"""

from collections.abc import Iterable
from functools import cache

from quizgen.document.span import Span
from quizgen.items.material import Material
from quizgen.items.option_features import Gap, features
from quizgen.items.ranking import Worth
from quizgen.items.swaps import table_lines


@cache
def _worth() -> Worth:
    pairs = (line.split("\t") for line in table_lines("option_weights.tsv"))
    return Worth({name: float(weight) for name, weight in pairs})


def rate(material: Material, passage: Span, answer: Span, options: Iterable[str]) -> list[tuple[int, str]]:
    """The options with their expected ratings in thousandths, the best first; passage: what is shown of the source."""
    gap, of = Gap(material, passage, answer), _worth().__getitem__
    found = [(sum(map(of, features(gap, option))), option) for option in options]
    return sorted(found, key=lambda rated: -rated[0])
