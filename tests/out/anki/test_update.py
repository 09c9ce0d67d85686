"""A deck exported again after edits, imported over the first one by Anki's own backend."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from quizgen.deck.deck import Deck, Section
from quizgen.items.item import Item, Kind, Status
from quizgen.out.anki import package
from quizgen.out.anki.notes import guid_of
from quizgen.out.anki.notetypes import BY_KIND, Templates, read_templates
from quizgen.out.anki.plan import Choices, Plan, make_plan
from quizgen.out.anki.state import State

Planner = Callable[..., Plan]
FILL_IN, SINGLE = "q-aaaaaaaaaa", "q-bbbbbbbbbb"


def edited(deck: Deck, item_id: str, **changes: Any) -> Deck:
    """The deck with one item changed."""
    items = tuple(msgspec.structs.replace(i, **changes) if i.id == item_id else i for i in deck.items)
    return msgspec.structs.replace(deck, items=items)


def test_an_export_without_changes_changes_nothing(any_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(any_deck)
    profile.take(first)
    again = next_plan(any_deck, first)
    assert (again.added, again.changed, again.removed) == ((), (), ())
    assert again.entries == first.entries
    log = profile.take(again)
    assert (log.new, log.updated, log.duplicate) == (0, 0, len(first.entries))


def test_many_edits_at_once_to_any_deck(any_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(any_deck)
    profile.take(first)
    history = profile.answer_all()
    typo, removed, *_ = (entry.note.item.id for entry in first.entries)
    blanked = next(item for item in any_deck.items[2:] if item.kind is not Kind.TRUE_FALSE).id
    new = Item(id="q-new", kind=Kind.TRUE_FALSE, prompt="新题。", answers=("对",), section=any_deck.items[0].section)
    changed = edited(any_deck, typo, explanation="改过的解析。")
    changed = edited(changed, blanked, note="加了一句话。")
    changed = msgspec.structs.replace(
        changed,
        sections=tuple(Section(path=s.path, heading=f"新{s.heading}") for s in changed.sections),
        items=(new, *(item for item in changed.items if item.id != removed)),
    )
    second = next_plan(changed, first)
    assert (second.added, second.removed) == (("q-new",), (removed,))
    assert {typo, blanked} <= set(second.changed)
    decks = card_decks(profile)
    log = profile.take(second)
    assert (log.new, log.updated, log.conflicting) == (1, len(second.changed), 0)
    after = profile.history()
    assert all(after[card] == past for card, past in history.items())
    assert len(after) == len(history) + 1
    assert card_decks(profile) >= decks
    assert profile.note(guid_of(typo))["解析"] == "改过的解析。"
    assert [tuple(profile.note(entry.note.guid).fields) for entry in second.entries] == [
        entry.note.fields for entry in second.entries
    ]
    ours = [kind["id"] for kind in profile.collection.models.all() if kind["name"].startswith("quizgen")]
    assert set(ours) <= {kind.model_id for kind in BY_KIND.values()}


def card_decks(profile: Any) -> set[tuple[int, str]]:
    rows = profile.collection.db.all("select id, did from cards")
    return {(card, profile.collection.decks.name(deck)) for card, deck in rows}


def test_a_corrected_typo_reaches_the_learner_and_keeps_the_history(
    small_deck: Deck, first_plan, next_plan, profile
) -> None:
    wrong = edited(
        small_deck,
        FILL_IN,
        prompt="实验室安全工做坚持“____、预防为主、____”的方针。",
        answers=("安全笫一", "综合治理"),
    )
    first = first_plan(wrong)
    profile.take(first)
    history = profile.answer_all()
    second = next_plan(small_deck, first)
    assert second.changed == (FILL_IN,)
    log = profile.take(second)
    assert (log.new, log.updated, log.conflicting) == (0, 1, 0)
    assert profile.history() == history
    assert "安全第一" in profile.shown(guid_of(FILL_IN))


def test_what_a_learner_did_to_an_unchanged_note_survives(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    mine = profile.note(guid_of(SINGLE))
    mine["笔记"], mine.tags = "记住：两个人、两把锁", ["我的"]
    profile.collection.update_note(mine)
    styled = profile.collection.models.by_name("quizgen 选择题")
    styled["css"] += "\n.card { font-size: 40px; }"
    profile.collection.models.update_dict(styled)
    profile.take(next_plan(edited(small_deck, FILL_IN, explanation="见第一节。"), first))
    kept = profile.note(guid_of(SINGLE))
    assert (kept["笔记"], kept.tags) == ("记住：两个人、两把锁", ["我的"])
    assert "40px" in profile.collection.models.by_name("quizgen 选择题")["css"]
    assert profile.note(guid_of(FILL_IN))["解析"] == "见第一节。"


def test_improved_templates_reach_everyone_who_did_not_style_the_cards(
    small_deck: Deck, first_plan, profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = first_plan(small_deck)
    profile.take(plan)
    history = profile.answer_all()
    styled = profile.collection.models.by_name("quizgen 判断题")
    styled["css"] += "\n/* mine */"
    profile.collection.models.update_dict(styled)

    def improved(name: str, folder: Path) -> Templates:
        old = read_templates(name, folder)
        return replace(old, css=old.css + "\n/* newer */", back=old.back + "<p>newer</p>")

    monkeypatch.setattr(package, "read_templates", improved)
    monkeypatch.setattr(package, "REVISED", package.REVISED + 1)
    log = profile.take(plan)
    assert (log.new, log.updated, log.conflicting) == (0, 0, 0)
    kinds = {kind["name"]: kind for kind in profile.collection.models.all() if kind["name"].startswith("quizgen")}
    assert "newer" in kinds["quizgen 选择题"]["css"]
    assert "newer" in kinds["quizgen 填空题"]["tmpls"][0]["afmt"]
    assert "mine" in kinds["quizgen 判断题"]["css"]
    assert profile.history() == history


def test_a_change_reaches_even_a_note_that_the_learner_tagged(small_deck: Deck, first_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    mine = profile.note(guid_of(SINGLE))
    mine.tags.append("leech")
    profile.collection.update_note(mine)
    now = profile.note(guid_of(SINGLE)).mod + 10
    later = make_plan(edited(small_deck, SINGLE, explanation="改。"), first.state, now)
    profile.take(later)
    assert profile.note(guid_of(SINGLE))["解析"] == "改。"


@pytest.mark.parametrize(
    ("prompt", "answers", "numbers"),
    [
        ("实验室____工作坚持“____、预防为主、____”的方针。", ("安全", "安全第一", "综合治理"), [3, 1, 2]),
        ("实验室安全工作坚持“____、____、____”的方针。", ("安全第一", "预防为主", "综合治理"), [1, 3, 2]),
        ("实验室安全工作坚持“____、预防为主、____”的____。", ("安全第一", "综合治理", "方针"), [1, 2, 3]),
        ("实验室安全工作坚持“安全第一、预防为主、____”的方针。", ("综合治理",), [2]),
    ],
)
def test_a_blank_keeps_its_number_and_its_history(
    small_deck: Deck, first_plan, next_plan, profile, prompt: str, answers: tuple[str, ...], numbers: list[int]
) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    history = profile.answer_all()
    changed = edited(small_deck, FILL_IN, prompt=prompt, answers=answers)
    profile.take(next_plan(changed, first))
    guid = guid_of(FILL_IN)
    note = profile.note(guid)
    for answer, number in zip(answers, numbers, strict=True):
        assert profile.collection.extract_cloze_for_typing(note["题面"], number) == answer
    now = profile.history()
    assert all(now[card] == past for card, past in history.items())
    assert {number for owner, number in now if owner == guid} == {0, 1} | {number - 1 for number in numbers}


def test_a_blank_that_returns_gets_no_other_blank_s_number(small_deck: Deck, first_plan, next_plan) -> None:
    first = first_plan(small_deck)
    without = edited(
        small_deck, FILL_IN, prompt="实验室安全工作坚持“安全第一、预防为主、____”的方针。", answers=("综合治理",)
    )
    second = next_plan(without, first)
    third = next_plan(
        edited(
            small_deck,
            FILL_IN,
            prompt="____工作坚持“安全第一、预防为主、____”的方针。",
            answers=("实验室安全", "综合治理"),
        ),
        second,
    )
    assert third.entries[0].note.cards == (2, 3)


def test_added_and_removed_items_are_told_apart(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    new = Item(
        id="q-eeeeeeeeee",
        kind=Kind.TRUE_FALSE,
        prompt="气瓶应当固定存放。",
        answers=("对",),
        quote="气瓶应当固定存放。",
    )
    rejected = msgspec.structs.replace(small_deck.items[2], status=Status.REJECTED)
    changed = msgspec.structs.replace(small_deck, items=(new, small_deck.items[0], rejected, small_deck.items[3]))
    second = next_plan(changed, first)
    assert (second.added, second.changed, second.removed) == ((new.id,), (), (SINGLE, "q-cccccccccc"))
    log = profile.take(second)
    assert (log.new, log.updated, log.duplicate) == (1, 0, 2)
    assert profile.collection.note_count() == 5  # an import cannot delete
    third = next_plan(changed, second)
    assert third.removed == ()  # told once
    back = next_plan(small_deck, third)
    assert (back.added, back.changed, back.removed) == ((), (), (new.id,))


def test_a_renamed_section_moves_and_loses_nothing(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    history = profile.answer_all()
    sections = (Section(path="一、", heading="把责任压紧压实"), small_deck.sections[1])
    new = msgspec.structs.replace(small_deck.items[3], id="q-eeeeeeeeee", prompt="实验室安全员每季度检查一次。")
    renamed = msgspec.structs.replace(small_deck, title="新题目", sections=sections, items=(*small_deck.items, new))
    log = profile.take(next_plan(renamed, first))
    assert (log.new, log.updated, log.conflicting) == (1, 4, 0)
    now = profile.history()
    assert all(now[card] == past for card, past in history.items())
    decks = {profile.collection.decks.name(deck) for deck in profile.collection.db.list("select did from cards")}
    assert decks == {"实验室安全工作讲话::01 一、压实责任"}
    assert "把责任压紧压实" in profile.shown(guid_of(FILL_IN))
    assert profile.note(guid_of(FILL_IN)).tags[0] == "来源::新题目::一、把责任压紧压实"


def test_items_that_move_in_the_file_stay_the_same_notes(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    turned = msgspec.structs.replace(small_deck, items=small_deck.items[::-1])
    second = next_plan(turned, first)
    assert second.changed == ()
    log = profile.take(second)
    assert (log.new, log.updated, log.duplicate) == (0, 0, 4)


def test_a_second_right_answer_costs_no_history(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    history = profile.answer_all()
    both = edited(small_deck, SINGLE, kind=Kind.MULTIPLE_ANSWER, answers=("双人双锁", "专人专柜"))
    second = next_plan(both, first)
    assert second.retyped == ()
    assert profile.take(second).updated == 1
    assert profile.history() == history


def test_another_kind_of_question_is_reported(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    profile.take(first)
    second = next_plan(edited(small_deck, SINGLE, kind=Kind.TRUE_FALSE, answers=("对",), options=()), first)
    assert second.retyped == (SINGLE,)
    assert profile.take(second).conflicting == 1
    third = next_plan(edited(small_deck, SINGLE, kind=Kind.TRUE_FALSE, answers=("错",), options=()), second)
    assert third.retyped == (SINGLE,)  # told until it is mended
    assert next_plan(small_deck, third).retyped == ()


def test_an_item_that_is_left_out_for_a_while_is_not_removed(small_deck: Deck, first_plan, next_plan) -> None:
    first = first_plan(small_deck)
    broken = next_plan(edited(small_deck, FILL_IN, answers=()), first)
    assert (broken.removed, [name for name, _ in broken.unfit]) == ((), [FILL_IN])
    mended = next_plan(small_deck, broken)
    assert (mended.added, mended.changed) == ((), ())
    assert mended.entries == first.entries


def test_a_lost_state_does_no_harm(small_deck: Deck, first_plan, next_plan, profile) -> None:
    first = first_plan(small_deck)
    second = next_plan(edited(small_deck, SINGLE, explanation="一改。"), first)
    profile.take(first)
    profile.take(second)
    history = profile.answer_all()
    rebuilt = first_plan(edited(small_deck, SINGLE, explanation="二改。"))  # the state is gone
    log = profile.take(rebuilt)
    assert (log.new, log.updated) == (0, 0)
    assert profile.history() == history
    later = second.state.notes[SINGLE].mod + 10
    third = edited(small_deck, SINGLE, explanation="三改。")
    log = profile.take(make_plan(third, rebuilt.state, later, Choices(refresh=True)))
    assert log.updated == 4  # all of them, since nobody knows what was missed
    assert profile.note(guid_of(SINGLE))["解析"] == "三改。"


def test_the_mod_grows_even_when_the_clock_goes_back(small_deck: Deck, first_plan) -> None:
    first = first_plan(small_deck)
    second = make_plan(edited(small_deck, SINGLE, explanation="一改。"), first.state, now=2_000_000_000)
    third = make_plan(edited(small_deck, SINGLE, explanation="二改。"), second.state, now=1_000_000_000)
    assert third.state.notes[SINGLE].mod == second.state.notes[SINGLE].mod + 1


def test_a_refresh_without_a_state_is_newer_than_a_first_export(small_deck: Deck, first_plan, profile) -> None:
    profile.take(first_plan(small_deck))
    assert profile.take(make_plan(small_deck, State(), 1_795_000_000, Choices(refresh=True))).updated == 4
