"""A pattern that is compiled when it is first used does what any other does."""

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import quizgen
from quizgen.chinese.patterns import _Lazy, lazily


def test_it_compiles_at_the_first_use() -> None:
    pattern = lazily(r"第(\d+)条")
    assert set(vars(pattern)) == {"_source"}
    assert pattern.sub(r"\1", "第12条") == "12"
    match = pattern.fullmatch("第3条")
    assert match is not None
    assert match.group(1) == "3"
    assert pattern.pattern == r"第(\d+)条"
    assert pattern.groups == 1


def test_a_mistake_shows_at_the_first_use() -> None:
    pattern = lazily("(")
    with pytest.raises(re.error):
        pattern.search("")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    names = [module.name for module in walk_packages(quizgen.__path__, "quizgen.") if "__main__" not in module.name]
    found = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, _Lazy)]
    assert len(found) > 10
    assert all(isinstance(pattern.pattern, str) for pattern in found)
