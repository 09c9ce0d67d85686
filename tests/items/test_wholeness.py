"""Whether the document uses words as a whole."""

import pytest

from quizgen.document.span import Span
from quizgen.items.material import Material
from quizgen.items.wholeness import is_accident, is_half_a_term
from tests.items.conftest import material_of

RULES = (
    "第一条 校级重点课程的名单由教务处公布。\n"
    "第二条 申报校级重点课程，应当提交教学大纲。\n"
    "第三条 学生管理办法另行制定。学生管理由院系负责。\n"
    "第四条 这是实验进程中极不寻常的一步。"
)


@pytest.fixture(scope="module")
def material() -> Material:
    return material_of(RULES)


def place(material: Material, words: str) -> Span:
    at = material.text.index(words)
    return Span(at, at + len(words))


@pytest.mark.parametrize(
    ("words", "half"),
    [("校级重点", True), ("校级重点课程", False), ("学生管理", False), ("校级", False), ("教学", False)],
)
def test_a_phrase_that_always_goes_on_with_the_same_noun_is_half_a_term(
    material: Material, words: str, half: bool
) -> None:
    assert is_half_a_term(material, place(material, words)) is half


@pytest.mark.parametrize(("words", "accident"), [("中极", True), ("名单", False), ("课程", False), ("第一", False)])
def test_a_word_that_only_the_segmenter_saw_is_an_accident(material: Material, words: str, accident: bool) -> None:
    assert is_accident(material, place(material, words)) is accident
