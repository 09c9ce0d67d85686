"""The answer is marked where the source says it."""

import pytest

from quizgen.items.item import Item, Kind
from quizgen.out.anki.marks import marked_quote


def marked(kind: Kind, prompt: str, answers: tuple[str, ...], quote: str) -> str:
    return marked_quote(Item(id="q", kind=kind, prompt=prompt, answers=answers, quote=quote))


@pytest.mark.parametrize(
    ("kind", "prompt", "answers", "quote", "html"),
    [
        (
            Kind.FILL_IN,
            "坚持____、____。",
            ("安全", "规范"),
            "坚持安全、规范。",
            "坚持<mark>安全</mark>、<mark>规范</mark>。",
        ),
        (Kind.FILL_IN, "抓好____。", ("安全",), "为了安全，要抓好安全。", "为了安全，要抓好<mark>安全</mark>。"),
        (Kind.FILL_IN, "各室应抓好____。", ("安全",), "为了安全，要抓好安全。", "为了安全，要抓好<mark>安全</mark>。"),
        (Kind.FILL_IN, "____重要。", ("培训",), "安全重要。", "安全重要。"),
        (
            Kind.SINGLE_CHOICE,
            "实行（  ）管理。",
            ("双锁",),
            "双锁柜实行双锁管理。",
            "双锁柜实行<mark>双锁</mark>管理。",
        ),
        (Kind.SINGLE_CHOICE, "怎样管理？", ("双锁",), "实行双锁管理。", "实行<mark>双锁</mark>管理。"),
        (
            Kind.MULTIPLE_ANSWER,
            "须（  ）。",
            ("丙", "甲"),
            "须甲、乙、丙。",
            "须<mark>甲</mark>、乙、<mark>丙</mark>。",
        ),
        (Kind.MULTIPLE_ANSWER, "须（  ）。", ("甲乙", "乙丙"), "须甲乙丙。", "须<mark>甲乙</mark>丙。"),
        (Kind.TRUE_FALSE, "每月查两次。", ("错",), "每周查两次。", "每<mark>周</mark>查两次。"),
        (Kind.TRUE_FALSE, "每周查两次。", ("对",), "每周查两次。", "每周查两次。"),
        (Kind.TRUE_FALSE, "全然不同的话。", ("错",), "每周查两次。", "每周查两次。"),
        (Kind.SINGLE_CHOICE, "写（  ）。", ("<b>",), "写<b>。", "写<mark>&lt;b&gt;</mark>。"),
    ],
)
def test_marks(kind: Kind, prompt: str, answers: tuple[str, ...], quote: str, html: str) -> None:
    assert marked(kind, prompt, answers, quote) == html
