"""Words, their tags and how common they are."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quizgen.chinese.words import dictionary, entry, rarity, tagged, words


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_words_cover_the_text_without_gaps(text: str) -> None:
    found = words(text)
    assert [w.start for w in found] == [0, *(w.end for w in found)][: len(found)]
    assert (found[-1].end if found else 0) == len(text)


@given(st.text(alphabet="坚持安全第一，2025年！ a\n", max_size=60))
def test_a_tagged_text_knows_the_same_words(text: str) -> None:
    assert list(tagged(text).words(0, len(text))) == words(text)


def test_a_tagged_text_answers_about_any_place() -> None:
    text = "坚持安全第一"
    known = tagged(text)
    assert known.tag(0) == "v"
    assert known.is_boundary(2)
    assert not known.is_boundary(1)
    assert known.word_start(2) == 0
    assert known.word_end(0) == 2
    assert known.tag(len(text)) == "end"


@given(st.text(alphabet="坚持安全第一，2025年！“三会一课”。a\n", max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_words_of_a_stretch_are_told_apart_as_if_it_stood_alone_or_not_at_all(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = tagged(text).words_apart(start, end)
    assert found is None or found == words(text[start:end])


def test_words_of_a_clause_are_known_from_the_whole_text_where_no_word_beside_it_could_reach_in() -> None:
    text = "我们坚持安全第一，预防为主。"
    known = tagged(text)
    assert known.words_apart(9, 13) == words("预防为主")
    assert known.words_apart(2, 8) is None  # 们坚持 might have been a word
    assert known.starts(2, 8) == [2, 4, 6]


def test_a_long_text_is_cut_between_lines_only() -> None:
    line = "坚持问题导向和目标导向相统一"
    text = "\n".join([line] * 3000)
    assert {w.tag for w in tagged(text).words(0, len(line))} == {w.tag for w in words(line)}
    start = text.index(line, 20_000)
    assert [w.end - w.start for w in tagged(text).words(start, start + len(line))] == [
        w.end - w.start for w in words(line)
    ]


def test_every_word_of_the_dictionary_is_found_also_those_out_of_order() -> None:
    lines = dictionary().data.decode().split("\n")[:-1]
    assert len(lines) > 300_000
    strays = [line for before, line in pairwise(lines) if line.encode() < before.encode()]
    for line in [*strays, *lines[:200], *lines[-50:], *lines[:: len(lines) // 2000]]:
        word, frequency, tag = line.split(" ")
        assert entry(word) == (int(frequency), tag)
        assert entry(word + "\x01") is None


def test_a_word_that_is_not_in_the_dictionary_is_rare() -> None:
    assert entry("不在词典里的词") is None
    assert rarity("不在词典里的词") > rarity("安全") > rarity("的")
