"""The short way of writing YAML gives the same text as PyYAML, or leaves the value to it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from quizgen.deck import yaml_write
from quizgen.deck.yaml_write import OnOneLine, dump

# What YAML 1.1 or 1.2 might take for something else, and what could break a line or a quote.
LATIN = """no No y n null ~ true oN 8 08 0 1_0 1.5 1e5 1.e5 .5 1. 2016-05-13 2016.txt 0x1f 0o7 -1 +1 1:30 = << 24% q-abc
    #x ____"""
CHINESE = (
    """中: 中:文 中,文 中[文] 中？ -中 ?中 %中 @中 '中 "中 !中 &中 *中 |中 >中 “中” ﹝中×○ \ufeff中 \U00020000中"""
)
LINES = [
    "",
    "是 #x",
    "中: 文",
    "中 ",
    " 中",
    "- 中",
    "中\n文",
    "中\n\n文",
    "甲：\n（一）乙；\n（二）'丙'。",
    "中 \n文",
    "\n中",
    "中\u2028文",
    "中\x85文",
    "中\t文",
    "（  ）",
    "\u3000中",
]
AWKWARD = st.sampled_from([*LATIN.split(), *CHINESE.split(), *LINES])
TEXTS = AWKWARD | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers() | st.floats(0, 1) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.lists(TEXTS | st.integers(), max_size=3).map(OnOneLine)
        | st.dictionaries(TEXTS, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, min_size=1, max_size=3) | st.dictionaries(TEXTS, VALUES, min_size=1, max_size=3))
def test_the_same_text_as_pyyaml(value: Any) -> None:
    assert dump(value) == yaml_write._dump_unusual(value)


def test_a_usual_item_is_written_without_pyyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> str:
        raise AssertionError("left to PyYAML")

    monkeypatch.setattr(yaml, "dump", refused)
    item = {
        "id": "q-loseos6slj",
        "kind": "fill_in",
        "prompt": "气瓶要直立固定、远离热源，间距不得小于____（约 24%）。",
        "answers": ("8米",),
        "accept": [OnOneLine(["８米", "8"])],
        "span": OnOneLine([981, 1014]),
        "score": 0.71,
        "any_order": True,
        "explanation": "",
    }
    assert dump([item]).splitlines()[4:8] == ["  - 8米", "  accept:", "  - [８米, '8']", "  span: [981, 1014]"]
