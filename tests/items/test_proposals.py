"""Wrong options for the members of a list."""

from quizgen.document.span import Span
from quizgen.items.proposals import set_proposals
from tests.items.conftest import material_of


def test_a_word_that_only_begins_like_a_member_is_no_rival() -> None:
    made = material_of("学院不得插手工程招标、设备采购、房屋出租。\n")
    members = [Span(at, at + 4) for at in map(made.text.index, ("工程招标", "设备采购", "房屋出租"))]
    proposed = set_proposals(made, members)
    assert not [word for word in proposed if word[-2:] not in ("招标", "采购", "出租") and not made.says(word)]
