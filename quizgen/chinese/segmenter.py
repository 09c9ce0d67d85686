"""jieba's segmenter (in Rust: rjieba), ready at once for a short text.

rjieba takes 90 ms and 32 MB to load jieba's dictionary. A text is cut by the words that can stand in it, and by the sum
of all frequencies; so for the first texts that a process asks about, an empty segmenter is given just the words that
begin with two characters in a row of the text, and the sum. The words and tags are the same.
"""

from functools import cache
from importlib.machinery import PathFinder
from importlib.util import find_spec, module_from_spec
from operator import add
from threading import Lock, Thread
from typing import Any

from quizgen.chinese.dictionary import TOTAL_FREQUENCY, dictionary, entries

# So many different pairs of characters are looked up; a text with more is quicker served by the whole dictionary.
# Measured: 3,000 pairs (a speech of 6,600 characters) take 18 ms, 8,000 take 45 ms.
MOST_PAIRS = 8_000
# Bears the frequencies of all words that are not loaded. No text is cut into it: white space ends every word.
_ALL_OTHERS = "\n \n"


def tag(text: str) -> list[tuple[str, str]]:
    """The words of text, which must have no lone surrogate, without gaps, each with jieba's part-of-speech tag."""
    found: list[tuple[str, str]] | None = _few_words.tag(text)
    return found if found is not None else _all_words().tag(text)


def warm_up() -> None:
    """Have the segmenter unpack its model of unknown words in a thread of its own (20 ms, in which other threads run),
    while a program that will soon ask for words does something else."""
    Thread(target=_rjieba().Jieba.empty().tag, args=("中",)).start()


class _FewWords:
    """A segmenter that knows the words that can stand in the texts it was asked about so far."""

    def __init__(self) -> None:
        self._full = False
        self._rest = TOTAL_FREQUENCY
        self._pairs: set[str] = set()
        self._characters: set[str] = {" "}  # which ends a word in the dictionary's lines
        self._segmenter: Any = None
        # Threads may ask at the same time, and rjieba lets nobody read while a word is added.
        self._lock = Lock()

    def tag(self, text: str) -> list[tuple[str, str]] | None:
        """As `tag`; None for ever once a text had too many pairs that were not known."""
        if self._full:
            return None
        with self._lock:
            new = set(map(add, text, text[1:] + "\n")) - self._pairs
            if len(new) + len(self._pairs) > MOST_PAIRS:
                self._full, self._segmenter = True, None
                self._pairs.clear()
                return None
            if new:
                self._learn(new)
            found: list[tuple[str, str]] = self._segmenter.tag(text) if text else []
            return found

    def _learn(self, pairs: set[str]) -> None:
        """Add the words that begin with a pair of characters, or are its first character."""
        known = dictionary()
        if self._segmenter is None:
            self._segmenter = _rjieba().Jieba.empty()
            self._add(known.head())
        self._pairs |= pairs
        found = [lines for pair in pairs if pair[1] not in " \n" and (lines := known.beginning(pair.encode()))]
        single = {pair[0] for pair in pairs} - self._characters
        if single:
            self._characters |= single
            found += [line + b"\n" for c in single if (line := known.line(c.encode()))]
        if found:
            self._add(b"".join(found))

    def _add(self, lines: bytes) -> None:
        add_word = self._segmenter.add_word
        for word, frequency, part_of_speech in entries(lines):
            add_word(word, int(frequency), part_of_speech)
            self._rest -= int(frequency)
        add_word(_ALL_OTHERS, self._rest, "x")


_few_words = _FewWords()


@cache
def _all_words() -> Any:
    return _rjieba().Jieba()


@cache
def _rjieba() -> Any:
    """The extension module inside the package rjieba, whose own __init__ would load the whole dictionary."""
    package = find_spec("rjieba")
    if package is None:
        raise ModuleNotFoundError("the rjieba package is not installed")
    spec = PathFinder.find_spec("rjieba.rjieba", package.submodule_search_locations)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
