"""The front matter of a document: title, speaker, issuer, number and date stand before its first paragraph."""

import re

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.document.document import Facts
from quizgen.reading.dates import DATE, iso_date
from quizgen.reading.front_lines import facts_of, is_history, is_plain
from quizgen.reading.front_words import MASTHEAD, ORGAN, SECTION_NAMES
from quizgen.reading.marks import starts_with_marker
from quizgen.reading.source import Block
from quizgen.reading.titles import find_title, issuer_in_title, speaker_in_title

_REACH = 40  # blocks: front matter is short
_SALUTATION = lazily(r"(?=(?:各位|同志们|尊敬的)[\u4e00-\u9fff、，]{0,20}[：:！!])")
_LONGEST_TITLE = 80  # characters
_MOST_SIGNERS = 6
# Below a signed document: to whom copies go, who may see it.
_COPIES = lazily(r"(?:抄送|抄报|主送|主题词|印发)\s*[：:]|.{2,30}\s\S{0,12}日\s*印发$")


class Front(msgspec.Struct, frozen=True):
    """What stood before the first paragraph, and the blocks from it on."""

    body: tuple[Block, ...]
    title: str = ""
    facts: Facts = msgspec.field(default_factory=Facts)


def read_front(blocks: list[Block], known_title: str = "") -> Front:
    """Title and facts from the lines before the first paragraph. known_title: where the page already named it."""
    blocks = _split_glued(blocks)
    start = _body_start(blocks)
    zone = blocks[:start]
    if start == len(blocks):  # nothing but short lines: all of them are the text
        return Front(tuple(blocks), known_title)
    found = find_title(zone, blocks, known_title)
    facts, kept = Facts(), []
    for number, block in enumerate(zone):
        if found.sure and number in found.place:
            continue
        told = facts_of(block.text)
        above = found.sure and number < found.place.start
        beside_title = found.sure or (bool(known_title) and told is not None and bool(told.speaker))
        if told is None or not (beside_title or is_plain(block.text)):
            if not (above and (known_title or MASTHEAD.fullmatch(block.text))):
                kept.append(block)
            continue
        facts = merge(facts, told)
    title, speaker = speaker_in_title(found.text or known_title)
    facts = merge(facts, Facts(speaker=speaker, issuer=issuer_in_title(title)))
    return Front((*kept, *blocks[start:]), title, facts)


def merge(first: Facts, second: Facts) -> Facts:
    """first, with second where first says nothing. The last date counts: mastheads come before speeches."""
    return Facts(
        speaker=first.speaker or second.speaker,
        issuer=first.issuer or second.issuer,
        date=second.date or first.date,
        number=first.number or second.number,
    )


def drop_signature(blocks: list[Block]) -> tuple[list[Block], Facts]:
    """Drop who signed below the text or above an annex, （京区党委） or a name and a date, and to whom copies went."""
    blocks, above = _drop_signatures_above(blocks)
    end, facts = len(blocks), Facts()
    while end > 1 and end > len(blocks) - 6:
        text = blocks[end - 1].text.strip()
        if _COPIES.match(text) or (re.fullmatch(r"[（(][^。；，]{2,24}[）)]", text) and not starts_with_marker(text)):
            end -= 1
        elif DATE.fullmatch(text.strip("（）() ").removesuffix("印发").rstrip()):
            facts = merge(facts, Facts(date=iso_date(text)))
            end -= 1
        elif facts.date and ORGAN.fullmatch(text):
            facts = merge(facts, Facts(issuer=text))
            end -= 1
        else:
            break
    return blocks[:end], Facts(issuer=above.issuer or facts.issuer, date=above.date or facts.date)


def _drop_signatures_above(blocks: list[Block]) -> tuple[list[Block], Facts]:
    """Drop the names and the date, each on a line of its own, between a notice and its annex."""
    facts, gone = Facts(), set[int]()
    for number in range(1, len(blocks) - 1):
        text = blocks[number].text
        if not text[0].isalnum() or not DATE.fullmatch(text):
            continue
        first = number
        while first > 1 and number - first < _MOST_SIGNERS and ORGAN.fullmatch(blocks[first - 1].text):
            first -= 1
        if first < number:
            facts = merge(facts, Facts(issuer=blocks[first].text, date=facts.date or iso_date(text)))
            gone.update(range(first, number + 1))
    return [block for number, block in enumerate(blocks) if number not in gone], facts


def _split_glued(blocks: list[Block]) -> list[Block]:
    """Part what a saved page ran together: a date and the first paragraph, a speaker and 各位代表：."""
    parted: list[Block] = []
    for number, block in enumerate(blocks):
        text = block.text
        if number < _REACH and len(text) > 4:
            date = DATE.match(text)
            if (
                date
                and number
                and text[date.end() : date.end() + 1].isspace()
                and "。" in text
                and not is_history(text)
            ):
                parted.append(Block(date.group()))
                block = msgspec.structs.replace(block, text=text[date.end() :].strip())
            else:
                told = any(words in text for words in ("各位", "同志们", "尊敬的"))
                salutation = _SALUTATION.search(text, 1, 60) if told else None
                if salutation and not re.search("[，。；：]", text[: salutation.start()]):
                    parted.append(Block(text[: salutation.start()].strip()))
                    block = msgspec.structs.replace(block, text=text[salutation.start() :])
        parted.append(block)
    return parted


def _body_start(blocks: list[Block]) -> int:
    """The number of the first block that is no front matter."""
    for number, block in enumerate(blocks[:_REACH]):
        text = block.text
        if facts_of(text) is not None:
            continue
        if starts_with_marker(text) or len(text) > _LONGEST_TITLE or re.search("[。；：！!:]", text):
            return number
        if block.level > 1 or (text in SECTION_NAMES and not block.level):
            return number
    return len(blocks)
