"""How prompts are written."""

import pytest

from quizgen.document.span import Span
from quizgen.items.item import BLANK
from quizgen.items.shape import ended, with_marks


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("样品由专人保管", "样品由专人保管。"),
        ("他说：“样品由专人保管。”", "他说：“样品由专人保管。”"),
        ("实行“双人双锁”", "实行“双人双锁”。"),
    ],
)
def test_a_sentence_ends_once(words: str, sentence: str) -> None:
    assert ended(words) == sentence


def test_blanks_stand_where_the_answers_stood() -> None:
    text = "样品由专人保管，钥匙由两人保管"
    assert with_marks(text, Span(0, len(text)), (Span(11, 13), Span(3, 5)), BLANK) == "样品由____保管，钥匙由____保管。"
