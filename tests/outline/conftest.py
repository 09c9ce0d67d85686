"""Short texts of our own with the right tree written into them.

Each case in the .txt files here begins with === and what it is about. A marker that is a node is
labelled [[level|marker]]; everything else is text.
"""

import re
from pathlib import Path
from typing import NamedTuple

import pytest

_LABEL = re.compile(r"\[\[(\d)\|(.*?)\]\]")


class Labelled(NamedTuple):
    """why: what the case is about. nodes: start, marker and level of each node."""

    why: str
    text: str
    nodes: list[tuple[int, str, int]]


def _labelled(why, body):
    text, at, nodes = "", 0, []
    for match in _LABEL.finditer(body):
        text += body[at : match.start()]
        nodes.append((len(text), match[2], int(match[1])))
        text += match[2]
        at = match.end()
    return Labelled(why, text + body[at:], nodes)


def _cases():
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            why, _, body = part.partition("\n")
            yield _labelled(f"{path.stem}: {why}", body.rstrip("\n"))


CASES = list(_cases())


def pytest_generate_tests(metafunc):
    if "case" in metafunc.fixturenames:
        metafunc.parametrize("case", CASES, ids=[case.why for case in CASES])


@pytest.fixture(scope="session")
def cases():
    return CASES
