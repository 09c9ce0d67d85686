"""A question with its answer and the place it came from."""

from enum import StrEnum
from typing import Annotated

import msgspec

BLANK = "____"
GAP = "（  ）"
TRUE, FALSE = "对", "错"


Offset = Annotated[int, msgspec.Meta(ge=0)]


class Kind(StrEnum):
    """The four kinds of item: 填空 单选 多选 判断."""

    FILL_IN = "fill_in"
    SINGLE_CHOICE = "single_choice"
    MULTIPLE_ANSWER = "multiple_answer"
    TRUE_FALSE = "true_false"


class Status(StrEnum):
    """What a person has said about an item; a draft has not been looked at."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One question. Field order is the order in the deck file.

    id: "q-" and 10 characters, minted once, kept through every edit. prompt: a fill-in marks each blank with BLANK,
    a choice marks its gap with GAP or asks a question. answers: fill-in: one a blank, in order; choice: the texts of
    the right options; true/false: TRUE or FALSE. accept: fill-in: further right answers, one list a blank. any_order:
    the blanks' answers may be swapped. options: choice: 4 or more texts, keys included, in the order shown. section:
    path of the outline node. quote, span: the source's exact words and where they stand in Document.text (half-open,
    characters). explanation: shown after the answer. score: 0..1, how good we think the item is. made: fingerprint of
    the item as it was generated, "" for one that a person wrote. note: a person's remark. stale: the sentence of the
    source that comes nearest, when the quote no longer stands there ("-" when none comes near). document: title of the
    document it came from, where that is not the deck's. extra: further columns that people keep (难度…), by name.
    """

    id: str
    kind: Kind
    prompt: str
    answers: tuple[str, ...]
    accept: tuple[tuple[str, ...], ...] = ()
    any_order: bool = False
    options: tuple[str, ...] = ()
    section: str = ""
    quote: str = ""
    span: tuple[Offset, Offset] | None = None
    explanation: str = ""
    # A factory's default is written to the deck file too (omit_defaults skips plain ones): people look for these two.
    score: Annotated[float, msgspec.Meta(ge=0, le=1)] = msgspec.field(default_factory=lambda: 0.5)
    status: Status = msgspec.field(default_factory=lambda: Status.DRAFT)
    made: str = ""
    note: str = ""
    stale: str = ""
    document: str = ""
    extra: dict[str, str] = msgspec.field(default_factory=dict)
