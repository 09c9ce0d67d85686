"""What an examiner would think of wrong options."""

from quizgen.document.span import Span
from quizgen.items.option_features import Gap, features
from quizgen.items.option_ratings import rate
from tests.items.conftest import material_of

SENTENCE = "泵房由保管员每季度检查一次，检查记录保存三年。"
SOURCE = f"{SENTENCE}\n泵房由值班员每月打扫一次。保管员保存钥匙，值班员保存日志。"


def rated(key: str, *options: str) -> list[str]:
    material, at = material_of(SOURCE), SENTENCE.index(key)
    found = rate(material, Span(0, len(SENTENCE)), Span(at, at + len(key)), options)
    assert found == sorted(found, key=lambda pair: -pair[0])
    return [option for _, option in found]


def test_near_figures_come_before_far_ones() -> None:
    assert rated("三年", "七十年", "五年")[0] == "五年"


def test_what_the_sentence_shows_comes_last() -> None:
    assert rated("每季度", "每月", "检查", "每年")[-1] == "检查"


def test_features_say_what_is_seen() -> None:
    at = SENTENCE.index("保管员")
    gap = Gap(material_of(SOURCE), Span(0, len(SENTENCE)), Span(at, at + 3))
    names = {name for group in features(gap, "值班员") for name in group}
    assert {"option", "middle end 1", "middle length +0", "near", "here 2"} <= names
    assert not names & {"shown", "figure here 1"}
    assert {"shown", "near"} <= {name for group in features(gap, "记录") for name in group}
