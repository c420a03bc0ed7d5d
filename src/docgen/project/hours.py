"""The hours of a day's schedule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from docgen.records import Session


def start_of(sessions: Iterable[Session]) -> dt.time | None:
    """When the day begins; None where no hour is known."""
    return min((session.start for session in sessions if session.start is not None), default=None)


def end_of(sessions: Iterable[Session]) -> dt.time | None:
    """When the day ends; None where no hour is known."""
    return max((session.end for session in sessions if session.end is not None), default=None)
