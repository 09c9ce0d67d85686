"""All benchmarks of this folder, one after the other: `make bench`."""

import subprocess
import sys
from pathlib import Path


def main() -> None:
    for script in sorted(Path(__file__).parent.glob("bench_*.py")):
        print(f"\n== {script.stem.removeprefix('bench_')} ==", flush=True)
        subprocess.run([sys.executable, script], check=False)


if __name__ == "__main__":
    main()
