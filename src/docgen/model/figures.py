"""The arithmetic of every figure that is printed: sums of what is known, per cents and means.

Nothing is made up: what is not known adds nothing, and where nothing is known the sum is not 0 but not known.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any, TypeVar

from docgen.model.trace import Traced

N = TypeVar("N", int, Decimal)


def percent(part: int | Decimal | None, whole: int | Decimal | None) -> Decimal | None:
    """`part` of `whole` in per cent, two places, half up (handbook 5.5); None where there is nothing to divide by."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def mean(amount: Decimal | None, count: int | None) -> Decimal | None:
    """`amount` for each of `count`, to the satang, half up; None where either is not known or `count` is 0."""
    if amount is None or not count:
        return None
    return (amount / count).quantize(Decimal("0.01"), ROUND_HALF_UP)


def total(amounts: Iterable[Decimal | None]) -> Decimal:
    """The sum of the amounts that are known."""
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def plus(first: N | None, second: N | None) -> N | None:
    """The sum of two figures of which either may not be known; None only where neither is."""
    if first is None or second is None:
        return second if first is None else first
    return first + second


def known(figures: Iterable[N | None]) -> N | None:
    """The sum of the figures that are known; None where none is, never 0."""
    added: N | None = None
    for figure in figures:
        added = plus(added, figure)
    return added


class Figure(cached_property[Any]):
    """A figure of a place, declared once: what it is of one place (by the kind of place), and its sum over many.

    `kind` is the type of its value, for the list of fields; `nothing` what it is where no part of it is known.
    """

    def __init__(self, kind: Any, of: dict[str, Callable[[Any], Any]], nothing: Any = None) -> None:
        super().__init__(self._worked_out)
        self.kind, self.of, self.nothing = kind, of, nothing

    def _worked_out(self, owner: Tallied) -> Any:
        name = str(self.attrname)
        value = owner.tally(name, self.of)
        return self.nothing if value is None else value


def figure(kind: Any, *, nothing: Any = None, **of: Callable[[Any], Any]) -> Any:
    """`figure(int, place=lambda place: …)`: a figure, and how it is worked out for one place of a kind."""
    return Figure(kind | None if nothing is None else kind, of, nothing)


class Tallied(Traced):
    """Something that has figures: one place, or many that are added up."""

    @abstractmethod
    def tally(self, name: str, of: dict[str, Callable[[Any], Any]]) -> Any:
        """The figure `name`: for one place what `of` its kind says, for many the sum of what is known of its parts."""
