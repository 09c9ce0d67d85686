"""quizgen outline, as a user calls it."""

import json

import pytest
from typer.testing import CliRunner

from quizgen.cli.app import application
from quizgen.errors import SourceError

TEXT = """值班须知

一、白班
早八点接班，按下列两项交接：
（一）钥匙；
（二）账本；
（三）现金。
二、夜班
晚八点接班。
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "须知.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _run(*args, **kwargs):
    return CliRunner().invoke(application(), ["outline", *map(str, args)], **kwargs)


def test_prints_the_tree_and_the_remarks(source):
    result = _run(source)
    assert result.exit_code == 0
    assert "一、白班\n  （一）钥匙\n  （二）账本\n  （三）现金\n二、夜班\n" in result.stdout
    assert "5 nodes on 2 levels" in result.stdout
    assert "“两项交接”" in result.stdout
    assert "3 items" in result.stdout


def test_json_holds_spans_that_fit_the_text(source):
    found = json.loads(_run(source, "--json").stdout)
    assert found["title"] == "值班须知"
    assert [node["path"] for node in found["nodes"]] == ["一、", "一、/（一）", "一、/（二）", "一、/（三）", "二、"]
    assert [node["parent"] for node in found["nodes"]] == [None, 0, 0, 0, None]
    assert all(start < end for start, end in (node["span"] for node in found["nodes"]))
    assert len(found["remarks"]) == 1


def test_standard_input():
    assert "一、白班" in _run("-", input=TEXT).stdout


def test_a_text_without_numbering_says_so():
    result = _run("-", input="今天天气很好。大家都去散步。")
    assert result.exit_code == 0
    assert "No numbering found" in result.stdout


def test_one_bad_file_does_not_stop_the_rest(source, tmp_path):
    missing = tmp_path / "missing.txt"
    result = _run(missing, source)
    assert result.exit_code == 1
    assert "二、夜班" in result.stdout
    assert str(source) in result.stdout
    assert "missing.txt" in result.stderr


def test_several_files_as_json_are_a_list(source):
    assert len(json.loads(_run(source, source, "--json").stdout)) == 2


def test_a_single_missing_file_is_an_error(tmp_path):
    result = _run(tmp_path / "missing.txt")
    assert isinstance(result.exception, SourceError)


def test_control_characters_of_a_source_do_not_reach_the_terminal():
    result = _run("-", input="一、\x1b[31m红\x1b[0m字\n二、[bold]粗[/bold]字\n")
    assert "\x1b" not in result.stdout
    assert "二、[bold]粗[/bold]字" in result.stdout
