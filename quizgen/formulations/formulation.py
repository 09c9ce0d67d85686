"""Wording worth learning (提法)."""

from enum import StrEnum

import msgspec

from quizgen.document.span import Span


class FormulationKind(StrEnum):
    """What makes the wording worth learning. The values are the Chinese terms, shown as they are."""

    QUOTED_TERM = "引用语"  # “四个全面”
    NUMERAL_SUMMARY = "数字缩略语"  # “5个方面” with its five members
    PARALLEL = "并列句"  # 基础在学，关键在做
    DEFINITION = "定义"  # 党章是党的根本大法
    TITLE = "文件名"  # 《…》
    NUMBER = "数字"
    DATE = "时间"
    ENUMERATION = "列举"  # 政治意识、大局意识、核心意识、看齐意识
    DUTY = "要求"  # the duty in a numbered requirement


class Formulation(msgspec.Struct, frozen=True, gc=False):
    """One formulation where it stands.

    text: the words, equal to the document's characters at span. members: the spelled-out parts of a numeral summary
    or an enumeration, in order, else empty; member_spans: where each stands. occurrences: every
    place where these words stand, span included. weight: 0..1, how much it matters in this document.
    """

    text: str
    kind: FormulationKind
    span: Span
    members: tuple[str, ...] = ()
    member_spans: tuple[Span, ...] = ()
    occurrences: tuple[Span, ...] = ()
    weight: float = 0.5
