"""Where the files that ship with quizgen lie: templates/ for the outputs, decks/ with the samples."""

from pathlib import Path

import quizgen
from quizgen.errors import OutputError


def template_folder(output: str) -> Path:
    """The folder templates/OUTPUT (anki, sheet …). Raises OutputError when the installation lacks it."""
    return _shipped("templates") / output


def sample_folder() -> Path:
    """The folder decks/ of sample documents and their decks. Raises OutputError when the installation lacks it."""
    return _shipped("decks")


def _shipped(name: str) -> Path:
    package = Path(quizgen.__file__).parent
    # A wheel carries the folder inside the package. It is looked for first: beside an installed package stands
    # whatever else is installed, perhaps another project's “templates”.
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise OutputError(f"this installation lacks the folder “{name}”; install quizgen again")
