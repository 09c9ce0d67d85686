"""What surrounds a document on a page and is no part of it: addresses, menus, page numbers, tables of contents."""

import re
from itertools import pairwise

import msgspec

from quizgen.chinese.patterns import lazily
from quizgen.reading.dates import iso_date
from quizgen.reading.front_words import SURNAMES
from quizgen.reading.marks import starts_with_marker
from quizgen.reading.page_breaks import PAGE_NUMBER
from quizgen.reading.source import Block

_URL = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+$")
_CRUMBS = re.compile(
    r"(?:(?:您|你)?(?:现在|目前)?(?:的)?(?:当前)?位置|当前所在|所在位置|现在位置)[：:]"
    r"|(?:首页|网站首页|主页)\s*(?:[>＞»›/|｜→-]+)\s*\S"
)
_META_WORDS = (
    r"(?:文章)?来源|信息来源|稿件来源|发布(?:时间|日期|机构|者)|更新时间|成文日期|发文日期|公开日期|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:数|次数|率)?"
    r"|访问次数|责任编辑|责编|(?:网络)?编辑|作者|供稿|字号|字体(?:大小)?|视力保护色?|分享(?:到|至)?|打印(?:本页)?|收藏|关键词|信息分类|索引号"
)
_META = re.compile(rf"[\[【（(〖]?(?:{_META_WORDS})[\]】）)〗]?\s*[：:|｜]")
_WHEN = r"(?:[12]\d{3}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?[\s\d:：]{0,12})?"
_META_LINE = re.compile(_WHEN + _META.pattern)
_BUTTON_WORDS = (
    r"打印(?:本页|文章)?|关闭(?:窗口|本页)?|大\s*中\s*小|返回(?:顶部|首页)?|收藏|字号|分享|我要纠错|纠错"
    r"|(?:字号|字体)(?:大小)?\s*[：:]?\s*大\s*中\s*小|复制链接|登录|注册"
)
_BUTTON = re.compile(rf"[\[【（(〖]\s*(?:{_BUTTON_WORDS})\s*[\]】）)〗]")
_BUTTONS = re.compile(rf"(?:\s*[\[【（(〖|｜]?\s*(?:{_BUTTON_WORDS})\s*[\]】）)〗|｜]?)+|扫一扫.{{0,20}}")
_FOOT = re.compile(
    r"^[\[【（(]?(?:(?:责任编辑|责编|上一篇|下一篇|上一条|下一条)\s*[：:]|版权所有|版权声明|相关链接|相关新闻|相关阅读|相关文章|延伸阅读"
    r"|推荐阅读|网站地图|友情链接|返回顶部|扫一扫|分享到|打印本页|关闭窗口|Copyright|©)"
    r"|(?:ICP备|公网安备|ICP证)\s*\d*|All Rights Reserved",
    re.I,
)
# Lines that belong to a footer only where one stands below them.
_ABOVE_FOOT = lazily(r"(?:主办单位|承办单位|主办|承办|技术支持|网站标识码|地址|邮编|联系电话|联系我们)\s*[：:]?")
_EDITOR = lazily(r"[\[【（(〖]\s*(?:责任编辑|责编|编辑)\s*[：:][^）)】\]〗]{1,20}[\]】）)〗]\s*$")
_CAPTION = lazily(
    rf"(?:(?:新华社|人民网|本报|本网)\s*)?记者\s*[{''.join(sorted(SURNAMES))}]\s*[\u4e00-\u9fff]{{1,2}}\s*摄(?=$|[\s）)]|各位|同志)"
)
_PUBLICITY = lazily(r"[（(]此件[^）)]{2,16}[）)]")  # （此件主动公开）
_ORIGINAL_TITLE = re.compile(r"原(?:标题|题)\s*[：:]")
_CAPTION_REACH = 10  # blocks: photographs stand above a text
_HEADER_REACH = 80  # blocks: a page's menus end long before
_LONGEST_MENU = 100  # characters
_CONTENTS = re.compile(r"目\s*[录錄次]|CONTENTS|Contents")
_ENTRY = lazily(r"[.．·…]{4,}\s*[0-9０-９]{1,4}\s*$")
_FEWEST_ENTRIES = 3
_LEADER = lazily(r"[\s.．·•…。—-]*[0-9０-９]{1,4}\s*$|[.．·…]{3,}\s*[0-9０-９IVXivx]{0,4}\s*$")
_NOTE_MARK = lazily(r"(?<=[\u4e00-\u9fff，。、；：！？”’）》])[\[［]\s?[0-9]{1,3}\s?[\]］]")


class Page(msgspec.Struct, frozen=True):
    """What a page's furniture says about its document: the title above the buttons, the date of publication."""

    title: str = ""
    date: str = ""


def drop_furniture(blocks: list[Block]) -> tuple[list[Block], Page]:
    """The blocks that belong to the document, and what the others say about it."""
    body, page = _drop_header(blocks)
    body = _drop_footer(body)
    body = [_without_caption(block) if n < _CAPTION_REACH else block for n, block in enumerate(body)]
    body = [block for block in body if block.text and not _is_furniture(block.text)]
    body = _drop_notes(_drop_entries(_drop_contents(_drop_page_numbers(body))))
    return [cleaned for block in body if (cleaned := _without_marks(block)).text], page


def _is_furniture(text: str) -> bool:
    return bool(
        _URL.match(text)
        or PAGE_NUMBER.fullmatch(text)
        or (len(text) <= _LONGEST_MENU and "。" not in text and (_CRUMBS.match(text) or _BUTTONS.fullmatch(text)))
        or _PUBLICITY.fullmatch(text)
        or (len(text) <= _LONGEST_MENU and _ORIGINAL_TITLE.match(text))
    )


def _drop_header(blocks: list[Block]) -> tuple[list[Block], Page]:
    """Drop the lines above a page's text, which end with its breadcrumbs or its line of source, date and buttons."""
    last, date, lines = -1, "", []
    for number, block in enumerate(blocks[:_HEADER_REACH]):
        text = block.text
        if len(text) > _LONGEST_MENU * 2 or ("。" in text and not _META_LINE.match(text)) or starts_with_marker(text):
            break
        meta = _META_LINE.match(text) or _BUTTON.search(text) or len(_META.findall(text)) > 1
        if meta or _CRUMBS.match(text) or (number < 2 and _URL.match(text)):
            last, date = number, date or (iso_date(text) if meta else "")
            continue
        lines.append((number, text))
    if last < 0:
        return blocks, Page()
    # The title stands nearest above the buttons; a lone address above a text says nothing about the lines after it.
    above = [text for number, text in lines if number < last]
    return blocks[last + 1 :], Page(title=above[-1] if above else "", date=date)


def _drop_footer(blocks: list[Block]) -> list[Block]:
    """Drop the lines below a page's text: from the first footer line after the last paragraph."""
    end = len(blocks)
    for number in range(len(blocks) - 1, max(-1, len(blocks) - 1 - _HEADER_REACH), -1):
        text = blocks[number].text
        if len(text) <= _LONGEST_MENU * 2 and _FOOT.search(text):
            end = number
        elif len(text) > _LONGEST_MENU or text.endswith(("。", "！")) or starts_with_marker(text):
            break
    while 0 < end < len(blocks) and _ABOVE_FOOT.match(blocks[end - 1].text):
        end -= 1
    return blocks[:end]


def _drop_page_numbers(blocks: list[Block]) -> list[Block]:
    """Drop lines that are a number alone where these count up by one through the text."""
    numbers = [
        (place, int(block.text))
        for place, block in enumerate(blocks)
        if block.text.isdecimal() and len(block.text) <= 4
    ]
    steps = sum(b[1] - a[1] == 1 and b[0] - a[0] > 2 for a, b in pairwise(numbers))
    if len(numbers) < 3 or steps < len(numbers) - 1:
        return blocks
    dropped = {place for place, _ in numbers}
    return [block for place, block in enumerate(blocks) if place not in dropped]


def _entry(text: str) -> str:
    """What a line of a table of contents and its heading in the text have in common."""
    return re.sub(r"\s", "", _LEADER.sub("", text))


def _drop_contents(blocks: list[Block]) -> list[Block]:
    """Drop a table of contents: the lines after 目录 up to where its first entry comes again."""
    for start, block in enumerate(blocks[:200]):
        if not _CONTENTS.fullmatch(block.text):
            continue
        end = _contents_end(blocks, start + 1)
        return blocks[:start] + blocks[end:] if end > start + 1 else blocks
    return blocks


def _drop_entries(blocks: list[Block]) -> list[Block]:
    """Drop lines that dots lead to their page number, wherever they stand: 第五章 附则 ........ 57."""
    entries = {place for place, block in enumerate(blocks) if _ENTRY.search(block.text[-_LONGEST_MENU:])}
    if len(entries) < _FEWEST_ENTRIES:
        return blocks
    return [block for place, block in enumerate(blocks) if place not in entries]


def _contents_end(blocks: list[Block], first: int) -> int:
    """The number of the block after the table of contents that begins at first; first when there is none."""
    if first >= len(blocks):
        return first
    opening = _entry(blocks[first].text[: 2 * _LONGEST_MENU])
    number = first + 1
    while number < len(blocks) and len(blocks[number].text) <= _LONGEST_MENU and "。" not in blocks[number].text:
        if opening and _entry(blocks[number].text) == opening:
            return number
        number += 1
    # No entry comes again: only lines that name their page are surely entries.
    number = first
    while number < len(blocks) and _names_page(blocks[number].text):
        number += 1
    return number


def _names_page(text: str) -> bool:
    return len(text) <= _LONGEST_MENU and "。" not in text and _LEADER.search(text) is not None


def _drop_notes(blocks: list[Block]) -> list[Block]:
    """Drop the notes below a text, [2] 参见…, whose marks stand in it."""
    marks = {mark for block in blocks if "[" in block.text for mark in _NOTE_MARK.findall(block.text)}
    return [block for block in blocks if not marks or not any(block.text.startswith(mark) for mark in marks)]


def _without_marks(block: Block) -> Block:
    text = _EDITOR.sub("", block.text) if "编" in block.text else block.text
    if "[" in text or "［" in text:
        text = _NOTE_MARK.sub("", text)
    return block if text == block.text else msgspec.structs.replace(block, text=text.strip())


def _without_caption(block: Block) -> Block:
    """A block without the words under a photograph, which saved pages run together with the text."""
    caption = _CAPTION.search(block.text, 0, 200) if "记者" in block.text else None
    if caption is None:
        return block
    return msgspec.structs.replace(block, text=block.text[caption.end() :].lstrip("）)。 ").strip())
