"""Where jobs are done: in this process, in several processes (joblib), or on a Dask cluster.

An engine takes jobs lazily and gives each one's Done as it comes, in any order, each exactly once.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import version
from typing import Any

from quizgen.batch.job import Done, Job, do
from quizgen.errors import RequestError

Engine = Callable[[Iterable[Job]], Iterator[Done]]

# Jobs under way for each worker: enough that none waits, few enough that a million documents do not fill the memory.
AHEAD = 3
CONNECT_SECONDS = 10


def local(workers: int) -> Engine:
    """In this process for one worker, in `workers` processes otherwise."""
    return _here if workers == 1 else lambda jobs: _processes(jobs, workers)


def cluster(address: str) -> Engine:
    """On the Dask cluster whose scheduler is at address (tcp://host:8786). Raises RequestError, once it is used, when
    there is none or its workers have another quizgen."""
    return lambda jobs: _cluster(jobs, address)


def _here(jobs: Iterable[Job]) -> Iterator[Done]:
    return map(do, jobs)


def _processes(jobs: Iterable[Job], workers: int) -> Iterator[Done]:
    """joblib hands out jobs one by one. When a process is killed (out of memory, say) the jobs that were under way are
    done again one at a time, so that the one to blame is named and the rest goes on."""
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    waiting, left = iter(jobs), dict[str, Job]()
    threading.excepthook = _quiet_about_loky

    def watched() -> Iterator[Job]:
        for job in waiting:
            left[job.source] = job
            yield job

    while True:
        pool = Parallel(n_jobs=workers, batch_size=1, pre_dispatch=workers * AHEAD, return_as="generator_unordered")
        try:
            for done in pool(delayed(do)(job) for job in watched()):
                del left[done.source]
                yield done
            return
        except TerminatedWorkerError:
            for source in list(left):
                yield _alone(left.pop(source))


def _quiet_about_loky(error: threading.ExceptHookArgs) -> None:
    """When work is cancelled (Ctrl-C), loky's own thread may trip over what is being taken away from it. What matters
    to us of a broken pool reaches the main thread."""
    if error.thread is None or error.thread.name != "ExecutorManagerThread":
        threading.__excepthook__(error)


def _alone(job: Job) -> Done:
    from joblib import Parallel, delayed
    from joblib.externals.loky.process_executor import TerminatedWorkerError

    try:
        # Two, because joblib does the work of one worker in this very process, which must survive.
        done: list[Done] = Parallel(n_jobs=2)([delayed(do)(job)])
    except TerminatedWorkerError:
        return Done(source=job.source, error="the process that worked on it was killed; perhaps memory ran out")
    return done[0]


def _cluster(jobs: Iterable[Job], address: str) -> Iterator[Done]:
    """A window of jobs is under way at any time; Dask gives the jobs of a lost worker to another."""
    try:
        from distributed import Client, as_completed
        from distributed.scheduler import KilledWorker
    except ImportError as error:
        raise RequestError("--cluster needs Dask: pip install “quizgen[cluster]”") from error
    try:
        client = Client(address, timeout=CONNECT_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise RequestError(f"no Dask scheduler answers at {address}; start one, or leave --cluster out") from error
    with client:
        size = _check_workers(client, address) * AHEAD
        waiting = iter(jobs)
        running = as_completed([])
        names: dict[str, str] = {}

        def submit() -> bool:
            job = next(waiting, None)
            if job is None:
                return False
            future = client.submit(do, job, key=f"quizgen-{len(names)}-{job.source}", pure=False)
            names[future.key] = job.source
            running.add(future)
            return True

        for _ in range(size):
            if not submit():
                break
        for future in running:
            try:
                yield future.result()
            except KilledWorker:
                yield Done(
                    source=names[future.key], error="the workers that took it were killed; perhaps memory ran out"
                )
            future.release()
            submit()


def _check_workers(client: Any, address: str) -> int:
    """How many jobs the cluster does at once. Raises RequestError when nobody works there, or with another quizgen."""
    try:
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except TimeoutError as error:
        raise RequestError(f"the scheduler at {address} has no workers; start some") from error
    threads = int(sum(client.nthreads().values()))
    mine = version("quizgen")
    for worker, theirs in client.run(_version).items():
        if theirs != mine:
            raise RequestError(f"the worker {worker} of {address} has quizgen {theirs or 'not'}, this is {mine}")
    return threads


def _version() -> str:
    return version("quizgen")
