"""How long a large Anki export takes, and how that compares with Anki's own add-and-export of the same cards.

    python tests/bench/bench_anki.py [NOTES]

Each side runs in a process of its own, with two cards a note. Seconds are processor time, so that a busy machine
does not count; memory is the process's peak. The ratios hold on any machine, the seconds on this one.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.deck.deck import Deck

NOTES = 100_000


def sentence(n: int) -> str:
    """A sentence of about the usual length, another one for each n."""
    return f"第{n}号仪器由课题组负责登记，使用人应当在每次实验结束后填写运行记录，并向平台管理员报告异常情况。"


def make_deck(notes: int) -> "Deck":
    """A deck of fill-ins with two blanks each."""
    from quizgen.deck.deck import Deck, Section
    from quizgen.items.item import Item, Kind

    items = tuple(
        Item(
            id=f"q-{n:010}",
            kind=Kind.FILL_IN,
            prompt=sentence(n).replace("运行记录", "____").replace("平台管理员", "____"),
            answers=("运行记录", "平台管理员"),
            section=f"第{n % 20 + 1}章",
            quote=sentence(n),
        )
        for n in range(notes)
    )
    sections = tuple(Section(path=f"第{n}章", heading=f"仪器管理之{n}") for n in range(1, 21))
    return Deck(title="仪器", sections=sections, items=items)


def ours(notes: int, folder: Path) -> Path:
    """Deck -> package and state, as `quizgen anki` does it; making the deck is not counted."""
    from quizgen.out.anki.export import Targets, plan_export, write_export
    from quizgen.out.anki.plan import Choices

    deck = make_deck(notes)
    targets = Targets(package=folder / "ours.apkg", source=folder / "ours.yaml")
    start = time.process_time()
    write_export(plan_export(deck, targets, Choices()), targets)
    report(start, folder / "ours.apkg")
    return folder / "ours.apkg"


def genanki_s(notes: int, folder: Path) -> Path:
    """The same notes, field for field, handed to genanki alone; making the fields is not counted."""
    import genanki

    from quizgen.out.anki.export import Targets, plan_export
    from quizgen.out.anki.plan import Choices

    targets = Targets(package=folder / "unused.apkg", source=folder / "unused.yaml")
    entries = [
        (e.note.fields, e.note.tags, e.note.guid) for e in plan_export(make_deck(notes), targets, Choices()).entries
    ]
    names = [str(n) for n in range(len(entries[0][0]))]
    cloze = next(name for name, field in zip(names, entries[0][0], strict=True) if "{{c1::" in field)
    model = genanki.Model(
        20_590_003_110,
        "Cloze",
        fields=[{"name": name} for name in names],
        templates=[{"name": "Cloze", "qfmt": f"{{{{cloze:{cloze}}}}}", "afmt": f"{{{{cloze:{cloze}}}}}"}],
        model_type=genanki.Model.CLOZE,
    )
    start = time.process_time()
    deck = genanki.Deck(20_590_003_111, "仪器")
    for fields, tags, guid in entries:
        deck.add_note(genanki.Note(model=model, fields=fields, tags=tags, guid=guid))
    genanki.Package(deck).write_to_file(str(folder / "genanki.apkg"))
    report(start, folder / "genanki.apkg")
    return folder / "genanki.apkg"


def anki_s(notes: int, folder: Path) -> Path:
    """The same cloze notes through Anki: add_notes, then its exporter."""
    from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions

    collection = Collection(str(folder / "theirs.anki2"))
    cloze, deck = collection.models.by_name("Cloze"), collection.decks.id("仪器")
    texts = [
        sentence(n).replace("运行记录", "{{c1::运行记录}}").replace("平台管理员", "{{c2::平台管理员}}")
        for n in range(notes)
    ]
    start = time.process_time()
    requests = []
    for n, text in enumerate(texts):
        note = collection.new_note(cloze)
        note["Text"], note["Back Extra"] = text, sentence(n)
        requests.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(requests)
    options = ExportAnkiPackageOptions(with_scheduling=False, with_media=False, legacy=True)
    collection.export_anki_package(out_path=str(folder / "theirs.apkg"), options=options, limit=None)
    report(start, folder / "theirs.apkg")
    return folder / "theirs.apkg"


def report(start: float, path: Path) -> None:
    """One line of JSON for the process that asked."""
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": peak, "size": path.stat().st_size / 1e6}))


def measure(side: str, notes: int, folder: Path) -> dict[str, float]:
    """What one side reports from its own process."""
    command = [sys.executable, __file__, str(notes), side, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> None:
    """Print both sides and their ratios."""
    notes = int(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    if len(sys.argv) > 2:
        {"ours": ours, "anki": anki_s, "genanki": genanki_s}[sys.argv[2]](notes, Path(sys.argv[3]))
        return
    with tempfile.TemporaryDirectory() as folder:
        mine, theirs = (measure(side, notes, Path(folder)) for side in ("ours", "anki"))
    print(f"{notes} notes, {notes * 2} cards     quizgen   Anki itself   ratio")
    for name, unit in (("seconds", "s"), ("memory", "MB"), ("size", "MB")):
        print(f"  {name:20} {mine[name]:10.1f} {theirs[name]:12.1f} {mine[name] / theirs[name]:8.2f}  ({unit})")


if __name__ == "__main__":
    main()
