"""Escaping loses nothing and leaves nothing alive."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from quizgen.out.anki.markup import deck_part, escape, plain, tag_part

# Any text, with the characters that matter made common.
TEXTS = st.text(
    st.one_of(st.sampled_from("{}[]()\\:<>&;\"'$#c1=@ \n\r\t\x1b\x9b\x00\x1f\u3000\u2028\ud800汉字"), st.characters())
)


@given(TEXTS)
def test_what_is_escaped_shows_as_the_plain_text(words, text: str) -> None:
    assert words(escape(text)) == plain(text)


@given(TEXTS, TEXTS)
def test_nothing_escaped_is_ever_acted_upon(first: str, second: str) -> None:
    html = escape(first) + escape(second)
    assert not re.search(r"[{}\[\]\x00-\x08\x0b-\x1f\x7f-\x9f]|::|&#58;&#58;:", html)
    assert set(re.findall("<[^>]*>?", html)) <= {"<span>", "</span>", "<br>"}
    assert not re.search(r"\\[(\[&]", html)


@given(TEXTS)
def test_plain_text_keeps_all_that_anki_keeps(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    kept = [char for char in text if unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")]
    if "\x1b" not in text and "\x9b" not in text:
        assert [char for char in plain(text) if char not in "\n\t\ufffd"] == [char for char in kept if char != "\ufffd"]


@given(TEXTS)
def test_names_of_decks_and_tags_are_one_level(text: str) -> None:
    for part in (deck_part(text), tag_part(text)):
        assert ":" not in part
        assert part[:1] not in tuple("=+-@|%＝＋－＠ ")
        assert len(part) <= 40
        assert part == unicodedata.normalize("NFC", part)
    assert not re.search(r"\s", tag_part(text))
