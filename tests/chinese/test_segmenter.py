"""The segmenter that looks words up cuts and tags as the one does that has loaded the whole dictionary."""

from pathlib import Path

import pytest
import rjieba
from hypothesis import given
from hypothesis import strategies as st

from quizgen.chinese import segmenter
from quizgen.chinese.dictionary import TOTAL_FREQUENCY, dictionary, entries
from tests.conftest import ROOT

WORDS = [word for word, _, _ in entries(dictionary().data)]
LATIN = [word for word, _, _ in entries(dictionary().head())]
ANY = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(LATIN),
    st.characters(exclude_categories=["Cs"]),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.sampled_from(list(" \n\t\r，。、aT1%.+#&")),
)


@pytest.fixture(autouse=True)
def _new(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins with a segmenter that knows nothing yet."""
    monkeypatch.setattr(segmenter, "_few_words", segmenter._FewWords())


def test_the_dictionary_is_the_one_that_the_segmenter_has() -> None:
    """Same words, and the same sum of frequencies, which decides close calls."""
    whole = rjieba.Jieba()
    assert all(map(whole.has_word, WORDS))
    assert sum(int(frequency) for _, frequency, _ in entries(dictionary().data)) == TOTAL_FREQUENCY


@pytest.mark.parametrize("sample", sorted((ROOT / "decks").glob("*.txt")), ids=lambda path: path.stem)
def test_a_sample_is_cut_alike(sample: Path) -> None:
    text = sample.read_text(encoding="utf-8")
    assert segmenter.tag(text) == rjieba.tag(text)
    assert not segmenter._few_words._full


@given(st.lists(ANY, max_size=40).map("".join))
def test_any_text_is_cut_alike_whatever_was_asked_before(text: str) -> None:
    assert segmenter.tag(text) == rjieba.tag(text)


def test_warming_up_beside_the_first_question_changes_no_word() -> None:
    segmenter.warm_up()
    assert segmenter.tag("张三丰在泉城路坚持安全第一") == rjieba.tag("张三丰在泉城路坚持安全第一")


def test_a_text_with_many_pairs_of_characters_takes_the_whole_dictionary() -> None:
    text = "".join(chr(c) for c in range(0x4E00, 0x4E00 + segmenter.MOST_PAIRS + 10))
    assert segmenter.tag(text) == rjieba.tag(text)
    assert segmenter._few_words._full
    assert segmenter.tag("坚持安全第一") == rjieba.tag("坚持安全第一")
