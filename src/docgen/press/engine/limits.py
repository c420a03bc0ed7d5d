"""How much work one rendering may cause; a paper never comes near, a template built to do harm is stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

MAX_PASSES = 5_000_000  # loop passes of one rendering
MAX_OUTPUT = 768 * 2**20  # characters of one rendering
MAX_VALUE = 4 * 2**20  # characters or items of one value that an expression builds
MAX_BITS = 4_096  # of a whole number that an expression computes


class WorkLimitError(Exception):
    """A template asks for more work or memory than a paper can need; the argument says of what."""


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
        if len(at) == 256:
            spend(256)
            yield from at
            at = []
    spend(len(at))
    yield from at
