"""Learners in processes of their own, for tests that kill them or run several at once.

python worker.py answer FILE NAME COUNT     answer COUNT times; each uid is printed once it is on disk
python worker.py killed FILE ROUNDS         let one answer without end and kill it with -9 at a random point, ROUNDS
                                            times over; prints every uid that was on disk before its kill
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress


def answer(path: Path, name: str, count: int, out: int) -> None:
    """Record answers, and write each uid to the file descriptor out when record() has returned."""
    with Progress(path) as progress:
        for i in range(count):
            item = f"q-{i % 7:010d}"
            event = Event(
                uid=f"{name}-{i}",
                item=item,
                time=1_790_000_000_000 + i * 40_000_000,
                action=Action.ANSWER,
                mark=float(i % 3 > 0),
                rating=3 if i % 3 else 1,
                scheduled=True,
            )
            progress.record(event, seen=progress.memories([item])[item].seen, prompt="某题")
            os.write(out, f"{event.uid}\n".encode())


def killed(path: Path, rounds: int) -> None:
    """Fork (this process has one thread and no database open), wait for one answer and a moment more, kill."""
    dice = random.Random(50)
    for number in range(rounds):
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            answer(path, f"round{number}", 10_000, writing)
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as lines:
            first = lines.readline()
            time.sleep(dice.random() * 0.01)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            sys.stdout.write(first + lines.read())


if __name__ == "__main__":
    if sys.argv[1] == "killed":
        killed(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        answer(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), 1)
