"""What a person asks of a deck: one frozen value, checked once."""

from typing import Annotated

import msgspec

from quizgen.errors import RequestError
from quizgen.items.item import Kind

DEFAULT_SHARES = {Kind.FILL_IN: 40, Kind.SINGLE_CHOICE: 30, Kind.MULTIPLE_ANSWER: 15, Kind.TRUE_FALSE: 15}


Share = Annotated[int, msgspec.Meta(gt=0)]


class Recipe(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How many items of which kinds from where.

    items: at most so many; 0 means as many good ones as the document gives. kinds: shares by kind (any positive
    numbers; a kind that is left out is not made). sections: section paths or their beginnings; empty means all.
    min_score: leave out items below it (0..1). seed: decides every random order.
    """

    items: Annotated[int, msgspec.Meta(ge=0)] = 0
    kinds: dict[Kind, Share] = msgspec.field(default_factory=lambda: dict(DEFAULT_SHARES))
    sections: tuple[str, ...] = ()
    # A factory, so that it is always written: msgspec knows a default by identity, which a float does not keep on its
    # way to another process.
    min_score: Annotated[float, msgspec.Meta(ge=0, le=1)] = msgspec.field(default_factory=lambda: 0.0)
    seed: int = 0

    def __post_init__(self) -> None:
        if self.items < 0:
            raise RequestError(f"the number of items must be 0 or more, not {self.items}")
        if not 0 <= self.min_score <= 1:
            raise RequestError(f"the lowest score must lie between 0 and 1, not at {self.min_score}")
        if not self.kinds or any(share <= 0 for share in self.kinds.values()):
            raise RequestError("each kind of item needs a share above 0, and there must be at least one kind")


def parse_kinds(text: str) -> dict[Kind, int]:
    """Shares from "fill_in=40,single_choice=40" or equal shares from "fill_in,true_false".

    Raises RequestError that names the part which is wrong.
    """
    shares: dict[Kind, int] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        name, _, share = part.partition("=")
        try:
            shares[Kind(name.strip())] = int(share) if share else 1
        except ValueError as error:
            known = ", ".join(Kind)
            raise RequestError(f"“{part}” is no kind of item; write one of {known}, with =SHARE if you like") from error
    return shares
