"""All decks of a folder are searched: by any words, as a segmenter cuts them or not, and by section."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.batch import engines
from quizgen.batch.grams import expression, grams
from quizgen.batch.run import Batch, plan
from quizgen.batch.search import NAME, SearchIndex, entry
from quizgen.deck.store import load, save
from quizgen.errors import OutputError
from quizgen.items.recipe import Recipe
from quizgen.reading.options import ReadOptions
from tests.conftest import ROOT, Run

WORDS = "实验室安全用电，责任 ABC5kg"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of decks of the two samples, as batch leaves it."""
    out = tmp_path_factory.mktemp("out")
    tasks = plan([ROOT / "decks" / "lab-safety.txt", ROOT / "decks" / "instrument-rules.txt"], out)
    Batch(tasks, out, Recipe(), ReadOptions()).run(engines.local(1))
    return out


def found(folder: Path, query: str, **options: object) -> tuple[list[str], int]:
    index = SearchIndex(folder)
    try:
        assert index.refresh() == []
        hits, count = index.find(query, limit=10_000, **options)  # type: ignore[arg-type]
    finally:
        index.close()
    return [hit.shown for hit in hits], count


@given(st.lists(st.text(WORDS, max_size=12), min_size=1, max_size=6), st.text(WORDS, min_size=1, max_size=5))
def test_words_are_found_where_they_stand(texts: list[str], query: str) -> None:
    """As one would by comparing letter by letter, marks and white space left out."""
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE found USING fts5 (words, content='', tokenize='unicode61')")
    for number, text in enumerate(texts):
        db.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, grams(text)))
    if wanted := expression(query):
        hits = {at for (at,) in db.execute("SELECT rowid FROM found WHERE found MATCH ?", (wanted,))}
        for number, text in enumerate(texts):
            if all(part in text for part in query.split()) and query.isalpha() and not query[0].isascii():
                assert number in hits, (query, text)
            if number in hits:
                assert all(c.lower() in text.lower() for c in query if c.isalnum()), (query, text)
    db.close()


def test_items_and_formulations_are_found_also_by_what_their_blanks_hide(made: Path) -> None:
    for path in made.glob("*.yaml"):
        for item in load(path).items[:10]:
            shown, count = found(made, item.answers[0]) if item.kind.value != "true_false" else ([item.prompt], 1)
            assert any(item.prompt in line for line in shown), item.prompt
            assert count == len(shown)
    assert found(made, "", kinds=["列举"])[1] > 0
    assert found(made, "这句话哪里也没有") == ([], 0)


def test_several_words_must_all_stand_there_and_a_section_narrows(made: Path) -> None:
    both, one = found(made, "仪器 经费")[1], found(made, "仪器")[1]
    assert 0 < both < one
    narrow = found(made, "仪器", section="第二章")[1]
    assert 0 < narrow < one
    assert found(made, "", section="第二章")[1] >= narrow
    assert 0 < found(made, "仪器", kinds=["fill_in"])[1] < one


def test_a_deck_that_people_changed_is_read_again_and_its_formulations_stay(made: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy"
    out.mkdir()
    for path in made.iterdir():
        (out / path.name).write_bytes(path.read_bytes())
    terms = found(out, "", kinds=["列举"])[1]
    path = out / "lab-safety.yaml"
    text = path.read_text(encoding="utf-8")
    note = "  note: 这里要问得更细些\n"
    path.write_text(text.replace("  status: draft\n", "  status: draft\n" + note, 1), encoding="utf-8")
    assert found(out, "问得更细")[1] == 1
    (out / "instrument-rules.yaml").unlink()
    assert 0 < found(out, "", kinds=["列举"])[1] < terms
    save(load(path), out / "another.yaml")
    assert found(out, "问得更细")[1] == 2


def test_a_file_that_is_no_index_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"something else" * 100)
    with pytest.raises(OutputError, match="delete it"):
        SearchIndex(tmp_path)


def test_a_deck_that_cannot_be_written_into_the_index_leaves_it_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "d.yaml").write_text("x", encoding="utf-8")
    index = SearchIndex(tmp_path)
    index.put(tmp_path / "d.yaml", [entry(kind="fill_in", item="q-1", shown="安全", words="安全")])

    def broken() -> object:
        yield entry(kind="fill_in", item="q-2", shown="责任", words="责任")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        index.put(tmp_path / "d.yaml", broken())  # type: ignore[arg-type]
    assert [hit.item for hit in index.find("安全")[0]] == ["q-1"]
    assert index.find("责任")[1] == 0
    index.close()


def test_the_command(run: Run, made: Path) -> None:
    ran = run("search", "气瓶", made, "--limit", "2")
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("lab-safety.yaml  ")
    assert "hits" in ran.out.splitlines()[-1]
    data = json.loads(run("search", "气瓶", made, "--json").out)
    assert data["count"] >= len(data["hits"]) > 0
    assert {"deck", "item", "kind", "section", "shown"} == set(data["hits"][0])
    assert run("search", "查无此事查无此事", made).out == "Nothing found.\n"
    assert "no folder" in run("search", "气瓶", "nowhere").err
