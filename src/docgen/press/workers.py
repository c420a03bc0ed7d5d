"""Rendering on several cores: the same papers in the same order as on one, only sooner."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, TypeVar

J_contra = TypeVar("J_contra", contravariant=True)
R_co = TypeVar("R_co", covariant=True)

WORTH_IT = 1500  # papers; below, starting a second process costs more than it saves (tests/benchmarks/bench_build.py)
CHUNK = 50
MOST = 8


class Renders(Protocol[J_contra, R_co]):
    """Whatever makes a result of a job."""

    def render(self, job: J_contra, /) -> R_co:
        """The result."""


def choose_workers(jobs: int, asked: int | None) -> int:
    """How many processes: as many as asked for, else one, or all cores where there is much to do."""
    if asked is not None:
        return max(1, min(asked, jobs))
    return 1 if jobs < WORTH_IT else min(os.cpu_count() or 1, MOST)


@contextlib.contextmanager
def workers_for(
    workshop: Renders[J_contra, R_co], jobs: Sequence[J_contra], asked: int | None
) -> Iterator[Iterable[R_co]]:
    """The results of all jobs in their order, made as they are taken, or ahead of it by several processes."""
    workers = choose_workers(len(jobs), asked)
    if workers == 1:
        yield map(workshop.render, jobs)
        return
    from concurrent.futures import ProcessPoolExecutor

    # All jobs go to each worker at once: what they share (a district, the programme) is then sent once, and where
    # processes are forked nothing is sent at all. Papers come back in chunks, the slowest of which is waited for.
    pool = ProcessPoolExecutor(workers, initializer=_begin, initargs=(workshop, tuple(jobs)))
    try:
        yield pool.map(_render, range(len(jobs)), chunksize=max(1, min(CHUNK, len(jobs) // (4 * workers))))
    finally:
        pool.shutdown(cancel_futures=True)


_bench: tuple[Renders[Any, Any], tuple[Any, ...]] | None = None


def _begin(workshop: Renders[Any, Any], jobs: tuple[Any, ...]) -> None:
    global _bench  # noqa: PLW0603  a process of its own: this is where a worker keeps its tools
    _bench = (workshop, jobs)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _render(number: int) -> Any:
    assert _bench is not None, "the worker was not prepared"
    workshop, jobs = _bench
    return workshop.render(jobs[number])
