"""Regular expressions that are compiled when they are first used.

A class of Chinese characters takes up to a millisecond to compile, and most of what a room knows how to recognise does
not stand in a given text: compiling everything at once was a tenth of the time that a short document takes.
"""

import re
from typing import Any, cast

# A Chinese character (or a letter of another script than Latin) inside an expression: compiled in a fiftieth of the
# time that the range of all Chinese characters takes.
IDEOGRAPH = r"[^\W\dA-Za-z_]"


def lazily(expression: str, flags: int = 0) -> re.Pattern[str]:
    """As re.compile, at the first use. A mistake in expression shows only then, so every one needs a test."""
    return cast("re.Pattern[str]", _Lazy(expression, flags))


class _Lazy:
    """Stands for a pattern: from the first use on its attributes are the pattern's own."""

    def __init__(self, expression: str, flags: int) -> None:
        self._source = expression, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(*self._source)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "pattern"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
