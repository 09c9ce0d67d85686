"""Rules about the options of a choice: one family, like length, none inside another, none that gives the key away."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import prod

from quizgen.errors import RequestError
from quizgen.items.accept import UNIT
from quizgen.items.item import Item, Kind
from quizgen.items.numbers import PARTIES
from quizgen.items.rules_prompt import GAPS

FEWEST = 4
# So long parts of a key are looked for in the prompt, in characters.
LONGEST_PART = 6
_ALL_OR_NONE = re.compile(
    r"以上(?:都|皆|均|全|选项)|(?:都|皆|均)(?:对|不对|正确|不正确|是|不是)$|全部(?:正确|错误)|A和B|AB"
)
_NUMBER = re.compile(
    r"^(?:约|近|第)?(?:百分之)?(?P<n>[\d０-９.,．，]+|[零〇一二两三四五六七八九十百千万亿]+)"
    r"(?P<times>[百千万亿]*)(?P<unit>[^\d]{0,6})$"
)
_TIMES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_ANSWER)


def too_few_options(item: Item) -> str | None:
    """Four options or more."""
    if item.kind in _CHOICES and len(item.options) < FEWEST:
        return f"there are {len(item.options)} options; a choice has {FEWEST} or more"
    return None


def key_not_among_options(item: Item) -> str | None:
    """Every key is an option; single choice has one key, multiple answer two or more and not all."""
    if item.kind not in _CHOICES:
        return None
    if not set(item.answers) <= set(item.options):
        return "a right answer is not among the options"
    if item.kind is Kind.SINGLE_CHOICE and len(item.answers) != 1:
        return f"a single choice has {len(item.answers)} right answers"
    if item.kind is Kind.MULTIPLE_ANSWER and not 2 <= len(item.answers) < len(item.options):
        return (
            f"{len(item.answers)} of {len(item.options)} options are right; there must be two or more, and a wrong one"
        )
    return None


def repeated_option(item: Item) -> str | None:
    """No option stands twice."""
    if item.kind in _CHOICES and len({_bare(o) for o in item.options}) < len(item.options):
        return "an option stands twice"
    return None


def all_or_none(item: Item) -> str | None:
    """No 以上都对 and no 以上都不对."""
    if item.kind in _CHOICES and (bad := [o for o in item.options if _ALL_OR_NONE.search(o)]):
        return f"“{bad[0]}” is no answer of its own"
    return None


def option_contains_another(item: Item) -> str | None:
    """No option stands inside another one."""
    if item.kind not in _CHOICES:
        return None
    bare = [_bare(o) for o in item.options]
    for i, one in enumerate(bare):
        for j, other in enumerate(bare):
            if i != j and one and one != other and one in other and number_of(item.options[i]) is None:
                return f"“{item.options[i]}” is part of “{item.options[j]}”"
    return None


def option_in_prompt(item: Item) -> str | None:
    """No wrong option is shown by the prompt: one would strike it out at once."""
    if item.kind not in _CHOICES:
        return None
    shown = GAPS.sub("\n", item.prompt)
    for option in item.options:
        if len(option) > 1 and option not in item.answers and option in shown:
            return f"the prompt shows the option “{option}”"
    return None


def mixed_family(item: Item) -> str | None:
    """All options are of one family: all numbers or none, all titles or none, all quoted or none."""
    if item.kind not in _CHOICES:
        return None
    for name, is_one in (("number", _is_number), ("title in 《》", _is_title), ("quotation", _is_quoted)):
        kinds = {is_one(o) for o in item.options}
        if len(kinds) > 1:
            odd = (
                next(o for o in item.options if is_one(o) != is_one(item.answers[0]))
                if item.answers
                else item.options[0]
            )
            return f"one of the options is a {name} and another is not: “{odd}”"
    return None


def uneven_length(item: Item) -> str | None:
    """Options are of like length: none is more than twice as long as another and four characters longer."""
    if item.kind not in _CHOICES or not item.options:
        return None
    sizes = sorted(len(_bare(o)) for o in item.options)
    if sizes[-1] > 2 * sizes[0] and sizes[-1] - sizes[0] > 4:
        longest = max(item.options, key=len)
        return f"“{longest}” is much longer than the shortest option"
    return None


def numbers_out_of_order(item: Item) -> str | None:
    """Options that are all numbers stand in order, rising or falling."""
    if item.kind not in _CHOICES:
        return None
    numbers = [number_of(o) for o in item.options]
    known = [n for n in numbers if n is not None]
    if len(known) == len(item.options) and known not in (sorted(known), sorted(known, reverse=True)):
        return "the options are numbers and do not stand in order"
    return None


def key_word_in_prompt(item: Item) -> str | None:
    """No word of the key stands in the prompt unless the wrong options share it: it would point at the key."""
    if item.kind is not Kind.SINGLE_CHOICE or len(item.answers) != 1 or len(item.options) < 2:
        return None
    if _is_number(item.answers[0]) or "【不】" in item.prompt:
        return None  # what shares words with the stem seems to belong there
    key, shown = _bare(item.answers[0]), GAPS.sub("\n", item.prompt)
    wrong = [_bare(o) for o in item.options if o != item.answers[0]]
    for size in range(min(len(key), LONGEST_PART), 1, -1):
        for at in range(len(key) - size + 1):
            part = key[at : at + size]
            if part in shown and sum(part in o for o in wrong) * 2 < len(wrong):
                return f"the prompt shows “{part}” of the key, and most wrong options do not have it"
    return None


def options_tell_apart(item: Item) -> str | None:
    """No word that all right answers share, and no wrong one does, sorts the options by looks; nor the other way round
    where the question is what does not belong."""
    if item.kind not in _CHOICES or not set(item.answers) < set(item.options):
        return None
    right, wrong = list(item.answers), [o for o in item.options if o not in item.answers]
    those, others = (wrong, right) if "【不】" in item.prompt else (right, wrong)
    if len(those) < 2 or number_of(those[0]) is not None:
        return None
    pair = next((p for p in shared_pairs(those) if not any(p in o for o in others)), None)
    return f"“{pair}” stands in all options of the one side and in none of the other" if pair else None


def shared_pairs(texts: Sequence[str]) -> list[str]:
    """The pairs of neighbouring characters that stand in every one of texts."""
    first = texts[0]
    return [p for at in range(len(first) - 1) if all((p := first[at : at + 2]) in text for text in texts)]


def _bare(option: str) -> str:
    return re.sub(r"\s", "", option)


def _is_number(option: str) -> bool:
    return number_of(option) is not None


def _is_title(option: str) -> bool:
    return option.startswith("《")


def _is_quoted(option: str) -> bool:
    return option.startswith(("“", "「"))


@lru_cache(maxsize=5_000)
def number_of(option: str) -> float | None:
    """The number an option says, its unit apart; None when it is no figure (四个率先, 十二五 are names)."""
    match = _NUMBER.match(_bare(option))
    if match is None or UNIT.fullmatch(match["unit"]) is None or option in PARTIES:
        return None
    value = _value(match["n"])
    return None if value is None else value * prod(_TIMES[times] for times in match["times"])


def _value(digits: str) -> float | None:
    from quizgen.chinese.numerals import parse

    plain = digits.translate(str.maketrans("０１２３４５６７８９．，", "0123456789.,")).replace(",", "")
    try:
        return float(plain) if plain[:1].isdigit() else float(parse(digits))
    except (ValueError, RequestError):
        return None


RULES = {
    "too_few_options": too_few_options,
    "key_not_among_options": key_not_among_options,
    "repeated_option": repeated_option,
    "all_or_none": all_or_none,
    "option_contains_another": option_contains_another,
    "option_in_prompt": option_in_prompt,
    "mixed_family": mixed_family,
    "uneven_length": uneven_length,
    "numbers_out_of_order": numbers_out_of_order,
    "key_word_in_prompt": key_word_in_prompt,
    "options_tell_apart": options_tell_apart,
}
