"""Names for sections: on cards, in decks, in tags."""

import msgspec

from quizgen.deck.deck import Deck, Section
from quizgen.out.anki.sections import Sections


def sections(*known: tuple[str, str], title: str = "规定") -> Sections:
    return Sections(Deck(title=title, sections=tuple(Section(path=p, heading=h) for p, h in known)))


def test_a_name_is_marker_and_heading() -> None:
    named = sections(
        ("第一章", "总则"), ("第一章/第二条", "本规定适用于全校。"), ("一、", "压实责任"), ("序言", "序言")
    )
    assert named.names("第一章/第二条") == ("第一章 总则", "第二条 本规定适用于全校。")
    assert named.names("一、/一是") == ("一、压实责任", "一是")
    assert named.names("序言") == ("序言",)
    assert named.names("") == ()


def test_a_path_that_stands_for_two_sections_shows_no_heading() -> None:
    named = sections(("一、", "甲"), ("一、", "乙"))
    assert named.names("一、") == ("一、",)


def test_a_heading_that_the_quote_repeats_is_not_shown_twice() -> None:
    named = sections(("一、", "压实责任"), ("一、/一是", "明确分工"))
    assert named.shown("一、/一是", "一是明确分工，各负其责。") == "一、压实责任 › 一是"
    assert named.shown("一、/一是", "各负其责。") == "一、压实责任 › 一是明确分工"


def test_subdecks_sort_as_the_document_runs() -> None:
    named = sections(("一、", "甲"), ("一、/一是", "子"), ("二、", "乙"), ("三、", "丙"))
    found = named.subdecks(["前言", "一、/一是", "三、", "结语"])
    assert list(found.values()) == ["00 前言", "01 一、甲", "03 三、丙", "04 结语"]


def test_articles_and_items_without_a_section_are_no_subdecks() -> None:
    named = sections(("第一条", "甲"), ("第二条", "乙"), ("第三章", "丙"))
    assert named.subdecks(["第一条", "第二条/（一）", "", "第三章/第九条"]) == {"第三章": "01 第三章 丙"}


def test_without_an_outline_sections_are_numbered_as_they_come() -> None:
    assert list(sections().subdecks(["乙", "甲", "乙"]).values()) == ["01 乙", "02 甲"]


def test_a_heading_that_is_a_sentence_is_no_tag_and_is_cut_on_a_card() -> None:
    sentence = "大型仪器设备属于国有资产，任何单位和个人不得以任何理由拒绝开放共享"
    named = sections(("第一章", "总则"), ("第一章/第四条", sentence))
    assert named.tags("第一章/第四条") == ("来源::规定::第一章_总则::第四条",)
    shown = named.shown("第一章/第四条", "涉密的除外。")
    assert shown == "第一章 总则 › 第四条 大型仪器设备属于国有资产，任何单位和个人不得以任何…"


def test_tags_nest_and_a_document_without_a_title_has_none() -> None:
    named = sections(("一、", "压实 责任"), title="规 定")
    assert named.tags("一、/一是") == ("来源::规_定::一、压实_责任::一是",)
    assert Sections(msgspec.structs.replace(Deck(title=""))).tags("一、") == ()
