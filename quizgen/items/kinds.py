"""What a phrase names, by its ending: a body, a person, a right, a sanction…"""

from functools import cache, lru_cache

from quizgen.items.swaps import table_lines


@cache
def _endings() -> dict[str, str]:
    return {ending: line.split()[0] for line in table_lines("head_classes.txt") for ending in line.split()[1:]}


@lru_cache(maxsize=20_000)
def kind_of(phrase: str) -> str:
    """The kind that the longest known ending of phrase names; "" when none is known."""
    known = _endings()
    for size in range(min(6, len(phrase)), 0, -1):
        if found := known.get(phrase[-size:]):
            return found
    return ""
