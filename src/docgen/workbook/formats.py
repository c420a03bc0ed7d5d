"""Numbers that Excel shows as dates: which formats are dates, and what a serial number stands for."""

from __future__ import annotations

import datetime as dt
import re

# Built-in formats carry no code in the file. 27-36 and 50-58 are dates of East Asian Excel, 71-81 of Thai Excel.
_BUILTIN_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59), *range(71, 82)))
_NOT_A_LETTER = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!h+\]|m+\]|s+\]|ช+\]|น+\]|ท+\])[^\]]*\]', re.IGNORECASE)
_EPOCH_1900, _EPOCH_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_LAST_SERIAL = 2958466  # 9999-12-31, the last day that Excel knows, plus one


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a number format shows a date or a time; `code` is its own code, None for a built-in format."""
    if code is None:
        return number in _BUILTIN_DATES
    first_section = _NOT_A_LETTER.sub("", code.replace("\\;", "")).split(";")[0].lower()
    if first_section.strip() in ("general", "standard"):
        return False
    return any(letter in first_section for letter in "dmyhsb") and "#" not in first_section


def from_serial(serial: float, *, is_1904: bool) -> dt.date | dt.datetime | dt.time | None:
    """The date, the date with its time of day, or (below one) the time of day; None outside of Excel's calendar.

    A whole serial is a `date`. The year is as stored: what a clerk typed as 2565 stays 2565.
    """
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days, milliseconds = divmod(round(serial * 86_400_000), 86_400_000)
    if days == 0:
        return (_EPOCH_1904 + dt.timedelta(milliseconds=milliseconds)).time()
    if not is_1904 and days < 60:
        days += 1  # Excel counts a 29 February 1900 that never was
    try:
        moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + dt.timedelta(days=days, milliseconds=milliseconds)
    except OverflowError:
        return None
    return moment if milliseconds else moment.date()
