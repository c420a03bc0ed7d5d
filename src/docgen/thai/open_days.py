"""A date of which month and year are known and the day is written by pen: `.......... มกราคม ๒๕๖๕` (handbook 1.5)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from docgen.thai.calendar import month_number
from docgen.thai.cells import typed_text
from docgen.thai.dates import read_date
from docgen.thai.reading import Fault, Reading, ThaiValueError

_MONTH_AND_YEAR = re.compile(
    r"(?:(?:ลง|ณ )?วันที่)?[ ._…]*(?:เดือน ?)?(?P<month>[ก-๎A-Za-z][ก-๎A-Za-z. ]*?)[ /\-]*"
    r"(?P<year>(?:(?:พ\.? ?ศ\.?|ค\.? ?ศ\.?) ?)?(?:\d{4}|\d{2}))"
)


class OpenDay(dt.date):
    """A month whose day is open. As a date it is the month's first day, and it equals no date that is known.

    So what compares dates holds for every day of the month where it holds for the first: a letter of February is later
    than a day of January. What asks whether it is earlier must ask `last`.
    """

    @property
    def last(self) -> dt.date:
        """The last day that it may be."""
        return dt.date(self.year, self.month, calendar.monthrange(self.year, self.month)[1])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, OpenDay) and super().__eq__(other)

    def __ne__(self, other: object) -> bool:  # a date has one of its own
        return not self == other

    def __hash__(self) -> int:
        return hash((OpenDay, self.year, self.month))


def read_letter_date(value: object) -> Reading[dt.date]:
    """The date of a letter or an order: that of `read_date`, or a month and its year, whose day is still open."""
    try:
        return read_date(value)
    except ThaiValueError as error:
        if error.code is not Fault.DATE_INCOMPLETE and error.code is not Fault.NOT_A_DATE:
            raise
        found = _open_day(value)
        if found is None:
            raise
        return found


def _open_day(value: object) -> Reading[dt.date] | None:
    if not isinstance(value, str):
        return None
    match = _MONTH_AND_YEAR.fullmatch(typed_text(value, Fault.NOT_A_DATE)[0])
    if match is None or month_number(match["month"])[0] is None:
        return None
    first = read_date(f"1 {match['month']} {match['year']}")
    if first.value is None:
        return None
    return Reading(OpenDay(first.value.year, first.value.month, 1), first.repairs)
