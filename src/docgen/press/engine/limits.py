"""How much work one rendering may cause; a paper never comes near, a template built to do harm is stopped.

Nothing that a template does takes long in one step: what it builds is measured, also what it holds many times over, and
between the steps the rendering's own time is looked at. So whatever it asks for, it ends.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

MAX_PASSES = 5_000_000  # loop passes of one rendering
MAX_OUTPUT = 768 * 2**20  # characters of one rendering
MAX_VALUE = 2**20  # characters or items of one value that an expression builds
MAX_BUILT = 64 * 2**20  # characters and items of all values that expressions build
MAX_DEPTH = 40  # lists in lists
MAX_SECONDS = 3.0  # of the processor, of one rendering
MAX_BITS = 4_096  # of a whole number that an expression computes


class WorkLimitError(Exception):
    """A template asks for more work or memory than a paper can need; the argument says of what."""


class Work(threading.local):
    """What the rendering of this thread has done so far."""

    ends = float("inf")
    built = 0
    steps = 0

    def begin(self) -> None:
        """A rendering begins."""
        self.ends, self.built = time.thread_time() + MAX_SECONDS, 0

    def end(self) -> None:
        """It is over; what is done outside of renderings is nobody's template."""
        self.ends = float("inf")

    def step(self) -> None:
        """A step that takes an instant."""
        self.steps += 1
        if not self.steps & 15:
            self.look()

    def look(self) -> None:
        """A step that may take a while has been taken."""
        if time.thread_time() > self.ends:
            raise WorkLimitError("time")

    def build(self, value: Any) -> Any:
        """The value that an expression has built, once it is measured."""
        kind = value.__class__
        if kind in CONTAINERS:
            self.add(_weight(value, 0, {}))
            self.look()
        elif kind is str or isinstance(value, str):
            limit(len(value))
            self.add(len(value))
        return value

    def add(self, size: int) -> None:
        """So many characters or items more are held, or were."""
        self.built += size
        if self.built > MAX_BUILT:
            raise WorkLimitError("memory")
        self.step()


CONTAINERS = frozenset((list, tuple, dict, set, frozenset))
work = Work()


def _weight(value: Any, depth: int, known: dict[int, int]) -> int:
    """How many items a value has with all that it holds, each as often as it is held."""
    if id(value) in known:
        return known[id(value)]
    if depth > MAX_DEPTH:
        raise WorkLimitError("value")
    total = len(value)
    held = itertools.chain(value.keys(), value.values()) if value.__class__ is dict else value
    for item in held:
        if item.__class__ in CONTAINERS:
            total += _weight(item, depth + 1, known)
            limit(total)
    limit(total)
    known[id(value)] = total
    return total


def limit(size: int) -> None:
    """Refuse a value of so many characters or items."""
    if size > MAX_VALUE:
        raise WorkLimitError("value")


def limit_bits(bits: int) -> None:
    """Refuse a whole number of so many bits."""
    if bits > MAX_BITS:
        raise WorkLimitError("number")


def passes(items: Iterable[Any], spend: Callable[[int], None]) -> Iterator[Any]:
    """The items of a loop, with `spend` told of every batch before it is used."""
    at: list[Any] = []
    for item in items:
        at.append(item)
        if len(at) == 32:
            spend(32)
            yield from at
            at = []
    spend(len(at))
    yield from at
