"""The sentences to learn blanks from: those in which people cut one, and others, in which only the teacher does."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path
from random import Random

# Statute sentences in the bank are led in by their statute's name; without it they teach what a statute looks like.
LEAD = re.compile(
    r"(?:\d+[.、．])?\s*(?:根据|依据|按照|依照)?《[^》]*(?:法|条例|办法|规定|规则|法典|细则|宪法)》"
    r"(?:[（(][^）)]*[）)])?(?:第[^，,]{1,12}条)?(?:的?有?关?规定)?[，,]"
)


@dataclass(frozen=True)
class Example:
    """A sentence and the person's blank in it (characters, half-open). kind: "law", "bank", "led" for a bank sentence
    whose lead-in was taken off, which is learned from but not measured, or "read" for a sentence in which no person cut
    (0, 0). source: the file of the statute that it stands in, if it is from one."""

    sentence: str
    start: int
    end: int
    kind: str
    source: str = ""


def load(data: Path) -> list[Example]:
    """The examples in data's two files, and the led-in ones again without their lead-in."""
    found = []
    for kind in ("law", "bank"):
        for row in json.loads((data / f"{kind}_items.json").read_text(encoding="utf8")):
            found.append(Example(row["sentence"], row["start"], row["end"], kind, row.get("file", "")))
    for example in list(found):
        lead = LEAD.match(example.sentence) if example.kind == "bank" else None
        if lead and example.start >= lead.end():
            cut = lead.end()
            found.append(Example(example.sentence[cut:], example.start - cut, example.end - cut, "led"))
    return found


# How many sentences without a person's blank are read, of each kind: more of the statutes would outweigh the rest.
MOST_LAW, MOST_REPORTS = 6_000, 2_500
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?\s*")
_SENTENCE = re.compile(r"[^。！？\s]+。")


def read_along(data: Path) -> list[Example]:
    """Sentences in which nobody cut: paragraphs of data's statutes, and sentences of its reports."""
    statutes = [
        (line, path.name)
        for path in sorted((data / "laws").glob("*.md"))
        for line in _paragraphs(path.read_text(encoding="utf8"))
    ]
    reports = [
        (sentence, "")
        for path in sorted((data / "reports").glob("*.txt"))
        for sentence in _SENTENCE.findall(path.read_bytes().decode("utf8", "replace"))
    ]
    found: dict[str, str] = {}
    for some, most in ((statutes, MOST_LAW), (reports, MOST_REPORTS)):
        whole = [pair for pair in some if 16 <= len(pair[0]) <= 130 and "\ufffd" not in pair[0]]
        Random(7).shuffle(whole)
        found.update(whole[:most])
    return [Example(sentence, 0, 0, "read", source) for sentence, source in found.items()]


def _paragraphs(markdown: str) -> Iterator[str]:
    for line in markdown.partition("<!-- INFO END -->")[2].split("\n"):
        plain = _ARTICLE.sub("", line.replace("**", "").strip())
        if plain and plain[0] not in "#（(" and plain[-1] in "。；：":
            yield plain


def folds(examples: list[Example], count: int) -> list[int]:
    """The fold, 0..count-1, of each example: the same for those that resemble each other."""
    return [int(md5(str(g).encode()).hexdigest(), 16) % count for g in group(examples)]


def left_in(examples: list[Example], fold: list[int], left_out: int) -> list[bool]:
    """Which examples may be learned from when a fold is left out: none of it, and no other sentence of the statutes
    that its items are from. fold: of the first examples; the others have none."""
    of_fold = [at < len(fold) and fold[at] == left_out for at in range(len(examples))]
    statutes = {example.source for example, out in zip(examples, of_fold, strict=True) if out} - {""}
    return [
        not out and not (example.kind == "read" and example.source in statutes)
        for example, out in zip(examples, of_fold, strict=True)
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
            parent[root(one)] = root(other)
    return [root(number) for number in range(len(examples))]


def _runs(sentence: str) -> set[str]:
    plain = re.sub(r"[\s，。；：、“”《》（）()！？—,.;:]", "", sentence)
    return {plain[at : at + 6] for at in range(max(1, len(plain) - 5))}
