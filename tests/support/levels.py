"""Counts of levels without any assessment behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docgen.programmes.sammachip.assessment import LevelCount


@dataclass(frozen=True)
class Given:
    """A round that reached a level; None where it was not made."""

    level: int | None

    @property
    def is_known(self) -> bool:
        return self.level is not None


def numbers_of(value: Any) -> Any:
    """A count as its numbers: assessed, below, first, second, third; anything else as it is."""
    if not isinstance(value, LevelCount):
        return value
    return value.assessed, value.below, value.first, value.second, value.third
