"""`make bench`: one table of what a user waits for, beside what a user would wait for anyway.

Every figure is the median of five turns, ours and theirs by turns in one run (batch: one turn of each). Processes are
measured by the processor seconds that they and their children need, so that neighbours on a busy machine count little;
batch by the clock. Texts are the statutes and the speech of ../shared where it is there, else the samples. The ratios
hold on any machine, the seconds on this one. The scripts bench_*.py beside this one look closer.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # for the tests' own decks, when run as a script

from tests.bench.bench_make import LAWS, ROOT, speech, statutes

TURNS = 5
CHARACTERS = 100_000  # of statutes, for the rows about text
NOTES, SHEET, QUIZ, BANK = 2_000, 100, 300, 100_000
QUIZGEN = [sys.executable, "-m", "quizgen"]


@dataclass
class Row:
    """One line: what ours took, and theirs ("" for nothing to compare with), in the unit; more: more is better."""

    what: str
    ours: float
    unit: str
    theirs: float = 0.0
    whose: str = ""
    more: bool = False

    def __str__(self) -> str:
        beside = f"{self.theirs:>9.3g} {self.unit:<12} {self.whose}" if self.whose else ""
        ratio = f"{self.ours / self.theirs:>6.2f}" if self.whose else " " * 6
        better = "more is better" if self.more else ""
        return f"{self.what:<44}{self.ours:>9.3g} {self.unit:<12}{ratio}  {beside:<52}{better}".rstrip()


def by_turns(*measured: Callable[[], float]) -> list[float]:
    """The median of each over the turns; one turn before that does not count."""
    turns = [[one() for one in measured] for _ in range(TURNS + 1)][1:]
    return [statistics.median(column) for column in zip(*turns, strict=True)]


def process(command: list[str], env: dict[str, str], stdin: str = "") -> float:
    """Processor seconds of a process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=env, input=stdin, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def took(work: Callable[[], object]) -> float:
    """Processor seconds of work in this process."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def start(folder: Path, env: dict[str, str]) -> Iterator[Row]:
    deck = folder / "deck.yaml"

    def make() -> float:
        deck.unlink(missing_ok=True)
        return process([*QUIZGEN, "make", str(speech()), "-o", str(deck), "-q"], env)

    jieba = [sys.executable, "-c", "import jieba; jieba.initialize()"]
    made, loaded, helped = by_turns(make, lambda: process(jieba, env), lambda: process([*QUIZGEN, "--help"], env))
    yield Row("start: quizgen --help", helped, "s")
    yield Row(f"start: quizgen make {speech().name}, deck written", made, "s", loaded, "jieba loads its dictionary")


def make() -> Iterator[Row]:
    import jieba.analyse
    from jieba import posseg

    from quizgen import pipeline

    texts: list[str] = []
    for path in statutes():
        if sum(map(len, texts)) < CHARACTERS:
            texts.append(path.read_text(encoding="utf-8"))
    size = sum(map(len, texts)) / 1000
    rivals = (("jieba cuts", jieba.lcut), ("jieba tags (posseg)", posseg.lcut), ("jieba TF-IDF", jieba.analyse.tfidf))
    seconds = by_turns(
        lambda: took(lambda: [pipeline.make(pipeline.read_text(text)) for text in texts]),
        *(lambda work=work: took(lambda: [work(text) for text in texts]) for _, work in rivals),  # type: ignore[misc]
    )
    for (whose, _), theirs in zip(rivals, seconds[1:], strict=True):
        yield Row(
            f"make: {size:.0f} k characters of statutes", size / seconds[0], "k chars/s", size / theirs, whose, True
        )


def batch(folder: Path, env: dict[str, str]) -> Iterator[Row]:
    sources = LAWS if LAWS.exists() else ROOT / "decks"
    clock = []
    for workers in ("1", "2"):
        begun = time.perf_counter()
        out = folder / workers
        command = [*QUIZGEN, "batch", str(sources), "-o", str(out), "--workers", workers, "-q"]
        subprocess.run(command, check=True, capture_output=True, env=env)
        clock.append(time.perf_counter() - begun)
    count = sum(1 for _ in (folder / "1").glob("*.yaml"))
    yield Row(f"batch: {count} documents, two workers", clock[1], "s", clock[0], "one worker")


def anki(folder: Path) -> Iterator[Row]:
    script = str(Path(__file__).parent / "bench_anki.py")

    def side(name: str) -> float:
        with tempfile.TemporaryDirectory(dir=folder) as place:  # a package that stands there already is another thing
            command = [sys.executable, script, str(NOTES), name, place]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
        return float(json.loads(done.stdout.splitlines()[-1])["seconds"])

    ours, theirs = by_turns(lambda: side("ours"), lambda: side("genanki"))
    yield Row(f"anki: {NOTES:,} notes, two cards each", ours, "s", theirs, "genanki alone, same notes")


def sheet_and_quiz(folder: Path, env: dict[str, str]) -> Iterator[Row]:
    from quizgen.deck.store import save
    from tests.out.sheet.conftest import make_deck

    def deck(items: int) -> Path:
        shares = [items * share // 100 for share in (35, 30, 15)]
        save(make_deck(*shares, items - sum(shares)), folder / f"{items}.yaml", force=True)
        return folder / f"{items}.yaml"

    pdf, options = folder / "sheet.pdf", ["--keep-giveaways", "--no-map", "--force", "-q", "--key", "none"]
    sheet = [*QUIZGEN, "sheet", str(deck(SHEET)), "-o", str(pdf), *options]
    quiz = [*QUIZGEN, "quiz", str(deck(QUIZ)), "--progress", str(folder / "progress.db")]
    printed, opened = by_turns(lambda: process(sheet, env), lambda: process(quiz, env, stdin="q\n"))
    yield Row(f"sheet: {SHEET} items to a PDF", printed, "s")
    yield Row(f"quiz: {QUIZ} items, first question shown", opened, "s")


def search(folder: Path) -> Iterator[Row]:
    from quizgen.batch.search import SearchIndex, entry
    from tests.bench.bench_anki import sentence

    index, text = SearchIndex(folder), folder / "bank.yaml"
    words = ["运行记录", "平台管理员 异常", "登记", "第77号"]
    bank = [
        entry(item=f"q-{n:010}", kind="fill_in", shown=sentence(n), words=sentence(n), section=f"第{n % 20 + 1}章")
        for n in range(BANK)
    ]
    text.write_text("\n".join(one.words for one in bank), encoding="utf-8")
    index.put(text, bank)

    def scan() -> None:
        for query in words:
            lines = text.read_text(encoding="utf-8").split("\n")
            [line for line in lines if all(word in line for word in query.split())][:20]

    ours, theirs = by_turns(
        lambda: took(lambda: [index.find(query) for query in words]) * 1000 / len(words),
        lambda: took(scan) * 1000 / len(words),
    )
    index.close()
    yield Row(f"search: a query over {BANK:,} items", ours, "ms", theirs, "reading them all as text")


def main() -> None:
    print(f"{'':<44}{'quizgen':>9} {'':<12}{'ratio':>6}  {'beside':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # Compiled once, as an installed program is, also where the environment forbids to write beside the source.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        for rows in (
            start(folder, env),
            make(),
            batch(folder, env),
            anki(folder),
            sheet_and_quiz(folder, env),
            search(folder),
        ):
            for row in rows:
                print(row, flush=True)


if __name__ == "__main__":
    main()
