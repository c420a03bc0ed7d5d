"""Dates and times in every official form (handbook 1.5): no leading zero on the day, Buddhist years."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Literal

from docgen.thai import _library
from docgen.thai.calendar import ABBREVIATED_MONTHS, MONTHS, buddhist_year
from docgen.thai.digits import to_thai_digits
from docgen.thai.open_days import OpenDay

Digits = Literal["thai", "arabic"]

BLANK_DAY = ".........."
SHORT_BLANK_DAY = "....."


class DateForm(StrEnum):
    """The official forms of a date; the words around them (`สั่ง ณ วันที่`) belong to the paper."""

    LETTER = "letter"  # ๑๕ มกราคม ๒๕๖๕: letters, memos, running text, ลงวันที่
    ORDER = "order"  # ๑๕ มกราคม พ.ศ. ๒๕๖๕: orders and announcements
    WEEKDAY = "weekday"  # วันเสาร์ที่ ๑๕ มกราคม ๒๕๖๕: schedules
    WEEKDAY_ORDER = "weekday-order"  # วันเสาร์ที่ ๑๕ มกราคม พ.ศ. ๒๕๖๕
    MEDIUM = "medium"  # ๑๕ ม.ค. ๒๕๖๕
    TABLE = "table"  # ๑๕ ม.ค. ๖๕: narrow columns
    TABLE_LONG = "table-long"  # ๑๕ มกราคม ๒๕๖๕ in a table: as LETTER, its own name so that an office may change it


_PATTERNS = {
    DateForm.LETTER: ("%-d %B ", "{year}"),
    DateForm.ORDER: ("%-d %B ", "พ.ศ. {year}"),
    DateForm.WEEKDAY: ("%Aที่ %-d %B ", "{year}"),
    DateForm.WEEKDAY_ORDER: ("%Aที่ %-d %B ", "พ.ศ. {year}"),
    DateForm.MEDIUM: ("%-d %b ", "{year}"),
    DateForm.TABLE: ("%-d %b ", "{short:02d}"),
    DateForm.TABLE_LONG: ("%-d %B ", "{year}"),
}


def format_date(date: dt.date, form: DateForm = DateForm.LETTER, *, digits: Digits = "thai") -> str:
    """A date in an official form; that of an `OpenDay` has dots where the pen writes the day."""
    if isinstance(date, OpenDay):
        return _with_open_day(date, form, digits)
    pattern, year_pattern = _PATTERNS[form]
    year = buddhist_year(date)
    text = _library.strftime()(date, pattern) + year_pattern.format(year=year, short=year % 100)
    return _in(digits, text)


def _with_open_day(date: OpenDay, form: DateForm, digits: Digits) -> str:
    year, month = buddhist_year(date), ABBREVIATED_MONTHS[date.month - 1]
    if form is DateForm.TABLE:
        return _in(digits, f"{SHORT_BLANK_DAY} {month} {year % 100:02d}")
    if form is DateForm.MEDIUM:
        return _in(digits, f"{SHORT_BLANK_DAY} {month} {year}")
    era = form in (DateForm.ORDER, DateForm.WEEKDAY_ORDER)
    text = format_undated(date.year, date.month, digits=digits, era=era)
    return f"วันที่ {text}" if form in (DateForm.WEEKDAY, DateForm.WEEKDAY_ORDER) else text


def format_date_range(
    start: dt.date, end: dt.date, form: DateForm = DateForm.LETTER, *, digits: Digits = "thai"
) -> str:
    """Days from start to end: `๑๕ - ๑๖ มกราคม ๒๕๖๕` within a month, otherwise both ends in full."""
    if end < start:
        raise ValueError(f"range ends before it starts: {start} - {end}")
    last = format_date(end, form, digits=digits)
    if start == end:
        return last
    same_month = (start.year, start.month) == (end.year, end.month)
    if same_month and form not in (DateForm.WEEKDAY, DateForm.WEEKDAY_ORDER):
        return f"{_in(digits, str(start.day))} - {last}"
    return f"{format_date(start, form, digits=digits)} - {last}"


def format_month(year: int, month: int, *, digits: Digits = "thai", era: bool = False) -> str:
    """Month and Buddhist year of a Gregorian year and month: `มกราคม ๒๕๖๕`, with `era` `มกราคม พ.ศ. ๒๕๖๕`."""
    buddhist = buddhist_year(dt.date(year, month, 1))
    return _in(digits, f"{MONTHS[month - 1]} {'พ.ศ. ' if era else ''}{buddhist}")


def format_undated(year: int, month: int, *, digits: Digits = "thai", era: bool = False, blank: str = BLANK_DAY) -> str:
    """A date whose day a pen will fill in: `.......... มกราคม ๒๕๖๕` (Gregorian year and month given)."""
    return f"{blank} {format_month(year, month, digits=digits, era=era)}"


def format_time(time: dt.time, *, digits: Digits = "thai") -> str:
    """`๐๘.๓๐ น.`"""
    return _in(digits, f"{time:%H.%M} น.")


def format_time_range(start: dt.time, end: dt.time, *, digits: Digits = "thai") -> str:
    """`๐๘.๓๐ - ๑๖.๓๐ น.`"""
    return _in(digits, f"{start:%H.%M} - {end:%H.%M} น.")


def _in(digits: Digits, text: str) -> str:
    return to_thai_digits(text) if digits == "thai" else text
