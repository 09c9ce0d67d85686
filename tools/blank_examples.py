"""The sentences to learn blanks from: those of people's items, and those in which a reader marked places to cut."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

# Statute sentences in the bank are led in by their statute's name; without it they teach what a statute looks like.
LEAD = re.compile(
    r"(?:\d+[.、．])?\s*(?:根据|依据|按照|依照)?《[^》]*(?:法|条例|办法|规定|规则|法典|细则|宪法)》"
    r"(?:[（(][^）)]*[）)])?(?:第[^，,]{1,12}条)?(?:的?有?关?规定)?[，,]"
)


# A marked place: characters start..end (half-open) of the sentence, and how likely it is beside the other places.
Cut = tuple[int, int, float]


@dataclass(frozen=True)
class Example:
    """A sentence and the person's blank in it (characters, half-open). kind: "law", "bank", "led" for a bank sentence
    whose lead-in was taken off, which is learned from but not measured; "marked" or "rated" for a passage in which no
    person cut (0, 0), but a reader named cuts. sources: the files of the statutes that it stands in."""

    sentence: str
    start: int
    end: int
    kind: str
    sources: frozenset[str] = frozenset()
    cuts: tuple[Cut, ...] = ()


def load(data: Path) -> list[Example]:
    """The examples in data's two files, and the led-in ones again without their lead-in."""
    found = []
    for kind in ("law", "bank"):
        for row in json.loads((data / f"{kind}_items.json").read_text(encoding="utf8")):
            sources = frozenset([row["file"]] if "file" in row else [])
            found.append(Example(row["sentence"], row["start"], row["end"], kind, sources))
    for example in list(found):
        lead = LEAD.match(example.sentence) if example.kind == "bank" else None
        if lead and example.start >= lead.end():
            cut = lead.end()
            found.append(Example(example.sentence[cut:], example.start - cut, example.end - cut, "led"))
    return found


def folds(groups: list[int], count: int) -> list[int]:
    """The fold, 0..count-1, of the examples of each group."""
    return [int(md5(str(number).encode()).hexdigest(), 16) % count for number in groups]


def left_in(examples: list[Example], groups: list[int], fold: list[int], left_out: int) -> list[bool]:
    """Which examples may be learned from when a fold is left out (-1: none): not those of the fold, and no marked
    sentence that resembles one of them or stands in a statute that they are from."""
    out = [number for number, at in enumerate(fold) if at == left_out and not examples[number].cuts]
    alike = {groups[number] for number in out}
    statutes = frozenset[str]().union(*(examples[number].sources for number in out))
    return [
        groups[number] not in alike and not statutes & example.sources if example.cuts else fold[number] != left_out
        for number, example in enumerate(examples)
    ]


def group(examples: list[Example]) -> list[int]:
    """A number for each example; those that share two fifths of their runs of six characters have the same."""
    runs = [_runs(example.sentence) for example in examples]
    holders = defaultdict(list)
    for number, some in enumerate(runs):
        for run in some:
            holders[run].append(number)
    shared = Counter(
        (one, other)
        for numbers in holders.values()
        if len(numbers) <= 40
        for at, one in enumerate(numbers)
        for other in numbers[at + 1 :]
    )
    parent = list(range(len(examples)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for (one, other), count in shared.items():
        if count >= 0.4 * min(len(runs[one]), len(runs[other])):
            roots = root(one), root(other)
            parent[max(roots)] = min(roots)  # so that a group has the same number whatever the order
    return [root(number) for number in range(len(examples))]


def _runs(sentence: str) -> set[str]:
    plain = re.sub(r"[\s，。；：、“”《》（）()！？—,.;:]", "", sentence)
    return {plain[at : at + 6] for at in range(max(1, len(plain) - 5))}
