"""How long a test sheet takes, and how that compares with other ways from the same items to a PDF.

    python tests/bench/bench_sheet.py [ITEMS]

Each way runs as a process of its own, three times, the best counts: the whole of `quizgen sheet`; WeasyPrint on our
HTML page, when it is installed in this environment; LibreOffice on our Word file and Chromium on our HTML page, when
they are installed. Seconds are processor time of the process and its children, so that a busy machine does not count.
The ratios hold on any machine, the seconds on this one.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))  # for the tests' own deck, when run as a script

from quizgen.deck.store import save
from tests.out.sheet.conftest import make_deck

ITEMS, RUNS = 100, 3
QUIZGEN = [sys.executable, "-m", "quizgen", "sheet"]


def seconds(command: list[str]) -> float:
    """Processor time of the best of some runs; the first, which may fill a cache, does not count."""
    found = []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        found.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(found[1:])


def others(folder: Path) -> dict[str, tuple[list[str], Path]]:
    """What else is installed here: its command, and the PDF it writes."""
    ways = {}
    office, browser = shutil.which("soffice"), shutil.which("chromium") or shutil.which("google-chrome")
    if find_spec("weasyprint"):
        target = folder / "weasyprint.pdf"
        ways["WeasyPrint"] = ([sys.executable, "-m", "weasyprint", str(folder / "d.html"), str(target)], target)
    if office:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        to_pdf = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        ways["LibreOffice"] = ([*to_pdf, str(folder / "word.docx")], folder / "word.pdf")
    if browser:
        target = folder / "chromium.pdf"
        flags = ["--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'browser'}"]
        ways["Chromium"] = ([browser, *flags, f"--print-to-pdf={target}", (folder / "d.html").as_uri()], target)
    return ways


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    shares = [items * share // 100 for share in (35, 30, 15)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck, options = folder / "d.yaml", ["--keep-giveaways", "--no-map", "--force", "-q", "--key", "none"]
        save(make_deck(*shares, items - sum(shares)), deck)
        ours = seconds([*QUIZGEN, str(deck), "-o", str(folder / "d.pdf"), *options])
        for target in ("word.docx", "d.html"):
            subprocess.run([*QUIZGEN, str(deck), "-o", str(folder / target), *options], check=True)
        print(f"{items} items: quizgen {ours:.2f} s, {(folder / 'd.pdf').stat().st_size // 1000} KB")
        for label, (command, target) in others(folder).items():
            theirs = seconds(command)
            print(f"  {label} {theirs:.2f} s ({theirs / ours:.1f} times as long), {target.stat().st_size // 1000} KB")


if __name__ == "__main__":
    main()
