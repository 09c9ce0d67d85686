"""The built wheel is all that a user needs: installed into an empty environment it runs the demo."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT


def call(*words: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(w) for w in words], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bin folder of an environment that holds nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=True)
    binaries = folder / "env" / "bin"
    call(
        binaries / "python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-compile",
        "--disable-pip-version-check",
        wheel,
        cwd=folder,
    )
    return binaries


def test_the_demo_runs_from_the_wheel(environment: Path, tmp_path: Path) -> None:
    shown = call(environment / "quizgen", "demo", cwd=tmp_path)
    assert "Coverage: 10 of 10 leaf requirements have an item" in shown
    made = {p.suffix: p.stat().st_size for p in (tmp_path / "quizgen-demo").iterdir()}
    assert {".txt", ".yaml", ".apkg", ".pdf", ".docx", ".html"} <= set(made)
    assert min(made.values()) > 1000
    assert "Usage" in call(environment / "python", "-m", "quizgen", "--help", cwd=tmp_path)
