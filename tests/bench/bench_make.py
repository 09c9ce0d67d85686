"""How fast a deck is made, beside what a user would wait for anyway.

    python tests/bench/bench_make.py

start: processor seconds of `quizgen make` as a whole process (deck written) by turns with a process that only loads
jieba's dictionary.
throughput: make() beside jieba's own part-of-speech tagging of the same text. growth: seconds a character as a text
gets longer. memory: peak of a process that makes one deck. batch: two worker processes beside one. Texts are the
statutes and the speech of ../shared where it is there, else the samples; the ratios are what holds on any machine.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SHARED = ROOT.parent / "shared"
LAWS = SHARED / "bench" / "dev" / "laws"
SPEECH = SHARED / "samples" / "speech.txt"
TURNS = 7
LENGTHS = (5_000, 50_000, 500_000, 5_000_000)


def speech() -> Path:
    return SPEECH if SPEECH.exists() else ROOT / "decks" / "lab-safety.txt"


def statutes() -> list[Path]:
    """Statutes, each once (some stand in the folder a second time, labelled)."""
    found = sorted(p for p in LAWS.glob("*.md") if not p.name.startswith("gold_")) if LAWS.exists() else []
    return found or sorted((ROOT / "decks").glob("*.txt"))


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def processor_seconds(command: list[str], env: dict[str, str]) -> float:
    """What the process itself needed, so that neighbours on a busy machine do not count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, env=env)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def start() -> None:
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.yaml"
        make = [sys.executable, "-m", "quizgen", "make", str(speech()), "-o", str(deck), "-q"]
        jieba = [sys.executable, "-c", "import jieba; jieba.initialize()"]
        bare = [sys.executable, "-m", "quizgen", "--help"]
        # Compiled once, as an installed program is, also where the environment forbids to write beside the source.
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        commands = (make, jieba, bare)
        turns = []
        for _ in range(TURNS + 1):
            turns.append([processor_seconds(command, env) for command in commands])
            deck.unlink()
        del turns[0]  # which compiled the program
    made, loaded, helped = (statistics.median(column) for column in zip(*turns, strict=True))
    print(f"start: --help {helped:.2f} s; make {speech().name} {made:.2f} s; jieba loads in {loaded:.2f} s;", end=" ")
    print(f"ratio make / jieba {made / loaded:.2f} (goal below 1.0)")


def throughput() -> None:
    from jieba import posseg

    from quizgen import pipeline

    texts = [p.read_text(encoding="utf-8") for p in statutes()]
    pipeline.make(pipeline.read_text(texts[0]))
    begun = time.process_time()
    characters = sum(len(text) for text in texts)
    for text in texts:
        pipeline.make(pipeline.read_text(text))
    ours = characters / (time.process_time() - begun)
    posseg.lcut("预热")
    sample = "".join(texts)[:200_000]
    begun = time.process_time()
    posseg.lcut(sample)
    theirs = len(sample) / (time.process_time() - begun)
    print(f"throughput: make {ours / 1000:.1f} k characters/s over {len(texts)} texts;", end=" ")
    print(f"jieba's tagging {theirs / 1000:.1f} k/s; ratio {ours / theirs:.2f}")


def growth() -> None:
    """Each length in a process of its own, so that memory is that length's alone."""
    base = "\n".join(p.read_text(encoding="utf-8") for p in statutes())
    print("growth: characters, microseconds a character, peak MB")
    for length in LENGTHS:
        text = (base * (length // len(base) + 1))[:length]
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            done = subprocess.run([sys.executable, __file__, file.name], check=True, capture_output=True, text=True)
        took, memory = json.loads(done.stdout)
        print(f"  {length:>9,}  {took / length * 1e6:8.1f}  {memory:8.0f}", flush=True)


def one(path: str) -> None:
    from quizgen import pipeline

    begun = time.process_time()
    pipeline.make(pipeline.read(path))
    took = time.process_time() - begun
    print(json.dumps([took, _peak_megabytes()]))


def _peak_megabytes() -> float:
    """Of this process alone: on Linux ru_maxrss starts at what the parent held when it forked."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def batch() -> None:
    folder = LAWS if LAWS.exists() else ROOT / "decks"
    took = []
    for workers in ("1", "2"):
        with tempfile.TemporaryDirectory() as out:
            command = [sys.executable, "-m", "quizgen", "batch", str(folder), "-o", out, "--workers", workers, "-q"]
            took.append(seconds(command))
    print(f"batch: one worker {took[0]:.1f} s, two {took[1]:.1f} s, ratio {took[0] / took[1]:.2f} (goal 1.8)")


def main() -> None:
    if len(sys.argv) > 1:
        one(sys.argv[1])
        return
    start()
    throughput()
    growth()
    batch()


if __name__ == "__main__":
    main()
