"""A deck as a spreadsheet and back."""

import io
from datetime import datetime

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.deck.deck import Deck
from quizgen.errors import DeckError, OutputError
from quizgen.items.item import Item, Kind, Status
from quizgen.out.spreadsheet.read import from_xlsx
from quizgen.out.spreadsheet.write import to_xlsx


def edited(data: bytes, *cells: tuple[str, object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in cells:
        book.active[place] = value
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_back_without_an_edit_is_the_same_deck(small_deck: Deck) -> None:
    read = from_xlsx(to_xlsx(small_deck), small_deck)
    assert read.deck == small_deck
    assert read.missing == ()


def test_what_people_see(small_deck: Deck) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx(small_deck))).active
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == ["编号", "题型", "题干", "选项A"]
    row = {head: cell.value for head, cell in zip(heads, sheet[4], strict=True)}
    assert (row["题型"], row["答案"], row["状态"]) == ("多选", "ACD", "草稿")
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"填空,单选,多选,判断"' in lists


@pytest.mark.parametrize("nasty", ["=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("http://x","y")', "_x0007_", "<b>&"])
def test_no_formula_ever_arises(small_deck: Deck, nasty: str) -> None:
    item = msgspec.structs.replace(small_deck.items[0], note=nasty, explanation=nasty)
    deck = msgspec.structs.replace(small_deck, title=nasty, items=(item,))
    data = to_xlsx(deck)
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}
    assert all(cell.value is None for row in sheet for cell in row if cell.data_type == "n")
    assert from_xlsx(data, deck).deck == deck


def test_edits_come_back_with_the_rest_untouched(small_deck: Deck) -> None:
    data = edited(to_xlsx(small_deck), ("C3", "危险化学品一律实行（  ）管理。"), ("B5", "判断"), ("J5", "对"))
    deck = from_xlsx(data, small_deck).deck
    assert deck.items[1].prompt == "危险化学品一律实行（  ）管理。"
    assert deck.items[1].span == small_deck.items[1].span
    assert deck.items[3].answers == ("对",)
    assert (deck.items[0], deck.items[2]) == (small_deck.items[0], small_deck.items[2])


def test_a_new_row_is_a_new_item_and_a_new_column_survives(small_deck: Deck) -> None:
    heads = [c.value for c in openpyxl.load_workbook(io.BytesIO(to_xlsx(small_deck))).active[1]]
    column = openpyxl.utils.get_column_letter(len(heads) + 1)
    data = edited(
        to_xlsx(small_deck),
        (f"{column}1", "难度"),
        (f"{column}2", "易"),
        ("B6", "判断"),
        ("C6", "新题。"),
        ("J6", "错"),
    )
    deck = from_xlsx(data, small_deck).deck
    assert deck.items[0].extra == {"难度": "易"}
    assert (deck.items[4].kind, deck.items[4].answers) == (Kind.TRUE_FALSE, ("错",))
    assert deck.items[4].id.startswith("q-")
    assert from_xlsx(to_xlsx(deck), deck).deck == deck


def test_a_deleted_row_leaves_its_item(small_deck: Deck) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(small_deck)))
    book.active.delete_rows(3)
    out = io.BytesIO()
    book.save(out)
    read = from_xlsx(out.getvalue(), small_deck)
    assert read.deck == small_deck
    assert read.missing == ("q-bbbbbbbbbb",)


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("B2", "简答", "row 2, column B (题型): write one of 填空、单选、多选、判断"),
        ("J3", "Z", "row 3, column J (答案): “Z” must be letters of the options, such as B"),
        ("J3", "AB", "row 3, column J (答案): needs exactly one answer; there are 2"),
        ("C2", "没有空", "row 2, column C (题干): has no blank"),
        ("P2", "好", "write one of 草稿、已采用、已弃用"),
        ("A3", "q-aaaaaaaaaa", "row 3, column A (编号): q-aaaaaaaaaa stands in an earlier row already"),
    ],
)
def test_a_wrong_cell_is_named_by_row_and_column(small_deck: Deck, cell: str, value: str, sentence: str) -> None:
    with pytest.raises(DeckError) as caught:
        from_xlsx(edited(to_xlsx(small_deck), (cell, value)), small_deck, "d.xlsx")
    assert sentence in caught.value.message


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 99, "题干,题型".encode()], ids=repr)
def test_what_is_no_spreadsheet_is_refused(small_deck: Deck, data: bytes) -> None:
    with pytest.raises(DeckError, match=r"is no \.xlsx file"):
        from_xlsx(data, small_deck)


def test_answers_that_a_cell_cannot_keep_are_refused_before_anything_is_lost(small_deck: Deck) -> None:
    item = msgspec.structs.replace(small_deck.items[0], answers=("a\nb", "c"), status=Status.ACCEPTED)
    with pytest.raises(OutputError, match="q-aaaaaaaaaa hold a line break"):
        to_xlsx(msgspec.structs.replace(small_deck, items=(item,)))


def test_a_text_that_a_cell_would_cut_off_is_refused(small_deck: Deck) -> None:
    item = msgspec.structs.replace(small_deck.items[0], explanation="长" * 32_768)
    with pytest.raises(OutputError, match="q-aaaaaaaaaa has 32768 characters under 解析"):
        to_xlsx(msgspec.structs.replace(small_deck, items=(item,)))


def test_letters_are_those_of_the_columns_also_where_one_is_empty(small_deck: Deck) -> None:
    deck = from_xlsx(edited(to_xlsx(small_deck), ("E4", None), ("J4", "Ａ、c,d")), small_deck).deck
    assert deck.items[2].options == ("登记姓名", "穿好护具", "查看预案", "更换门卡")
    assert deck.items[2].answers == ("登记姓名", "穿好护具", "查看预案")


def test_a_column_that_was_taken_out_leaves_its_field(small_deck: Deck) -> None:
    item = msgspec.structs.replace(small_deck.items[0], extra={"难度": "高"}, note="备注", accept=(("甲",), ()))
    deck = msgspec.structs.replace(small_deck, items=(item, *small_deck.items[1:]))
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(deck)))
    heads = [cell.value for cell in book.active[1]]
    for head in ("难度", "备注", "原文", "状态", "章节", "也算对", "解析"):
        book.active.delete_cols(heads.index(head) + 1)
        heads.remove(head)
    book.active["C2"] = "方针是“____、____”。"
    out = io.BytesIO()
    book.save(out)
    read = from_xlsx(out.getvalue(), deck).deck
    assert read.items[0] == msgspec.structs.replace(item, prompt="方针是“____、____”。")
    assert read.items[1:] == deck.items[1:]


def test_what_stands_below_no_heading_is_kept_too(small_deck: Deck) -> None:
    deck = from_xlsx(edited(to_xlsx(small_deck), ("T2", "张三看过")), small_deck).deck
    assert deck.items[0].extra == {"列T": "张三看过"}
    assert from_xlsx(to_xlsx(deck), deck).deck == deck


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [(8, "General", "8"), (97.9, "General", "97.9"), (0.979, "0.0%", "97.9%"), (True, "General", "TRUE")],
)
def test_numbers_are_read_as_they_are_shown(small_deck: Deck, value: object, shown_as: str, text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx(small_deck)))
    book.active["T2"] = value
    book.active["T2"].number_format = shown_as
    out = io.BytesIO()
    book.save(out)
    assert from_xlsx(out.getvalue(), small_deck).deck.items[0].extra == {"列T": text}


@pytest.mark.parametrize(
    ("cell", "value", "sentence"),
    [
        ("C2", "=A1&B1", "row 2, column C (题干): holds a formula"),
        ("T3", "=1+1", "row 3, column T (列T): holds a formula"),
        ("J2", datetime(2016, 5, 13), "row 2, column J (答案): holds a date"),
        (
            "J2",
            "安全第一",
            "row 2, column J (答案): has 1 for 2 blanks; give one for each ____ (one a line: Alt+Enter)",
        ),
    ],
)
def test_what_is_no_text_is_named_by_row_and_column(small_deck: Deck, cell: str, value: object, sentence: str) -> None:
    with pytest.raises(DeckError) as caught:
        from_xlsx(edited(to_xlsx(small_deck), (cell, value)), small_deck, "d.xlsx")
    assert sentence in caught.value.message


def test_two_columns_of_one_name_are_refused(small_deck: Deck) -> None:
    with pytest.raises(DeckError, match="has two columns 题干"):
        from_xlsx(edited(to_xlsx(small_deck), ("T1", "题干")), small_deck)


def changed(deck: Deck, number: int, **fields: object) -> Deck:
    items = list(deck.items)
    items[number] = msgspec.structs.replace(items[number], **fields)
    return msgspec.structs.replace(deck, items=tuple(items))


def test_what_others_changed_in_the_deck_meanwhile_stays(small_deck: Deck) -> None:
    data = edited(to_xlsx(small_deck), ("C3", "危险化学品一律实行（  ）管理。"))
    meanwhile = changed(small_deck, 0, status=Status.ACCEPTED, note="好题")
    assert from_xlsx(data, meanwhile).deck == changed(meanwhile, 1, prompt="危险化学品一律实行（  ）管理。")


def test_an_item_that_was_changed_on_both_sides_is_named(small_deck: Deck) -> None:
    data = edited(to_xlsx(small_deck), ("C3", "危险化学品一律实行（  ）管理。"))
    meanwhile = changed(small_deck, 1, note="好题")
    with pytest.raises(DeckError, match=r"row 3, column A \(编号\): q-bbbbbbbbbb was changed in the deck as well"):
        from_xlsx(data, meanwhile)
    both = from_xlsx(edited(data, ("A3", None)), meanwhile)
    assert both.deck.items[1] == meanwhile.items[1]
    assert both.deck.items[4].prompt == "危险化学品一律实行（  ）管理。"


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r｜"), max_size=12)


@settings(max_examples=40)
@given(st.data())
def test_any_text_comes_back_as_it_was(data: st.DataObject) -> None:
    def line() -> str:
        return data.draw(CELLS).replace("\n", "") or "字"

    items = tuple(
        Item(
            id=f"q-{number}",
            kind=Kind.FILL_IN,
            prompt=line() + "____",
            answers=(line() + "答",),
            accept=data.draw(st.sampled_from([(), (("甲", "乙"),)])),
            section=line(),
            quote=data.draw(CELLS),
            explanation=data.draw(CELLS),
            note=data.draw(CELLS),
            status=data.draw(st.sampled_from(Status)),
            extra={"难度": line()},
        )
        for number in range(data.draw(st.integers(1, 3)))
    )
    deck = Deck(title="题", items=items)
    # Read into a deck that has none of them, so that every cell counts.
    assert from_xlsx(to_xlsx(deck), Deck(title="题")).deck == deck
