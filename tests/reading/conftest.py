"""What the tests of reading share."""

from pathlib import Path

import pytest

SOURCES = Path(__file__).parent.parent / "sources"


@pytest.fixture
def sources() -> Path:
    """The folder of small real files in every format and encoding (see make.py there)."""
    return SOURCES
