"""Every wrong input is one sentence that says what and where, with exit code 2, and nothing half-written."""

from pathlib import Path

import pytest

from tests.conftest import Ran, Run

READERS = ("make", "outline", "terms", "anki", "sheet", "quiz", "check")
DECK_READERS = ("anki", "sheet", "quiz", "review", "edit", "merge")


def assert_one_sentence(ran: Ran, *words: str) -> None:
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("quizgen: ")
    assert ran.err.count("\n") == 1
    for word in words:
        assert word in ran.err


def command(name: str, path: object) -> list[str]:
    more = {"edit": ["--xlsx", "x.xlsx"], "merge": ["-o", "m.yaml"]}
    return [name, str(path), *more.get(name, [])]


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    ("file", "content", "word"),
    [
        ("missing.txt", None, "missing.txt"),
        ("empty.txt", b"", "empty"),
        ("binary.bin", bytes(range(256)) * 40, "binary.bin"),
        ("latin.txt", b"There is no Chinese in this text. " * 9, "Chinese"),
    ],
    ids=["missing", "empty", "binary", "latin"],
)
def test_a_source_that_cannot_be_used(run: Run, name: str, file: str, content: bytes | None, word: str) -> None:
    if content is not None:
        Path(file).write_bytes(content)
    assert_one_sentence(run(*command(name, file)), file, word)
    assert [p.name for p in Path().iterdir()] == ([file] if content is not None else [])


@pytest.mark.parametrize("name", ["make", "terms", "anki", "sheet", "quiz"])
def test_a_folder_is_no_document(run: Run, name: str) -> None:
    Path("folder").mkdir()
    assert_one_sentence(run(*command(name, "folder")), "folder")


@pytest.mark.parametrize("name", DECK_READERS)
@pytest.mark.parametrize(
    ("text", "line"), [("title: 题\nitems:\n- id: q-1\n  kind: essay\n", 4), ("title: [题\n", 2), ("", None)]
)
def test_a_broken_deck_file_is_named_with_its_line(run: Run, name: str, text: str, line: int | None) -> None:
    Path("d.yaml").write_text(text, encoding="utf-8")
    assert_one_sentence(run(*command(name, "d.yaml")), f"d.yaml:{line}" if line else "d.yaml")


def test_a_text_without_numbering_works_and_says_so(run: Run) -> None:
    Path("plain.txt").write_text("实验室安全是科研工作的底线，也是研究所最大的民生。" * 3, encoding="utf-8")
    ran = run("make", "plain.txt")
    assert ran.code == 0
    assert "no numbering found" in ran.out


@pytest.mark.parametrize("name", ["anki", "sheet"])
def test_an_existing_target_is_kept_without_force(run: Run, speech: Path, name: str) -> None:
    target = Path("out.apkg" if name == "anki" else "out.pdf")
    target.write_bytes(b"mine")
    assert_one_sentence(run(name, speech, "-o", target), str(target), "already exists", "--force")
    assert target.read_bytes() == b"mine"
    assert run(name, speech, "-o", target, "--force").code == 0
    assert target.read_bytes() != b"mine"


def test_a_deck_is_not_written_over_something_else(run: Run, speech: Path) -> None:
    Path("notes.yaml").write_text("我的笔记\n", encoding="utf-8")
    assert_one_sentence(run("make", speech, "-o", "notes.yaml"), "notes.yaml", "is no deck")
    assert Path("notes.yaml").read_text(encoding="utf-8") == "我的笔记\n"


@pytest.mark.parametrize("name", ["make", "anki", "sheet"])
def test_a_place_that_cannot_be_written(run: Run, speech: Path, name: str) -> None:
    assert_one_sentence(run(name, speech, "-o", "no/such/folder/x"), "no/such/folder/x", "cannot be written")


def test_standard_input_needs_a_name_for_its_result(run: Run, speech: Path) -> None:
    assert_one_sentence(run("make", "-", stdin=speech.read_bytes()), "add -o FILE")
    assert run("make", "-", "-o", "d.yaml", stdin=speech.read_bytes()).code == 0
    assert Path("d.yaml").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--kinds", "essay"], "“essay” is no kind of item; write one of fill_in"),
        (["--kinds", "fill_in=x"], "“fill_in=x” is no kind of item"),
        (["--kinds", "fill_in=0"], "needs a share above 0"),
        (["--sections", "九、"], "there is no section “九、”"),
    ],
)
def test_options_that_do_not_fit(run: Run, speech: Path, words: list[str], sentence: str) -> None:
    assert_one_sentence(run("make", speech, "-o", "d.yaml", *words), sentence)


def test_no_command_and_an_unknown_one_are_usage_errors(run: Run) -> None:
    assert run("outlin").code == 2
    assert "Usage" in run().out + run().err
