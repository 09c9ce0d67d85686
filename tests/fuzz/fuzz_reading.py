"""Bounded fuzzing of every reader: real files of each kind, damaged at random.

    python tests/fuzz/fuzz_reading.py [SECONDS] [SEED]

Whatever the bytes, there must be a Document or a QuizgenError, in bounded time. Prints what it did; the first file that
breaks this is kept as fuzz-failure-SUFFIX in the working folder, to become a test. Exit code 1 then.
"""

import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.reading.files import read_bytes
from quizgen.reading.options import ReadOptions

SOURCES = Path(__file__).parent.parent / "sources"
SLOWEST = 20.0  # seconds for one small file
TOKENS = [b"\0", b"\xff\xfe", b"<", b"</p>", b"]]>", b"<!ENTITY a 'b'>", b"&#0;", b"&#x110000;", b"-1", b"99999999999"]
TOKENS += ["一、".encode(), "。".encode(), b"\n\n", b"\x1b[2J", b"w:p", b"w:tbl", b"/Kids", b"endobj", b"%PDF-1.7"]


def damage(data: bytes, dice: random.Random) -> bytes:
    """data with a few bytes changed, cut out, doubled or replaced by tokens that parsers know."""
    out = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        place = dice.randrange(len(out) + 1)
        match dice.randrange(6):
            case 0:
                out[place : place + 1] = bytes([dice.randrange(256)])
            case 1:
                del out[place : place + dice.randint(1, 200)]
            case 2:
                out[place:place] = dice.choice(TOKENS) * dice.choice((1, 1, 1, 50))
            case 3:
                out[place:place] = out[place : place + dice.randint(1, 400)]
            case 4:
                out[place : place + 4] = dice.choice(TOKENS)
            case 5 if dice.random() < 0.2:
                del out[place:]
    return bytes(out)


def damage_parts(data: bytes, dice: random.Random) -> bytes:
    """A zip archive with one of its parts damaged, and a whole archive around it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        chosen = dice.choice([name for name in old.namelist() if name.endswith(("xml", "rels", "opf", "xhtml"))])
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, damage(content, dice) if name == chosen else content)
    return buffer.getvalue()


def main() -> int:
    """Fuzz for a while, report, and say by the exit code whether anything broke."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    dice = random.Random(seed)
    files = [(path.name, path.read_bytes()) for path in sorted(SOURCES.glob("rules*"))]
    done, until = Counter[str](), time.monotonic() + seconds
    while time.monotonic() < until:
        name, data = dice.choice(files)
        inside = name.endswith((".docx", ".epub")) and dice.random() < 0.8
        data = damage_parts(data, dice) if inside else damage(data, dice)
        started = time.monotonic()
        try:
            read_bytes(data, name, ReadOptions(pdf_seconds=10)).text.encode()
            outcome = "read"
        except QuizgenError:
            outcome = "refused"
        except Exception:  # noqa: BLE001  this is what it looks for
            return _keep(name, data, traceback.format_exc())
        if time.monotonic() - started > SLOWEST:
            return _keep(name, data, f"took more than {SLOWEST} seconds")
        done[f"{Path(name).suffix} {outcome}"] += 1
    for what, count in sorted(done.items()):
        sys.stdout.write(f"{count:6} {what}\n")
    sys.stdout.write(f"{sum(done.values()):6} files with seed {seed}, none broke a reader\n")
    return 0


def _keep(name: str, data: bytes, why: str) -> int:
    path = Path(f"fuzz-failure-{name}")
    path.write_bytes(data)
    sys.stdout.write(f"{why}\nkept as {path}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
