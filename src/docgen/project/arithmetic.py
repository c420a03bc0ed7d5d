"""Sums and shares in which nothing is made up: what is not known adds nothing, and nothing known is not zero."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

N = TypeVar("N", int, Decimal)


def percent(part: int | Decimal | None, whole: int | Decimal | None) -> Decimal | None:
    """`part` of `whole` in per cent, two places, half up (handbook 5.5); None where there is nothing to divide by."""
    return ratio(None if part is None else part * 100, whole)


def ratio(part: int | Decimal | None, whole: int | Decimal | None) -> Decimal | None:
    """`part` divided by `whole`, two places, half up; None where either is not known or `whole` is nothing."""
    if part is None or not whole:
        return None
    return (Decimal(part) / Decimal(whole)).quantize(Decimal("0.01"), ROUND_HALF_UP)


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
