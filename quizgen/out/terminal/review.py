"""Review a deck: one item at a time with its source, saved after each decision. Lines in, lines out: it works the
same on a terminal and from a script."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from quizgen.deck.deck import Deck
from quizgen.deck.edit_item import edit_item
from quizgen.deck.editing import DeckFile, open_deck
from quizgen.deck.regenerate import NO_SENTENCE
from quizgen.deck.reviewing import accepted, context, problems, rejected, renewed, settled, with_item
from quizgen.deck.wording import STATUS
from quizgen.document.document import Document
from quizgen.errors import DeckError, QuizgenError
from quizgen.items.item import Item, Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.feedback import marked_quote
from quizgen.out.terminal.question import asked, section_name, usable
from quizgen.out.terminal.text import clean, indented
from quizgen.study.grade import LETTERS

# Fits 60 columns.
_KEYS = "a 采用  e 修改  r 弃用  s 跳过  u 撤销  q 结束"
_KEYS_OF_STALE = "n 换成现文  " + _KEYS
_KEYS_AT_END = "看完了  u 撤销上一步  回车 结束"
_HELP = (
    "a 采用这道题",
    "e 用编辑器改题（保存后立即检查）",
    "r 弃用；写“r 原因”可记下原因",
    "n 原文已改的题：换成现文（有对应的新草稿就并入这道题），再看一遍",
    "s 或回车 跳过，下次再看",
    "u 撤销上一步",
    "q 结束；每一步都已存盘",
)


@dataclass
class Review:
    """One sitting. queue: ids still to be seen, in order. edit: opens one item in the user's editor."""

    file: DeckFile
    document: Document | None
    queue: tuple[str, ...]
    console: Console
    read: Callable[[str], str] = input
    edit: Callable[..., Item | None] = edit_item
    counts: dict[str, int] = field(default_factory=dict)
    undone: list[tuple[int, Deck, str]] = field(default_factory=list)

    def run(self) -> None:
        """Until the queue or the reviewer's patience ends; prints what was done."""
        at = 0
        while at < len(self.queue) or self.undone:
            if at == len(self.queue):
                if self._command(_KEYS_AT_END)[0] != "u":
                    break
                at = self._undo(at)
                continue
            item = self._item(self.queue[at])
            if item is None:  # gone from the file meanwhile
                at += 1
                continue
            self._show(item, at)
            command, rest = self._command(_KEYS_OF_STALE if item.stale else _KEYS)
            if command == "q":
                break
            at = self._do(command, rest, item, at)
        self._summary()

    def _command(self, keys: str) -> tuple[str, str]:
        """What the reviewer types: the command (q at the end of input) and what stands behind it."""
        try:
            typed = self.read(f"{keys}\n> ")
        except (EOFError, KeyboardInterrupt):
            return "q", ""
        command, _, rest = typed.strip().partition(" ")
        return unicodedata.normalize("NFKC", command).lower(), rest.strip()

    def _do(self, command: str, rest: str, item: Item, at: int) -> int:
        """Carry out one command; the index to show next."""
        if command == "a":
            return self._save(with_item(self.file.deck, accepted(item)), "采用", at, at + 1)
        if command == "r":
            return self._save(with_item(self.file.deck, rejected(item, rest)), "弃用", at, at + 1)
        if command == "n" and item.stale and self.document is not None:
            return self._save(renewed(self.file.deck, item, self.document), "换成现文", at, at)
        if command == "e":
            self._edit(item, at)
            return at
        if command == "u":
            return self._undo(at)
        if command in ("s", ""):
            self.undone.append((at, self.file.deck, ""))
            return at + 1
        self._print(*_HELP)
        return at

    def _save(self, deck: Deck, name: str, at: int, after: int) -> int:
        """Write the deck and note how to take that back; the index to show next."""
        before = self.file.deck
        if not self._write(deck):
            return at
        self.undone.append((at, before, name))
        self.counts[name] = self.counts.get(name, 0) + 1
        return after

    def _write(self, deck: Deck) -> bool:
        """Write the deck; False when somebody else has saved the file: theirs is read, nothing of it overwritten."""
        try:
            self.file = self.file.replaced(deck)
        except DeckError:
            self.file = open_deck(self.file.path)
            self.undone.clear()
            self._print(Text("题库文件刚被别处改动，已重新读入；刚才这一步没有存盘，请再做一次", style=theme.WRONG))
            return False
        return True

    def _edit(self, item: Item, at: int) -> None:
        before = self.file.deck
        try:
            saved = self.edit(self.file.path, item.id)
            if saved is None:
                return
            self.file = open_deck(self.file.path)
            self.file = self.file.replaced(with_item(self.file.deck, settled(saved, self.document)))
        except QuizgenError as error:
            self._print(Text(clean(str(error)), style=theme.WRONG))
            return
        self.undone.append((at, before, "修改"))
        self.counts["修改"] = self.counts.get("修改", 0) + 1

    def _undo(self, at: int) -> int:
        if not self.undone:
            self._print("没有可撤销的")
            return at
        back, before, name = self.undone.pop()
        if not self._write(before):
            return at
        if name:
            self.counts[name] -= 1
        return back

    def _item(self, name: str) -> Item | None:
        return next((item for item in self.file.deck.items if item.id == name), None)

    def _show(self, item: Item, at: int) -> None:
        width = usable(self.console.width)
        self._print("")
        where = section_name(item.section, self.file.deck) if item.section else ""
        head = f"{at + 1}/{len(self.queue)}  {STATUS[item.status]}  分数 {item.score:.2f}  {item.id}  {clean(where)}"
        self._print(*indented(Text(head, style=theme.QUIET), width, "", ""), *asked(item, width))
        for letter, option in zip(LETTERS, item.options, strict=False):
            right = option in item.answers
            style = theme.RIGHT if right else ""
            mark = f"  {theme.SIGN_RIGHT if right else ' '} {letter}  "
            self._print(*indented(Text(clean(option), style=style), width, mark, " " * 7))
        if item.kind is not Kind.SINGLE_CHOICE and item.kind is not Kind.MULTIPLE_ANSWER:
            answers = Text(clean("；".join(item.answers)), style=theme.RIGHT)
            self._print(*indented(answers, width, "答案  ", " " * 6))
        self._print(*_source(item, self.document, width))
        for sentence in problems(self.file.deck, self.document).get(item.id, ()):
            self._print(*indented(Text(clean(sentence), style=theme.PARTLY), width, "! ", "  "))

    def _print(self, *lines: Text | str) -> None:
        for line in lines:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _summary(self) -> None:
        done = "，".join(f"{name} {count}" for name, count in self.counts.items() if count) or "没有改动"
        self._print("", f"{done}。{self.file.path.name} 已存盘。")


def _source(item: Item, document: Document | None, width: int | None) -> list[Text]:
    """The quote in its context, the answers marked; for a stale item what comes nearest to it now."""
    lines: list[Text] = []
    if item.quote:
        before, after = context(item, document)
        whole = Text.assemble((clean(before), theme.QUIET), marked_quote(item), (clean(after), theme.QUIET))
        lines += indented(whole, width, "原文  ", "      ")
    if item.explanation and item.explanation != item.quote:
        lines += indented(Text(clean(item.explanation)), width, "说明  ", "      ")
    if item.stale:
        now = "原文中没有相近的句子" if item.stale == NO_SENTENCE else clean(item.stale)
        lines += indented(Text(now, style=theme.PARTLY), width, "现文  ", "      ")
    if item.note:
        lines += indented(Text(clean(item.note)), width, "备注  ", "      ")
    return lines
