"""Days on which offices work: from Monday to Friday, without the public holidays of the settings (handbook 4.10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

_SATURDAY = 5


def is_weekend(day: dt.date) -> bool:
    """A Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def working_days_between(first: dt.date, last: dt.date, holidays: Collection[dt.date] = ()) -> int:
    """How many working days lie after `first` and before `last`."""
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days))
    return sum(not is_weekend(day) and day not in holidays for day in days)
