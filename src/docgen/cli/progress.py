"""Signs on stderr that work goes on, for whoever watches; nothing where nobody does."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from docgen.words import say

T = TypeVar("T")
SLOW_SECONDS = 1.0


class Waiting:
    """A sign on stderr that the program is at work, from the second second on; silent when nobody watches."""

    def __init__(self) -> None:
        self._status: Any = None
        self._timer = threading.Timer(SLOW_SECONDS, self._start)
        self._timer.daemon = True
        if sys.stderr.isatty():
            self._timer.start()

    def _start(self) -> None:
        from rich.console import Console

        self._status = Console(stderr=True).status(say("word", "working"))
        self._status.start()

    def stop(self) -> None:
        """Take the sign away."""
        self._timer.cancel()
        if self._status is not None:
            self._status.stop()

    def __enter__(self) -> Waiting:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def progress(self, due: Sequence[T]) -> Iterable[T]:
        """From here on a bar tells how far the work is."""
        self.stop()
        return _bar(due) if sys.stderr.isatty() else due


def _bar(due: Sequence[T]) -> Iterator[T]:
    """A bar on stderr for work that takes longer than a second."""
    started, bar, task = time.perf_counter(), None, None
    try:
        for done, item in enumerate(due):
            if bar is None and time.perf_counter() - started > SLOW_SECONDS:
                from rich.console import Console
                from rich.progress import Progress

                bar = Progress(console=Console(stderr=True), transient=True)
                task = bar.add_task(say("word", "making"), total=len(due), completed=done)
                bar.start()
            yield item
            if bar is not None and task is not None:
                bar.update(task, completed=done + 1)
    finally:
        if bar is not None:
            bar.stop()
