"""What the sample is made of before a clerk writes it down: rows of true values, most of them a village's."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from docgen.programmes.sammachip.sample.data import load


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A target village as planned; `order` counts from 0 in the workbook's order, `is_done` once its day is over."""

    order: int
    district_code: str
    district: str
    tambon_code: str
    tambon: str
    moo: int
    name: str
    occupation: Mapping[str, Any]
    meeting: dt.date
    training: dt.date
    is_done: bool
    has_few_households: bool = False
    neighbour_moo: int = 0
    keeps_own_hours: bool = False

    @property
    def code(self) -> str:
        """The eight-digit code."""
        return f"{self.district_code}{self.tambon_code}{self.moo:02d}"

    def keys(self) -> dict[str, object]:
        """The columns that name a village in every sheet."""
        return {"village_code": self.code, "district": self.district, "tambon": self.tambon, "moo": self.moo}


@dataclass(slots=True, kw_only=True)
class Draft:
    """A row before it is written: true values by column key, and whose handwriting it is in."""

    values: dict[str, object]
    district: str = ""
    village: int = -1


@dataclass(slots=True, kw_only=True)
class Drafts:
    """The rows of all sheets, by the sheet's name."""

    rows: dict[str, list[Draft]] = field(default_factory=dict)

    def add(self, sheet: str, values: dict[str, object], *, spot: Spot | None = None, district: str = "") -> None:
        """Append a row; a village's row gets the columns that name the village."""
        if spot is None:
            self.rows.setdefault(sheet, []).append(Draft(values=values, district=district))
        else:
            row = Draft(values={**spot.keys(), **values}, district=spot.district, village=spot.order)
            self.rows.setdefault(sheet, []).append(row)

    def of_village(self, sheet: str, village: int) -> list[Draft]:
        """A village's rows of a sheet, in their order."""
        return [row for row in self.rows.get(sheet, []) if row.village == village]


def stream(seed: int, topic: str) -> random.Random:
    """Chance for one topic, so that more of one thing does not change another."""
    return random.Random(f"{seed}:{topic}")


def workdays(first: dt.date, last: dt.date) -> list[dt.date]:
    """The days from `first` to `last` on which an office works."""
    return list(_workdays(first, last))


def next_workday(day: dt.date) -> dt.date:
    """`day`, or the next one on which an office works."""
    return next(_workdays(day, day + dt.timedelta(days=30)))


def previous_workday(day: dt.date) -> dt.date:
    """`day`, or the last one before it on which an office works."""
    return workdays(day - dt.timedelta(days=30), day)[-1]


def _workdays(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    day = first
    while day <= last:
        if day.weekday() < 5 and day not in _holidays():
            yield day
        day += dt.timedelta(days=1)


@cache
def _holidays() -> frozenset[dt.date]:
    return frozenset(load("schedule")["holidays"])
