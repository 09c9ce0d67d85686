"""Review a deck: one item at a time with its source, saved after each decision. Lines in, lines out: it works the
same on a terminal and from a script."""

from collections.abc import Callable
from dataclasses import dataclass, field

from rich.console import Console
from rich.text import Text

from quizgen.deck.edit_item import edit_item
from quizgen.deck.editing import DeckFile, open_deck
from quizgen.deck.reviewing import accepted, context, flaw_sentences, rejected, settled, with_item
from quizgen.deck.wording import STATUS
from quizgen.document.document import Document
from quizgen.errors import QuizgenError
from quizgen.items.flaws import flaws
from quizgen.items.item import Item, Kind
from quizgen.out.terminal import theme
from quizgen.out.terminal.feedback import marked_quote
from quizgen.out.terminal.question import asked, section_name, usable
from quizgen.out.terminal.text import clean, indented
from quizgen.study.grade import LETTERS

_KEYS = "a 采用 · e 修改 · r 弃用 · s 跳过 · u 撤销 · q 结束"
_HELP = (
    "a 采用这道题",
    "e 用编辑器改题（保存后立即检查）",
    "r 弃用；写“r 原因”可记下原因",
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
    undone: list[tuple[int, Item | None]] = field(default_factory=list)

    def run(self) -> None:
        """Until the queue or the reviewer's patience ends; prints what was done."""
        at = 0
        while at < len(self.queue):
            item = self._item(self.queue[at])
            self._show(item, at)
            try:
                command, _, rest = self.read(f"{_KEYS}\n> ").strip().partition(" ")
            except (EOFError, KeyboardInterrupt):
                break
            if command == "q":
                break
            at = self._do(command.lower(), rest.strip(), item, at)
        self._summary()

    def _do(self, command: str, rest: str, item: Item, at: int) -> int:
        """Carry out one command; the index to show next."""
        if command == "a":
            return self._decide(accepted(item), "采用", at)
        if command == "r":
            return self._decide(rejected(item, rest), "弃用", at)
        if command == "e":
            self._edit(item, at)
            return at
        if command == "u":
            return self._undo(at)
        if command in ("s", ""):
            self.undone.append((at, None))
            return at + 1
        self._print(*_HELP)
        return at

    def _decide(self, changed: Item, name: str, at: int) -> int:
        self.undone.append((at, self._item(changed.id)))
        self.file = self.file.replaced(with_item(self.file.deck, changed))
        self.counts[name] = self.counts.get(name, 0) + 1
        return at + 1

    def _edit(self, item: Item, at: int) -> None:
        try:
            saved = self.edit(self.file.path, item.id)
            if saved is not None:
                self.undone.append((at, item))
                self.file = open_deck(self.file.path)
                self.file = self.file.replaced(with_item(self.file.deck, settled(saved, self.document)))
                self.counts["修改"] = self.counts.get("修改", 0) + 1
        except QuizgenError as error:
            self._print(Text(clean(str(error)), style=theme.WRONG))

    def _undo(self, at: int) -> int:
        if not self.undone:
            self._print("没有可撤销的")
            return at
        at, before = self.undone.pop()
        if before is not None:
            self.file = self.file.replaced(with_item(self.file.deck, before))
        return at

    def _item(self, name: str) -> Item:
        return next(item for item in self.file.deck.items if item.id == name)

    def _show(self, item: Item, at: int) -> None:
        width = usable(self.console.width)
        self._print("")
        where = section_name(item.section, self.file.deck) if item.section else ""
        head = f"{at + 1}/{len(self.queue)}  {STATUS[item.status]}  分数 {item.score:.2f}  {item.id}  {clean(where)}"
        self._print(Text(head, style=theme.QUIET), *asked(item, width))
        for letter, option in zip(LETTERS, item.options, strict=False):
            right = option in item.answers
            style = theme.RIGHT if right else ""
            self._print(Text(f"  {theme.SIGN_RIGHT if right else ' '} {letter}  {clean(option)}", style=style))
        if item.kind is not Kind.SINGLE_CHOICE and item.kind is not Kind.MULTIPLE_ANSWER:
            self._print(Text("答案  " + clean("；".join(item.answers)), style=theme.RIGHT))
        self._print(*_source(item, self.document, width))
        for sentence in flaw_sentences(flaws(item, self.document if not item.stale else None)):
            self._print(Text(f"! {clean(sentence)}", style=theme.PARTLY))

    def _print(self, *lines: Text | str) -> None:
        for line in lines:
            self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def _summary(self) -> None:
        done = "，".join(f"{name} {count}" for name, count in self.counts.items()) or "没有改动"
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
        lines += indented(Text(clean(item.stale), style=theme.PARTLY), width, "现文  ", "      ")
    return lines
