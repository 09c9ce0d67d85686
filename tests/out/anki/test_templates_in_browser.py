"""The templates in a real browser: what a learner taps and sees."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quizgen.deck.deck import Deck
from quizgen.out.anki.notes import guid_of
from quizgen.out.anki.plan import Choices, make_plan
from quizgen.out.anki.state import State

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: apt-get install chromium)")

SINGLE, MULTIPLE, JUDGE = "q-bbbbbbbbbb", "q-cccccccccc", "q-dddddddddd"
LONG = "实验室" * 40 + "averyveryverylongwordwithoutanyspace" * 4


def sides(profile: Any, item_id: str) -> tuple[str, str]:
    card = profile.cards(guid_of(item_id))[0]
    return tuple(with_type_box(text) for text in (card.question(), card.answer()))


def with_type_box(page: str) -> str:
    """What the reviewer puts in place of its mark for a typed answer."""
    return re.sub(r"\[\[type:[^\]]+\]\]", '<center><input type="text" id="typeans"></center>', page)


def scenarios(profile: Any) -> dict[str, list[tuple[str, str]]]:
    front, back = sides(profile, SINGLE)
    many_front, many_back = sides(profile, MULTIPLE)
    judge_front, judge_back = sides(profile, JUDGE)
    noon, next_noon, night = "2026-03-02T12:00:00", "2026-03-03T12:00:00", "2026-03-03T03:59:00"
    days = [step for day in range(1, 29) for step in (("day", f"2026-02-{day:02}T12:00:00"), ("show", front))]
    return {
        "right": [("show", front), ("tap", "双人双锁"), ("show", back)],
        "wrong": [("show", front), ("tap", "一人一锁"), ("tap", "双人双锁"), ("show", back)],
        "fresh back": [("show", front), ("tap", "一人一锁"), ("forget", ""), ("show", back)],
        "reloaded": [("show", front), ("tap", "一人一锁"), ("reload", ""), ("show", back)],
        "odd storage": [
            step
            for kept in ("null", "[]", "{", '{"id":"q-bbbbbbbbbb","places":7}')
            for step in (("store", kept), ("show", back))
        ],
        "untapped": [("show", front), ("show", back)],
        "again": [("show", front), ("tap", "一人一锁"), ("show", back), ("show", front), ("show", back)],
        "days": [("day", noon), ("show", front), ("day", night), ("show", back), ("day", next_noon), ("show", back)],
        "month": days,
        "several": [
            ("show", many_front),
            *(("tap", t) for t in ("查看预案", "登记姓名", "穿好护具")),
            ("check", ""),
            ("show", many_back),
        ],
        "missed": [("show", many_front), ("tap", "查看预案"), ("check", ""), ("show", many_back)],
        "unpicked": [("show", many_front), ("tap", "更换门卡"), ("tap", "更换门卡"), ("show", many_back)],
        "judge": [("show", judge_front), ("tap", "对"), ("show", judge_back)],
        "plain": [("show without script", page) for page in (front, back, many_back, judge_front, judge_back)],
    }


def long_deck(deck: Deck) -> Deck:
    """The deck with text in every field that has to wrap."""
    longer = [
        msgspec.structs.replace(
            item,
            prompt=item.prompt + LONG,
            answers=tuple(a + LONG for a in item.answers) if item.kind == "fill_in" else item.answers,
            quote=item.quote + LONG,
            explanation=LONG,
            note=LONG,
            options=tuple(o if o in item.answers else o + LONG for o in item.options),
        )
        for item in deck.items
    ]
    return msgspec.structs.replace(deck, title=LONG, items=tuple(longer))


_RESULTS: dict[str, Any] = {}


@pytest.fixture
def seen(small_deck: Deck, profile: Any, tmp_path: Path) -> dict[str, Any]:
    """What the browser saw: one run for all tests of a process, over cards that Anki itself rendered."""
    if not _RESULTS:
        profile.take(make_plan(small_deck, State(), 0))
        played = scenarios(profile)
        later = make_plan(long_deck(small_deck), State(), 1_790_000_000, Choices(typed=True, refresh=True))
        profile.take(later)
        wide = {
            f"{item.kind} {side}": page
            for item in small_deck.items
            for side, page in zip(("front", "back"), sides(profile, item.id), strict=True)
        }
        _RESULTS.update(browse({"scenarios": played, "narrow": wide}, tmp_path))
    return _RESULTS


def browse(data: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Run the reviewer page with the data; what it found."""
    page = (Path(__file__).parent / "reviewer.html").read_text(encoding="utf-8")
    script = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    (folder / "reviewer.html").write_text(page.replace("/* data */", script), encoding="utf-8")
    options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom", f"--user-data-dir={folder / 'browser'}"]
    done = subprocess.run(
        [str(CHROMIUM), *options, (folder / "reviewer.html").as_uri()], capture_output=True, timeout=60, check=True
    )
    found = re.search(r'<pre id="results">(.*?)</pre>', done.stdout.decode(), re.DOTALL)
    assert found, done.stdout.decode()[-2000:]
    results: dict[str, Any] = json.loads(html.unescape(found[1]))
    return results


def test_no_script_fails(seen: dict[str, Any]) -> None:
    assert seen["errors"] == []


def test_a_right_tap_is_praised_on_both_sides(seen: dict[str, Any]) -> None:
    shown, tapped, back = seen["scenarios"]["right"]
    assert (shown["verdict"], shown["tappable"]) == ("", True)
    assert (tapped["chosen"], tapped["verdict"]) == (["双人双锁"], "答对了")
    assert (back["chosen"], back["verdict"]) == (["双人双锁"], "答对了")


def test_a_wrong_tap_names_the_key_and_cannot_be_taken_back(seen: dict[str, Any]) -> None:
    _, tapped, again, back = seen["scenarios"]["wrong"]
    letter = "ABCD"[tapped["rows"].index("双人双锁")]
    for view in (tapped, again, back):
        assert (view["chosen"], view["verdict"]) == (["一人一锁"], f"答错了，正确答案是 {letter}")
    assert tapped["marks"][tapped["rows"].index("双人双锁")] == '"✓"'
    assert tapped["marks"][tapped["rows"].index("一人一锁")] == '"✗"'


def test_front_and_back_keep_one_order(seen: dict[str, Any]) -> None:
    for name in ("right", "wrong", "fresh back", "untapped", "again", "several", "missed", "judge"):
        orders = {tuple(view["rows"]) for view in seen["scenarios"][name] if view}
        assert len(orders) == 1, name


def test_the_order_changes_with_the_day_at_four(seen: dict[str, Any]) -> None:
    noon, night, next_noon = seen["scenarios"]["days"][1::2]
    assert noon["rows"] == night["rows"]  # 3:59 is still the evening before
    assert sorted(noon["rows"]) == sorted(next_noon["rows"])
    month = [tuple(view["rows"]) for view in seen["scenarios"]["month"][1::2]]
    assert len(set(month)) > 10
    # Each option stands first now and then: no place gives the key away.
    assert {order[0] for order in month} == {"一人一锁", "双人双锁", "专人专柜", "双人单锁"}


def test_a_back_without_memory_shows_the_key_alone(seen: dict[str, Any]) -> None:
    for name in ("fresh back", "untapped"):
        back = seen["scenarios"][name][-1]
        assert (back["chosen"], back["verdict"], back["key"]) == ([], "", ["双人双锁"])
        assert back["marks"].count('"✓"') == 1


def test_a_client_that_loads_the_page_anew_still_shows_the_tap(seen: dict[str, Any]) -> None:
    back = seen["scenarios"]["reloaded"][-1]
    assert back["chosen"] == ["一人一锁"]
    assert back["verdict"].startswith("答错了")


def test_what_else_lies_in_storage_does_not_matter(seen: dict[str, Any]) -> None:
    for back in seen["scenarios"]["odd storage"][1::2]:
        assert (back["chosen"], back["verdict"], back["key"]) == ([], "", ["双人双锁"])


def test_the_next_review_starts_afresh(seen: dict[str, Any]) -> None:
    front, back = seen["scenarios"]["again"][-2:]
    assert (front["chosen"], front["verdict"]) == ([], "")
    assert (back["chosen"], back["verdict"]) == ([], "")


def test_several_answers_are_judged_together(seen: dict[str, Any]) -> None:
    front, first, *_, checked, back = seen["scenarios"]["several"]
    assert front["check"]
    assert (first["verdict"], first["marks"].count('"✓"')) == ("", 0)
    assert (checked["verdict"], checked["check"]) == ("答对了", False)
    assert (back["verdict"], set(back["chosen"])) == ("答对了", {"登记姓名", "穿好护具", "查看预案"})
    missed = seen["scenarios"]["missed"][-1]
    letters = "".join("ABCDE"[i] for i, row in enumerate(missed["rows"]) if row in missed["key"])
    assert missed["verdict"] == f"答错了，正确答案是 {letters}"


def test_a_choice_can_be_taken_back_before_the_check(seen: dict[str, Any]) -> None:
    _, one, none, back = seen["scenarios"]["unpicked"]
    assert (one["chosen"], none["chosen"], back["verdict"]) == (["更换门卡"], [], "")


def test_right_and_wrong_keep_their_places(seen: dict[str, Any]) -> None:
    front, tapped, back = seen["scenarios"]["judge"]
    assert front["rows"] == back["rows"] == ["对", "错"]
    assert tapped["verdict"] == back["verdict"] == "答错了，正确答案是 错"


def test_without_script_a_card_is_read_and_answered(seen: dict[str, Any]) -> None:
    front, back, many_back, judge_front, judge_back = seen["scenarios"]["plain"]
    assert front["rows"] == ["一人一锁", "双人双锁", "专人专柜", "双人单锁"]
    assert front["marks"].count('"✓"') == 0
    assert back["marks"] == ["none", '"✓"', "none", "none"]
    assert many_back["marks"].count('"✓"') == 3
    assert judge_front["rows"] == ["对", "错"]
    assert "答案：" not in judge_front["text"]
    assert "答案：错" in judge_back["text"]


def test_nothing_is_wider_than_a_small_phone(seen: dict[str, Any]) -> None:
    assert len(seen["narrow"]) == 8
    for name, views in seen["narrow"].items():
        for view in views.values():
            assert view["width"] <= 320, name
            assert view["size"] >= 18, name
            assert view["rowHeight"] >= 40, name  # a finger's height


def test_night_is_dark(seen: dict[str, Any]) -> None:
    for views in seen["narrow"].values():
        assert brightness(views["day"]["paper"]) > 230
        assert brightness(views["night"]["paper"]) < 60


def brightness(colour: str) -> float:
    channels = [int(number) for number in re.findall(r"\d+", colour)[:3]]
    return sum(channels) / 3
