"""A learner who answers without end, for tests that kill it or run several at once: python worker.py FILE NAME COUNT.

Each answer's uid is printed once it is on disk.
"""

import sys
from pathlib import Path

from quizgen.study.event import Action, Event
from quizgen.study.progress import Progress


def main() -> None:
    path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    with Progress(path) as progress:
        for i in range(count):
            item = f"q-{i % 7:010d}"
            seen = progress.memories([item])[item].seen
            event = Event(
                uid=f"{name}-{i}",
                item=item,
                time=1_790_000_000_000 + i * 40_000_000,
                action=Action.ANSWER,
                mark=float(i % 3 > 0),
                rating=3 if i % 3 else 1,
                scheduled=True,
            )
            progress.record(event, seen=seen, prompt="某题")
            sys.stdout.write(f"{event.uid}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
