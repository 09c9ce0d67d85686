"""Remake docs/images/quiz.png: a real sitting in a real pseudo-terminal, its screen drawn by rich and chromium.

Needs chromium and Noto Sans Mono CJK SC:

    python tools/quiz_screenshot.py decks/lab-safety.yaml ITEM-ID "what to type"
"""

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pexpect
from msgspec import structs
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from quizgen.deck.store import load, save

COLUMNS, ROWS = 72, 30
TARGET = Path(__file__).parent.parent / "docs" / "images" / "quiz.png"
HOME = "\x1b[H"  # every screen begins with it
_COLOURS = [(40, 42, 46), (190, 50, 50), (40, 130, 60), (150, 110, 0), (40, 90, 170), (140, 70, 150), (0, 120, 150)]
LIGHT = TerminalTheme((253, 253, 250), (50, 52, 56), [*_COLOURS, (200, 200, 196)], [*_COLOURS, (253, 253, 250)])

PAGE = """<!doctype html><meta charset=utf-8><style>
body {{ margin: 0; background: #e4e4de; }}
div {{ margin: 10px; padding: 16px 10px; background: {background}; color: {foreground}; border-radius: 8px;
       box-shadow: 0 1px 4px #0003; }}
pre {{ margin: 0; font: 16px/24px "Noto Sans Mono CJK SC", monospace; }}
</style><div><pre>{code}</pre></div>"""


def screen(deck: Path, answer: str) -> str:
    """The screen after the first question was answered, as text with colours."""
    env = os.environ | {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    command = ["-m", "quizgen", "quiz", str(deck), "--progress", str(deck.with_name("progress.db"))]
    child = pexpect.spawn(sys.executable, command, env=env, encoding="utf-8", dimensions=(ROWS, COLUMNS))
    child.expect_exact("答：")
    child.sendline(answer)
    seen = ""
    while HOME not in seen or "结束" not in seen.rpartition(HOME)[2]:
        seen += child.read_nonblocking(4096, timeout=10)
    child.close(force=True)
    return seen.rpartition(HOME)[2].replace("\r", "").rstrip()


def picture(text: str, folder: Path) -> None:
    """Draw the screen on a light background, as large as it is."""
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    lines = text.split("\n")
    for line in lines:
        console.print(Text.from_ansi(line), soft_wrap=True)
    page = folder / "page.html"
    page.write_text(console.export_html(theme=LIGHT, inline_styles=True, code_format=PAGE), encoding="utf-8")
    # The font is 8 pixels a cell wide, and a line is 24 high.
    size = f"--window-size={COLUMNS * 8 + 40},{len(lines) * 24 + 56}"
    options = ["--headless", "--no-sandbox", "--hide-scrollbars", size, f"--screenshot={TARGET}"]
    subprocess.run(["chromium", *options, str(page)], check=True, capture_output=True)


def main() -> None:
    """Ask the item first, answer it, take the picture."""
    deck, item, answer = load(Path(sys.argv[1])), sys.argv[2], sys.argv[3]
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "deck.yaml"
        save(structs.replace(deck, items=tuple(sorted(deck.items, key=lambda i: i.id != item))), path)
        picture(screen(path, answer), Path(name))


if __name__ == "__main__":
    main()
