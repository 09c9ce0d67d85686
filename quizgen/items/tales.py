"""Passages of histories, articles and manuals that give nothing to ask: labels, scenes, asides, times told before."""

import re

from quizgen.document.span import Span

# 创业（1952—1965）: a heading without number or end mark.
_LABEL = re.compile(r"[^，。；：！？（）]{1,20}（[^（）]{1,20}）")
# When it was, only the sentence before says. A rule may begin so all the same (次年一月底前应当……).
_BACK = re.compile(r"(?:当时|那时|彼时|同年|次年|翌年|后来|不久|就这样|从那以后|[一二三四五六七八九十几数多\d]+年间)")
_DUTY = re.compile("应当|必须|不得|可以|要")
# What somebody did or said on the way, and what a writer calls out to his readers.
_ASIDE = re.compile(
    r"谁能想到|谁也没想到|算了一笔账|概括[成为][一二三四五六七几]句|(?:回忆|感慨|感叹|坦言|笑着|告诉记者|对记者|向记者)|"
    r"[^，。；]{2,16}(?<![再俗常听据小学传邀])说，(?!明)|(?:初春|盛夏|初夏|深秋|金秋|隆冬|清晨|傍晚|走进|走在|站在|来到)[^，]{0,16}[，里上前]"
)
_QUOTES = re.compile("[“「]")


def refusal(text: str, span: Span) -> tuple[str, str] | None:
    """Why nothing is asked of the passage at span: a flaw's name and its sentence; None when something may be."""
    words = text[span.start : span.end]
    if _LABEL.fullmatch(words) and text[span.end : span.end + 1] in ("", "\n"):
        return "no_statement", "a heading, not a statement"
    if _BACK.match(words) and not _DUTY.search(words):
        return "does_not_stand_alone", "when it was, only the sentence before says"
    if (aside := _ASIDE.search(words)) and not _QUOTES.search(words, aside.start()):
        return "no_statement", "a scene or an aside, nothing to learn"
    return None
