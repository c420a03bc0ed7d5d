"""Days and clock times as the program says them: `20 ม.ค. 2565`, `20 ม.ค. 2565 09.15 น.`."""

from __future__ import annotations

import datetime as dt

from docgen import thai


def day_text(day: dt.date) -> str:
    """A day, short, in the Buddhist era: `20 ม.ค. 2565`."""
    return thai.format_date(day, thai.DateForm.MEDIUM, digits="arabic")


def when_text(moment: str) -> str:
    """A moment given in ISO form: `20 ม.ค. 2565 09.15 น.`."""
    then = dt.datetime.fromisoformat(moment)
    return f"{day_text(then.date())} {thai.format_time(then.time(), digits='arabic')}"
