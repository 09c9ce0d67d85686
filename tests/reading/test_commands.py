"""Reading as the commands offer it: folders, --encoding, --max-size, warnings."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from quizgen.cli.app import application
from quizgen.errors import QuizgenError

RUNNER = CliRunner()


def test_one_bad_file_of_a_folder_does_not_stop_the_rest(sources: Path, tmp_path: Path) -> None:
    for name in ("rules.docx", "rules.md"):
        shutil.copy(sources / name, tmp_path)
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut off")
    result = RUNNER.invoke(application(), ["outline", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stdout.count("9 nodes on 3 levels") == 2
    assert f"left out: {tmp_path / 'bad.pdf'}" in result.stderr.splitlines()[-1]


def test_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    result = RUNNER.invoke(application(), ["outline", str(tmp_path)])
    assert isinstance(result.exception, QuizgenError)
    assert "holds no file of a kind that quizgen reads" in str(result.exception)


@pytest.mark.parametrize(
    ("options", "told"), [(["--encoding", "klingon"], "is not an encoding"), (["--max-size", "1"], "larger than 1 MB")]
)
def test_reading_options_reach_the_reader(tmp_path: Path, options: list[str], told: str) -> None:
    path = tmp_path / "long.txt"
    path.write_text("一、电灯。" * 100_000, encoding="utf-8")
    result = RUNNER.invoke(application(), ["terms", str(path), *options])
    assert told in str(result.exception)


def test_standard_input_of_any_kind(sources: Path) -> None:
    result = RUNNER.invoke(application(), ["outline", "-"], input=(sources / "rules.docx").read_bytes())
    assert "9 nodes on 3 levels" in result.stdout


def test_garbled_part_is_told_on_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("一、各班组每周检查一次。\n二、逐项登记。\n" + "銆�锛堜簩锛夊ぇ鍔涜皟鏁�" * 20, encoding="utf-8")
    result = RUNNER.invoke(application(), ["outline", str(path)])
    assert "from character 22 on the text is garbled" in result.stderr
    assert "每周检查一次" in result.stdout
