"""Nothing is loaded before it is needed: --help and the first question must come at once."""

import subprocess
import sys
from pathlib import Path

from quizgen.deck.deck import Deck
from quizgen.deck.store import save
from tests.conftest import ROOT

SCRIPT = """
import sys
sys.argv = ["quizgen", *sys.argv[1:]]
from quizgen.cli.app import main
try:
    main()
except SystemExit:
    pass
print(*{name.split(".")[0] for name in sys.modules}, file=sys.stderr)
"""
# Everything outside the standard library that may be loaded.
FOR_HELP = {"quizgen", "typer", "annotated_doc", "shellingham"}
FOR_QUIZ = FOR_HELP | {"rich", "msgspec", "yaml", "cython_runtime", "fsrs", "platformdirs", "rapidfuzz", "opencc"}
FOR_QUIZ |= {"typing_extensions"}


# No YAML library, unless a text needs it; no jieba: only its dictionary is read; no way out of the deck.
FOR_MAKE = FOR_HELP | {"msgspec", "typing_extensions"}


def loaded(*words: str, stdin: str = "") -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *words], cwd=ROOT, input=stdin, capture_output=True, text=True, check=True
    )
    return {name for name in done.stderr.splitlines()[-1].split() if not _standard(name)}


def _standard(name: str) -> bool:
    # Editable installs and the environment's own start-up files are no part of the program.
    return name in sys.stdlib_module_names or name.startswith(("_", "site", "distutils"))


def test_help_loads_the_commands_alone() -> None:
    assert loaded("--help") <= FOR_HELP


def test_a_quiz_loads_no_maker_and_no_other_output(tmp_path: Path, small_deck: Deck) -> None:
    save(small_deck, tmp_path / "d.yaml")
    found = loaded("quiz", str(tmp_path / "d.yaml"), "--progress", str(tmp_path / "p.db"), stdin="q\n")
    assert found <= FOR_QUIZ


def test_a_deck_that_is_only_written_loads_no_reader_of_decks_and_no_output(tmp_path: Path, speech: Path) -> None:
    found = loaded("make", str(speech), "-o", str(tmp_path / "d.yaml"))
    assert (tmp_path / "d.yaml").exists()
    assert found <= FOR_MAKE
