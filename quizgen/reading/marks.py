"""What the start of a numbered line looks like: only to leave such lines alone. The outline decides what is a node."""

import re

_PLAIN = "零〇○一二三四五六七八九十百千两兩"
NUMERALS = f"{_PLAIN}壹贰貳叁參肆伍陆陸柒捌玖拾"
DIGITS = "0-9０-９"
UNITS = "编編章节節条條款项項目部篇卷讲講课課回"

# 第三条, 第十二章之一 …
ORDINAL = re.compile(rf"第\s?[{NUMERALS}{DIGITS}]{{1,9}}\s?(?:部分|分编|分編|[{UNITS}])(?:之[{NUMERALS}]{{1,3}})?")

MARKER = re.compile(
    rf"{ORDINAL.pattern}"
    rf"|[（(［\[〔]\s?(?:[{NUMERALS}]{{1,4}}|[{DIGITS}]{{1,3}}|[a-zA-Z])\s?[）)］\]〕]"
    rf"|[{_PLAIN}]{{1,4}}\s?[、.．，,:：)）]|[{NUMERALS}]{{1,4}}\s?、"
    rf"|[{DIGITS}]{{1,3}}\s?[、.．)）](?![{DIGITS}])|[{DIGITS}]{{1,3}}(?:[.．][{DIGITS}]{{1,3}})+(?!\s?[%％‰{DIGITS}万萬亿億元个個倍米公平吨噸度年月日人户名辆套台座件艘架岁天次])"
    r"|[①-⓿❶-➓㈠-㈩㊀-㊉Ⅰ-ⅿ]"
    rf"|(?:其)?[{_PLAIN}]{{1,3}}(?:是|要|则|來|来|为|為|[，、：:])"
    rf"|第[{NUMERALS}]{{1,3}}[，、,：:]"
    r"|(?:首先|其次|再次|再者|最后|最後|此外)(?=[，,、：:要是])"
    r"|[A-Za-zＡ-Ｚａ-ｚ][、.．)）]|[甲乙丙丁戊己庚辛壬癸][、.．]"
    r"|[•·●○■□◆◇▪▶►★☆※✓]|[—–－-]{1,2}"
)


def starts_with_marker(text: str) -> bool:
    """True when text begins like a numbered line or a bullet."""
    return MARKER.match(text) is not None
