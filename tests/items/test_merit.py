"""The merit of a blank: what is refused outright, and that anything can be judged."""

import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen import pipeline
from quizgen.document.span import Span
from quizgen.formulations.find import find_formulations
from quizgen.items import ties
from quizgen.items.blanks import rank_blanks
from quizgen.items.material import Material
from quizgen.items.merit import REFUSED, Judged
from quizgen.items.targets import targets
from quizgen.items.ties import tie, use_ties
from tests.items.conftest import material_of

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))
from ridge import area, fit, rows_of


def judged(text: str) -> Judged:
    document = pipeline.read_text(text)
    outline = pipeline.outline(document)
    material = Material(document, outline, find_formulations(document, outline))
    return Judged(material, Span(0, len(document.text)))


def merit(text: str, asked: str) -> float:
    start = text.index(asked)
    return judged(text).merit(Span(start, start + len(asked)), None)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("船厂每季度检修航标灯一次", "度检修"),
        ("违反规定的船员承担赔偿责任", "承担"),
        ("检修分为三种：日常检修、定期检修、专项检修", "三种"),
        ("航线经过环太平洋地震带", "太平洋地震带"),
        ("危险货物的生产、运输、储存、装卸单位应当登记", "装卸单位"),
        ("报告经厂部审核后由省主管部门备案", "由省主管部门"),
    ],
)
def test_what_rules_are_sure_of_is_refused(text: str, asked: str) -> None:
    assert merit(text, asked) == REFUSED


@pytest.mark.parametrize(
    ("text", "better", "worse"),
    [
        ("引水员应当在靠泊前三十分钟向调度室报告吃水深度", "三十分钟", "应当"),
        ("船厂实行安全生产责任制，由厂长负总责", "安全生产责任制", "生产责任制，由厂长"),
        ("浮标损坏的，处二千元以上五千元以下罚款", "二千元以上五千元以下", "损坏"),
        ("航道养护坚持“先急后缓、先主后次”的原则", "先急后缓、先主后次", "原则"),
    ],
)
def test_figures_and_terms_are_liked_better(text: str, better: str, worse: str) -> None:
    assert merit(text, better) > merit(text, worse)


def test_ties_come_from_the_table_and_can_be_others() -> None:
    assert tie("监督", "检查") > tie("船厂", "季度") == 0
    learned = (Path(ties.__file__).parent / "word_ties.tsv").read_text("utf8").splitlines()[1:]
    try:
        use_ties(["船厂\t季度:2 检修:4"])
        assert (tie("船厂", "季度"), tie("船厂", "检修"), tie("船厂", "修"), tie("监督", "检查")) == (2, 4, 0, 0)
    finally:
        use_ties(learned)


def test_a_figure_of_the_documents_name_counts_nothing() -> None:
    source = material_of("二次供水管理规定\n二次供水设施每年清洗两次。\n泵房每年检修两次。")
    start = source.text.index("二次供水设施")
    judge = Judged(source, Span(start, source.text.index("。")))
    assert judge.merit(Span(start, start + 2), None) == REFUSED


def test_a_short_heading_is_not_blanked() -> None:
    for heading, least in (("港区面貌明显改观", 0), ("港区实行首问负责制", 1)):
        source = material_of(f"# 讲话\n{heading}。今年港区新建码头三座，全部投入使用。")
        (passage,) = [p for p in source.passages if heading in source.document.quote(p.span)]
        assert len(targets(source, passage)) >= least
        assert least or not targets(source, passage)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="引水员应当在三十日内报告，。、“”《》的和12 %A\n一是", min_size=2, max_size=40))
def test_any_blank_of_any_text_can_be_judged(text: str) -> None:
    asked, read = judged(f"引水员{text}"), pipeline.read_text(f"引水员{text}").text
    for blank in rank_blanks(read):
        found = asked.merit(Span(blank.start, blank.end), None)
        assert found == REFUSED or -5 < found < 8


def test_ridge_finds_the_weights_and_leaves_out_what_does_not_count() -> None:
    features = [["a"], ["b"], ["a", "b"], [], ["rare"]] * 40
    wanted = np.array([1.0, 2.0, 3.0, 0.0, 0.0] * 40)
    rows = rows_of(features, 41)
    assert rows.names == ["a", "b"]
    weights, constant = fit(rows, wanted, 2.0)
    dense = np.array([[("a" in row), ("b" in row)] for row in features], dtype=float)
    solved = np.linalg.solve(dense.T @ dense + 2 * np.eye(2), dense.T @ (wanted - wanted.mean()))
    assert constant == wanted.mean()
    assert np.allclose(weights, solved, atol=1e-3)
    assert area(rows.times(weights), wanted > 2.5) == 1.0
