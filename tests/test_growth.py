"""The work grows in step with the text, also where the text is no text: counted in calls, not in seconds."""

import random
import sys
from collections.abc import Callable
from types import FrameType

import pytest

from quizgen import pipeline

SMALL, TIMES = 3_000, 4
# Four times the text may cost five times the calls, and a few for what is made once. Quadratic work costs sixteen.
MOST, ONCE = 5.0, 20_000


def garbled(size: int) -> str:
    characters = [chr(c) for c in range(0x4E00, 0x9FA0, 7)] + list("，。、（）一二\n") * 60
    return "".join(random.Random(1).choices(characters, k=size))


HOSTILE: dict[str, Callable[[int], str]] = {
    "one character repeated": lambda size: "法" * size,
    "no punctuation": lambda size: ("坚持问题导向和目标导向相统一加强制度建设" * size)[:size],
    "garbled": garbled,
    "list markers": lambda size: "\n".join(f"{i % 97 + 1}．安全第一。" for i in range(size // 10)),
    "one list": lambda size: "、".join(["安全管理", "风险防控", "责任落实"] * (size // 15)),
    "a quotation mark never closed": lambda size: "会议指出“" + ("坚持安全第一，落实各项任务。" * size)[:size],
    "brackets never closed": lambda size: "（" * size + "法",
    "clauses without end": lambda size: "加强管理，" * (size // 5),
    "short lines": lambda size: "法律\n" * (size // 3),
    "numbers": lambda size: "".join(f"第{i}项投资{i * 7}元，增长{i % 97}%。" for i in range(size // 20)),
}


def calls(text: str) -> int:
    """How many functions the making of a deck calls, those written in C too."""
    count = 0

    def seen(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document = pipeline.read_text(text)
    sys.setprofile(seen)
    try:
        pipeline.make(document)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_in_step_with_the_text(name: str) -> None:
    pipeline.make(pipeline.read_text("第一条 训练器材由基地统一保管，任何人不得私自外借。"))
    few, many = calls(HOSTILE[name](SMALL)), calls(HOSTILE[name](SMALL * TIMES))
    assert many <= MOST * few + ONCE, f"{few} calls for {SMALL} characters, {many} for {TIMES} times as many"
