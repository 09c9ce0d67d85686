"""The shipped files are found in a checkout and in an installed package."""

from pathlib import Path

import pytest

import quizgen
from quizgen.errors import OutputError
from quizgen.out.templates import sample_folder, template_folder


def test_a_checkout_has_them_at_the_top() -> None:
    top = Path(quizgen.__file__).parent.parent
    assert sample_folder() == top / "decks"
    assert template_folder("anki") == top / "templates" / "anki"


def test_an_installed_package_has_them_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "quizgen"
    (package / "_data" / "templates").mkdir(parents=True)
    (package.parent / "templates").mkdir()  # another project's
    monkeypatch.setattr(quizgen, "__file__", str(package / "__init__.py"))
    assert template_folder("sheet") == package / "_data" / "templates" / "sheet"


def test_a_broken_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quizgen, "__file__", str(tmp_path / "quizgen" / "__init__.py"))
    with pytest.raises(OutputError, match="lacks the folder “decks”; install quizgen again"):
        sample_folder()
