"""A folder of documents becomes a folder of decks; a run that was broken off goes on where it stopped."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from quizgen.batch.engines import Engine
from quizgen.batch.index import Entry, append, digest, read_index, recipe_digest, write_index
from quizgen.batch.job import Done, Job
from quizgen.batch.search import SearchIndex
from quizgen.errors import OutputError, SourceError
from quizgen.files import write_atomically
from quizgen.items.recipe import Recipe
from quizgen.reading.files import documents_in
from quizgen.reading.options import ReadOptions


@dataclass(frozen=True, slots=True)
class Task:
    """A document and where its deck goes."""

    source: Path
    target: Path


@dataclass
class Report:
    """What a run did. entries: one a document, in the order of the tasks. skipped: unchanged since an earlier run."""

    entries: list[Entry] = field(default_factory=list)
    skipped: int = 0

    @property
    def failed(self) -> list[Entry]:
        """The documents that gave no deck."""
        return [entry for entry in self.entries if entry.error]


def plan(sources: Sequence[Path], out: Path) -> list[Task]:
    """The documents in folders (and single files), in order of their names, each with its deck's place: the same
    folders below out, the name with .yaml; where two documents share a name their suffixes are kept."""
    found: list[tuple[Path, Path]] = []
    for source in sources:
        if source.is_dir():
            found += [(path, path.relative_to(source)) for path in documents_in(source) if out not in path.parents]
        elif source.exists():
            found.append((source, Path(source.name)))
        else:
            raise SourceError("there is no such file or folder", path=source)
    if not found:
        raise SourceError("holds no document of a kind that can be read", path=sources[0])
    names: dict[Path, int] = {}
    for _, name in found:
        names[name.with_suffix("")] = names.get(name.with_suffix(""), 0) + 1
    tasks: dict[Path, Task] = {}
    for path, name in found:
        alone = names[name.with_suffix("")] == 1
        target = out / (name.with_suffix(".yaml") if alone else name.with_name(name.name + ".yaml"))
        if target in tasks:
            raise OutputError(f"would hold the decks of {tasks[target].source} and {path}; do them apart", path=target)
        tasks[target] = Task(path, target)
    return list(tasks.values())


@dataclass
class Batch:
    """One run. told: called after every document with its entry, for a progress bar."""

    tasks: Sequence[Task]
    out: Path
    recipe: Recipe
    options: ReadOptions
    told: Callable[[Entry], None] = lambda entry: None

    def __post_init__(self) -> None:
        self._recipe = recipe_digest(self.recipe, self.options, version("quizgen"))
        self._by_source = {str(task.source): task for task in self.tasks}
        self._digests: dict[str, str] = {}

    def run(self, engine: Engine) -> Report:
        """Make every deck that is not up to date. However it ends, each deck is whole and the index knows it."""
        self.out.mkdir(parents=True, exist_ok=True)
        known = read_index(self.out)
        report, failed_early = Report(), list[Entry]()
        done: dict[str, Entry] = {}
        jobs = self._jobs(known, done, failed_early, report)
        search = SearchIndex(self.out)
        try:
            for result in engine(jobs):
                self._finish(self._stored(result, search), done)
        finally:
            search.close()
        for entry in failed_early:
            self._finish(entry, done)
        write_index(self.out, {**known, **done}, self._by_source)
        report.entries = [done[source] for source in self._by_source]
        return report

    def _finish(self, entry: Entry, done: dict[str, Entry]) -> None:
        append(self.out, entry)
        done[entry.source] = entry
        self.told(entry)

    def _jobs(
        self, known: dict[str, Entry], done: dict[str, Entry], failed: list[Entry], report: Report
    ) -> Iterator[Job]:
        """The jobs to do, the largest first so that the workers end together; the others are skipped on the way."""
        for task in sorted(self.tasks, key=_size, reverse=True):
            source = str(task.source)
            try:
                data = task.source.read_bytes()
                deck = task.target.read_text(encoding="utf-8") if task.target.exists() else ""
            except (OSError, UnicodeDecodeError) as error:
                failed.append(self._entry(Done(source=source, error=f"cannot be read: {error}"), ""))
                continue
            self._digests[source] = digest(data)
            entry = known.get(source)
            if entry and deck and self._up_to_date(entry, source):
                report.skipped += 1
                done[source] = entry
                self.told(entry)
                continue
            yield Job(source=source, data=data, recipe=self.recipe, options=self.options, deck=deck)

    def _up_to_date(self, entry: Entry, source: str) -> bool:
        return not entry.error and entry.sha256 == self._digests[source] and entry.recipe == self._recipe

    def _stored(self, done: Done, search: SearchIndex) -> Entry:
        """Write the deck of a finished job, and where its items are found."""
        task = self._by_source[done.source]
        if not done.error:
            try:
                task.target.parent.mkdir(parents=True, exist_ok=True)
                write_atomically(task.target, done.deck.encode(), force=True)
            except OSError as error:
                raise OutputError(f"cannot be made: {error.strerror}", path=task.target.parent) from error
            search.put(task.target, done.found, done.formulations)
        return self._entry(done, task.target.relative_to(self.out).as_posix())

    def _entry(self, done: Done, deck: str) -> Entry:
        return Entry(
            source=done.source,
            deck="" if done.error else deck,
            sha256=self._digests.get(done.source, ""),
            recipe=self._recipe,
            items=done.items,
            characters=done.characters,
            seconds=done.seconds,
            warnings=done.warnings,
            error=done.error,
        )


def _size(task: Task) -> int:
    try:
        return task.source.stat().st_size
    except OSError:
        return 0
