"""What a phrase names, by its ending: a body, a person, a right, a sanction…"""

from functools import cache, lru_cache

from quizgen.items.swaps import table_lines


@cache
def _endings() -> dict[str, list[tuple[str, str]]]:
    """The known endings by their last character, longest first, each with its kind."""
    kinds = {ending: line.split()[0] for line in table_lines("head_classes.txt") for ending in line.split()[1:]}
    found: dict[str, list[tuple[str, str]]] = {}
    for ending in sorted(kinds, key=len, reverse=True):
        found.setdefault(ending[-1], []).append((ending, kinds[ending]))
    return found


def kind_by_ending(phrase: str) -> str:
    """The kind that the longest known ending of phrase names; "" when none is known."""
    for ending, kind in _endings().get(phrase[-1:], ()):
        if phrase.endswith(ending):
            return kind
    return ""


# The same, remembered: for phrases that are asked about again and again.
kind_of = lru_cache(maxsize=20_000)(kind_by_ending)
