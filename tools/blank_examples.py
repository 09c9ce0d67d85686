"""The items to learn blanks from: sentences in which people cut one, and which of them resemble each other."""

import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

# Statute sentences in the bank are led in by their statute's name; without it they teach what a statute looks like.
LEAD = re.compile(
    r"(?:\d+[.、．])?\s*(?:根据|依据|按照|依照)?《[^》]*(?:法|条例|办法|规定|规则|法典|细则|宪法)》"
    r"(?:[（(][^）)]*[）)])?(?:第[^，,]{1,12}条)?(?:的?有?关?规定)?[，,]"
)


@dataclass(frozen=True)
class Example:
    """A sentence and the person's blank in it (characters, half-open). kind: "law", "bank", or "led" for a bank
    sentence whose lead-in was taken off, which is learned from but not measured."""

    sentence: str
    start: int
    end: int
    kind: str


def load(data: Path) -> list[Example]:
    """The examples in data's two files, and the led-in ones again without their lead-in."""
    found = []
    for kind in ("law", "bank"):
        for row in json.loads((data / f"{kind}_items.json").read_text(encoding="utf8")):
            found.append(Example(row["sentence"], row["start"], row["end"], kind))
    for example in list(found):
        lead = LEAD.match(example.sentence) if example.kind == "bank" else None
        if lead and example.start >= lead.end():
            cut = lead.end()
            found.append(Example(example.sentence[cut:], example.start - cut, example.end - cut, "led"))
    return found


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
            parent[root(one)] = root(other)
    return [root(number) for number in range(len(examples))]


def _runs(sentence: str) -> set[str]:
    plain = re.sub(r"[\s，。；：、“”《》（）()！？—,.;:]", "", sentence)
    return {plain[at : at + 6] for at in range(max(1, len(plain) - 5))}
